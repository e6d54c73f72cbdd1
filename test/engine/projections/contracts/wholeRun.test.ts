import { describe, expect, test } from "vitest";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { logOf } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";

/** Somebody comes every 12 hours and stays for two days: 60 stays of two nights end in April, and 4 people are there. */
const SCENARIO = (rest: string): string => `
careshift: 1
title: Worked by hand
time: { start: 2016-04-01, length: 30 days, warm-up: 10 days }
payers: [ccg, council]
providers: [trust]
cohorts:
  people: { arrivals: { every: 12 hours }, enters: ward }
services:
  ward: { kind: beds, provider: trust, capacity: 10, length-of-stay: 2 days, routes: [{ to: home, share: 100% }] }
${rest}`;

/** What measures have of the 30 days, in pounds. */
function poundsOf(rest: string): (id: string) => number {
  const model = modelOf(SCENARIO(rest));
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const values = fold.end();
  return (id) => {
    const i = definitions.findIndex((one) => one.id === `system.${id}`);
    if (i < 0) throw new RangeError(`no measure is called ${id}`);
    return Math.round((values[2 * i]! / 100) * (30 / 365.25) * 100) / 100;
  };
}

describe("a month worked by hand", () => {
  test("by activity, without any line of cost", () => {
    const of = poundsOf(`
contracts:
  acute:
    provider: trust
    commissioner: { ccg: 60%, council: rest }
    services: ward
    pays: { activity: { price: "£1,000 per discharge", trim-point: 1 days, beyond: £100 per bed-day, baseline: 608.75 per year, marginal: 50% } }
`);
    // 60 × £1,000 + 60 nights beyond the first × £100; 50 are planned for 30 days: 10 × £1,000 × 50% taken back
    expect(of("contract.acute")).toBe(61_000);
    expect([of("paid.total"), of("paid.ccg"), of("paid.council")]).toEqual([61_000, 36_600, 24_400]);
    expect([of("earned.trust"), of("surplus.trust")]).toEqual([61_000, 61_000]);
    // As many nights are spent as end: nobody's stay is under way at a price of its own.
    expect(of("contract.acute.accrued")).toBe(0);
  });

  test("under a block: the commissioner pays the same, and the trust bears what care costs, used or not", () => {
    const of = poundsOf(`
costs:
  price-year: 2016/17
  lines:
    beds: { service: ward, price: £200 per place-day, paid-by: ccg }
    meals: { service: ward, price: £10 per bed-day, paid-by: ccg }
contracts:
  acute: { provider: trust, commissioner: ccg, services: ward, pays: { block: "£730,500 per year" } }
funds:
  pooled: { contributions: { ccg: "£584,400 per year", council: "£73,050 per year" }, pays: [acute], overspend: by-contribution }
`);
    // £2,000 a day; 10 places × £200 and 4 people × £10 a day
    expect([of("paid.ccg"), of("paid.council"), of("earned.trust")]).toEqual([60_000, 0, 60_000]);
    expect([of("borne.trust"), of("borne.trust.fixed"), of("borne.trust.variable")]).toEqual([61_200, 60_000, 1_200]);
    expect(of("surplus.trust")).toBe(-1_200);
    // 4 of 10 places are in use.
    expect([of("used.trust"), of("used.trust.fixed"), of("used.trust.semi-variable")]).toEqual([25_200, 24_000, 0]);
    // £1,600 and £200 a day come in: £6,000 short, borne 8 to 1
    expect([of("fund.pooled.spend"), of("fund.pooled.contributions"), of("fund.pooled.overspend")]).toEqual([
      60_000, 54_000, 6_000,
    ]);
    expect([of("fund.pooled.overspend.ccg"), of("fund.pooled.overspend.council")]).toEqual([5_333.33, 666.67]);
    expect(of("fund.pooled.balance")).toBe(0);
  });
});
