import type { FactChunk } from "../../engine/index.ts";

/**
 * Shapes of the log as the page holds it. The log worker makes them from a file or from a run, and posts them: typed
 * arrays only, so that they are handed over and not copied. Times are whole seconds from time 0 of the run.
 */

/** One chunk of facts, with what the viewer needs beside them. */
export interface Part {
  readonly chunk: FactChunk;
  /**
   * By fact of the chunk: the cell (bed or place, from 0) that a Started takes or a Left frees in its service. −1 for
   * other kinds, and in services without cells (teams, states, decisions). The lowest free cell is taken, always.
   */
  readonly cell: Int32Array;
  /** Stored states: one before the first fact of the part, then one after every 4,096 facts. */
  readonly keyframes: Keyframes;
}

/** States as bytes, in order. Keyframe i is bytes.subarray(offset[i], offset[i + 1]). */
export interface Keyframes {
  /** Number of the fact that comes next. */
  readonly next: Int32Array;
  /** Time of the last fact before, 0 when there is none. */
  readonly at: Int32Array;
  readonly offset: Int32Array;
  readonly bytes: Uint8Array;
}

/** Every delay: from ready to leave until left. Parallel columns, by time. */
export interface Delays {
  readonly length: number;
  /** Number of the ReadyToLeave. */
  readonly fact: Int32Array;
  /** When it began. */
  readonly time: Int32Array;
  readonly person: Int32Array;
  /** Where the person is held. */
  readonly service: Int32Array;
  /** The place waited for, first choice: a place number. */
  readonly wanted: Int32Array;
  /** First reason: see REASON. */
  readonly reason: Uint8Array;
  /** When it ended; −1 when it has not by the end of the log. */
  readonly until: Int32Array;
}

/** Facts by person: those of person p are facts[start[p]] … facts[start[p + 1] − 1], in order. */
export interface PeopleFacts {
  readonly start: Int32Array;
  readonly facts: Int32Array;
  /** Two words per person: who they are, the same in every scenario of a pair. */
  readonly keys: Int32Array;
}

/**
 * What a lane can show: people in the service, people in it who are ready to leave, people in its queue. `used` and
 * `ready` of all services of kind beds together come with service −1.
 */
export type LaneKind = "used" | "ready" | "waiting";

/**
 * The least and the most of a figure in each stretch of time, at doubling widths: level k holds stretches of
 * 2^k hours, so that a bad hour is there at every width. Counted are the states at whole seconds, from time 0 to the
 * end of the run. A figure of one service that is 0 throughout has no lane.
 */
export interface Lane {
  readonly service: number;
  readonly kind: LaneKind;
  readonly low: readonly Int32Array[];
  readonly high: readonly Int32Array[];
}

/** What is known only when the whole log has been read. */
export interface LogIndex {
  readonly facts: number;
  /** Time of the last fact. */
  readonly lastTime: number;
  /** True when the log was read to its end: nothing more happens until the end of the run. */
  readonly complete: boolean;
  readonly delays: Delays;
  readonly people: PeopleFacts;
  readonly lanes: readonly Lane[];
  /** By service: cells ever needed (the most capacity, or more where more people were in it); 0 without cells. */
  readonly cells: Int32Array;
  /** By service: the highest number of places or staff at any time; −1 without limit. */
  readonly mostCapacity: Int32Array;
}

/** One fact as a row. */
export interface Fact {
  readonly number: number;
  readonly time: number;
  readonly kind: number;
  readonly person: number;
  readonly service: number;
  readonly other: number;
  readonly value: number;
  readonly cause: number;
}
