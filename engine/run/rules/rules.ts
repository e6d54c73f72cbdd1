import type { ModelCondition, ModelRule } from "../../compile/model/rules.ts";
import type { Model } from "../../compile/model.ts";
import { type Spell, soSince } from "../../gauges/conditions.ts";
import { Gauges } from "../../gauges/gauges.ts";
import { KIND } from "../../log/facts.ts";
import { CannotGoOn } from "../cannotGoOn.ts";
import { addPlaces } from "../capacity/change.ts";
import { NEVER, PRIORITY } from "../eventList.ts";
import { isProgramme, Programmes } from "../programmes/programmes.ts";
import type { Run } from "../run.ts";
import { FIRED } from "./book.ts";
import { dischargeEarly } from "./early.ts";

/** What a notice of a rule asks for; notices are numbered rule × 2 + this. */
const ASK = { judge: 0, open: 1 } as const;

/** A rule that fires more often than this goes on and off without end. */
const MOST_TIMES = 100_000;

/**
 * The rules of a run. They read the log, as any reader would, through gauges, at the end of each instant, and act in
 * their turn of a later one: after leaving and changes of capacity, before arrivals. What they are about to do follows
 * from the gauges and from the rules in force, so that a run rebuilt from the log plans the same.
 */
export class Rules {
  readonly gauges: Gauges;
  private readonly rules: readonly ModelRule[];
  private readonly whens: readonly Spell[];
  private readonly untils: readonly (Spell | null)[];
  /** By rule: when it is next to be judged, NEVER for not. Notices for other times are out of date. */
  private readonly planned: Int32Array;
  /** By rule: whether each of its actions has added its places. */
  private readonly opened: readonly boolean[][];
  private readonly conditions: readonly ModelCondition[];
  private programmes!: Programmes;
  private run!: Run;

  constructor(model: Model) {
    this.rules = model.rules;
    const gates = model.programmes.openings.map(({ gate }) => gate);
    const asked = [...model.rules.flatMap(({ when, until }) => [when, until]), ...gates];
    this.conditions = asked.filter((condition) => condition !== null);
    this.gauges = new Gauges(model, this.conditions);
    this.whens = model.rules.map(({ when }) => this.spellOf(when));
    this.untils = model.rules.map(({ until }) => (until === null ? null : this.spellOf(until)));
    this.planned = new Int32Array(model.rules.length).fill(NEVER);
    this.opened = model.rules.map(({ actions }) => actions.map(() => false));
  }

  private spellOf(condition: ModelCondition): Spell {
    return this.gauges.spells[this.conditions.indexOf(condition)]!;
  }

  /** Takes up its run, at time 0 or where a rebuilt one stands, and plans what is due after that. */
  takeUp(run: Run, rebuilt: boolean): void {
    this.run = run;
    if (rebuilt) this.gauges.endInstant();
    this.programmes = new Programmes(run, this.gauges, (condition) => this.spellOf(condition));
    this.programmes.planAll(rebuilt ? run.now : -1);
    for (let r = 0; r < this.rules.length; r++) {
      if (run.state.rules.inForce[r] === 1) this.resume(r);
      this.planCheck(r, rebuilt ? run.now : -1);
      this.plan(r);
    }
  }

  /** The end of an instant: plans what follows from it. */
  look(): void {
    this.read();
    this.gauges.endInstant();
    for (let r = 0; r < this.rules.length; r++) this.plan(r);
  }

  /** A notice of this stream is due. */
  due(stream: number): void {
    if (isProgramme(stream)) {
      this.read();
      this.programmes.due(stream);
      return;
    }
    const r = stream >> 1;
    if ((stream & 1) === ASK.open) this.open(r);
    else if (this.planned[r] === this.run.now) {
      this.planned[r] = NEVER;
      this.judge(r);
      this.planCheck(r, this.run.now);
    }
  }

  private read(): void {
    const { writer } = this.run;
    if (writer.facts > this.gauges.next) this.gauges.take(writer.pending());
  }

  private judge(r: number): void {
    const { now, state } = this.run;
    const on = state.rules.inForce[r] === 1;
    const spell = on ? this.untils[r]! : this.whens[r]!;
    if (spell === null) {
      this.end(r);
      return;
    }
    this.read();
    const since = soSince(this.gauges, spell, now);
    if (since === null || this.dueAt(r, since) > now) return;
    if (on) this.end(r);
    else this.fire(r, since < now ? spell.fact : this.gauges.lastFactAbout(spell.condition.services));
  }

