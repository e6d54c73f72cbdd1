import type { CensusRow } from "../../compile/model/census.ts";
import type { Choice } from "../../compile/model.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { prepareRace, type Race, race } from "../../random/race.ts";
import { type LengthBiased, lengthBiased, sampleBiased, shareUpTo } from "../../random/residual.ts";
import { uniformOf } from "../../random/words.ts";
import type { Run } from "../run.ts";
import { duration, lasting } from "../tables.ts";

const DAY = 86_400;
const SOMEBODY = purpose(0, USE.censusClass);
const SINCE = purpose(0, USE.censusSince);
const ELAPSED = purpose(0, USE.censusElapsed);

/** Somebody who is there at time 0: who they are, and how long what they are in has been going on. Times in seconds. */
export interface Present {
  readonly row: CensusRow;
  /** Number within the row: with the luck of the row, who they are. */
  readonly number: number;
  readonly class: number;
  /** How long they have been ready, assigned or waiting: a second at least; 0 for those in treatment. */
  readonly since: number;
  /** How long they have been in their service: 0 at home. */
  readonly elapsed: number;
  /** The whole stay, what is left of it included; −1 when it is over. */
  readonly stay: number;
  /** Distribution that the stay is of; −1 at home. */
  readonly of: number;
  /** The way on that the stay ends with, before any doors on it; −1 at home. */
  readonly route: number;
  /** The word of the draw that chose it. */
  readonly luck: number;
}

/**
 * Everyone there at time 0, who has waited longest first: so first come holds among them. A pure function of model and
 * run key, so that a run rebuilt from its log finds the same people. Uses the newcomer of the run for its draws.
 */
export function presentAtStart(run: Run): Present[] {
  const biased = new Map<number, LengthBiased>();
  const people = run.model.census.flatMap((row) => {
    const stays = new RowStays(run, row, biased);
    return Array.from({ length: row.people }, (_, i) => somebody(run, row, row.first + i, stays));
  });
  return people.sort((a, b) => b.since - a.since || a.row.luck - b.row.luck || a.number - b.number);
}

function somebody(run: Run, row: CensusRow, number: number, stays: RowStays): Present {
  run.meet(row.luck, number);
  const since = row.state === "in-treatment" ? 0 : Math.max(1, drawn(run, row.since, SINCE));
  const known = row.elapsed === "known" ? Math.max(since, drawn(run, row.known, ELAPSED)) : -1;
  run.drawNewcomer(SOMEBODY);
  const who = run.words[0]!;
  if (row.service < 0) {
    return { row, number, class: stays.classAt(0, who), since, elapsed: 0, stay: -1, of: -1, route: -1, luck: 0 };
  }
  const cls = stays.classAt(known, who);
  run.drawNewcomer(run.tables.stayPurpose[row.service]!);
  const [stayWord, luck] = [run.words[0]!, run.words[1]!];
  const { route, stay: which } = stays.wayOn(cls, known, luck);
  const person = { row, number, class: cls, since, of: which, route, luck };
  if (row.state !== "in-treatment") {
    // The stay is over: it lasted as long as any, and then what they are in now began.
    const elapsed = known >= 0 ? known : duration(run.tables, which, stayWord) + since;
    return { ...person, elapsed, stay: -1 };
  }
  if (known >= 0) {
    return { ...person, elapsed: known, stay: lasting(run.tables, which, stayWord, known) };
  }
  run.drawNewcomer(ELAPSED);
  return { ...person, ...stays.metIn(which, stayWord, run.words[0]!) };
}

function drawn(run: Run, distribution: number, asks: number): number {
  run.drawNewcomer(asks);
  return duration(run.tables, distribution, run.words[0]!);
}

/** The ways that stays of one row can go, by class, and how likely each is among those who are there. */
class RowStays {
  private readonly run: Run;
  private readonly row: CensusRow;
  private readonly races = new Map<number, Race>();
  private readonly ways = new Map<string, Race>();
  private readonly biased: Map<number, LengthBiased>;

  /** `biased`: length-biased stays by distribution, shared by all rows. */
  constructor(run: Run, row: CensusRow, biased: Map<number, LengthBiased>) {
    this.run = run;
    this.row = row;
    this.biased = biased;
  }

