/** `costs:` → lines of cost, their prices' way to the year of all amounts, and what holds for all of them. */

import { type PriceYear, parsePriceYear, yearName } from "../../units/priceYears.ts";
import { MONTH } from "../../units.ts";
import * as say from "../messages/costs.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Quantity, Share } from "../scenario.ts";
import type { CostsShape } from "../schema/costs.ts";
import type { BehaviourSpec, CostLineSpec, MoneySpec, StepsSpec } from "../spec/costs.ts";
import { type Branch, child, descend, entriesOf, type Tree } from "../tree.ts";
import { partiesOf } from "./parties.ts";
import { shareOut } from "./shares.ts";

interface Framed {
  readonly costs?: CostsShape | undefined;
}

/** Lines of cost in the order written, each with its payers' shares adding to 1. */
export function costsOf({ costs }: Framed, tree: Branch, report: Report): CostLineSpec[] {
  if (costs === undefined) return [];
  const written = entriesOf(descend(tree, "costs", "lines"));
  const inflation = new Inflation(costs, child(tree, "costs")!, report);
  return Object.entries(costs.lines).map(([name, line]) => {
    const { key, value } = written.get(name)!;
    const path = `costs.lines.${name}`;
    const spotOf = (part: string): Spot => at(child(value, part)?.place ?? key, `${path}.${part}`);
    const { price, per, block } = line.price;
    const [behaves, steps] = [line.behaves, line["per-step"]];
    return {
      name,
      services: line.service,
      per,
      price,
      block,
      inflation: inflation.since(line["price-year"], spotOf("price-year")),
      paidBy: partiesOf(child(value, "paid-by")!, `${path}.paid-by`, "a payer", report),
      additional: line.additional ?? false,
      from: line.from ?? null,
      until: line.until ?? null,
      on: line.on ?? null,
      behaves: behaves === undefined ? null : behaviourOf(behaves, child(value, "behaves")!, spotOf("behaves"), report),
      perStep: steps === undefined ? null : stepsOf(steps, child(value, "per-step")!, spotOf("per-step"), report),
      place: key,
    };
  });
}

/** What holds for all lines together. */
export const moneyOf = ({ costs }: Framed): MoneySpec => ({
  discount: costs?.discount ?? null,
  doubleRunning: costs?.["double-running"] ?? null,
});

function behaviourOf(
  shape: NonNullable<CostsShape["lines"][string]["behaves"]>,
  tree: Tree,
  spot: Spot,
  report: Report,
): BehaviourSpec | null {
  const { at: planned, lag } = shape;
  const keys = ["fixed", "semi-variable", "variable"] as const;
  const given = keys.filter((key) => shape[key] !== undefined);
  const shares = shareOut(
    given.map((key): Share => shape[key]!),
    spot,
    report,
  );
  if (shares === null) return null;
  const shareOf = (key: (typeof keys)[number]): number => shares[given.indexOf(key)] ?? 0;
  const [fixed, semiVariable, variable] = [shareOf("fixed"), shareOf("semi-variable"), shareOf("variable")];
  if (shape["semi-variable"] !== undefined && lag === undefined) report(say.lagMissing(spot));
  if (shape["semi-variable"] === undefined && lag !== undefined) report(say.lagOfNothing(lagSpot(tree, spot)));
  return { at: planned, fixed, semiVariable, variable, lag: monthsOf(lag, lagSpot(tree, spot), report) };
}

function stepsOf(
  { of, lag }: NonNullable<CostsShape["lines"][string]["per-step"]>,
  tree: Tree,
  spot: Spot,
  report: Report,
): StepsSpec {
  return { of: of.value, lag: monthsOf(lag, lagSpot(tree, spot), report) };
}

const lagSpot = (tree: Tree, spot: Spot): Spot => at(child(tree, "lag")?.place ?? tree.place, `${spot.path}.lag`);

/** Seconds → whole months. */
function monthsOf(lag: Quantity | undefined, spot: Spot, report: Report): number {
  const months = (lag?.value ?? 0) / MONTH;
  const whole = Math.round(months);
  if (Math.abs(months - whole) > 1e-6) report(say.lagByMonths(spot, Math.max(1, whole)));
  return whole;
}

/** How prices rose from year to year. */
class Inflation {
  private readonly base: PriceYear | null;
  private readonly rises = new Map<number, number>();
  private readonly report: Report;

  constructor({ "price-year": base, inflation = {} }: CostsShape, tree: Tree, report: Report) {
    this.report = report;
    const read = parsePriceYear(base ?? "");
    this.base = read.ok ? read.value : null;
    const years = child(tree, "inflation");
    if (years !== undefined && this.base === null) report(say.noBaseYear(at(years.place, "costs.inflation")));
    for (const [text, { key }] of entriesOf(years)) this.read(text, inflation[text]!.value, at(key, "costs.inflation"));
    this.checkGaps(at(years?.place ?? tree.place, "costs.inflation"));
  }

  private read(text: string, rise: number, spot: Spot): void {
    const year = parsePriceYear(text);
    if (!year.ok) this.report(say.badYear(spot, year.problem));
    else if (this.base !== null && year.value.financial !== this.base.financial)
      this.report(say.yearsOverlap(spot, text, yearName(this.base), this.like(year.value)));
    else if (this.rises.has(year.value.first))
      this.report(say.yearsOverlap(spot, text, yearName(year.value), "one figure for each year"));
    else this.rises.set(year.value.first, 1 + rise);
  }

  private checkGaps(spot: Spot): void {
    const years = [...this.rises.keys()].sort((a, b) => a - b);
    for (const [i, year] of years.entries())
      if (i > 0 && year !== years[i - 1]! + 1) this.report(say.yearMissing(spot, this.name(years[i - 1]! + 1)));
  }

  /** What a price of a year is multiplied by. 1 without a year of its own, and where a problem is reported. */
  since(text: string | undefined, spot: Spot): number {
    const read = parsePriceYear(text ?? "");
    if (!read.ok) return 1;
    const { value: year } = read;
    if (this.base === null) {
      this.report(say.noBaseYear(spot));
      return 1;
    }
    if (year.financial !== this.base.financial) {
      this.report(say.yearsOverlap(spot, text!, yearName(this.base), this.like(year)));
      return 1;
    }
    if (year.first > this.base.first) this.report(say.laterYear(spot, text!, yearName(this.base)));
    let factor = 1;
    for (let y = year.first + 1; y <= this.base.first; y++) {
      const rise = this.rises.get(y);
      if (rise === undefined) {
        this.report(say.riseMissing(spot, text!, this.name(y)));
        return 1;
      }
      factor *= rise;
    }
    return factor;
  }

  private like = ({ first }: PriceYear): string => yearName({ first, financial: this.base!.financial });

  private name = (first: number): string => yearName({ first, financial: this.base?.financial ?? true });
}
