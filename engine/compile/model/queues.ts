/** A class of people at the door of a service. */
export interface ModelAdmitClass {
  readonly name: string;
  /** 1 goes first. */
  readonly priority: number;
  /** By how much the priority improves in each second of waiting. */
  readonly ageing: number;
  /** Most people of the class who may wait for the service, −1 = no limit. */
  readonly limit: number;
  /** Places that must stay free for others when one of the class is admitted. */
  readonly keepFree: number;
  /** Where a person of the class goes who may not wait: a place. */
  readonly to: number;
}

/** Who goes first in the queue of a service that tells people apart. */
export interface ModelAdmission {
  /** As declared; the last one is for everyone else. */
  readonly classes: readonly ModelAdmitClass[];
  /** Index into `classes`: classOf[class of person × 2 + (1 for those who wait in a place they hold)]. */
  readonly classOf: readonly number[];
  readonly first: "blocked" | "outside" | null;
  /** True when one who fits may pass one who does not. */
  readonly fitFirst: boolean;
}

/** When people stop waiting for a service: exactly one of `after`, `expectedWait` and `at` is not −1. */
export interface ModelPatience {
  /** Distribution of the wait after which they stop. */
  readonly after: number;
  /** Seconds: they do not begin to wait when the expected wait is longer. */
  readonly expectedWait: number;
  /** Second of the day at which they stop. */
  readonly at: number;
  /** By class of person: 1 for those it is for; null = everyone. */
  readonly isFor: readonly number[] | null;
  /** Where they go: a place. */
  readonly to: number;
}

/** Work beside other work that must be done before a person is ready to leave a service. */
export interface ModelTask {
  readonly name: string;
  /** Distribution. */
  readonly takes: number;
  /** True when it begins with the stay, false when the stay is over. */
  readonly fromStart: boolean;
  /** Purpose of its draws. */
  readonly luck: number;
}

/** All that a model says of queues beside their limits. */
export interface ModelQueueing {
  /** By service; null where all are served in the order of referral. Empty when that is every service. */
  readonly admission: readonly (ModelAdmission | null)[];
  /** By service, in the order declared. Empty where nobody gives up. */
  readonly patience: readonly (readonly ModelPatience[])[];
  /** What becomes of rings; null = not said: they exchange, and nobody asks for the first. */
  readonly rings: "exchange" | "report" | "stop" | null;
  /** Tasks by service, for stays that begin from `from` (seconds) on; in the order of time. Empty where there are none. */
  readonly tasks: readonly { readonly from: number; readonly of: readonly (readonly ModelTask[])[] }[];
}

/** A model that says nothing of queues. */
export const NO_QUEUEING: ModelQueueing = { admission: [], patience: [], tasks: [], rings: null };
