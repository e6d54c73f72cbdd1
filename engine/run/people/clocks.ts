import { CLOCK_FROM, CLOCK_SCOPE, type ModelClock } from "../../compile/model/people.ts";
import type { Model } from "../../compile/model.ts";
import { ageAt, type Hazard, integrated } from "../../random/hazards.ts";
import { NEVER } from "../eventList.ts";
import { doubled } from "./columns.ts";

const FIRST_SLOTS = 256;

/** What a clock's speed depends on, for one person at one instant. */
export interface Pace {
  readonly class: number;
  /** False while the person waits or is delayed. */
  readonly goesOn: boolean;
  /** What effects multiply the hazard of a clock by. */
  factor(clock: number): number;
}

/**
 * The clocks of everybody inside, in columns of slot × clock: how much of the unit-exponential threshold is used up, and
 * how fast the rest is. Amounts are brought up to date only when a speed changes, at a fact, so that the same facts give
 * the same figures to the last bit. Written by State.apply alone, but for `limit`, which is drawn when first needed.
 */
export class Clocks {
  readonly all: readonly ModelClock[];
  private readonly hazards: readonly Hazard[];
  private readonly phaseFrom: Float64Array;
  private readonly end: number;
  on = new Uint8Array(0);
  /** How many times it has been started for this person. */
  starts = new Uint16Array(0);
  /** Time in seconds of the last change of speed; the clock's own age and the hazard used up by then. */
  private since = new Int32Array(0);
  private age = new Float64Array(0);
  private used = new Float64Array(0);
  private factor = new Float64Array(0);
  private runs = new Uint8Array(0);
  private class = new Int32Array(0);
  /** The threshold, NaN until it is drawn: planned, not told. */
  limit = new Float64Array(0);

  constructor(model: Model) {
    const people = model.people!;
    this.all = people.clocks;
    this.hazards = people.hazards.map((hazard) =>
      hazard.form === "rate" ? hazard : { form: "times", of: model.distributions[hazard.distribution]! },
    );
    this.phaseFrom = Float64Array.from(model.phases, (phase) => phase.from);
    this.end = model.clock.end;
    const size = FIRST_SLOTS * this.all.length;
    this.on = new Uint8Array(size);
    this.starts = new Uint16Array(size);
    this.since = new Int32Array(size);
    this.age = new Float64Array(size);
    this.used = new Float64Array(size);
    this.factor = new Float64Array(size);
    this.runs = new Uint8Array(size);
    this.class = new Int32Array(size);
    this.limit = new Float64Array(size);
  }

  /** A slot for someone new, whose clocks all stand still. */
  open(slot: number): void {
    const first = slot * this.all.length;
    while (first + this.all.length > this.on.length) this.grow();
    this.on.fill(0, first, first + this.all.length);
    this.starts.fill(0, first, first + this.all.length);
  }

  /** Starts those that a coming, a stay or a discharge starts; `service` −1 for a coming. */
  startFrom(slot: number, from: number, service: number, time: number): void {
    for (let c = 0; c < this.all.length; c++) {
      const clock = this.all[c]!;
      if (clock.from === from && (service < 0 || clock.startedBy[service] === 1)) this.start(slot, c, time);
    }
  }

  /** Ends the clocks of a stay that is over. */
  endStay(slot: number): void {
    for (let c = 0; c < this.all.length; c++)
      if (this.all[c]!.scope === CLOCK_SCOPE.stay) this.on[slot * this.all.length + c] = 0;
  }

  /** Ends the clocks that last until an admission, at one. */
  endAtAdmission(slot: number, service: number): void {
    for (let c = 0; c < this.all.length; c++)
      if (this.all[c]!.endedBy[service] === 1) this.on[slot * this.all.length + c] = 0;
  }

  /** Ends the clocks of stages left and starts those of stages reached. */
  changeStage(slot: number, cls: number, time: number): void {
    for (let c = 0; c < this.all.length; c++) {
      const clock = this.all[c]!;
      if (clock.from !== CLOCK_FROM.stage) continue;
      if (clock.inStage[cls] === 1) this.start(slot, c, time);
      else this.on[slot * this.all.length + c] = 0;
    }
  }

  stop(slot: number, clock: number): void {
    this.on[slot * this.all.length + clock] = 0;
  }

