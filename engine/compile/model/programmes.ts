/** Programmes whose phases a run opens: plain data. Times in seconds. */
import type { ModelCondition } from "./rules.ts";
import type { Reach } from "./stays.ts";

/** One phase that opens when its time has come, the phase before it is open, and its gate holds. */
export interface ModelOpening {
  readonly programme: number;
  readonly name: string;
  /** Run time before which it does not open; 0 for none. */
  readonly from: number;
  /** Seconds after the phase before it opened. */
  readonly wait: number;
  /** What must be so; null when nothing must. */
  readonly gate: ModelCondition | null;
  /** Stays under way that are worked out anew when it opens: see Reach; left out where none are. */
  readonly reach?: readonly Omit<Reach, "at">[];
  /** From one look at the gate to the next: seconds, or days by the civil day of the look, counted from that of time 0. */
  readonly again: { readonly seconds: number } | { readonly days: Int32Array } | null;
}

export interface ModelProgrammes {
  /** Of all programmes in turn: PhaseOpened names them by their place in this list. */
  readonly openings: readonly ModelOpening[];
  /**
   * By programme: its name, its first phase, how many it has, and by how much each that opens raises the number of the
   * world. In world 0 nothing has opened.
   */
  readonly list: readonly {
    readonly name: string;
    readonly first: number;
    readonly phases: number;
    readonly stride: number;
  }[];
}

/** No programme waits for anything. */
export const NO_PROGRAMMES: ModelProgrammes = { openings: [], list: [] };
