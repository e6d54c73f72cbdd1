/** One person's time in a service, or one visit. Times are seconds from time 0. */
export interface Stay {
  /** Of all stays of this person, from 1. */
  readonly number: number;
  readonly service: number;
  /** Where they came from: a service, or −1 for outside. */
  readonly from: number;
  /** Route by which they came; −1 on arrival, −2 after giving up or a full queue. */
  readonly route: number;
  /** When they joined the queue and when a place was found; null where that took no time. */
  readonly referred: number | null;
  readonly assigned: number | null;
  readonly setOut: number | null;
  /** Seconds in the queue. */
  readonly waited: number;
  started: number;
  readonly startCounts: boolean;
  ready: number | null;
  readyCounts: boolean;
  left: number | null;
  leftCounts: boolean;
  /** Where they went: a service, an exit, or −1 to wait outside. */
  to: number;
  how: StayEnd;
  /** True once a visit was finished; and when that was after the end of the shift. */
  visited: boolean;
  overtime: boolean;
}

/** How a stay ended, in the words of the table. */
export type StayEnd =
  | "left"
  | "exited"
  | "displaced"
  | "discharged early"
  | "rang"
  | "moved on"
  | "exchanged"
  | "still there";

/** A stretch of a delay with one reason (0: none told) and one place waited for. */
export interface Delay {
  reason: number;
  waitedFor: number;
  began: number;
  readonly counts: boolean;
  ended: number | null;
}

export interface Wait {
  readonly service: number;
  since: number;
}

/** A place found, before the person is there. */
export interface Found {
  /** When the person joined the queue, null where they did not have to; and their seconds in it. */
  readonly referred: number | null;
  readonly waited: number;
  assigned: number;
}

/** A person in the model, and what has become of them so far. */
export interface Life {
  readonly person: number;
  readonly key: string;
  /** Number of their class (see LogHeader.classes) on arrival. */
  readonly class: number;
  readonly arrived: number;
  readonly arrivalCounts: boolean;
  exited: number | null;
  exitCounts: boolean;
  exit: number;
  returned: number;
  starts: number;
  gaveUp: number;
  refused: number;
  diverted: number;
  /** Seconds of the delays and waits that are over; and of those going on, where the run ended. */
  delayed: number;
  waited: number;
  measuredDelayed: number;
  stay: Stay | null;
  delay: Delay | null;
  waits: Wait[];
  found: Found | null;
  setOut: number | null;
}

/** A person who arrives. */
export function lifeOf(person: number, key: string, of: number, arrived: number, arrivalCounts: boolean): Life {
  return {
    person,
    key,
    class: of,
    arrived,
    arrivalCounts,
    exited: null,
    exitCounts: false,
    exit: -1,
    returned: 0,
    starts: 0,
    gaveUp: 0,
    refused: 0,
    diverted: 0,
    delayed: 0,
    waited: 0,
    measuredDelayed: 0,
    stay: null,
    delay: null,
    waits: [],
    found: null,
    setOut: null,
  };
}
