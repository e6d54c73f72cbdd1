/** What a scenario says of queues: who is admitted before whom, who may wait, who gives up. */
import type { DistributionSpec, Place, Quantity } from "./words.ts";

/** A class of people at the door of a service. The first class whose `when` and `waitsIn` fit a person holds. */
export interface AdmitSpec {
  readonly name: string;
  /** attribute → levels; null = everyone. `cohort` may be used as an attribute. */
  readonly when: Readonly<Record<string, readonly string[]>> | null;
  /** Where the person waits: in a place they hold, or anywhere else; null = wherever. */
  readonly waitsIn: "in-place" | "outside" | null;
  /** 1 goes first; null = after every class that has one. */
  readonly priority: number | null;
  /** By how much the priority improves in each second of waiting; 0 = not at all. */
  readonly ageing: number;
  /** Most people of the class who may wait, 0 for `waits: false`; null = no limit. */
  readonly limit: number | null;
  /** Places that must stay free for others when one of the class is admitted. */
  readonly keepFree: number;
  /** Where those go who may not wait; null = as `queue: { then }` says. */
  readonly to: string | null;
  readonly place: Place;
}

/** When some people stop waiting, and where they go: exactly one of `after`, `expectedWait` and `at` is given. */
export interface GiveUpSpec {
  /** Seconds of waiting. */
  readonly after: DistributionSpec | null;
  /** They do not begin to wait when the expected wait is longer. */
  readonly expectedWait: Quantity | null;
  /** Second of the day. */
  readonly at: number | null;
  /** attribute → levels; null = everyone. */
  readonly when: AdmitSpec["when"];
  readonly to: string;
  readonly place: Place;
}

/** Who of those who wait goes first, whatever their class; null = nobody. */
export type FirstSpec = "blocked" | "outside" | null;

/** Work that must be done beside other work before a person is ready to leave. */
export interface TaskSpec {
  readonly name: string;
  readonly takes: DistributionSpec;
  /** When it begins: with the stay, or when the stay is over. */
  readonly from: "start" | "end";
}

/** When people are referred onward. */
export type ReferSpec = "at-admission" | "when-ready" | { readonly beforeReady: Quantity };

/** What a service says of its queue beside its limit. */
export interface QueueingSpec {
  readonly admit: readonly AdmitSpec[];
  readonly first: FirstSpec;
  /** True when one who fits may pass one who does not. */
  readonly fitFirst: boolean;
  /** In the order written. */
  readonly tasks: readonly TaskSpec[];
}
