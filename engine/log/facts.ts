/**
 * The vocabulary of the log: one table.
 *
 * A fact has seven columns. `time` is in whole seconds since the start of the warm-up, `person` is the number given
 * at Arrived (a label only), `service` and `other` are places: services count from 0, exits follow them, −1 is outside.
 * `cause` is the number of the fact that enabled this one, −1 for none.
 *
 * **A step that takes no time writes nothing of its own.** A person who starts in the instant of referral has no
 * Referred; one who leaves in the instant of being ready has no ReadyToLeave. So every Referred, Assigned,
 * ReadyToLeave, Delayed and TransferStarted in the log stands for time that passed.
 *
 * Numbers are never reused: a stored log keeps its meaning.
 */
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
  UnitsTaken: 24,
  TasksDone: 31,
  RingFormed: 30,
  PoolTaken: 25,
  PoolFreed: 26,
  PoolChanged: 27,
  ClockRang: 40,
  ReservationEnded: 41,
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

interface FactMeaning {
  readonly number: Kind;
  /** What happened, in one sentence. */
  readonly says: string;
  readonly service: string;
  readonly other: string;
  readonly value: string;
  readonly cause: string;
  /** Kinds of the same person that may stand directly before this one; "first" opens a person's facts. */
  readonly follows: readonly (KindName | "first" | "none")[];
}

const INSIDE = ["Started", "Displaced", "DischargedEarly", "Visited", "ReadyToLeave", "Delayed"] as const;
const WAITING = ["Referred", "Delayed", "ReadyToLeave"] as const;
const CALLED = ["ClockRang", "ReservationEnded"] as const;

