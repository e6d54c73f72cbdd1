import type { Model } from "../compile/model.ts";
import { KIND } from "../log/facts.ts";
import type { Window } from "./projection.ts";

/** How long and how often rules were in force and shocks were there, within the window; which phases opened before its end. */
export interface InForceTotals {
  /** By rule: seconds in force, and times it acted. */
  readonly ruleSeconds: Float64Array;
  readonly ruleTimes: Float64Array;
  /** By shock: seconds it was there, and times it came. */
  readonly shockSeconds: Float64Array;
  readonly shockTimes: Float64Array;
  /** By phase of a programme with gates: when it opened, −1 where it did not by the end of the window. */
  readonly openedAt: Float64Array;
  /** By service: place-seconds that rules added, lead times not counted. */
  readonly added: Float64Array;
}

/** The books of rules and shocks. */
export class InForce implements InForceTotals {
  readonly ruleSeconds: Float64Array;
  readonly ruleTimes: Float64Array;
  readonly shockSeconds: Float64Array;
  readonly shockTimes: Float64Array;
  readonly openedAt: Float64Array;
  readonly added: Float64Array;
  private readonly model: Model;
  private readonly window: Window;
  /** Since when each is in force, −1 for not. */
  private readonly ruleSince: Int32Array;
  private readonly shockSince: Int32Array;

  constructor(model: Model, window: Window) {
    this.model = model;
    this.window = window;
    this.ruleSeconds = new Float64Array(model.rules.length);
    this.ruleTimes = new Float64Array(model.rules.length);
    this.shockSeconds = new Float64Array(model.shocks.length);
    this.shockTimes = new Float64Array(model.shocks.length);
    this.openedAt = new Float64Array(model.programmes.openings.length).fill(-1);
    this.added = new Float64Array(model.services.length);
    this.ruleSince = new Int32Array(model.rules.length).fill(-1);
    this.shockSince = new Int32Array(model.shocks.length).fill(-1);
  }

  /** A fact about a rule, a shock or a programme; any other is passed over. */
  take(kind: number, which: number, t: number, value: number): void {
    if (kind === KIND.RuleFired) this.fired(which, t, value);
    else if (kind === KIND.ShockStarted) this.shockStarted(which, t);
    else if (kind === KIND.ShockEnded) this.shockEnded(which, t);
    else if (kind === KIND.PhaseOpened && t < this.window.to) this.openedAt[which] = t;
  }

  /** A RuleFired: 1 in force from now on, 0 over, 2 done at once. */
  private fired(rule: number, t: number, value: number): void {
    if (value !== 0 && t >= this.window.from) this.ruleTimes[rule]!++;
    if (value === 1) this.ruleSince[rule] = t;
    else if (value === 0) this.endRule(rule, t);
  }

  private shockStarted(shock: number, t: number): void {
    if (t >= this.window.from) this.shockTimes[shock]!++;
    this.shockSince[shock] = t;
  }

  private shockEnded(shock: number, t: number): void {
    this.shockSeconds[shock]! += this.within(this.shockSince[shock]!, t);
    this.shockSince[shock] = -1;
  }

  private endRule(rule: number, t: number): void {
    const since = this.ruleSince[rule]!;
    this.ruleSeconds[rule]! += this.within(since, t);
    for (const action of this.model.rules[rule]!.actions) {
      if (action.form !== "places") continue;
      this.added[action.service]! += action.places * this.within(since + action.leadTime, t);
    }
    this.ruleSince[rule] = -1;
  }

  /** Seconds of the window from one time to another. */
  private within(from: number, to: number): number {
    return Math.max(0, Math.min(to, this.window.to) - Math.max(from, this.window.from));
  }

  close({ to }: Window): InForceTotals {
    for (const [rule, since] of this.ruleSince.entries()) if (since >= 0) this.endRule(rule, to);
    for (const [shock, since] of this.shockSince.entries()) if (since >= 0) this.shockEnded(shock, to);
    return this;
  }
}
