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

/** All that a model says of queues beside limits and patience. */
export interface ModelQueueing {
  /** By service; null where all are served in the order of referral. Empty when that is every service. */
  readonly admission: readonly (ModelAdmission | null)[];
}

/** A model that says nothing of queues. */
export const NO_QUEUEING: ModelQueueing = { admission: [] };
