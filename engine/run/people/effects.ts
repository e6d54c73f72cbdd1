import { FULL, type ModelEffect } from "../../compile/model/people.ts";
import type { Model } from "../../compile/model.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { NEVER } from "../eventList.ts";
import type { People } from "../people.ts";
import { doubled } from "./columns.ts";

const FIRST_SLOTS = 256;
/** An effect that decays goes in so many equal steps. */
const STEPS = 4;

/**
 * How far each effect has hold of each person, from 0 to FULL: a function of when they came to what works it
 * and when they left, so that it needs no memory but those times. Written by State.apply alone.
 */
export class Effects {
  readonly all: readonly ModelEffect[];
  /** True when one of them multiplies a share. */
  readonly onShares: boolean;
  private readonly people: People;
  private readonly words = new Int32Array(2);
  /** 1 for those for whom it works at all. */
  private works: Uint8Array;
  private inside: Uint8Array;
  /** When the person last came or left, in seconds, and how far it had hold of them then. */
  private since: Int32Array;
  private base: Int32Array;
  /** How far it has hold by the facts so far. */
  private told: Int32Array;

  constructor(model: Model, people: People) {
    this.all = model.people!.effects;
    this.onShares = this.all.some(({ route }) => route >= 0);
    this.people = people;
    const size = FIRST_SLOTS * this.all.length;
    this.works = new Uint8Array(size);
    this.inside = new Uint8Array(size);
    this.since = new Int32Array(size);
    this.base = new Int32Array(size);
    this.told = new Int32Array(size);
  }

  /** A slot for someone new, on whom nothing has worked yet. */
  open(slot: number): void {
    const width = this.all.length;
    while ((slot + 1) * width > this.works.length) this.grow();
    for (let e = 0; e < width; e++) {
      const i = slot * width + e;
      this.works[i] = Number(this.worksFor(slot, this.all[e]!));
      this.inside[i] = 0;
      this.since[i] = 0;
      this.base[i] = 0;
      this.told[i] = 0;
    }
  }

  private worksFor(slot: number, { luck, worksFor }: ModelEffect): boolean {
    if (worksFor >= 1) return true;
    threefry(this.words, this.people.key0[slot]!, this.people.key1[slot]!, purpose(luck, USE.worksFor), 0);
    return (this.words[0]! >>> 0) / 0x100000000 < worksFor;
  }

  /** The person came to a service or into a membership (`where`), or left it. */
  turn(slot: number, where: "while" | "member", which: number, inside: number, time: number): void {
    for (let e = 0; e < this.all.length; e++) {
      // Whoever comes or goes after its end changes nothing: what is left of it fades from there.
      if (this.all[e]![where] !== which || time >= this.all[e]!.until) continue;
      const i = slot * this.all.length + e;
      this.base[i] = this.level(slot, e, time);
      this.inside[i] = inside;
      this.since[i] = time;
    }
  }

  /** A fact told how far an effect has hold. */
  tell(slot: number, effect: number, level: number): void {
    this.told[slot * this.all.length + effect] = level;
  }

  /** How far an effect has hold of a person at an instant, in thousandths. */
  level(slot: number, e: number, time: number): number {
    const effect = this.all[e]!;
    const i = slot * this.all.length + e;
    if (this.works[i] === 0 || effect.who[this.people.class[slot]!] === 0) return 0;
    if (isDated(effect)) return datedLevel(effect, time);
    if (this.inside[i] === 0) return faded(this.base[i]!, effect.decay, time - this.since[i]!);
    if (time < effect.until) return this.withinPlace(i, effect, time);
    return faded(this.withinPlace(i, effect, effect.until), effect.decay, time - effect.until);
  }

  private withinPlace(i: number, { lag }: ModelEffect, time: number): number {
    return time - this.since[i]! >= lag ? FULL : this.base[i]!;
  }

  /** The first instant from `now` on at which a fact is to tell of a change; NEVER when none is in sight. */
  nextChange(slot: number, now: number): number {
    let first = NEVER;
    for (let e = 0; e < this.all.length; e++) {
      const i = slot * this.all.length + e;
      if (this.works[i] === 0) continue;
      if (this.level(slot, e, now) !== this.told[i]) return now;
      const at = this.after(i, e, now);
      if (at > now && at < first) first = at;
    }
    return first;
  }

  /** The first effect of which a fact is to tell at `now`; −1 for none. */
  dueEffect(slot: number, now: number): number {
    return this.all.findIndex((_, e) => this.level(slot, e, now) !== this.told[slot * this.all.length + e]);
  }

  private after(i: number, e: number, now: number): number {
    const effect = this.all[e]!;
    if (!isDated(effect) && this.inside[i] === 0) return nextStep(this.since[i]!, effect.decay, now);
    const setsIn = (isDated(effect) ? effect.from : this.since[i]!) + effect.lag;
    if (now < setsIn && setsIn < effect.until) return setsIn;
    return now < effect.until ? effect.until : nextStep(effect.until, effect.decay, now);
  }

  /** What multiplies the hazard of a clock: savings of two effects multiply, they never add. */
  onClock(slot: number, clock: number, time: number): number {
    let factor = 1;
    for (let e = 0; e < this.all.length; e++) if (this.all[e]!.clock === clock) factor *= this.factor(slot, e, time);
    return factor;
  }

  /** What multiplies a stay that begins in a service. */
  onStay(slot: number, service: number, time: number): number {
    let factor = 1;
    for (let e = 0; e < this.all.length; e++) if (this.all[e]!.stayOf === service) factor *= this.factor(slot, e, time);
    return factor;
  }

  /** What multiplies the share of a route. */
  onRoute(slot: number, route: number, time: number): number {
    let factor = 1;
    for (let e = 0; e < this.all.length; e++)
      if (route >= 0 && this.all[e]!.route === route) factor *= this.factor(slot, e, time);
    return factor;
  }

  private factor(slot: number, e: number, time: number): number {
    return 1 - (this.level(slot, e, time) / FULL) * (1 - this.all[e]!.factor);
  }

  private grow(): void {
    this.works = doubled(this.works);
    this.inside = doubled(this.inside);
    this.since = doubled(this.since);
    this.base = doubled(this.base);
    this.told = doubled(this.told);
  }
}

const isDated = ({ while: service, member }: ModelEffect): boolean => service < 0 && member < 0;

function datedLevel({ from, until, lag, decay }: ModelEffect, time: number): number {
  if (time < from + lag || from + lag >= until) return 0;
  return time < until ? FULL : faded(FULL, decay, time - until);
}

/** What is left after so many seconds of a level that goes in equal steps within the time of the decay. */
function faded(level: number, decay: number, after: number): number {
  if (after >= decay) return 0;
  return Math.round((level * (STEPS - Math.floor((after * STEPS) / decay))) / STEPS);
}

/** The next instant after `now` at which a level that fades since `since` takes a step. */
function nextStep(since: number, decay: number, now: number): number {
  for (let step = 1; step <= STEPS; step++) {
    const at = since + Math.ceil((decay * step) / STEPS);
    if (at > now) return at;
  }
  return NEVER;
}
