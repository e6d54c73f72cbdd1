import type { Model } from "../compile/model.ts";
import type { FactChunk, FactSink } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";

// Local names: a property of an import is looked up again at every fact.
const { Arrived, Referred, Started, ReadyToLeave, Left, GaveUp, Refused, Exited } = KIND;

/** How many people are where at one instant, by place number. */
export interface Counts {
  readonly inside: Int32Array;
  readonly waiting: Int32Array;
  /** Ready to leave this place and still there. */
  readonly delayed: Int32Array;
  /** Ready to go to this place and still elsewhere. */
  readonly delayedFor: Int32Array;
}

/** A figure at `at` seconds after each start of a period (the run must begin at one). */
export interface Sample {
  readonly at: number;
  readonly every: number;
  readonly of: (now: Counts) => number;
}

/** What is to be watched beside the plain counts of each service. */
export interface WatchPlan {
  /** Figures whose average over time is wanted, by name. */
  readonly averages?: Readonly<Record<string, (now: Counts) => number>>;
  /** Figures wanted at one instant of each day or week, by name. */
  readonly samples?: Readonly<Record<string, Sample>>;
  /** Waits longer than these are counted, in seconds. */
  readonly waitsOver?: readonly number[];
  /** Whole stays longer than these are counted, in seconds. */
  readonly staysOver?: readonly number[];
}

/** Totals of one service over the measured time. Times in seconds. */
export interface ServiceTally {
  starts: number;
  /** Of those who started: those who waited, and for how long. */
  waited: number;
  waitSeconds: number;
  waitedOver: number[];
  left: number;
  /** Of those who started and left within the measured time: how many, and their time in the service. */
  wholeStays: number;
  wholeStaySeconds: number;
  stayedOver: number[];
  /** Of those who left: those who were delayed, and for how long. */
  delayed: number;
  delaySeconds: number;
  refused: number;
}

/** Totals of one replication over the measured time. */
export interface Tally {
  readonly seconds: number;
  /** Integral over time of each watched figure. */
  readonly integrals: Readonly<Record<string, number>>;
  readonly samples: Readonly<Record<string, { readonly sum: number; readonly count: number }>>;
  readonly services: Readonly<Record<string, ServiceTally>>;
  readonly exits: number;
  /** Time from arrival to exit of those who left the model. */
  readonly secondsInModel: number;
  /** The same by name of cohort. */
  readonly cohorts: Readonly<Record<string, { exits: number; secondsInModel: number }>>;
}

/**
 * Folds a log into the figures of queueing theory. Written apart from the product's measures, so that theory judges
 * the engine and not its projections. For people who wait for one service at a time.
 */
export class Watch implements FactSink {
  private readonly counts: Counts;
  private readonly names: string[];
  private readonly figures: ((now: Counts) => number)[];
  private readonly sums: Float64Array;
  private readonly samples: { name: string; plan: Sample; next: number; sum: number; count: number }[];
  private nextSample = Number.POSITIVE_INFINITY;
  private readonly over: readonly number[];
  private readonly staysOver: readonly number[];
  private readonly tallies: ServiceTally[];
  private readonly model: Model;
  private readonly from: number;
  private now = 0;
  private exits = 0;
  private secondsInModel = 0;
  private readonly cohorts: { exits: number; secondsInModel: number }[];
  private cohortOf = new Int32Array(1024);
  // By person: arrival; when the wait began and for what; start; when ready and where to. −1 for none.
  private arrivedAt = new Int32Array(1024);
  private waitsFor = new Int32Array(1024).fill(-1);
  private waitsSince = new Int32Array(1024);
  private startedAt = new Int32Array(1024);
  private readyFor = new Int32Array(1024).fill(-1);
  private readySince = new Int32Array(1024);

  constructor(model: Model, plan: WatchPlan = {}) {
    const places = model.services.length + 5;
    const zeros = () => new Int32Array(places);
    this.counts = { inside: zeros(), waiting: zeros(), delayed: zeros(), delayedFor: zeros() };
    this.names = Object.keys(plan.averages ?? {});
    this.figures = Object.values(plan.averages ?? {});
    this.sums = new Float64Array(this.names.length);
    this.over = plan.waitsOver ?? [];
    this.staysOver = plan.staysOver ?? [];
    this.tallies = model.services.map(() => emptyTally(this.over.length, this.staysOver.length));
    this.model = model;
    this.cohorts = model.cohorts.map(() => ({ exits: 0, secondsInModel: 0 }));
    this.from = model.clock.warmUp;
    this.samples = Object.entries(plan.samples ?? {}).map(([name, plan]) => {
      const first = plan.at + Math.ceil((this.from - plan.at) / plan.every) * plan.every;
      return { name, plan, next: first, sum: 0, count: 0 };
    });
    this.nextSample = Math.min(...this.samples.map((sample) => sample.next));
  }

  take(chunk: FactChunk): void {
    const { length, time, kind, person, service, other } = chunk;
    for (let i = 0; i < length; i++) {
      const t = time[i]!;
      if (t > this.now) this.advanceTo(t);
      if (person[i]! >= 0) this.fact(t, kind[i]!, person[i]!, service[i]!, other[i]!);
    }
  }

