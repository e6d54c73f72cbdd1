import type { FactChunk } from "./chunk.ts";
import { ABOUT_NOBODY, BESIDE, FACTS, KIND, KIND_NAMES, type KindName } from "./facts.ts";
import { Causes } from "./lawCauses.ts";
import { type LawModel, wrongColumns } from "./lawColumns.ts";
import { InstantLaws } from "./lawInstant.ts";
import { LendingLaws } from "./lawLending.ts";
import { MemberLaws } from "./lawMembers.ts";
import { PoolLaws } from "./lawPools.ts";
import { type Fact, LawReport } from "./lawReport.ts";
import { RoomLaws } from "./lawRoom.ts";
import { StartLaws } from "./lawStarts.ts";
import { StepLaws } from "./lawSteps.ts";
import { VisitLaws } from "./lawVisits.ts";
import { Replay } from "./replay.ts";

export type { LawModel } from "./lawColumns.ts";

/** Takes a log chunk by chunk and tells which laws it breaks. */
export interface LawCheck {
  take(chunk: FactChunk): void;
  /** Sentences, each with the number of the fact that shows it; none for a lawful log. Call once, after the last chunk. */
  end(): string[];
}

const MOST_SENTENCES = 100;

/** The history of a log that parts from another: up to and including `at` (seconds) its rules are those of `model`. */
export interface LawPast {
  readonly model: LawModel;
  readonly at: number;
}

/** The laws a log breaks: see createLawCheck. `chunks` is a whole log, from fact 0. */
export function checkLaws(
  model: LawModel,
  chunks: Iterable<FactChunk>,
  most = MOST_SENTENCES,
  past: LawPast | null = null,
): string[] {
  const check = createLawCheck(model, most, past);
  for (const chunk of chunks) check.take(chunk);
  return check.end();
}

/**
 * Checks that a log could have happened: facts are numbered without gaps and times never go back; every column holds
 * what the vocabulary says; each person's facts stand in a legal order and agree with where the person is; causes point
 * back to facts that can have caused them; nobody takes a place beyond capacity, or waits beside a free one; steps that
 * take no time are not written; a person who is ready has exactly one reason at every second; nobody is lost; arrivals
 * are exits and people inside. Holds the state and 7 bytes a fact, and keeps at most `most` sentences: the rest are
 * counted in one more. `past`: whose limits of queues and places kept free held at first, in a log with a history that is
 * another's.
 */
export function createLawCheck(model: LawModel, most = MOST_SENTENCES, past: LawPast | null = null): LawCheck {
  return new Laws(model, most, past);
}

class Laws implements LawCheck {
  private readonly model: LawModel;
  private readonly past: LawPast | null;
  /** Whose limits of queues and places kept free hold now. */
  private readonly policy: { model: LawModel };
  private readonly report: LawReport;
  private readonly replay: Replay;
  private readonly causes = new Causes();
  private readonly steps: StepLaws;
  private readonly members: MemberLaws;
  private readonly room: RoomLaws;
  private readonly instant: InstantLaws;
  private readonly starts: StartLaws;
  private readonly pools: PoolLaws;
  private readonly lending: LendingLaws;
  private readonly visits: VisitLaws;
  private readonly keys = new Map<number, Set<number>>();
  private readonly fact: Fact = { number: 0, time: 0, kind: 0, person: 0, service: 0, other: 0, value: 0, cause: 0 };
  private started = false;

  constructor(model: LawModel, most: number, past: LawPast | null) {
    this.model = model;
    this.past = past;
    this.policy = { model: past?.model ?? model };
    this.report = new LawReport(most, model.clock);
    this.replay = new Replay(model);
    this.steps = new StepLaws(model, this.replay, this.report);
    this.members = new MemberLaws(model, this.report);
    this.room = new RoomLaws(this.policy, this.replay, this.report);
    this.starts = new StartLaws(model, this.replay, this.report);
    this.pools = new PoolLaws(model, this.replay, this.report);
    this.lending = new LendingLaws(this.policy, this.replay, this.report, this.starts);
    this.visits = new VisitLaws(model, this.replay, this.report);
    this.instant = new InstantLaws(this.policy, this.replay, this.report, this.starts, this.pools);
  }

