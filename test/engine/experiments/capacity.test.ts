import { describe, expect, test } from "vitest";
import { limitedServices } from "../../../engine/compile/withoutLimit.ts";
import { type CapacityPlan, type PlanRow, planCountsOf, planOf } from "../../../engine/experiments/capacity/plan.ts";
import { compile, type Model, parseScenario } from "../../../engine/language.ts";
import { capacityCsv } from "../../../engine/report/capacityReport.ts";
import { cases } from "../../effort.ts";
import { logOf } from "../../laws/running.ts";
import { samples } from "../../laws/samples.ts";
import { modelOf } from "../../laws/scenarios.ts";

function planned(model: Model, replications: number): CapacityPlan {
  const counts = Array.from({ length: replications }, (_, replication) =>
    planCountsOf(model, logOf(model, replication)),
  );
  return planOf(
    model,
    limitedServices(model),
    counts.flatMap((one) => one ?? []),
  );
}

const lineOf = (rows: readonly PlanRow[], service: string, source = "all", month = "all"): PlanRow =>
  rows.find((row) => row.service === service && row.source === source && row.month === month)!;

/** Everyone comes and stays to the day, so that a plan can be worked out by hand. */
const BY_HAND = `
careshift: 1
title: Ten places for one person a day
time: { start: 2016-04-01, length: 61 days, warm-up: 60 days }
cohorts:
  a: { arrivals: { every: 1 days, first: 2016-02-01T12:00 }, enters: ward }
  b: { arrivals: { every: 2 days, first: 2016-02-01T12:00 }, enters: day-ward }
  c: { arrivals: { every: 12 hours, first: 2016-02-01T06:00 }, enters: clinic }
services:
  ward: { kind: beds, setting: hospital, capacity: 400, length-of-stay: { constant: 5 days }, routes: [{ to: rehab, share: 100% }] }
  day-ward: { kind: beds, setting: hospital, capacity: 400, length-of-stay: { constant: 1 days }, routes: [{ to: home, share: 100% }] }
  rehab: { kind: beds, setting: rehabilitation, capacity: 10, length-of-stay: { constant: 20 days }, routes: [{ to: home, share: 100% }] }
  clinic: { kind: beds, setting: community, pathway: none, capacity: 400, starts: 7 per week, length-of-stay: { constant: 1 days }, routes: [{ to: home, share: 100% }] }
`;

describe("a capacity and demand plan", () => {
  const { months, whole } = planned(modelOf(BY_HAND), 2);

  test("has demand, capacity, gap and delay as worked out by hand", () => {
    // Ready on days 5.5, 6.5 … from 1 February. Ten start on days 5.5 to 14.5, leave 20 days later, and the next ten
    // take their places: the n-th group of ten starts on days 5.5 + 20n to 14.5 + 20n. 1 April is day 60, 1 May day 90.
    const april = lineOf(months, "rehab", "ward", "2016-04");
    expect(april).toMatchObject({ days: 30, pathway: 2, from: "hospital discharge" });
    expect(april.demand).toMatchObject({ mean: 30, sd: 0 });
    expect(april.starts.mean).toBe(10 + 5); // of 65.5 to 74.5, and 85.5 to 89.5
    // 10 places are taken throughout, and 30 people left (65.5 to 74.5, 85.5 to 94.5, 105.5 to 114.5) in 61 days.
    const all = lineOf(months, "rehab", "all", "2016-04");
    expect(all.capacity!.mean).toBeCloseTo((10 * 30) / ((10 * 61) / 30), 9);
    expect(all.gap!.mean).toBeCloseTo(30 - 14.754, 3);
    expect(all.places!.mean).toBe(10);
    // The k-th person is ready on day 5.5 + k and starts on day 5.5 + 20⌊k / 10⌋ + k mod 10.
    let days = 0;
    for (let k = 0; k < 90; k++) {
      const [ready, start] = [5.5 + k, 5.5 + 20 * Math.floor(k / 10) + (k % 10)];
      days += Math.max(0, Math.min(start, 90) - Math.max(ready, 60));
    }
    expect(april.delay.mean).toBeCloseTo(days, 6);
    expect(april.waiting.mean).toBe(0);
  });

  test("has the people who go home from hospital with no service in pathway 0, and no limit on them", () => {
    // Every second day from 1 February, and home a day later: 30 of 61 days, or 31.
    const home = lineOf(whole, "home", "day-ward");
    expect(home).toMatchObject({ pathway: 0, from: "hospital discharge" });
    expect([30, 31]).toContain(home.demand.mean);
    expect(lineOf(whole, "pathway 0")).toMatchObject({ demand: { mean: home.demand.mean }, capacity: null, gap: null });
    expect(lineOf(whole, "pathway 0", "community").demand.mean).toBe(0);
  });

  test("gives no more starts than the week allows, and a service the pathway it says", () => {
    const clinic = lineOf(months, "clinic", "all", "2016-04");
    expect(clinic.capacity!.mean).toBeCloseTo(30, 9); // 7 a week, where 400 places would do for 400 a day
    expect(clinic.gap!.mean).toBeCloseTo(60 - 30, 9);
    expect(clinic.pathway).toBeNull();
    expect(whole.map(({ service }) => service)).not.toContain("pathway 1");
  });

  test("read in as demand gives the same demand exactly", () => {
    const again = readIn(capacityCsv({ months, whole }), "{ csv: plan.csv, service: rehab, source: ward }");
    const { perDay } = again.cohorts[0]!;
    expect([...perDay.subarray(0, 61)].every((rate) => rate === 1)).toBe(true);
  });

  test("of chance read in as demand gives the same mean demand, month by month, and as many people by chance", () => {
    const before = planned(modelOf(SEASONS), 10);
    const model = readIn(capacityCsv(before), "{ csv: plan.csv, service: ward }");
    const { perDay } = model.cohorts[0]!;
    let day = 0;
    for (const { days, demand } of before.months.filter(
      ({ service, source }) => service === "ward" && source === "all",
    )) {
      const sum = perDay.subarray(day, day + days).reduce((total, rate) => total + rate, 0);
      expect(sum).toBeCloseTo(demand.mean!, 9);
      day += days;
    }
    expect(day).toBe(365);
    // The demand of both is Poisson: they are as far apart as two such means of 10 years may be, four times in a million.
    const [was, is] = [lineOf(before.whole, "ward"), lineOf(planned(model, 10).whole, "ward")];
    const error = Math.sqrt((was.demand.mean! + is.demand.mean!) / 10);
    expect(Math.abs(is.demand.mean! - was.demand.mean!)).toBeLessThan(4.6 * error);
  });
});