  /** Closes the run and returns its totals. */
  end(): Tally {
    this.advanceTo(this.model.clock.end);
    return {
      seconds: this.model.clock.end - this.from,
      samples: Object.fromEntries(this.samples.map(({ name, sum, count }) => [name, { sum, count }])),
      integrals: Object.fromEntries(this.names.map((name, i) => [name, this.sums[i]!])),
      services: Object.fromEntries(this.model.services.map((service, i) => [service.name, this.tallies[i]!])),
      exits: this.exits,
      secondsInModel: this.secondsInModel,
      cohorts: Object.fromEntries(this.model.cohorts.map(({ name }, i) => [name, this.cohorts[i]!])),
    };
  }

  private advanceTo(t: number): void {
    if (t > this.nextSample) this.takeSamples(t);
    const span = t - Math.max(this.now, this.from);
    this.now = t;
    if (span <= 0) return;
    for (let i = 0; i < this.figures.length; i++) this.sums[i]! += span * this.figures[i]!(this.counts);
  }

  /** The state at an instant is that after all facts of it: the counts hold until just before `t`. */
  private takeSamples(t: number): void {
    for (const sample of this.samples) {
      for (; sample.next < t; sample.next += sample.plan.every) {
        sample.sum += sample.plan.of(this.counts);
        sample.count++;
      }
    }
    this.nextSample = Math.min(...this.samples.map((sample) => sample.next));
  }

  private fact(t: number, kind: number, person: number, service: number, other: number): void {
    switch (kind) {
      case Arrived:
        while (person >= this.arrivedAt.length) this.grow();
        this.arrivedAt[person] = t;
        this.cohortOf[person] = other;
        return;
      case Referred:
        if (this.waitsFor[person] !== -1) throw new Error("Watch follows one wait at a time.");
        this.counts.waiting[service]!++;
        this.waitsFor[person] = service;
        this.waitsSince[person] = t;
        return;
      case Started:
        this.started(t, person, service);
        return;
      case ReadyToLeave:
        this.counts.delayed[service]!++;
        this.counts.delayedFor[other]!++;
        this.readyFor[person] = other;
        this.readySince[person] = t;
        return;
      case Left:
        this.left(t, person, service);
        return;
      case GaveUp:
        this.stopWaiting(person);
        return;
      case Refused:
        if (t >= this.from) this.tallies[service]!.refused++;
        return;
      case Exited:
        if (t < this.from) return;
        this.exits++;
        this.secondsInModel += t - this.arrivedAt[person]!;
        this.cohorts[this.cohortOf[person]!]!.exits++;
        this.cohorts[this.cohortOf[person]!]!.secondsInModel += t - this.arrivedAt[person]!;
        return;
    }
  }

  private started(t: number, person: number, service: number): void {
    this.counts.inside[service]!++;
    this.startedAt[person] = t;
    const waited = this.waitsFor[person] === service ? t - this.waitsSince[person]! : 0;
    this.stopWaiting(person);
    if (t < this.from) return;
    const tally = this.tallies[service]!;
    tally.starts++;
    if (waited === 0) return;
    tally.waited++;
    tally.waitSeconds += waited;
    for (let i = 0; i < this.over.length; i++) if (waited > this.over[i]!) tally.waitedOver[i]!++;
  }

  private stopWaiting(person: number): void {
    const service = this.waitsFor[person]!;
    if (service === -1) return;
    this.counts.waiting[service]!--;
    this.waitsFor[person] = -1;
  }

  private left(t: number, person: number, service: number): void {
    this.counts.inside[service]!--;
    const tally = this.tallies[service]!;
    if (t >= this.from) tally.left++;
    if (this.startedAt[person]! >= this.from) {
      const stay = t - this.startedAt[person]!;
      tally.wholeStays++;
      tally.wholeStaySeconds += stay;
      for (let i = 0; i < this.staysOver.length; i++) if (stay > this.staysOver[i]!) tally.stayedOver[i]!++;
    }
    if (this.readyFor[person] === -1) return;
    this.counts.delayed[service]!--;
    this.counts.delayedFor[this.readyFor[person]!]!--;
    this.readyFor[person] = -1;
    if (t < this.from) return;
    tally.delayed++;
    tally.delaySeconds += t - this.readySince[person]!;
  }

  private grow(): void {
    this.arrivedAt = doubled(this.arrivedAt);
    this.cohortOf = doubled(this.cohortOf);
    this.waitsFor = doubled(this.waitsFor);
    this.waitsSince = doubled(this.waitsSince);
    this.startedAt = doubled(this.startedAt);
    this.readyFor = doubled(this.readyFor);
    this.readySince = doubled(this.readySince);
  }
}

function emptyTally(waitsOver: number, staysOver: number): ServiceTally {
  return {
    starts: 0,
    waited: 0,
    waitSeconds: 0,
    waitedOver: new Array<number>(waitsOver).fill(0),
    left: 0,
    wholeStays: 0,
    wholeStaySeconds: 0,
    stayedOver: new Array<number>(staysOver).fill(0),
    delayed: 0,
    delaySeconds: 0,
    refused: 0,
  };
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(column.length * 2).fill(-1);
  grown.set(column);
  return grown;
}
