/** Which shocks are there, since which fact, and what each took. Written by State.apply alone. */
export class ShockBook {
  /** By shock: the ShockStarted, −1 while it is not there. */
  readonly startedBy: Int32Array;
  /** By shock: places it took, as the ShockStarted says. */
  readonly took: Int32Array;

  constructor(shocks: number) {
    this.startedBy = new Int32Array(shocks).fill(-1);
    this.took = new Int32Array(shocks);
  }

  started(fact: number, shock: number, places: number): void {
    this.startedBy[shock] = fact;
    this.took[shock] = places;
  }

  ended(shock: number): void {
    this.startedBy[shock] = -1;
  }
}