const SEASONS = `
careshift: 1
title: More in winter
time: { start: 2016-04-01, length: 1 years, warm-up: none }
cohorts:
  people: { arrivals: { total: 4 per day, profile: { month: [3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3] } }, enters: ward }
services:
  ward: { kind: beds, capacity: 20, length-of-stay: { exponential: { mean: 4 days } }, routes: [{ to: home, share: 100% }] }
`;

/** A year from April 2016 of people who come as a table says. */
function readIn(csv: string, table: string): Model {
  const text = `
careshift: 1
title: From a plan
time: { start: 2016-04-01, length: 365 days, warm-up: none }
cohorts: { people: { arrivals: { table: ${table} }, enters: ward } }
services: { ward: { kind: beds, capacity: 50, length-of-stay: { constant: 1 days }, routes: [{ to: home, share: 100% }] } }
`;
  const files = new Map([
    ["again.yaml", text],
    ["plan.csv", csv],
  ]);
  return compile(parseScenario("again.yaml", files));
}

describe("plans of random scenarios", () => {
  const plans = samples(cases(8), 7).map(({ model }) => planned(model, 2));
  const COUNTS = ["demand", "starts", "delay", "waiting"] as const;
  const sum = (rows: readonly PlanRow[], count: (typeof COUNTS)[number]): number =>
    rows.reduce((total, row) => total + row[count].mean!, 0);

  test("have sources that add up to all of them, and months to the whole time", () => {
    let several = 0;
    for (const { months, whole } of plans) {
      for (const row of [...months, ...whole].filter(({ source }) => source === "all")) {
        const rows = row.month === "all" ? whole : months;
        const parts = rows.filter(
          ({ month, service, source }) => month === row.month && service === row.service && source !== "all",
        );
        several += Number(parts.length > 1);
        for (const count of COUNTS) expect(sum(parts, count)).toBeCloseTo(row[count].mean!, 6);
      }
      for (const row of whole) {
        const own = months.filter(({ service, source }) => service === row.service && source === row.source);
        for (const count of COUNTS) expect(sum(own, count)).toBeCloseTo(row[count].mean!, 6);
        if (row.capacity !== null)
          expect(own.reduce((total, { capacity }) => total + capacity!.mean!, 0)).toBeCloseTo(row.capacity.mean!, 6);
      }
    }
    expect(several).toBeGreaterThan(20);
  });

  test("have pathways that are the sum of their services and ways out, and gaps of demand less capacity", () => {
    let pathways = 0;
    for (const { whole } of plans) {
      for (const row of whole.filter(({ service }) => service.startsWith("pathway "))) {
        pathways++;
        const own = whole.filter(({ pathway, service }) => pathway === row.pathway && !service.startsWith("pathway "));
        const meant = own.filter(({ from, source }) => (row.source === "all" ? source === "all" : from === row.from));
        for (const count of COUNTS) expect(sum(meant, count)).toBeCloseTo(row[count].mean!, 6);
      }
      for (const { service, demand, capacity, gap } of whole)
        if (gap !== null && !service.startsWith("pathway "))
          expect(gap.mean!).toBeCloseTo(demand.mean! - capacity!.mean!, 6);
    }
    expect(pathways).toBeGreaterThan(3);
  });
});
