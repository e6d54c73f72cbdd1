import type { Model } from "../../compile/model.ts";

/**
 * True where somebody looks for the next place while their stay or a step of preparation goes on, or looks for others
 * after a time.
 */
export const looksBeside = ({ routes }: Model): boolean =>
  routes.some((route) =>
    [route.refer, route.searchFrom, route.othersAfter, route.movesOn].some((one) => one !== undefined),
  );

/** Those who look for the next place while their stay or their preparation goes on: planned, not told. */
export class Beside {
  /** By slot: when someone in a stay is to be referred. */
  readonly referAt = new Map<number, number>();
  /** Notices up to and including this second came before the run was rebuilt. */
  after = -1;
  /** Those referred in this instant who go on with what they are at, whatever comes of it. */
  readonly asking = new Set<number>();
  /** Those who stand in queues already and of whose stay or preparation nothing is left since this instant. */
  readonly done = new Set<number>();

  /** Those who stand in the queue of their first choice and look for the others as well since this instant. */
  readonly widening = new Set<number>();

  /** By slot: the route by which they have come to a second choice in this instant. */
  readonly arrived = new Map<number, number>();
  /** The same for those who look for a better choice from there. */
  readonly better = new Map<number, number>();

  /** True for someone among those referred in this instant who stands in queues already. */
  stands(slot: number): boolean {
    return this.done.has(slot) || this.widening.has(slot);
  }

  /** The instant is settled. */
  clear(): void {
    this.asking.clear();
    this.done.clear();
    this.widening.clear();
    this.better.clear();
  }
}
