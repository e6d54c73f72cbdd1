/** When each stay under way is to end, by slot, where a rule may end it before: which notices are out of date. */
export class StayEnds {
  private readonly ends = new Map<number, number>();
  private readonly stale = new Map<number, number[]>();

  /** The stay that a person began is to end at `at` (seconds). */
  plan(slot: number, at: number): void {
    this.ends.set(slot, at);
  }

  /** When the stay of the person in a slot is to end. */
  of(slot: number): number {
    return this.ends.get(slot)!;
  }

  /** The stay ends now: its notice will come to nothing. */
  cut(slot: number): void {
    this.stale.set(slot, [...(this.stale.get(slot) ?? []), this.of(slot)]);
  }

  /** True, once, for the notice of a stay that was cut. */
  isStale(slot: number, now: number): boolean {
    const times = this.stale.get(slot);
    const i = times?.indexOf(now) ?? -1;
    if (i < 0) return false;
    if (times!.length === 1) this.stale.delete(slot);
    else times!.splice(i, 1);
    return true;
  }
}