/** What each kind means, column by column, and what it may follow. */
export const FACTS: { readonly [K in KindName]: FactMeaning } = {
  Arrived: {
    number: KIND.Arrived,
    says: "A person came into the model for the first time.",
    service: "the service they are referred to first",
    other: "cohort",
    value: "class: the cohort and attribute levels as one number (see Model.classes)",
    cause: "none",
    follows: ["first"],
  },
  Referred: {
    number: KIND.Referred,
    says: "A person began to wait for a place in a service.",
    service: "the service waited for",
    other: "where the person waits: a service (the place is held), or outside",
    value: "route that led here; −1 on arrival, −2 after giving up or a full queue",
    cause: "the fact that sent them: Arrived, ReadyToLeave, Left, Returned, GaveUp, Diverted; a delay's last Delayed",
    follows: [
      "Arrived",
      "Left",
      "Referred",
      "ReadyToLeave",
      "Delayed",
      "GaveUp",
      "Diverted",
      "Returned",
      "Started",
      "Displaced",
      ...CALLED,
    ],
  },
  Assigned: {
    number: KIND.Assigned,
    says: "A place was found and is reserved from now on.",
    service: "the service with the place",
    other: "where the person is: a service, or outside",
    value: "route taken; −1 on arrival, −2 after giving up or a full queue",
    cause: "the Left or CapacityChanged that freed the place, or the person's own last fact",
    follows: ["Arrived", "Left", ...WAITING, "GaveUp", "Diverted", "Returned", "Started", "Displaced", ...CALLED],
  },
  Started: {
    number: KIND.Started,
    says: "A person took up a place.",
    service: "the service",
    other: "where they came from: a service, or outside",
    value: "route by which they came; −1 on arrival, −2 after giving up or a full queue",
    cause: "the Left or CapacityChanged that freed the place, or the person's own last fact",
    follows: [
      "Arrived",
      "Left",
      "Referred",
      "Assigned",
      "TransferStarted",
      "GaveUp",
      "Diverted",
      "Returned",
      ...CALLED,
    ],
  },
  Visited: {
    number: KIND.Visited,
    says: "A team member finished a visit.",
    service: "the team",
    other: "outside",
    value: "1 when finished as overtime after the end of the shift, else 0",
    cause: "Started",
    follows: ["Started"],
  },
  ReadyToLeave: {
    number: KIND.ReadyToLeave,
    says: "A person's stay is over and they could leave, but did not leave at once.",
    service: "where they are",
    other: "where they are to go: the first acceptable place",
    value: "route they are to take",
    cause: "Started",
    follows: ["DischargedEarly", "Started", "Displaced", "Visited", "Diverted", "Refused", "GaveUp"],
  },
  Delayed: {
    number: KIND.Delayed,
    says: "From now on this is why a person who is ready has not left.",
    service: "where they are",
    other: "the place waited for, first choice",
    value: "reason (see REASON)",
    cause: "the fact that ended the step before, or ReadyToLeave",
    follows: ["ReadyToLeave", "Delayed", "Referred", "Assigned", "TransferStarted", "GaveUp", "Diverted", "Refused"],
  },
  TransferStarted: {
    number: KIND.TransferStarted,
    says: "A person is on the way, and the journey takes time.",
    service: "where they are going",
    other: "where they come from: a service, or outside",
    value: "route taken; −1 on arrival, −2 after giving up or a full queue",
    cause: "Assigned, or the person's own last fact",
    follows: [
      "Assigned",
      "Delayed",
      "ReadyToLeave",
      "Referred",
      "Started",
      "Displaced",
      "Visited",
      "Arrived",
      "Left",
      "GaveUp",
      "Returned",
      ...CALLED,
    ],
  },
  Left: {
    number: KIND.Left,
    says: "A person left a place, which is free from now on, or when its turn-round is over.",
    service: "the place left",
    other: "where they are going: a service, an exit, or outside to wait at home",
    value: "route taken; −2 after giving up or a full queue",
    cause: "the person's own last fact, or the fact that freed the next place",
    follows: [
      ...INSIDE,
      "Assigned",
      "TransferStarted",
      "Referred",
      "GaveUp",
      "Diverted",
      "Refused",
      "RingExchanged",
      ...CALLED,
    ],
  },
  Diverted: {
    number: KIND.Diverted,
    says: "A service with a full queue, or a rule, sent a person to another service.",
    service: "the service they do not go to",
    other: "where the person goes",
    value: "length of the queue",
    cause: "the person's own last fact; the RuleFired, where a rule sends them",
    follows: ["Arrived", "Left", ...INSIDE, "GaveUp", "Diverted", "Returned", ...CALLED],
  },
  GaveUp: {
    number: KIND.GaveUp,
    says: "A person stopped waiting, or did not begin because the expected wait was too long.",
    service: "the service waited for",
    other: "where the person goes",
    value: "seconds waited; 0 for those who did not begin",
    cause: "Referred; the person's own last fact for those who did not begin",
    follows: ["Referred", "Arrived", "Left", ...INSIDE, "GaveUp", "Diverted", "Returned", ...CALLED],
  },
  Refused: {
    number: KIND.Refused,
    says: "A service with a full queue, or a rule, turned a person away, out of the model.",
    service: "the service they do not go to",
    other: "the exit the person takes",
    value: "length of the queue",
    cause: "the person's own last fact; the RuleFired, where a rule sends them",
    follows: ["Arrived", "Left", ...INSIDE, "GaveUp", "Diverted", "Returned", ...CALLED],
  },
  Returned: {
    number: KIND.Returned,
    says: "A person who had gone home needs a service again.",
    service: "the service they are referred to",
    other: "the place at home they return from",
    value: "how many times this person has returned, from 1",
    cause: "Left",
    follows: ["Left"],
  },
  Joined: {
    number: KIND.Joined,
    says: "A membership of a person began or went on, or was refused. It stands beside their steps and changes none of them. An Exited ends all memberships.",
    service: "where the person is: a service, or outside",
    other: "membership (see Model.people)",
    value: "0 refused, since it is full; 1 begun; 2 goes on after it was suspended",
    cause: "the last of the person's steps",
    follows: [],
  },
  Released: {
    number: KIND.Released,
    says: "A membership of a person ended, or was suspended. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "membership (see Model.people)",
    value: "0 ended; 1 suspended: still a member, whom it does nothing for",
    cause: "the last of the person's steps",
    follows: [],
  },
  ConditionChanged: {
    number: KIND.ConditionChanged,
    says: "A condition of a person moved to another stage. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "condition: number of the attribute whose levels are its stages",
    value: "class of the person from now on (see Model.classes)",
    cause: "the last of the person's steps",
    follows: [],
  },
  EffectChanged: {
    number: KIND.EffectChanged,
    says: "An effect on a person set in, faded by a step or ended. It stands beside their steps and changes none of them.",
    service: "where the person is: a service, or outside",
    other: "effect (see Model.people)",
    value: "how far it has hold of them from now on, in thousandths",
    cause: "the last of the person's steps",
    follows: [],
  },
  CapacityChanged: {
    number: KIND.CapacityChanged,
    says: "The number of places or staff changed.",
    service: "the service",
    other: "1 when a staff shift ended, so that visits going on count as overtime; else −1",
    value: "places or staff from now on",
    cause: "the RuleFired, shock or PhaseOpened that adds places or takes them, or none",
    follows: ["none"],
  },
  RuleFired: {
    number: KIND.RuleFired,
    says: "A rule came into force, was over, or did what it does at once.",
    service: "the first service it looks at",
    other: "rule, by its place in the list of rules",
    value: "1 from now on in force, 0 over, 2 done at once",
    cause: "the last fact about the services it looks at; when over, the RuleFired that it ends; else none",
    follows: ["none"],
  },
  DischargedEarly: {
    number: KIND.DischargedEarly,
    says: "A rule ended a person's stay.",
    service: "where they are",
    other: "outside",
    value: "seconds of the stay",
    cause: "the RuleFired",
    follows: ["Started", "Before"],
  },
  ShockStarted: {
    number: KIND.ShockStarted,
    says: "A shock began.",
    service: "the service that loses places; outside for a surge of demand",
    other: "shock, by its place in the list of shocks",
    value: "places it takes, from those there are or come; 0 for a surge",
    cause: "none",
    follows: ["none"],
  },
  ShockEnded: {
    number: KIND.ShockEnded,
    says: "A shock was over.",
    service: "the service that has its places back; outside for a surge of demand",
    other: "shock, by its place in the list of shocks",
    value: "places it took; 0 for a surge",
    cause: "the ShockStarted that it ends",
    follows: ["none"],
  },
  PhaseOpened: {
    number: KIND.PhaseOpened,
    says: "A phase of a programme opened: what it sets holds from now on.",
    service: "the first service its gate looks at; outside where it has no gate",
    other: "phase, by its place in the list of all phases of programmes with gates",
    value: "0",
    cause: "the last fact about the services its gate looks at; else the PhaseOpened before it; else none",
    follows: ["none"],
  },
  RingExchanged: {
    number: KIND.RingExchanged,
    says: "People who each waited for the next one's place changed places; one fact for each of them.",
    service: "where the person is",
    other: "the place they get",
    value: "people in the ring; 1 for a person who comes back to the place they hold",
    cause: "the last fact before it of the person who closed the ring, who is named first",
    follows: [...INSIDE, "Referred", "GaveUp", "Diverted"],
  },
  Census: {
    number: KIND.Census,
    says: "Who is there at the start is told from here on; or all of them have been told. What stands between the two did not happen at time 0: it was so already.",
    service: "outside",
    other: "outside",
    value: "people in the census; 0 when all have been told",
    cause: "none",
    follows: ["none"],
  },
  Before: {
    number: KIND.Before,
    says: "What the fact before it says of the person began before time 0.",
    service: "where they are: a service, or outside",
    other: "outside",
    value: "seconds before time 0",
    cause: "the person's own last fact: the one it is about",
    follows: ["Started", "Referred", "ReadyToLeave", "Assigned", "Delayed"],
  },
  Ended: {
    number: KIND.Ended,
    says: "What was to end the run has come about: nothing happens after this.",
    service: "outside",
    other: "outside",
    value: "seconds since the measured start",
    cause: "the last fact, where that brought it about; none where it came with time",
    follows: ["none"],
  },
  Exited: {
    number: KIND.Exited,
    says: "A person left the model.",
    service: "the last place, or outside",
    other: "exit: home, care-home, died, moved-away or elsewhere",
    value: "0",
    cause: "the person's own last fact",
    follows: ["Left", "Refused", "GaveUp", "Arrived", "Diverted", ...CALLED],
  },
  ClockRang: {
    number: KIND.ClockRang,
    says: "A clock of the person rang, and they leave whatever they are in.",
    service: "where the person is: a service, or outside",
    other: "where the clock leads: a service or an exit; −1 when they are there or bound for it, and nothing changes",
    value: "clock (see Model.people)",
    cause: "the person's own last fact",
    follows: [
      "Arrived",
      ...INSIDE,
      "Referred",
      "Assigned",
      "TransferStarted",
      "Left",
      "Diverted",
      "GaveUp",
      "Returned",
      "ClockRang",
      "ReservationEnded",
      "RingExchanged",
    ],
  },
  ReservationEnded: {
    number: KIND.ReservationEnded,
    says: "A place that was reserved is free again: the person for whom it was kept was called away.",
    service: "the service with the place",
    other: "where the person is: a service, or outside",
    value: "0",
    cause: "ClockRang",
    follows: ["ClockRang"],
  },
  PlaceReady: {
    number: KIND.PlaceReady,
    says: "The turn-round of a place that was left is over: it is free from now on.",
    service: "the service with the place",
    other: "units of capacity it takes up: 1, unless whoever left it held more",
    value: "seconds since it was left",
    cause: "the Left that emptied it",
    follows: ["none"],
  },
  Displaced: {
    number: KIND.Displaced,
    says: "A person's stay was ended early because the place they are in is taken away.",
    service: "where they are",
    other: "where they are to go: the first acceptable place",
    value: "route they are to take",
    cause: "the CapacityChanged that took places away",
    follows: ["Started", "Before"],
  },
  StartsRenewed: {
    number: KIND.StartsRenewed,
    says: "A new week or day began for a service that limits its starts.",
    service: "the service",
    other: "outside",
    value: "places it may give out until the next one",
    cause: "none",
    follows: ["none"],
  },
  UnitsTaken: {
    number: KIND.UnitsTaken,
    says: "A person takes more or fewer units of capacity than until now; one each unless this says otherwise.",
    service: "the service",
    other: "1 for units of a place that is reserved, −1 for those of the place the person is in",
    value: "units from now on",
    cause: "the person's own last fact",
    follows: [...INSIDE, "Assigned", "TransferStarted", "Referred", "GaveUp", "Diverted", "Refused"],
  },
  TasksDone: {
    number: KIND.TasksDone,
    says: "The last of the tasks was done that kept a person from being ready after the end of the stay.",
    service: "where the person is",
    other: "which task, by its place in the list of the service's tasks",
    value: "seconds since the end of the stay",
    cause: "the person's own last fact: the Started of the stay",
    follows: [],
  },
  RingFormed: {
    number: KIND.RingFormed,
    says: "A person who began to wait closed a ring of people who each wait for the next one's place, and do not change places.",
    service: "where the person is",
    other: "the place of the next in the ring",
    value: "people in the ring; 1 for a person who is to come back to the place they hold",
    cause: "the person's own last fact",
    follows: [],
  },
  PoolTaken: {
    number: KIND.PoolTaken,
    says: "A person holds more units of a pool than until now, for a service they are in or have a place in.",
    service: "the service",
    other: "pool, by its place in the list of pools",
    value: "units they hold from now on",
    cause: "the person's own last fact",
    follows: [],
  },
  PoolFreed: {
    number: KIND.PoolFreed,
    says: "A person holds fewer units of a pool than until now: the others are free.",
    service: "the service they leave, or in which a place was reserved for them",
    other: "pool, by its place in the list of pools",
    value: "units they go on holding, because where they go they are needed or kept",
    cause: "the person's own last fact",
    follows: [],
  },
  PoolChanged: {
    number: KIND.PoolChanged,
    says: "The number of units of a pool changed.",
    service: "outside",
    other: "pool, by its place in the list of pools",
    value: "units from now on",
    cause: "none",
    follows: ["none"],
  },
};

/** Kinds that are no step of a person: they stand beside the steps, and the person's last fact stays what it was. */
export const BESIDE: ReadonlySet<number> = new Set([
  KIND.UnitsTaken,
  KIND.TasksDone,
  KIND.RingFormed,
  KIND.PoolTaken,
  KIND.PoolFreed,
  KIND.Joined,
  KIND.Released,
  KIND.ConditionChanged,
  KIND.EffectChanged,
]);

/** Kinds of facts about a service and nobody in particular: their person is −1. */
export const ABOUT_NOBODY: ReadonlySet<number> = new Set([
  KIND.CapacityChanged,
  KIND.RuleFired,
  KIND.ShockStarted,
  KIND.ShockEnded,
  KIND.PhaseOpened,
  KIND.PlaceReady,
  KIND.StartsRenewed,
  KIND.PoolChanged,
  KIND.Census,
  KIND.Ended,
]);

/** Names by number, for readers of a log. */
export const KIND_NAMES: readonly (KindName | undefined)[] = kindNames();

function kindNames(): (KindName | undefined)[] {
  const names: (KindName | undefined)[] = [];
  for (const [name, number] of Object.entries(KIND)) names[number] = name as KindName;
  return names;
}
