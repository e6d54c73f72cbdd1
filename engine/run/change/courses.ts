/** A stay that the census met: its way on stays what it is. */
export const MET = -2;

/**
 * What each stay under way was drawn from, by slot, where a change may reach stays under way: read at its beginning, for a
 * person may change since. Planned, not told.
 */
export class Courses {
  /** Class of the person. */
  class = new Int32Array(256);
  /** Distribution that is the service's own, the choice of the way on (−1 none, MET), and the distribution of the stay. */
  own = new Int32Array(256);
  which = new Int32Array(256);
  stay = new Int32Array(256);
  /** Seconds of the stay as it is now, without tasks and time for which it stood still; and what effects made of each. */
  lasts = new Int32Array(256);
  factor = new Float64Array(256);

  /** A stay begins. */
  begin(slot: number, cls: number, own: number, which: number): void {
    while (slot >= this.class.length) this.grow();
    this.class[slot] = cls;
    this.own[slot] = own;
    this.which[slot] = which;
  }

  /** Its length is drawn: −1 for a distribution where it is not. */
  draw(slot: number, stay: number, lasts: number, factor: number): void {
    this.stay[slot] = stay;
    this.lasts[slot] = lasts;
    this.factor[slot] = factor;
  }

  private grow(): void {
    this.class = longer(this.class, new Int32Array(this.class.length * 2));
    this.own = longer(this.own, new Int32Array(this.own.length * 2));
    this.which = longer(this.which, new Int32Array(this.which.length * 2));
    this.stay = longer(this.stay, new Int32Array(this.stay.length * 2));
    this.lasts = longer(this.lasts, new Int32Array(this.lasts.length * 2));
    this.factor = longer(this.factor, new Float64Array(this.factor.length * 2));
  }
}

function longer<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
