import { BESIDE, KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Present } from "./present.ts";
import type { Replay } from "./replay.ts";

interface Leaving {
  readonly fact: number;
  readonly time: number;
  readonly from: number;
  readonly to: number;
}

/** Kinds that end all waiting of a person. */
const ENDS_WAITING: readonly number[] = [
  KIND.Started,
  KIND.Assigned,
  KIND.TransferStarted,
  KIND.GaveUp,
  KIND.Diverted,
  KIND.Refused,
  KIND.RingExchanged,
  KIND.Exited,
  KIND.ClockRang,
  KIND.Withdrawn,
];

/** Kinds that change where a person goes who has just left. */
const SENDS_ON: readonly number[] = [KIND.Diverted, KIND.Refused, KIND.GaveUp];
/** Kinds of those who have not found the place they go to. */
const SEEKS: readonly number[] = [KIND.Referred, KIND.Assigned, KIND.TransferStarted];

/** Laws of a person's steps: each fact agrees with where the person is, and every step written took time. */
export class StepLaws {
  private readonly model: LawModel;
  private readonly replay: Replay;
  private readonly report: LawReport;
  private readonly people: Present;
  /** Last Left of each person who left a place in this instant. */
  private readonly leaving = new Map<number, Leaving>();

  constructor(model: LawModel, replay: Replay, report: LawReport) {
    this.model = model;
    this.replay = replay;
    this.report = report;
    this.people = replay.people;
  }

  /** Checks a fact before it is applied; the person is in the model, or arrives. */
  before(fact: Fact): void {
    const slot = this.people.slot(fact.person);
    if (slot < 0) return;
    this.afterLeaving(fact);
    this.place(fact, slot);
    this.tookTime(fact, slot);
  }

  /** Notes a fact that has been applied. */
  after({ kind, number, time, person, service, other }: Fact): void {
    if (BESIDE.has(kind)) return;
    if (kind === KIND.Left) this.leaving.set(person, { fact: number, time, from: service, to: other });
    else if (SENDS_ON.includes(kind)) {
      const left = this.leaving.get(person);
      // Whoever left to wait outside is sent on from there.
      const from = left !== undefined && left.to < 0 ? -1 : (left?.from ?? -1);
      if (left !== undefined) this.leaving.set(person, { ...left, from, to: this.passesOn(other) ? -1 : other });
    } else if (kind !== KIND.Returned) this.leaving.delete(person);
  }

  /** True for a service that may pass people on at its door: where they go from there is not said. */
  private passesOn(place: number): boolean {
    const kind = this.model.services[place]?.kind;
    return kind === "state" || kind === "decision";
  }

  /** The instant is over: whoever left for a place is there. */
  end(): void {
    for (const [person, { fact, time, to }] of this.leaving) {
      if (to >= 0)
        this.report.say(
          `fact ${fact} (Left, person ${person}, ${this.report.moment(time)}): nobody came to ${this.name(to)}`,
        );
    }
    this.leaving.clear();
  }

  /** Whoever left for a place goes there and nowhere else. */
  private afterLeaving(fact: Fact): void {
    const left = this.leaving.get(fact.person);
    if (left === undefined || left.to < 0 || BESIDE.has(fact.kind)) return;
    const { kind } = fact;
    const isExit = left.to >= this.model.services.length;
    const arrives = kind === KIND.Started ? fact.service : kind === KIND.Exited ? fact.other : -1;
    const wrongPlace = arrives >= 0 && arrives !== left.to;
    if (wrongPlace || SEEKS.includes(kind) || (isExit && kind !== KIND.Exited)) {
      this.report.about(fact, `fact ${left.fact} left for ${this.name(left.to)}`);
    }
  }

