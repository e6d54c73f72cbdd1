import type { Behaviour, CostLine, Steps } from "../../compile/model/costs.ts";
import { DAY, YEAR } from "../time.ts";
import { type Activity, fundedIn, overCounts, placeTimeIn, type Quantity, quantityIn, secondsIn } from "./activity.ts";
import { Months } from "./months.ts";
import type { Prices } from "./prices.ts";

/** What an amount is made of: each penny is in one of these. */
export const SHARES = ["fixed", "semiVariable", "variable", "oneOff"] as const;

/** An amount in pence, by share. */
export interface Parts extends Readonly<Record<(typeof SHARES)[number], number>> {
  /** Of fixed and semiVariable: what they are beyond what the volume carries; below 0 where it carries more. */
  readonly stranded: number;
}

const NOTHING: Parts = { fixed: 0, semiVariable: 0, variable: 0, oneOff: 0, stranded: 0 };

/** What a unit of each charge is counted in, and how many of these there are in a unit. */
const COUNTED = {
  "occupied-day": ["occupied", DAY],
  "delayed-day": ["delayed", DAY],
  start: ["starts", 1],
  visit: ["visits", 1],
  "visit-hour": ["visiting", 3600],
  refusal: ["refusals", 1],
  diversion: ["diversions", 1],
  discharge: ["discharges", 1],
  death: ["deaths", 1],
} as const satisfies Partial<Record<CostLine["per"], readonly [Quantity, number]>>;

/** What a line costs in some cells of one month. */
interface Cost extends Parts {
  /** What `variable` has of people whose route names a payer; null where prices do not follow people. */
  readonly follows: Quantity | null;
  /** Pence a unit, and how many of what is counted make one. */
  readonly each: number;
  readonly size: number;
}

/** Lines of cost on the activity of one run. */
export class LineCosts {
  private readonly model: Prices;
  private readonly activity: Activity;
  private readonly months: Months;
  /** Cells by month. */
  private readonly cellsByMonth = new Map<number, number[]>();
  /** Steps by month, of lines and services that have been asked for. */
  private readonly steps = new Map<string, ReadonlyMap<number, number>>();

  constructor(model: Prices, activity: Activity) {
    this.model = model;
    this.activity = activity;
    this.months = new Months(model.clock);
    for (const [cell, { month }] of activity.cells.entries()) {
      const known = this.cellsByMonth.get(month);
      if (known === undefined) this.cellsByMonth.set(month, [cell]);
      else known.push(cell);
    }
  }

  /** False for an attribution of what a place costs anyway. */
  counts(line: number): boolean {
    const { per, additional } = this.model.costs[line]!;
    return per !== "delayed-day" || additional;
  }

  /** Those of some cells in which a line counts. @throws RangeError where its dates lie inside a cell */
  cellsOf(line: number, some: readonly number[]): readonly number[] {
    const { from, until } = this.model.costs[line]!;
    if (from === undefined && until === undefined) return some;
    const { cells } = this.activity;
    const isIn = (time: number | undefined, cell: number): boolean =>
      time !== undefined && cells[cell]!.from < time && time < cells[cell]!.to;
    if (some.some((cell) => isIn(from, cell) || isIn(until, cell))) {
      throw new RangeError(`activity was not cut at the dates of line ${line}`);
    }
    return some.filter((cell) => cells[cell]!.from >= (from ?? 0) && cells[cell]!.from < (until ?? Infinity));
  }

  /** What a line costs each payer for a service (−1: none) in some cells of one month. */
  byPayer(line: number, service: number, cells: readonly number[]): Parts[] {
    const spec = this.model.costs[line]!;
    const cost = this.costOf(line, service, cells);
    const funded = this.model.payers.map((_, payer) =>
      cost.follows === null
        ? 0
        : cost.each * (fundedIn(this.activity, cells, service, cost.follows, payer) / cost.size),
    );
    const own = cost.variable - funded.reduce((sum, pence) => sum + pence, 0);
    const shares = this.model.payers.map(() => 0);
    for (const { payer, share } of spec.paidBy) shares[payer]! += share;
    return shares.map((share, payer) => ({
      fixed: cost.fixed * share,
      semiVariable: cost.semiVariable * share,
      variable: funded[payer]! + own * share,
      oneOff: cost.oneOff * share,
      stranded: cost.stranded * share,
    }));
  }