  private start(slot: number, clock: number, time: number): void {
    const i = slot * this.all.length + clock;
    if (this.on[i] === 1) return;
    this.on[i] = 1;
    this.starts[i]!++;
    this.since[i] = time;
    this.age[i] = 0;
    this.used[i] = 0;
    this.runs[i] = 0;
    this.factor[i] = 1;
    this.class[i] = 0;
    this.limit[i] = Number.NaN;
  }

  /** Takes up the speeds of one person: what was used up so far is reckoned wherever a speed changes. */
  setPace(slot: number, time: number, pace: Pace): void {
    for (let c = 0; c < this.all.length; c++) {
      const i = slot * this.all.length + c;
      if (this.on[i] === 0) continue;
      const runs = Number(pace.goesOn || !this.all[c]!.stops);
      const factor = pace.factor(c);
      if (runs === this.runs[i] && factor === this.factor[i] && pace.class === this.class[i]) continue;
      this.reckon(i, c, time);
      this.runs[i] = runs;
      this.factor[i] = factor;
      this.class[i] = pace.class;
    }
  }

  private reckon(i: number, c: number, time: number): void {
    const since = this.since[i]!;
    this.since[i] = time;
    if (time === since || this.runs[i] === 0) return;
    const age = this.age[i]!;
    this.age[i] = age + time - since;
    for (let phase = this.phaseAt(since), from = since; from < time; phase++) {
      const until = Math.min(time, this.phaseEnd(phase));
      this.used[i]! +=
        this.factor[i]! * this.hazardBetween(c, phase, this.class[i]!, age + from - since, age + until - since);
      from = until;
    }
  }

  /**
   * The second at which a clock rings if no speed changes until then, by its threshold `limit`; NEVER when not before the
   * end of the run. A latent time lasts a second at least.
   */
  ringAt(slot: number, c: number): number {
    const i = slot * this.all.length + c;
    const since = this.since[i]!;
    const factor = this.factor[i]!;
    const limit = this.limit[i]!;
    if (this.on[i] === 0 || this.runs[i] === 0 || !(factor > 0) || limit === Infinity) return NEVER;
    const age = this.age[i]!;
    let left = (limit - this.used[i]!) / factor;
    for (let phase = this.phaseAt(since), from = since; from < this.end; phase++) {
      const until = Math.min(this.end, this.phaseEnd(phase));
      const then = age + from - since;
      const within = this.hazardBetween(c, phase, this.class[i]!, then, age + until - since);
      if (within >= left) return this.second(since, from - since + this.timeTo(c, phase, this.class[i]!, then, left));
      left -= within;
      from = until;
    }
    return NEVER;
  }

  private second(since: number, after: number): number {
    const at = since + Math.max(1, Math.round(after));
    return at < this.end ? at : NEVER;
  }

  private hazardBetween(c: number, phase: number, cls: number, from: number, to: number): number {
    const hazard = this.hazardOf(c, phase, cls);
    if (hazard === null) return 0;
    if (hazard.form === "rate" && hazard.growth === 0) return hazard.perSecond * (to - from);
    return Math.max(0, integrated(hazard, to) - integrated(hazard, from));
  }

  /** Seconds from the age `from` until so much more is used up; never before `from`. */
  private timeTo(c: number, phase: number, cls: number, from: number, more: number): number {
    const hazard = this.hazardOf(c, phase, cls)!;
    if (hazard.form === "rate" && hazard.growth === 0) return Math.max(0, more / hazard.perSecond);
    return Math.max(0, ageAt(hazard, integrated(hazard, from) + more) - from);
  }

  private hazardOf(c: number, phase: number, cls: number): Hazard | null {
    return this.hazards[this.all[c]!.hazards[phase]![cls]!] ?? null;
  }

  private phaseAt(time: number): number {
    let phase = this.phaseFrom.length - 1;
    while (phase > 0 && this.phaseFrom[phase]! > time) phase--;
    return phase;
  }

  private phaseEnd(phase: number): number {
    return this.phaseFrom[phase + 1] ?? NEVER;
  }

  private grow(): void {
    this.on = doubled(this.on);
    this.starts = doubled(this.starts);
    this.since = doubled(this.since);
    this.age = doubled(this.age);
    this.used = doubled(this.used);
    this.factor = doubled(this.factor);
    this.runs = doubled(this.runs);
    this.class = doubled(this.class);
    this.limit = doubled(this.limit);
  }
}
