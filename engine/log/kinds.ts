/** Every kind of fact and its number. What each means is told in facts.ts. Numbers are never reused. */
export const KIND = {
  Arrived: 1,
  Referred: 2,
  Assigned: 3,
  Started: 4,
  Visited: 5,
  ReadyToLeave: 6,
  Delayed: 7,
  TransferStarted: 8,
  Left: 9,
  Diverted: 10,
  GaveUp: 11,
  Refused: 12,
  Returned: 13,
  Joined: 14,
  Released: 15,
  ConditionChanged: 16,
  EffectChanged: 17,
  CapacityChanged: 18,
  RuleFired: 19,
  ShockStarted: 20,
  RingExchanged: 21,
  Exited: 22,
  PlaceReady: 23,
  Displaced: 37,
  StartsRenewed: 38,
  Census: 53,
  Before: 54,
  Ended: 55,
  DischargedEarly: 45,
  ShockEnded: 46,
  PhaseOpened: 47,
  StaysChanged: 39,
  VisitStopped: 48,
  VisitResumed: 49,
  UnitsTaken: 24,
  TasksDone: 31,
  Withdrawn: 32,
  StoodSince: 33,
  MovedOn: 34,
  RingFormed: 30,
  PoolTaken: 25,
  PoolFreed: 26,
  PoolChanged: 27,
  ClockRang: 40,
  ReservationEnded: 41,
  PlaceLent: 42,
  PlaceReturned: 43,
} as const;

export type KindName = keyof typeof KIND;
export type Kind = (typeof KIND)[KindName];

/** Version of the vocabulary, stored with every log. */
export const VOCABULARY = 2;

/** Why a person who is ready has not left: the earliest unfinished step of the transfer. */
export const REASON = {
  assessment: 1,
  funding: 2,
  choice: 3,
  noRoom: 4,
  outOfHours: 5,
  transfer: 6,
} as const;

/** The reasons in the words of a report, indexed by their number. */
export const REASON_WORDS: readonly string[] = [
  "not delayed",
  "waiting for assessment",
  "waiting for funding",
  "waiting for the person's choice",
  "no room in the next service",
  "outside leaving or admission hours",
  "waiting for transfer",
];

/** Values of Joined and Released. */
export const JOINED = { refused: 0, begun: 1, goesOn: 2 } as const;
export const RELEASED = { ended: 0, suspended: 1 } as const;

/** Names by number, for readers of a log. */
export const KIND_NAMES: readonly (KindName | undefined)[] = kindNames();

function kindNames(): (KindName | undefined)[] {
  const names: (KindName | undefined)[] = [];
  for (const [name, number] of Object.entries(KIND)) names[number] = name as KindName;
  return names;
}
