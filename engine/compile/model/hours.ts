/**
 * Openings in seconds of run time, where no week is like the next: bank holidays or dated changes. From, to, from, to …,
 * rising; both ends are open. Null where the weekly openings hold all the time.
 */
export type DatedOpenings = Int32Array | null;