  private place(fact: Fact, slot: number): void {
    const { service, other } = fact;
    const { people } = this;
    const place = people.place[slot]!;
    switch (fact.kind) {
      case KIND.Visited:
        this.isIn(fact, service, place);
        this.overtime(fact);
        return;
      case KIND.ReadyToLeave:
        this.isIn(fact, service, place);
        this.readyOnce(fact, people.readySince[slot]!);
        return;
      case KIND.Delayed:
        this.isIn(fact, service, place);
        if (people.readySince[slot]! < 0) this.report.about(fact, "the person is not ready to leave");
        if (people.reason[slot] === fact.value && people.delayedFor[slot] === other) {
          this.report.about(fact, "the reason is the one already in force");
        }
        return;
      case KIND.TasksDone:
        this.isIn(fact, service, place);
        if (fact.value > fact.time - people.since[slot]!) this.report.about(fact, "the stay ended before it began");
        return;
      case KIND.Left:
      case KIND.RingFormed:
      case KIND.Withdrawn:
      case KIND.MovedOn:
      case KIND.DischargedEarly:
      case KIND.Displaced:
      case KIND.VisitStopped:
      case KIND.VisitResumed:
      case KIND.RingExchanged:
      case KIND.ClockRang:
      case KIND.ConditionChanged:
      case KIND.Joined:
      case KIND.Released:
      case KIND.EffectChanged:
        this.isIn(fact, service, place);
        return;
      case KIND.ReservationEnded:
        this.isIn(fact, other, place);
        if (people.target[slot] !== service) this.report.about(fact, "no place there is reserved for the person");
        return;
      case KIND.Referred:
        this.isIn(fact, other, place);
        if (people.waits[slot]?.some((wait) => wait.service === service)) {
          this.report.about(fact, `the person waits for ${this.name(service)} already`);
        }
        return;
      case KIND.Assigned:
      case KIND.TransferStarted:
        this.isIn(fact, other, place);
        return;
      case KIND.Started:
        this.isIn(fact, -1, place);
        this.cameFrom(fact, other);
        return;
      case KIND.StoodSince:
        if (people.waits[slot]?.at(-1)?.service !== service)
          this.report.about(fact, "the person has not just been referred there");
        return;
      case KIND.GaveUp:
        this.gaveUp(fact, slot);
        return;
      case KIND.Returned:
        this.cameFrom(fact, other);
        if (fact.value !== people.returns[slot]! + 1) {
          this.report.about(fact, `value is ${fact.value}, but the person has returned ${people.returns[slot]} times`);
        }
        return;
      case KIND.Exited:
        this.isIn(fact, -1, place);
        this.cameFrom(fact, service);
        return;
    }
  }

  private readyOnce(fact: Fact, since: number): void {
    if (since >= 0) this.report.about(fact, `the person is ready since ${this.report.moment(since)}`);
  }

  private isIn(fact: Fact, expected: number, place: number): void {
    if (expected !== place) {
      this.report.about(fact, `it says the person is in ${this.name(expected)}, but they are in ${this.name(place)}`);
    }
  }

  /** The place a person comes from is the one just left, or outside. */
  private cameFrom(fact: Fact, from: number): void {
    const left = this.leaving.get(fact.person);
    const justLeft = left?.from ?? -1;
    if (from === justLeft || (from < 0 && left?.to === -1)) return;
    this.report.about(
      fact,
      `it says the person comes from ${this.name(from)}, but they come from ${this.name(justLeft)}`,
    );
  }

  private overtime(fact: Fact): void {
    const expected = Number(this.replay.inOvertime(this.replay.people.slot(fact.person)));
    if (fact.value !== expected) this.report.about(fact, `overtime is ${fact.value}, expected ${expected}`);
  }

  private gaveUp(fact: Fact, slot: number): void {
    const wait = this.people.waits[slot]?.find(({ service }) => service === fact.service);
    if (wait === undefined && fact.value === 0) return;
    if (wait === undefined) {
      this.report.about(fact, `the person does not wait for ${this.name(fact.service)}`);
      return;
    }
    if (fact.cause !== wait.fact) this.report.about(fact, `its cause is fact ${fact.cause}, expected ${wait.fact}`);
    const waited = fact.time - wait.since;
    if (fact.value !== waited) this.report.about(fact, `it says ${fact.value} seconds waited; it was ${waited}`);
  }

  /** A step that takes no time writes nothing of its own. */
  private tookTime(fact: Fact, slot: number): void {
    const { time, kind } = fact;
    // What the census tells took its time before.
    if (time === 0 && fact.person < this.replay.counted) return;
    const { waits, target, targetSince, movingSince, readySince, reason, reasonSince } = this.people;
    if (ENDS_WAITING.includes(kind) && !(kind === KIND.ClockRang && fact.other < 0)) {
      for (const { since, fact: referred } of waits[slot] ?? []) {
        if (since === time) this.instant(fact, `the Referred (fact ${referred})`);
      }
    }
    const arrives = kind === KIND.Started || kind === KIND.Exited;
    if (arrives && movingSince[slot] === time) this.instant(fact, "the TransferStarted");
    const reservedTillNow = target[slot]! >= 0 && targetSince[slot] === time && movingSince[slot]! < 0;
    if ((arrives || kind === KIND.TransferStarted) && reservedTillNow) this.instant(fact, "the Assigned");
    if (kind === KIND.Left && readySince[slot] === time) this.instant(fact, "the ReadyToLeave");
    const reasonTillNow = reason[slot]! > 0 && reasonSince[slot] === time;
    if ((kind === KIND.Left || kind === KIND.Delayed) && reasonTillNow) this.instant(fact, "the Delayed");
  }

  private instant(fact: Fact, step: string): void {
    this.report.about(fact, `${step} before it took no time, so it should not be written`);
  }

  private name(place: number): string {
    if (place < 0) return "outside";
    return this.model.services[place]?.name ?? `exit ${place - this.model.services.length}`;
  }
}