  private costOf(line: number, service: number, cells: readonly number[]): Cost {
    const spec = this.model.costs[line]!;
    const { per, price, behaves, perStep, block } = spec;
    const plain = { ...NOTHING, follows: null, each: 0, size: 1 };
    if (behaves !== undefined) return this.behaving(spec, behaves, service, cells);
    if (perStep !== undefined) return { ...plain, ...this.stepped(line, perStep, service, cells) };
    if (block !== undefined) return { ...plain, ...this.contracted(price, block, service, cells) };
    const among = Math.max(1, spec.services.length);
    if (per === "year") return { ...plain, fixed: price * (this.yearsOf(cells) / among) };
    if (per === "once") return { ...plain, oneOff: this.isDue(spec, cells) ? price / among : 0 };
    if (service < 0) return plain;
    if (per === "place-day") {
      const { perPlace = 1 } = this.model.services[service]!;
      return { ...plain, fixed: price * (placeTimeIn(this.activity, cells, service) / perPlace / DAY) };
    }
    const [what, size] = COUNTED[per];
    const variable = price * (quantityIn(this.activity, cells, service, what) / size);
    return { ...plain, variable, follows: what, each: price, size };
  }

  /** Price × (fixed × at + semi-variable × the volume some months ago + variable × volume). */
  private behaving(spec: CostLine, behaves: Behaviour, service: number, cells: readonly number[]): Cost {
    const [what, size] = COUNTED[spec.per as keyof typeof COUNTED];
    const { price } = spec;
    const planned = (behaves.at / spec.services.length) * this.yearsOf(cells);
    const volume = quantityIn(this.activity, cells, service, what) / size;
    const past = this.volumeAgo(behaves.lag, service, what, cells);
    const released = past === null ? planned : past / size;
    return {
      fixed: behaves.fixed * price * planned,
      semiVariable: behaves.semiVariable * price * released,
      variable: behaves.variable * price * volume,
      oneOff: 0,
      stranded: price * (behaves.fixed * (planned - volume) + behaves.semiVariable * (released - volume)),
      follows: what,
      each: behaves.variable * price,
      size,
    };
  }

  /** The volume in as much time, so many months before; null where the run did not have the whole of that month. */
  private volumeAgo(lag: number, service: number, what: Quantity, cells: readonly number[]): number | null {
    if (lag === 0) return quantityIn(this.activity, cells, service, what);
    const month = this.activity.cells[cells[0]!]!.month - lag;
    const then = this.cellsByMonth.get(month);
    if (then === undefined || this.activity.cells[then[0]!]!.from > this.months.beginningOf(month)) return null;
    const daily = quantityIn(this.activity, then, service, what) / secondsIn(this.activity, then);
    return daily * secondsIn(this.activity, cells);
  }

  /** Price × the steps that the month's mean census asks for, or asked for less than `lag` months ago. */
  private stepped(line: number, perStep: Steps, service: number, cells: readonly number[]): Partial<Parts> {
    const { price } = this.model.costs[line]!;
    const needed = this.stepsOf(line, perStep, service);
    const { month } = this.activity.cells[cells[0]!]!;
    const need = needed.get(month)!;
    let held = need;
    for (let ago = 1; ago <= perStep.lag; ago++) held = Math.max(held, needed.get(month - ago) ?? 0);
    const years = this.yearsOf(cells);
    return { semiVariable: price * held * years, stranded: price * (held - need) * years };
  }

  private stepsOf(line: number, { of }: Steps, service: number): ReadonlyMap<number, number> {
    const key = `${line} ${service}`;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const steps = new Map<number, number>();
    for (const [month, cells] of this.cellsByMonth) {
      const seconds = secondsIn(this.activity, cells);
      const occupied = quantityIn(this.activity, cells, service, "occupied");
      steps.set(month, seconds === 0 ? 0 : Math.ceil(occupied / (of * seconds)));
    }
    this.steps.set(key, steps);
    return steps;
  }

  /** Block places whether used or not; the price for people at midnight beyond them. */
  private contracted(
    price: number,
    block: NonNullable<CostLine["block"]>,
    service: number,
    cells: readonly number[],
  ): Partial<Parts> {
    const { places } = block;
    const { services, midnights } = this.activity;
    const over = (worth: (people: number) => number): number =>
      cells.reduce((sum, cell) => sum + overCounts(midnights[cell * services + service]!, worth), 0);
    return {
      fixed: (places * block.price * secondsIn(this.activity, cells)) / DAY,
      variable: price * over((people) => Math.max(0, people - places)),
      stranded: block.price * over((people) => Math.max(0, places - people)),
    };
  }

  private isDue({ on }: CostLine, cells: readonly number[]): boolean {
    return cells.some((cell) => {
      const { from, to } = this.activity.cells[cell]!;
      return on !== undefined && from <= on && on < to;
    });
  }

  private yearsOf(cells: readonly number[]): number {
    return secondsIn(this.activity, cells) / YEAR;
  }
}
