/** Whether a claim holds of what was simulated. */
import { relativeChange, type Sample } from "../../engine/experiments/targets.ts";
import { estimate } from "../../engine/statistics/estimate.ts";
import { differences } from "../../engine/statistics/paired.ts";
import type { Claim } from "./spec.ts";

/** A figure with the ends of its 95% interval. */
export interface Found {
  /** Unit of the measure; of a relative change "share". */
  readonly unit: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a claim is about, in the twin, the scenario or both. @throws Error when there is no such figure */
export function figure(of: Claim["in"], measure: string, twin: Sample, scenario: Sample): Found {
  const { mean, interval } = figuresOf(of, measure, twin, scenario);
  if (mean === null) throw new Error(`${measure} has no case in ${of}`);
  if (interval === null) throw new Error(`${measure} has no interval in ${of}`);
  const unit = of === "change" ? "share" : scenario.definitions.find(({ id }) => id === measure)!.unit;
  return { unit, mean, low: interval.low, high: interval.high };
}

function figuresOf(of: Claim["in"], measure: string, twin: Sample, scenario: Sample) {
  if (of === "change") return relativeChange(measure, twin, scenario);
  const [sides, number] = [
    of === "twin" ? [twin] : of === "scenario" ? [scenario] : [twin, scenario],
    (side: Sample) => side.definitions.findIndex(({ id }) => id === measure),
  ] as const;
  for (const side of sides)
    if (number(side) < 0) throw new Error(`there is no measure ${measure} in ${of}; there are ${near(side, measure)}`);
  const [first, second] = sides.map((side) => only(side, number(side)));
  if (second === undefined) return estimate(first!.definitions, first!.replications)[0]!;
  const [found] = differences({ name: "twin", ...first! }, { name: "scenario", ...second });
  if (found === undefined) throw new Error(`${measure} is a mean on one side and a ratio on the other`);
  return found;
}

/** Measures of the same service. */
function near({ definitions }: Sample, measure: string): string {
  const service = measure.slice(0, measure.indexOf(".") + 1);
  const ids = definitions.map(({ id }) => id).filter((id) => id.startsWith(service) && !id.includes("@"));
  return ids.join(", ") || "none of that service";
}

/** A sample of one measure. */
function only({ definitions, replications }: Sample, number: number): Sample {
  return {
    definitions: [definitions[number]!],
    replications: replications.map((values) => values.slice(2 * number, 2 * number + 2)),
  };
}

/** Why the claim does not hold of the figure, in words; null where it does. */
export function fault(claim: Claim, { mean, low, high }: Omit<Found, "unit">): string | null {
  const half = (high - low) / 2;
  const text = `${say(mean)} (95% interval ${say(low)} to ${say(high)})`;
  if (claim.sign !== undefined) {
    const clear = claim.sign === "more" ? low > 0 : high < 0;
    return clear ? null : `${text} is not clearly ${claim.sign === "more" ? "above" : "below"} zero`;
  }
  if (claim["at-least"] !== undefined)
    return low >= claim["at-least"] ? null : `${text} is not clearly at least ${claim["at-least"]}`;
  if (claim["at-most"] !== undefined)
    return high <= claim["at-most"] ? null : `${text} is not clearly at most ${claim["at-most"]}`;
  const [from, to, slack] = wanted(claim);
  if (half > 2 * slack) return `${text} is too uncertain to tell: more replications`;
  return mean + half >= from && mean - half <= to
    ? null
    : `${text} is not ${from === to ? say(from) : `${say(from)} to ${say(to)}`}`;
}

/** The range that a figure must touch with its interval, and the slack against which that is judged. */
function wanted(claim: Claim): [from: number, to: number, slack: number] {
  if (claim.between !== undefined) return [...claim.between, claim.between[1] - claim.between[0]];
  const slack = toleranceOf(claim);
  return [claim.equals! - slack, claim.equals! + slack, slack];
}

/** In the unit of the measure. */
function toleranceOf({ equals, tolerance }: Claim): number {
  return typeof tolerance === "string" ? (Math.abs(equals!) * Number.parseFloat(tolerance)) / 100 : tolerance!;
}

/** Whether a lever moves a figure that way: the paired interval is clear of zero. */
export function moves(way: "up" | "down", { low, high }: Found): boolean {
  return way === "up" ? low > 0 : high < 0;
}

export function say(value: number): string {
  return String(Number(value.toPrecision(5)));
}
