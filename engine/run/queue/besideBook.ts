import type { Model } from "../../compile/model.ts";

/** True where somebody looks for the next place while their stay or a step of preparation goes on. */
export const looksBeside = ({ routes }: Model): boolean =>
  routes.some(({ refer, searchFrom }) => refer !== undefined || searchFrom !== undefined);

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

  /** The instant is settled. */
  clear(): void {
    this.asking.clear();
    this.done.clear();
  }
}