  take(chunk: FactChunk): void {
    const { first, length } = chunk;
    if (first !== this.replay.next) this.report.say(`facts ${this.replay.next} to ${first - 1} are missing`);
    let arrivals = 0;
    for (let i = 0; i < length; i++) {
      const { fact } = this;
      fact.number = first + i;
      fact.time = chunk.time[i]!;
      fact.kind = chunk.kind[i]!;
      fact.person = chunk.person[i]!;
      fact.service = chunk.service[i]!;
      fact.other = chunk.other[i]!;
      fact.value = chunk.value[i]!;
      fact.cause = chunk.cause[i]!;
      if (fact.kind === KIND.Arrived) arrivals++;
      this.takeFact(fact);
    }
    this.checkKeys(chunk, arrivals);
  }

  end(): string[] {
    if (this.started) this.endInstant();
    const { arrivals, exits, occupied, outside } = this.replay;
    const inside = occupied.reduce((sum, people) => sum + people, outside);
    if (arrivals !== exits + inside) {
      this.report.say(`at the end ${arrivals} people arrived, ${exits} exited and ${inside} are inside`);
    }
    return this.report.all();
  }

  private takeFact(fact: Fact): void {
    const { replay } = this;
    if (this.started && fact.time !== replay.now) this.endInstant();
    if (this.past !== null && fact.time > this.past.at) this.policy.model = this.model;
    this.checkTime(fact);
    this.started = true;
    const columns = wrongColumns(fact, this.model);
    if (columns !== null) this.report.about(fact, columns);
    const order = columns === null && this.checkOrder(fact);
    if (order) {
      this.steps.before(fact);
      this.members.before(fact);
      this.room.before(fact);
      this.starts.before(fact);
      this.pools.before(fact);
      this.lending.before(fact);
      this.visits.before(fact);
      this.instant.before(fact);
      replay.apply(fact.time, fact.kind, fact.person, fact.service, fact.other, fact.value);
      this.steps.after(fact);
    }
    // A fact that cannot be applied is still counted, so that the numbers after it stay right.
    replay.next = fact.number + 1;
    replay.now = fact.time;
    this.causes.add(fact);
  }

  private endInstant(): void {
    this.steps.end();
    this.instant.end(this.replay.now);
    this.lending.end(this.replay.now);
    this.visits.end(this.replay.now);
  }

  private checkTime(fact: Fact): void {
    const { now } = this.replay;
    const end = this.model.clock?.end ?? Infinity;
    if (fact.time < now) this.report.about(fact, `it comes after a fact of ${this.report.moment(now)}`);
    if (fact.time < 0) this.report.about(fact, "its time lies before time 0");
    if (fact.time > end) this.report.about(fact, `it comes after the end of the run, ${this.report.moment(end)}`);
  }

  /** The person's facts so far allow this one, and its cause could have caused it; false when it cannot be applied. */
  private checkOrder(fact: Fact): boolean {
    const { people } = this.replay;
    const slot = people.slot(fact.person);
    const opens = ABOUT_NOBODY.has(fact.kind) || fact.kind === KIND.Arrived;
    if (opens || slot >= 0) this.checkCause(fact, slot < 0 ? -1 : people.lastFact[slot]!);
    if (ABOUT_NOBODY.has(fact.kind)) return true;
    if (slot < 0) {
      const gone = people.hasGone(fact.person);
      if (gone) this.report.about(fact, "the person has exited");
      else if (fact.kind !== KIND.Arrived) this.report.about(fact, "the person has not arrived");
      return fact.kind === KIND.Arrived && !gone;
    }
    if (BESIDE.has(fact.kind)) return true;
    const { follows } = FACTS[KIND_NAMES[fact.kind]!];
    const last: KindName = KIND_NAMES[people.lastKind[slot]!]!;
    if (!follows.includes(last)) {
      this.report.about(fact, `it follows ${last} (fact ${people.lastFact[slot]}); expected ${follows.join(", ")}`);
    }
    return fact.kind !== KIND.Arrived;
  }

  private checkCause(fact: Fact, ownLast: number): void {
    const wrong = this.causes.wrong(fact, ownLast);
    if (wrong !== null) this.report.about(fact, wrong);
  }

  private checkKeys(chunk: FactChunk, arrivals: number): void {
    const { first, length, keys } = chunk;
    if (arrivals !== chunk.arrivals) {
      this.report.say(`facts ${first} to ${first + length - 1} hold ${arrivals} Arrived but ${chunk.arrivals} keys`);
    }
    for (let i = 0; i < chunk.arrivals; i++) {
      const word = keys[2 * i]!;
      const count = keys[2 * i + 1]!;
      const series = this.keys.get(word) ?? new Set();
      if (series.has(count)) this.report.say(`two people have the same key, ${word} ${count}`);
      this.keys.set(word, series.add(count));
    }
  }
}
