import type { Model } from "../compile/model.ts";
import type { FactChunk, FactSink } from "../log/chunk.ts";
import type { RunKey } from "../random/keys.ts";
import { restate, setDated } from "./capacity/change.ts";
import { changePool, isPoolChange, planPoolChanges } from "./capacity/pooling.ts";
import { isPlaceReady, placeReady } from "./capacity/ready.ts";
import { isRenewal, planRenewals, renewStarts } from "./capacity/starts.ts";
import { isPost } from "./capacity/stock.ts";
import { changeUnits } from "./capacity/taking.ts";
import { isReach, planReach, reachByDate } from "./change/everyone.ts";
import { displace } from "./change/occupants.ts";
import { stopVisits } from "./change/visits.ts";
import { Newcomers } from "./demand/newcomers.ts";
import { PRIORITY, PURPOSE, priorityOf, purposeOf, slotOf, streamOf } from "./eventList.ts";
import { arrive, endPreparing, endStay, move } from "./moves.ts";
import { ring } from "./people/strike.ts";
import { referAhead } from "./queue/beside.ts";
import { standOn } from "./queue/better.ts";
import { lookForOthers } from "./queue/others.ts";
import { giveUp, settle } from "./queue/places.ts";
import { tellTasks } from "./queue/tasks.ts";
import { type Readers, readersOf, throughReaders } from "./readers.ts";
import { restore } from "./restore.ts";
import type { Rules } from "./rules/rules.ts";
import { Run } from "./run.ts";
import { isShock, planShock, shockTurns } from "./shocks/shocks.ts";
import { MOST_IN_AN_HOUR, Standstill } from "./standstill.ts";
import { takeCensus } from "./start/census.ts";
import { type Ends, endRun } from "./start/ends.ts";

/** One replication that can be taken in slices. */
export interface Session {
  /**
   * Goes on for at most `maxEvents` notices. True while there is more to do; false when the run has reached its end,
   * and then the last facts have been handed to the sink.
   * @throws CannotGoOn where the scenario goes round without time passing, where a rule fires without end, and where
   * rings are to stop the run.
   */
  advance(maxEvents: number): boolean;
  /** Seconds since the start of the warm-up. */
  readonly now: number;
  /** Facts written so far, those of the past included. */
  readonly facts: number;
  /** Notices handled so far by this session. */
  readonly events: number;
}

/**
 * Starts a replication at time 0. The same model and key give the same facts, whatever the slices. `last`: the second
 * after whose facts it stops, where that is before the end of the run.
 */
export function start(model: Model, key: RunKey, sink: FactSink, last = Infinity): Session {
  const readers = readersOf(model);
  const run = new Run(model, key, throughReaders(readers, sink), 0);
  run.arrivals.planAll(-1);
  run.planCapacity();
  planRenewals(run, 0);
  run.stock?.planAll(0);
  planPoolChanges(run, 0);
  planReach(run, 0);
  if (model.census.length > 0) takeCensus(run);
  planShock(run);
  readers.rules?.takeUp(run, false);
  return new Clockwork(run, readers, last);
}

/**
 * A session that goes on from the past: applies the facts up to and including `at` (seconds), plans what is due from
 * the state they leave, and writes only what comes after. Same facts as the run that was never interrupted.
 * @throws RangeError when the past does not fit the model.
 */
export function rebuild(model: Model, key: RunKey, past: Iterable<FactChunk>, at: number, sink: FactSink): Session {
  const readers = readersOf(model);
  return goOn(restore(model, key, past, at, sink, readers), readers);
}

/** A session that takes up a run where it stands. */
export function goOn(run: Run, readers: Readers): Session {
  return new Clockwork(run, readers, Infinity);
}

// Names of this module's own: those of an imported table are looked up again at every use.
const ARRIVAL = PRIORITY.arrival;
const CAPACITY = PRIORITY.capacity;
const RULE = PRIORITY.rule;
const END_OF_STAY = PURPOSE.endOfStay;
const MOST_STEPS = MOST_IN_AN_HOUR;

const HOUR = 3600;

class Clockwork implements Session {
  private readonly run: Run;
  private readonly newcomers: Newcomers;
  /** True where some demand is inexhaustible. */
  private readonly tops: boolean;
  private readonly rules: Rules | null;
  private readonly ends: Ends | null;
  /** True where any of these three is there. */
  private readonly watches: boolean;
  /** Steps since the clock last passed `hourEnds`. */
  private stepsInHour = 0;
  private hourEnds = 0;
  private standstill: Standstill | null = null;
  private readonly end: number;
  private finished: boolean;

  constructor(run: Run, { rules, ends }: Readers, last: number) {
    this.run = run;
    this.end = Math.min(run.model.clock.end, last + 1);
    this.newcomers = new Newcomers(run);
    this.tops = run.inexhaustible.cohorts.length > 0;
    this.rules = rules;
    this.ends = ends;
    this.watches = this.tops || rules !== null || ends !== null;
    this.finished = ends?.isOver === true;
  }

  get now(): number {
    return this.run.now;
  }

  get facts(): number {
    return this.run.writer.facts;
  }

  get events(): number {
    return this.run.events;
  }

