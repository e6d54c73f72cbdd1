import type { CohortDemand } from "../../compile/model/demand.ts";
import type { ModelMeasured } from "../../compile/model/people.ts";
import type { ModelCohort } from "../../compile/model.ts";
import { purpose, SERIES, USE } from "../../random/purposes.ts";
import { prepareRace, type Race, race } from "../../random/race.ts";
import { uniformOf } from "../../random/words.ts";
import { NEVER } from "../eventList.ts";
import { seek } from "../moves.ts";
import { VIA } from "../people.ts";
import { throughDoors } from "../plan.ts";
import type { Run } from "../run.ts";

/** Nothing is given. */
const NONE: readonly number[] = [];

/** Brings people into the model: who they are, and where they go first. */
export class Newcomers {
  private readonly run: Run;
  /** By cohort, one race for each attribute but those measured. */
  private readonly attributes: readonly (readonly Race[])[];
  /** By cohort, its measured attributes; null where there are none. */
  private readonly measured: readonly (readonly ModelMeasured[] | null)[];
  /** By cohort, the race among combinations of joint attributes; null where there are none. */
  private readonly joint: readonly (Race | null)[];
  /** By cohort, the second from which on nobody comes; null where all go on coming. */
  private readonly stops: readonly number[] | null;

  constructor(run: Run) {
    this.run = run;
    const { cohorts } = run.model;
    this.attributes = cohorts.map(({ attributes, measured = [] }) =>
      attributes
        .slice(0, attributes.length - measured.length)
        .map((a) => prepareRace(a.levelLuck, a.declared, a.shares)),
    );
    this.measured = cohorts.map(({ measured = null }) => measured);
    const stops = cohorts.some(({ arrivalsStop }) => arrivalsStop !== undefined);
    this.stops = stops ? cohorts.map(({ arrivalsStop }) => arrivalsStop ?? NEVER) : null;
    this.joint = run.model.cohorts.map(({ demand }) => {
      const joint = demand?.joint ?? null;
      return joint === null ? null : prepareRace(joint.rowLuck, joint.declared, joint.shares);
    });
  }

  /** The person at whom a stream of arrivals stands comes, and with them their group. */
  come(stream: number): void {
    const { arrivals, model } = this.run;
    if (stream >= arrivals.streams) {
      this.comeInTurn(stream - arrivals.streams);
      return;
    }
    const { cohort, luck, given } = arrivals.planeOf(stream);
    if (this.hasStopped(cohort)) return;
    const id1 = arrivals.identity(stream);
    arrivals.plan(stream);
    const { demand } = model.cohorts[cohort]!;
    const others = demand === null ? 0 : this.groupOf(demand, luck, id1) - 1;
    this.arrive(cohort, luck, id1, given);
    for (let i = 0; i < others; i++) this.arrive(cohort, purpose(luck, SERIES.group + i), id1, given);
  }

  private comeInTurn(i: number): void {
    const { arrivals, model } = this.run;
    const series = arrivals.series[i]!;
    const { cohort, id0, id1 } = series;
    if (this.hasStopped(cohort)) return;
    const given = model.cohorts[cohort]!.attributes.map((_, a) => series.levelOf(a));
    arrivals.planSeries(i);
    this.arrive(cohort, id0, id1, given);
  }

  /** Lets someone come for every inexhaustible cohort for whose first service nobody waits. True when anyone came. */
  topUp(): boolean {
    const { run } = this;
    const { inexhaustible } = run;
    let came = false;
    for (const index of inexhaustible.cohorts) {
      const cohort = run.model.cohorts[index]!;
      if (run.state.queues.length[cohort.enters[0]!]! > 0 || this.hasStopped(index)) continue;
      this.arrive(index, cohort.luck, SERIES.member + inexhaustible.next(index), NONE);
      came = true;
    }
    return came;
  }

  /** Nobody of the cohort comes any more: a stream at which this is found is not planned again. */
  private hasStopped(cohort: number): boolean {
    return this.stops !== null && this.run.now >= this.stops[cohort]!;
  }

  /** How many come together, by the luck of the first of them. */
  private groupOf({ batchSizes, batchUpTo }: CohortDemand, luck: number, id1: number): number {
    if (batchSizes.length === 0) return 1;
    const { run } = this;
    run.meet(luck, id1);
    run.drawNewcomer(purpose(luck, USE.batch));
    const p = uniformOf(run.words[0]!);
    return batchSizes[batchUpTo.findIndex((upTo) => p < upTo)]!;
  }

  private arrive(index: number, id0: number, id1: number, given: readonly number[]): void {
    const { run } = this;
    const cohort = run.model.cohorts[index]!;
    run.meet(id0, id1);
    const cls = this.classOf(index, this.joint[index] === null ? given : this.together(index, given));
    const slot = run.emitArrived(index, cls, cohort.enters[0]!, id0, id1);
    if (run.tables.entryHasDoor[index] === 0) {
      seek(run, slot, VIA.entry);
      return;
    }
    run.drawNewcomer(purpose(cohort.luck, USE.entry));
    seek(run, slot, throughDoors(run, slot, VIA.entry, run.phase, run.words[0]!));
  }

  /** The levels given, and those of a combination drawn for the attributes that hang together. */
  private together(index: number, given: readonly number[]): readonly number[] {
    const { run } = this;
    const { attributes, demand } = run.model.cohorts[index]!;
    const joint = demand!.joint!;
    run.drawNewcomer(purpose(joint.luck, USE.joint));
    const levels = joint.levels[race(this.joint[index]!, run.words[0]!)]!;
    const all = attributes.map((_, a) => given[a] ?? -1);
    for (const [i, a] of joint.attributes.entries()) if (all[a]! < 0) all[a] = levels[i]!;
    return all;
  }

  /** By luck, but for the levels that are given (−1 = not given). */
  private classOf(index: number, given: readonly number[]): number {
    const { run } = this;
    const cohort = run.model.cohorts[index]!;
    const races = this.attributes[index]!;
    let cls = cohort.firstClass;
    for (let i = 0; i < races.length; i++) {
      const attribute = cohort.attributes[i]!;
      const level = given.length === 0 ? -1 : given[i]!;
      if (level >= 0) {
        cls += level * attribute.stride;
        continue;
      }
      run.drawNewcomer(purpose(attribute.luck, USE.attribute));
      cls += race(races[i]!, run.words[0]!) * attribute.stride;
    }
    const tools = this.measured[index]!;
    return tools === null ? cls : cls + this.said(cohort, tools, cls, given);
  }

  /** What tools say of a person who truly is of a class, unless it is given: what that adds to the class. */
  private said(
    { attributes, firstClass }: ModelCohort,
    tools: readonly ModelMeasured[],
    cls: number,
    given: readonly number[],
  ): number {
    const { run } = this;
    let more = 0;
    for (const { position, of, luck, flags, flagged, notFlagged } of tools) {
      const measured = attributes[of]!;
      const level = Math.floor((cls - firstClass) / measured.stride) % measured.levels.length;
      run.drawNewcomer(luck);
      const drawn = uniformOf(run.words[0]!) < flags[level]! ? flagged : notFlagged;
      const known = given[position] ?? -1;
      more += (known >= 0 ? known : drawn) * attributes[position]!.stride;
    }
    return more;
  }
}
