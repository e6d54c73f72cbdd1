/** What is special about a person now, as bits: each concerns one of the books (see journeys.ts). */
export const MARK = {
  /** A place is reserved for them. */
  holds: 1,
  /** They wait, or are on the way to a place found. */
  waits: 2,
  /** They are ready to leave. */
  ready: 4,
  /** Somebody will ask where they are on a later day. */
  followed: 8,
  /** They went from hospital to wait outside, with nothing in between. */
  fromHospital: 16,
  /** They went home from hospital beds, and it counts if they come back. */
  wentHome: 32,
  /** They are on a team's list: their visit may last beyond the shift. */
  visited: 128,
  /** The place they leave needs a turn-round. */
  turns: 512,
  /** Units of capacity are counted where they go or leave. */
  units: 1024,
  /** They count among those aged 65 and over, for good: the highest bit. */
  older: 32_768,
} as const;

export const OUTCOME_MARKS = MARK.followed | MARK.fromHospital | MARK.wentHome;
/** How far to shift marks to have 1 for an older person, 0 for another. */
export const OLDER_SHIFT = 15;