  advance(maxEvents: number): boolean {
    const { run } = this;
    const { list } = run;
    if (this.finished) return false;
    for (let left = maxEvents; left > 0; left--) {
      let next = list.nextTime();
      if (next !== run.now) {
        if (run.unsettled) {
          settle(run);
          next = list.nextTime();
        }
        if (this.watches) {
          if (this.watch()) return false;
          next = list.nextTime();
        }
        if (next !== run.now && this.moveTo(next)) return false;
      }
      this.handleNext();
    }
    return !this.finished;
  }

  /** What looks at each instant when it has settled. True when the run is over. */
  private watch(): boolean {
    const { run, rules, ends } = this;
    if (this.tops) this.topUp();
    // What settling brought about in this very instant comes first: rules look when it is over.
    if (rules !== null && run.list.nextTime() !== run.now) rules.look();
    const next = run.list.nextTime();
    return ends !== null && next !== run.now && this.endsBefore(ends, next);
  }

  /** Until somebody waits for each service that an inexhaustible demand comes to. */
  private topUp(): void {
    while (this.newcomers.topUp()) {
      if (++this.stepsInHour > MOST_STEPS) this.atStandstill().witnessComing();
      settle(this.run);
    }
  }

  /** True when what is to end the run comes about before `next`: then it is over. */
  private endsBefore(ends: Ends, next: number): boolean {
    const at = ends.endsBefore(this.run, next);
    if (at < 0) return false;
    endRun(this.run, at);
    this.finished = true;
    this.run.writer.flush();
    return true;
  }

  /** True when the run is over. */
  private moveTo(at: number): boolean {
    if (at >= this.hourEnds) this.beginHour(at);
    if (at < this.end) this.run.moveTo(at);
    else if (!this.finished) this.finish();
    return this.finished;
  }

  private beginHour(at: number): void {
    this.hourEnds = at + HOUR;
    this.stepsInHour = 0;
    this.standstill = null;
  }

  private atStandstill(): Standstill {
    this.standstill ??= new Standstill(this.run);
    return this.standstill;
  }

  private finish(): void {
    this.finished = true;
    this.run.moveTo(this.end);
    this.run.writer.flush();
  }

  private handleNext(): void {
    const { run } = this;
    run.events++;
    const notice = run.list.pop();
    if (++this.stepsInHour > MOST_STEPS) this.atStandstill().witness(notice);
    const priority = priorityOf(notice);
    if (priority === ARRIVAL) this.newcomers.come(streamOf(notice));
    else if (priority === CAPACITY) changeCapacity(run, streamOf(notice));
    else if (priority === RULE) this.rules!.due(streamOf(notice));
    else if (purposeOf(notice) === END_OF_STAY && run.plainStays) endStay(run, slotOf(notice));
    else aboutPerson(run, slotOf(notice), purposeOf(notice));
  }
}

function changeCapacity(run: Run, stream: number): void {
  if (isPlaceReady(stream)) {
    placeReady(run, stream);
    return;
  }
  if (isPoolChange(stream)) {
    changePool(run, stream);
    return;
  }
  if (isPost(stream)) {
    run.stock!.change(stream);
    restate(run, run.stock!.changed);
    return;
  }
  if (isRenewal(stream)) {
    renewStarts(run, stream);
    return;
  }
  if (isShock(stream)) {
    shockTurns(run);
    return;
  }
  if (isReach(stream)) {
    reachByDate(run, stream);
    return;
  }
  const change = run.world.capacityChanges[run.nextChange];
  // A programme has moved on since this was planned, and what is due now is planned already.
  if (change === undefined || change.at !== run.now) return;
  run.nextChange++;
  run.planCapacity();
  const stops = change.shiftEnds && run.tables.resumes[change.service] === 1;
  const fact = setDated(run, change.service, change.capacity, change.shiftEnds && !stops);
  if (stops) stopVisits(run, change.service, fact);
  if (change.occupants !== undefined) displace(run, change.service, change.occupants, fact);
}

function aboutPerson(run: Run, slot: number, what: number): void {
  if (run.notices !== null && !run.notices.isStillDue(run.now, slot, what)) return;
  switch (what) {
    case 0 satisfies typeof PURPOSE.endOfStay:
      stayIsOver(run, slot);
      return;
    case 1 satisfies typeof PURPOSE.prepared:
      endPreparing(run, slot);
      return;
    case 2 satisfies typeof PURPOSE.giveUp:
      giveUp(run, slot);
      return;
    case 3 satisfies typeof PURPOSE.arrive:
      arrive(run, slot);
      return;
    case 4 satisfies typeof PURPOSE.move:
      move(run, slot);
      return;
    case 5 satisfies typeof PURPOSE.refer:
      referAhead(run, slot);
      return;
    case 6 satisfies typeof PURPOSE.others:
      lookForOthers(run, slot);
      return;
    case 7 satisfies typeof PURPOSE.better:
      standOn(run, slot);
      return;
    case 9 satisfies typeof PURPOSE.units:
      changeUnits(run, slot);
      return;
    case 18 satisfies typeof PURPOSE.ring:
      ring(run, slot);
      return;
  }
}

/** The planned end of a stay, unless it is to end at another time by now, or has ended. */
function stayIsOver(run: Run, slot: number): void {
  if (run.stayEnds?.isDue(slot, run.now) === false) return;
  if (run.tasks !== null) tellTasks(run, slot);
  endStay(run, slot);
}
