export const HOUR = 3600;

/** One figure while a log is read: its least and its most in each hour so far. It begins as 0. */
export class Track {
  now = 0;
  private readonly hours: number;
  private low = new Int32Array(0);
  private high = new Int32Array(0);
  /** The last hour written. */
  private hour = -1;

  constructor(hours: number) {
    this.hours = hours;
  }

  /** From second `t` on the figure is another. */
  change(t: number, to: number): void {
    const hour = Math.floor(t / HOUR);
    const isNew = hour > this.hour;
    this.writeTo(Math.min(hour, this.hours - 1));
    this.now = to;
    if (hour >= this.hours) return;
    // A change on the hour leaves nothing in it of what was before.
    if (isNew && t % HOUR === 0) {
      this.low[hour] = to;
      this.high[hour] = to;
    } else if (to < this.low[hour]!) this.low[hour] = to;
    else if (to > this.high[hour]!) this.high[hour] = to;
  }

  /** True while the figure has never been anything but 0. */
  get isZero(): boolean {
    return this.low.length === 0;
  }

  /** Least and most by hour, what stands now standing to the end. */
  end(): { readonly low: Int32Array; readonly high: Int32Array } {
    this.writeTo(this.hours - 1);
    const { low, high } = this;
    return { low, high };
  }

  /** Writes what stands now into the hours not yet written, up to this one. */
  private writeTo(hour: number): void {
    if (this.low.length === 0) {
      this.low = new Int32Array(this.hours);
      this.high = new Int32Array(this.hours);
    }
    if (hour <= this.hour) return;
    this.low.fill(this.now, this.hour + 1, hour + 1);
    this.high.fill(this.now, this.hour + 1, hour + 1);
    this.hour = hour;
  }
}
