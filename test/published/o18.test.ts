import { test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { cases } from "../effort.ts";
import { type Expected, HOUR, judge, load, ratio, twoSeedsAgree } from "../theory/helpers.ts";

const folder = new URL("./", import.meta.url);
const FIRST = 23;
/** The narrow tolerances, of the second simulation, take more runs than `npm test` has time for. */
const LONG = cases(1) > 1;
/** Enough for a standard error of half the tolerance in every figure that is judged. */
const REPLICATIONS = LONG ? 2000 : 100;

/** One figure for 23 to 28 beds: as published, or as simulated again with 5,000 replications. */
interface Row {
  readonly says: string;
  readonly values: readonly number[];
  readonly tolerances: readonly Expected["tolerance"][];
  readonly of: (unit: Unit) => readonly [number, number];
  readonly onlyInLongRun?: true;
}

const absolute = (...all: readonly number[]) => all.map((abs) => ({ abs }));
const relative = (rel: number) => Array.from({ length: 6 }, () => ({ rel }));
const same = (value: number) => Array.from({ length: 6 }, () => value);

const ROWS: readonly Row[] = [
  {
    says: "cancelled electives, published",
    values: [347.53, 294.91, 242.11, 194.27, 152.48, 117.92],
    tolerances: absolute(22, 22, 21, 19, 17, 15),
    of: ({ cancelled }) => [cancelled, 1],
  },
  {
    says: "cancelled electives, simulated again",
    values: [340.6, 286.2, 233.2, 186.3, 144.6, 109.6],
    tolerances: absolute(5, 5, 5, 5, 4, 4),
    of: ({ cancelled }) => [cancelled, 1],
    onlyInLongRun: true,
  },
  {
    says: "mean wait of unplanned patients, published",
    values: [83.37, 46.93, 27.01, 16.69, 10.38, 6.45],
    tolerances: absolute(25, 15, 9.5, 6.3, 4, 2.4),
    of: ({ waited, unplanned }) => [waited / HOUR, unplanned],
  },
  {
    says: "mean wait of unplanned patients, simulated again",
    values: [76.9, 44.1, 24.7, 15.05, 9.26, 5.69],
    tolerances: relative(0.08),
    of: ({ waited, unplanned }) => [waited / HOUR, unplanned],
    onlyInLongRun: true,
  },
  {
    says: "mean beds in treatment",
    values: [21.35, 21.83, 22.24, 22.58, 22.86, 23.08],
    tolerances: relative(0.01),
    of: ({ treating, seconds }) => [treating, seconds],
  },
  {
    says: "mean beds unavailable, cleaning included",
    values: [22.09, 22.6, 23.04, 23.41, 23.72, 23.95],
    tolerances: relative(0.01),
    of: ({ treating, cleaning, seconds }) => [treating + cleaning, seconds],
  },
  {
    says: "arrivals",
    values: same(1626.5),
    tolerances: relative(0.005),
    of: ({ arrivals }) => [arrivals, 1],
  },
  {
    says: "elective arrivals",
    values: same(482.4),
    tolerances: relative(0.005),
    of: ({ electives }) => [electives, 1],
  },
];

const JUDGED = ROWS.filter(({ onlyInLongRun = false }) => LONG || !onlyInLongRun);

for (const beds of [23, 24, 25, 26, 27, 28]) {
  const title = "the critical care unit of Griffiths and others (2010)";
  test(`O18: ${title} with ${beds} beds`, { timeout: 600_000 }, () => {
    const model = load({
      folder,
      file: "o18-critical-care.yaml",
      settings: { "services.critical-care.capacity": beds },
    });
    twoSeedsAgree((seed) => {
      const units = replications(model, seed);
      return JUDGED.flatMap((row) => problems(row, beds, units));
    });
  });
}

function problems({ says, values, tolerances, of }: Row, beds: number, units: readonly Unit[]): string[] {
  const [value, tolerance] = [values[beds - FIRST]!, tolerances[beds - FIRST]!];
  const problem = judge({ value, tolerance }, ratio(units.map(of)));
  return problem === null ? [] : [`${says}, ${beds} beds: ${problem}`];
}

function replications(model: Model, seed: string): Unit[] {
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    const unit = new Unit(model);
    const session = start(model, runKey(seed, replication), unit);
    while (session.advance(Number.MAX_SAFE_INTEGER));
    unit.until(model.clock.end);
    return unit;
  });
}

/** What happens in the unit in the measured time. Times in seconds; integrals in bed-seconds. */
class Unit implements FactSink {
  arrivals = 0;
  electives = 0;
  cancelled = 0;
  /** Unplanned patients who started, and how long they had waited. */
  unplanned = 0;
  waited = 0;
  treating = 0;
  cleaning = 0;
  readonly seconds: number;
  private readonly from: number;
  private readonly elective: number;
  private readonly waiting = new Map<number, number>();
  private readonly planned = new Set<number>();
  private inBed = 0;
  private inCleaning = 0;
  private now = 0;

  constructor({ clock, cohorts }: Model) {
    this.from = clock.warmUp;
    this.seconds = clock.end - clock.warmUp;
    this.elective = cohorts.findIndex(({ name }) => name === "elective");
  }

  take({ length, time, kind, person, other }: FactChunk): void {
    for (let i = 0; i < length; i++) {
      this.until(time[i]!);
      this.fact(time[i]!, kind[i]!, person[i]!, other[i]!);
    }
  }

  until(time: number): void {
    const span = Math.max(0, time - Math.max(this.now, this.from));
    this.treating += span * this.inBed;
    this.cleaning += span * this.inCleaning;
    this.now = time;
  }

  private fact(time: number, kind: number, person: number, other: number): void {
    const counts = Number(time >= this.from);
    if (kind === KIND.Arrived) {
      this.arrivals += counts;
      if (other === this.elective) this.planned.add(person);
      if (other === this.elective) this.electives += counts;
    } else if (kind === KIND.Referred) this.waiting.set(person, time);
    else if (kind === KIND.Refused) this.cancelled += counts;
    else if (kind === KIND.PlaceReady) this.inCleaning--;
    else if (kind === KIND.Started) this.started(time, person, counts);
    else if (kind === KIND.Left) {
      this.inBed--;
      this.inCleaning++;
    }
  }

  private started(time: number, person: number, counts: number): void {
    this.inBed++;
    if (this.planned.has(person)) return;
    this.unplanned += counts;
    this.waited += counts * (time - (this.waiting.get(person) ?? time));
    this.waiting.delete(person);
  }
}