  /** The class of somebody, given how long they have been there (−1 = not known): those who stay longer are met more often. */
  classAt(known: number, word: number): number {
    const { classes, shares, classLuck } = this.row;
    if (classes.length === 1) return classes[0]!;
    let prepared = this.races.get(known);
    if (prepared === undefined) {
      const weights = classes.map((cls, i) => shares[i]! * this.timeThere(cls, known));
      const some = weights.some((weight) => weight > 0);
      prepared = prepareRace(
        classLuck,
        shares.map(() => 0),
        some ? weights : shares,
      );
      this.races.set(known, prepared);
    }
    return classes[race(prepared, word)]!;
  }

  /** How likely a person of a class who comes is to be met there: in proportion. */
  private timeThere(cls: number, known: number): number {
    if (this.row.service < 0) return 1;
    const choice = this.choiceOf(cls);
    if (choice === null) return this.met(this.ownStay(cls), known);
    let sum = 0;
    for (const [i, share] of this.openShares(choice).entries())
      sum += share * this.met(this.stayBy(choice, i, cls), known);
    return sum;
  }

  private met(distribution: number, known: number): number {
    if (this.row.state !== "in-treatment" || this.row.elapsed === "uniform-on-drawn-stay") return 1;
    if (distribution < 0) return 0;
    const stay = this.run.model.distributions[distribution]!;
    return known < 0 ? stay.mean : 1 - shareUpTo(stay, known);
  }

  /** The way on of somebody and the distribution of their stay, given how long they have been there. */
  wayOn(cls: number, known: number, word: number): { route: number; stay: number } {
    const choice = this.choiceOf(cls);
    if (choice === null) return { route: -1, stay: this.ownStay(cls) };
    const key = `${cls} ${known}`;
    const prepared = this.ways.get(key) ?? this.raceOf(choice, cls, known);
    this.ways.set(key, prepared);
    const i = race(prepared, word);
    return { route: this.asTold(choice.routes[i]!), stay: this.stayBy(choice, i, cls) };
  }

  /** A way on that agrees with what is known of the people, also where those like them never go that way. */
  private asTold(route: number): number {
    const { routes } = this.row;
    return routes.length === 0 || routes.includes(route) ? route : routes[0]!;
  }

  private raceOf(choice: Choice, cls: number, known: number): Race {
    const { model } = this.run;
    const met = choice.routes.map((_, i) => this.met(this.stayBy(choice, i, cls), known));
    const weigh = (shares: readonly number[]): number[] => shares.map((share, i) => share * met[i]!);
    const open = this.openShares(choice);
    const weights = weigh(open);
    const luck = choice.routes.map((route) => model.routes[route]?.luck ?? 0);
    const some = weights.some((weight) => weight > 0);
    return prepareRace(luck, weigh(this.only(choice, choice.declared)), some ? weights : open);
  }

  private openShares(choice: Choice): number[] {
    const open = this.only(choice, choice.shares);
    return open.some((share) => share > 0)
      ? open
      : this.only(
          choice,
          choice.shares.map(() => 1),
        );
  }

  /** Shares of the ways on that the row allows; 0 for others. */
  private only(choice: Choice, shares: readonly number[]): number[] {
    const { routes } = this.row;
    const allowed = (route: number): boolean => routes.length === 0 || routes.includes(route);
    const any = choice.routes.some(allowed);
    return shares.map((share, i) => (!any || allowed(choice.routes[i]!) ? share : 0));
  }

  private choiceOf(cls: number): Choice | null {
    const { tables, model } = this.run;
    const which = model.phases[0]!.choiceOf[this.row.service * tables.classes + cls]!;
    return which < 0 ? null : model.choices[which]!;
  }

  private stayBy(choice: Choice, i: number, cls: number): number {
    return choice.stays[i]! >= 0 ? choice.stays[i]! : this.ownStay(cls);
  }

  private ownStay(cls: number): number {
    return this.run.model.phases[0]!.stayOf[this.row.service * this.run.tables.classes + cls]!;
  }

  /** A stay as met on a random day, and the part of it that is over; or as some other tools draw it. */
  metIn(distribution: number, word: number, part: number): { stay: number; elapsed: number } {
    if (distribution < 0) return { stay: 0, elapsed: 0 };
    if (this.row.elapsed === "uniform-on-drawn-stay") {
      const stay = duration(this.run.tables, distribution, word);
      const left = Math.round(DAY + uniformOf(part) * (stay - DAY));
      return { stay: Math.max(stay, left), elapsed: Math.max(0, stay - left) };
    }
    const biased = this.biased.get(distribution) ?? lengthBiased(this.run.model.distributions[distribution]!);
    this.biased.set(distribution, biased);
    const stay = Math.round(sampleBiased(biased, word));
    return { stay, elapsed: Math.floor(stay * uniformOf(part)) };
  }
}
