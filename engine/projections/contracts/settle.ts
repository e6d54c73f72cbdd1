/**
 * The arithmetic of contracts: what is paid in each part of one contract year, in pence, from what was done in it.
 * Nothing here knows services or dates. Each function has an example worked by hand in CONTRACTS.md.
 */
import type { ModelTerms } from "../../compile/model/contracts.ts";

type Terms<K extends ModelTerms["kind"]> = Extract<ModelTerms, { kind: K }>;

/** A part of a contract year, in order: in one month, and no longer. */
export interface Part {
  /** Length in years of 365.25 days. */
  readonly years: number;
  /** What the price is for: discharges, visits, hours … */
  readonly units: number;
  /** Nights beyond the trim point of stays that ended in it. */
  readonly beyond: number;
}

const sum = (parts: readonly Part[], of: (part: Part) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);

const yearsOf = (parts: readonly Part[]): number => sum(parts, ({ years }) => years);

/** What is settled when the year is over is paid in its last part. */
function settledLast(paid: number[], settlement: number): number[] {
  if (paid.length > 0 && settlement !== 0) paid[paid.length - 1]! += settlement;
  return paid;
}

/**
 * Price × units + price beyond × nights beyond the trim point; when the year is over, units above the baseline are paid
 * at the marginal share: (1 − share) × price × units above it is taken back. A part year has its part of the baseline.
 */
export function activity(
  { price, trim, marginal }: Pick<Terms<"activity">, "price" | "trim" | "marginal">,
  parts: readonly Part[],
): number[] {
  const paid = parts.map(({ units, beyond }) => price * units + (trim?.beyond ?? 0) * beyond);
  if (marginal === null) return paid;
  const above = Math.max(0, sum(parts, ({ units }) => units) - marginal.baseline * yearsOf(parts));
  return settledLast(paid, -(1 - marginal.share) * price * above);
}

/** The value by the length of each part, whatever is done. */
export function block({ value }: Pick<Terms<"block">, "value">, parts: readonly Part[]): number[] {
  return parts.map(({ years }) => value * years);
}

/**
 * The value by the length of each part. When the year is over: more for each unit above the volume, less for each below
 * it; then the year pays the floor at least and the ceiling at most. A part year has its part of all four.
 */
export function costAndVolume(
  { value, volume, above, below, floor, ceiling }: Omit<Terms<"cost-and-volume">, "kind" | "per">,
  parts: readonly Part[],
): number[] {
  const years = yearsOf(parts);
  const over = sum(parts, ({ units }) => units) - volume * years;
  const owed = value * years + (over > 0 ? above : below) * over;
  const least = floor === null ? Number.NEGATIVE_INFINITY : floor * years;
  const most = ceiling === null ? Number.POSITIVE_INFINITY : ceiling * years;
  return settledLast(block({ value }, parts), Math.min(most, Math.max(least, owed)) - value * years);
}

/**
 * What a change from the baseline pays for a whole year: the furthest step that was reached; where what lies between
 * steps is proportional, also the part of the way to the next, from no change and no payment on.
 */
export function rewardOf(
  { steps, proportional }: Pick<Terms<"performance">, "steps" | "proportional">,
  change: number,
): number {
  let last = { change: 0, pays: 0 };
  for (const step of steps) {
    const way = (change - last.change) / (step.change - last.change);
    // A count just at a step has reached it: shares of counts are not exact.
    if (way < 1 - 1e-9) return proportional ? last.pays + Math.max(0, way) * (step.pays - last.pays) : last.pays;
    last = step;
  }
  return last.pays;
}

/**
 * What a contract year pays for performance, when it is over.
 * @param part of a whole contract year: the reward of a part year is that part of it
 */
export function performed(
  terms: Pick<Terms<"performance">, "baseline" | "steps" | "proportional">,
  { count, years, part }: { readonly count: number; readonly years: number; readonly part: number },
): number {
  const expected = terms.baseline * years;
  return expected === 0 ? 0 : part * rewardOf(terms, (count - expected) / expected);
}

/**
 * What is shared of a gain (above 0) or a loss (below 0): target less cost, the cap at most either way, in pence.
 * @param years length of the contract year in years of 365.25 days
 */
export function shared(
  { target, cap }: Pick<Terms<"gain-share">, "target" | "cap">,
  { cost, years }: { readonly cost: number; readonly years: number },
): number {
  const gain = target * years - cost;
  const most = cap === null ? Number.POSITIVE_INFINITY : cap * years;
  return Math.min(most, Math.max(-most, gain));
}

/**
 * What each party owes (above 0) or is owed so that a gain or loss is shared as agreed. It fell where care was paid for:
 * each bore its part of the cost. Owed and owing add up to 0.
 * @param bore share of the cost that each party bore
 * @param agreed share of the gain (or of the loss) that each party is to have
 */
export function owedOf(gain: number, bore: readonly number[], agreed: readonly number[]): number[] {
  return bore.map((share, party) => (share - (agreed[party] ?? 0)) * gain);
}
