/** What people carry with them wherever they are, in numbers. Lists are empty where a scenario says nothing of the kind. */

/** What starts a clock. */
export const CLOCK_FROM = { arrival: 0, stay: 1, discharge: 2, stage: 3 } as const;

/** How long a clock goes on once started, unless it rings. */
export const CLOCK_SCOPE = { stay: 0, admission: 1, life: 2, stage: 3 } as const;

/**
 * How fast a clock of a given age runs out: a rate per second that grows by e^growth per second of age, or the hazard of a
 * distribution of whole times (a number of Model.distributions).
 */
export type ModelHazard =
  | { readonly form: "rate"; readonly perSecond: number; readonly growth: number }
  | { readonly form: "distribution"; readonly distribution: number };

/** A latent time of a person. Clocks stand in the order of their luck, so that the order of a file means nothing. */
export interface ModelClock {
  readonly name: string;
  readonly label: string;
  readonly luck: number;
  readonly from: number;
  /** 1 for the services whose stays or discharges start it; empty where neither does. */
  readonly startedBy: Uint8Array;
  /** 1 for the services to come to which is an admission and ends it; empty where none does. */
  readonly endedBy: Uint8Array;
  readonly scope: number;
  /** By class: 1 where a clock from a stage runs; empty for others. */
  readonly inStage: Uint8Array;
  /** Where the person goes when it rings: a place; −1 for a move between stages. */
  readonly to: number;
  /** For a move between stages: the condition (number of the attribute), and by class the class it leads to. */
  readonly attribute: number;
  readonly becomes: Int32Array;
  /** True when it stands still while the person waits or is delayed. */
  readonly stops: boolean;
  /** Share of people for whom it never rings. */
  readonly never: number;
  /** By phase and class: number of the hazard, −1 where it never rings. */
  readonly hazards: readonly Int32Array[];
}

/** What becomes of a membership while the person is in a hospital. */
export const WHEN_ADMITTED = { keep: 0, suspend: 1, release: 2 } as const;

/** Something people belong to beside the place they are in. In order of luck. */
export interface ModelMembership {
  readonly name: string;
  readonly label: string;
  readonly luck: number;
  /** Most members; −1 = any number. */
  readonly capacity: number;
  /** By class: 1 for those who may join. */
  readonly who: Uint8Array;
  /** What people join on: arrival, stay or discharge of CLOCK_FROM, and the services meant (empty for arrival). */
  readonly from: number;
  readonly startedBy: Uint8Array;
  /** Share of them who join. */
  readonly share: number;
  /** Distribution of the time as a member; −1 = without end. */
  readonly lasts: number;
  readonly whenAdmitted: number;
}

/** An effect that has hold of somebody whole; less after it has begun to fade. */
export const FULL = 1000;

/** Something that multiplies a clock's hazard, stays or a share for those whom it reaches. In order of luck. */
export interface ModelEffect {
  readonly name: string;
  readonly label: string;
  readonly luck: number;
  /** The service or the membership in which it reaches people; both −1 for a dated one: everybody, from `from` on. */
  readonly while: number;
  readonly member: number;
  readonly from: number;
  /** When either kind ends. */
  readonly until: number;
  /** By class: 1 for those whom it can reach. */
  readonly who: Uint8Array;
  /** The clock, the service whose stays, or the route whose share, it multiplies; −1 for the others. */
  readonly clock: number;
  readonly stayOf: number;
  readonly route: number;
  readonly factor: number;
  /** Seconds until it sets in, and in which it fades. */
  readonly lag: number;
  readonly decay: number;
  /** Share of people for whom it works. */
  readonly worksFor: number;
}

export interface ModelPeople {
  readonly clocks: readonly ModelClock[];
  readonly memberships: readonly ModelMembership[];
  readonly effects: readonly ModelEffect[];
  /** By service: 1 for hospitals, to start in which is an admission. */
  readonly hospitals: Uint8Array;
  readonly hazards: readonly ModelHazard[];
}

/** An attribute that says of people what a tool finds, which may not be what they are. */
export interface ModelMeasured {
  /** Its position, and that of the attribute it measures, among the attributes of the cohort. */
  readonly position: number;
  readonly of: number;
  /** Purpose of its draw. */
  readonly luck: number;
  /** Share of people whom it flags, by their level of the attribute it measures, counted within the cohort. */
  readonly flags: readonly number[];
  /** Its two levels, counted within the cohort. */
  readonly flagged: number;
  readonly notFlagged: number;
}