  /** When a rule is to go on or off, given since when its condition holds. */
  private dueAt(r: number, since: number): number {
    const { inForce, firedAt, endedAt, times } = this.run.state.rules;
    const { until, lasts, when, atMost, notWithin } = this.rules[r]!;
    if (inForce[r] === 1) {
      if (until === null) return firedAt[r]! + lasts;
      // A second at least: no rule is in force for no time.
      return Math.max(Math.max(since, firedAt[r]!) + until.holds, firedAt[r]! + 1);
    }
    if (atMost >= 0 && times[r]! >= atMost) return NEVER;
    return Math.max(Math.max(since, endedAt[r]!) + when.holds, endedAt[r]! + Math.max(1, notWithin));
  }

  /** Plans the next judgement of a rule that is judged whenever something changes, or ends by itself. */
  private plan(r: number): void {
    const spell = this.run.state.rules.inForce[r] === 1 ? this.untils[r]! : this.whens[r]!;
    if (spell !== null && (this.rules[r]!.checked !== null || spell.from === NEVER)) return;
    const at = this.dueAt(r, spell?.from ?? 0);
    if (at === NEVER || (spell !== null && at >= spell.until)) return;
    // What comes about in an instant is answered in the next second: nobody is said to wait for no time.
    this.planAt(r, Math.max(at, this.run.now + 1));
  }

  /** Plans the next look, after `after`, of a rule that looks now and then. */
  private planCheck(r: number, after: number): void {
    const { checked, until } = this.rules[r]!;
    if (checked === null || (until === null && this.run.state.rules.inForce[r] === 1)) return;
    const passed = Math.floor((after - checked.first) / checked.every) + 1;
    this.planAt(r, checked.first + Math.max(0, passed) * checked.every);
  }

  private planAt(r: number, at: number): void {
    if (this.planned[r] === at) return;
    this.planned[r] = at;
    this.run.list.pushStream(at, PRIORITY.rule, r * 2 + ASK.judge);
  }

  private fire(r: number, cause: number): void {
    const { run } = this;
    const rule = this.rules[r]!;
    if (run.state.rules.times[r]! >= MOST_TIMES) throw firesWithoutEnd(rule);
    const once = rule.until === null && rule.lasts === 0;
    run.emitOfService(KIND.RuleFired, rule.when.services[0]!, r, once ? FIRED.once : FIRED.on, cause);
    this.planOpenings(r);
    this.admitAgain(rule);
    const fact = run.state.rules.firedBy[r]!;
    for (const action of rule.actions) if (action.form === "discharge") dischargeEarly(run, action, fact);
  }

  private end(r: number): void {
    const { run } = this;
    const rule = this.rules[r]!;
    const fact = run.writer.facts;
    run.emitOfService(KIND.RuleFired, rule.when.services[0]!, r, FIRED.over, run.state.rules.firedBy[r]!);
    this.admitAgain(rule);
    for (const [i, action] of rule.actions.entries()) {
      if (action.form !== "places" || !this.opened[r]![i]) continue;
      this.opened[r]![i] = false;
      addPlaces(run, action.service, -action.places, fact);
    }
  }

  /** Fewer places are kept free, perhaps: somebody who waits may have one. */
  private admitAgain({ actions }: ModelRule): void {
    const { lending } = this.run.state;
    for (const action of actions) {
      if (action.form !== "class") continue;
      this.run.free(action.service);
      for (const service of lending?.groupOf[action.service]?.services ?? []) this.run.free(service);
    }
  }

  private planOpenings(r: number): void {
    const firedAt = this.run.state.rules.firedAt[r]!;
    const leads = this.rules[r]!.actions.map((action) => (action.form === "places" ? action.leadTime : -1));
    if (leads.includes(0)) this.open(r);
    for (const lead of new Set(leads)) {
      if (firedAt + lead <= this.run.now) continue;
      this.run.list.pushStream(firedAt + lead, PRIORITY.rule, r * 2 + ASK.open);
    }
  }

  /** The lead time is over, if the rule is still in force: its places open. */
  private open(r: number): void {
    const { run } = this;
    const { inForce, firedAt, firedBy } = run.state.rules;
    if (inForce[r] === 0) return;
    for (const [i, action] of this.rules[r]!.actions.entries()) {
      if (action.form !== "places" || this.opened[r]![i] || firedAt[r]! + action.leadTime > run.now) continue;
      this.opened[r]![i] = true;
      addPlaces(run, action.service, action.places, firedBy[r]!);
    }
  }

  /** Goes on with a rule in force: what it has added is there, what is to come is planned. */
  private resume(r: number): void {
    const { now, state, given } = this.run;
    for (const [i, action] of this.rules[r]!.actions.entries()) {
      if (action.form !== "places" || state.rules.firedAt[r]! + action.leadTime > now) continue;
      this.opened[r]![i] = true;
      given.added[action.service]! += action.places;
    }
    this.planOpenings(r);
  }
}

const firesWithoutEnd = ({ name }: ModelRule): CannotGoOn =>
  new CannotGoOn(
    `the rule ${name} has fired ${MOST_TIMES} times: what ends it brings it about again`,
    "a for: in its when: or until:, levels further apart, or a not-within:",
  );
