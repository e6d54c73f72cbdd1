import { describe, expect, test } from "vitest";
import { journeys, logOf } from "../../laws/running.ts";
import { modelOf, set } from "../../laws/scenarios.ts";
import { of, type Told, tell } from "./told.ts";

const DAY = 86_400;
const WARD =
  "  ward: { kind: beds, capacity: 900, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 100% }] }";

function clinic(arrivals: string, more = ""): string {
  return `
careshift: 1
title: Ways of coming
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people: { arrivals: ${arrivals}, enters: ward }
${more}
services:
${WARD}
`;
}

const comings = (facts: readonly Told[]): number[] => of(facts, "Arrived").map((fact) => fact.seconds);

/** Seconds of arrival by identity. */
function byKey(text: string, settings: Parameters<typeof modelOf>[1] = [], seed = "laws"): Map<string, number> {
  const found = new Map<string, number>();
  for (const [key, rows] of journeys(logOf(modelOf(text, settings), 0, 1_000_000, seed))) found.set(key, rows[0]!.time);
  return found;
}

describe("semantics 9: people who come after each interval", () => {
  test("come exactly then, the first one interval after the run begins", () => {
    const found = comings(tell(clinic("{ every: 7 hours }")));
    expect(found.slice(0, 3)).toEqual([7 * 3600, 14 * 3600, 21 * 3600]);
    expect(found).toHaveLength(Math.ceil((60 * 24) / 7) - 1);
  });

  test("or first when the scenario says, even before the run", () => {
    const found = comings(tell(clinic("{ every: 1 days, first: 2016-03-31T10:30 }")));
    expect(found.slice(0, 2)).toEqual([37_800, 37_800 + DAY]);
  });
});

describe("semantics 9: renewal arrivals", () => {
  const text = clinic("{ renewal: { gamma: { mean: 4 hours, sd: 1 hours } } }");
  const found = comings(tell(text));
  const gaps = found.map((at, i) => (at - (found[i - 1] ?? 0)) / 3600);

  test("follow each other by independent intervals of the distribution declared", () => {
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const sd = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(Math.abs(mean - 4)).toBeLessThan((4 * 1) / Math.sqrt(gaps.length));
    expect(Math.abs(sd - 1)).toBeLessThan(4 / Math.sqrt(2 * gaps.length));
    const next =
      gaps.slice(1).reduce((sum, gap, i) => sum + (gap - mean) * (gaps[i]! - mean), 0) / gaps.length / sd ** 2;
    expect(Math.abs(next)).toBeLessThan(4 / Math.sqrt(gaps.length));
  });

  test("have luck of their own by cohort and number: a shorter mean brings each person sooner", () => {
    const sooner = byKey(text.replace("mean: 4 hours", "mean: 3 hours"));
    for (const [key, at] of byKey(text)) expect(sooner.get(key)).toBeLessThan(at);
  });

  test("do not change when another cohort is added", () => {
    const more = clinic(
      "{ renewal: { gamma: { mean: 4 hours, sd: 1 hours } } }",
      "  others: { arrivals: { renewal: { exponential: { mean: 5 hours } } }, enters: ward }",
    );
    const both = byKey(more);
    for (const [key, at] of byKey(text)) expect(both.get(key)).toBe(at);
  });
});

describe("semantics 9: scheduled arrivals", () => {
  const text = clinic("{ schedule: [{ days: mon-fri, at: 09:00, people: 3 }, { days: [sat], at: 14:00, people: 1 }] }");

  test("come on their days at their hour, so many people each time", () => {
    const found = comings(tell(text));
    expect(found.slice(0, 4)).toEqual([32_400, 32_400, 32_400, 32_400 + DAY]);
    expect(found.filter((at) => Math.floor(at / DAY) % 7 === 5).map((at) => at % DAY)).toEqual(Array(8).fill(50_400));
    expect(found.filter((at) => Math.floor(at / DAY) % 7 === 6)).toEqual([]);
    expect(found).toHaveLength(44 * 3 + 8);
  });

  test("keep everybody's luck when a row changes", () => {
    const fewer = byKey(text, [set("cohorts.people.arrivals.schedule.1.people", 2)]);
    const before = byKey(text);
    expect(before.size - fewer.size).toBe(44);
    for (const [key, at] of fewer) expect(before.get(key)).toBe(at);
  });

  test("change by date", () => {
    const from = "changes: [{ on: 2016-05-02, set: { cohorts.people.arrivals.schedule.1.people: 5 } }]";
    const found = comings(tell(`${text}${from}\n`));
    const onDay = (day: number) => found.filter((at) => Math.floor(at / DAY) === day).length;
    expect([onDay(25), onDay(28)]).toEqual([3, 5]);
  });
});

test("semantics 9: people listed come at their instants, several in one if it says so, and nobody outside the run", () => {
  const text = clinic("{ at: [2016-04-05T08:30, 2016-04-04T12:00, 2016-04-05T08:30, 2016-01-01, 2017-01-01] }");
  expect(comings(tell(text))).toEqual([43_200, DAY + 30_600, DAY + 30_600]);
  const fewer = byKey(text.replace("2016-04-04T12:00, ", ""));
  for (const [key, at] of fewer) expect(byKey(text).get(key)).toBe(at);
});

describe("semantics 9: batches", () => {
  const text = clinic("{ total: 40 per day, batches: { size: { 1: 20%, 2: 50%, 4: 30% } } }");
  const groups = new Map<number, number>();
  for (const at of comings(tell(text))) groups.set(at, (groups.get(at) ?? 0) + 1);
  const sizes = [...groups.values()];

  test("come together, in the sizes declared, while the total still counts people", () => {
    const people = sizes.reduce((sum, size) => sum + size, 0);
    // Each group brings 2.4 people on average, 6.8 in square: sd of the total is √(λ E[size²]).
    expect(Math.abs(people - 2400)).toBeLessThan(4 * Math.sqrt(1000 * 7));
    for (const [size, share] of [
      [1, 0.2],
      [2, 0.5],
      [4, 0.3],
    ] as const) {
      const seen = sizes.filter((one) => one === size).length / sizes.length;
      expect(Math.abs(seen - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / sizes.length) + 0.01);
    }
  });

  test("bring each member of a group with luck of their own", () => {
    const facts = tell(text);
    const stays = new Map<number, number>();
    for (const fact of of(facts, "Left")) stays.set(fact.person, fact.seconds);
    expect(new Set(stays.values()).size).toBeGreaterThan(stays.size * 0.98);
  });
});

describe("semantics 9: days that differ beyond chance", () => {
  const text = clinic("{ total: 100 per day, overdispersion: { sd: 30% } }").replace(
    "length: 60 days",
    "length: 700 days",
  );
  const counts = (seed: string): number[] => {
    const perDay = Array<number>(700).fill(0);
    for (const at of byKey(text, [], seed).values()) perDay[Math.floor(at / DAY)]!++;
    return perDay;
  };

  test("have the mean declared and a variance of mean + (sd × mean)²", () => {
    const days = counts("laws");
    const mean = days.reduce((sum, n) => sum + n, 0) / days.length;
    const variance = days.reduce((sum, n) => sum + (n - mean) ** 2, 0) / days.length;
    expect(Math.abs(mean - 100)).toBeLessThan(4 * Math.sqrt(1000 / 700));
    // 100 + 30² = 1000; the standard error of a variance is about its size × √(2/n), a little more for a gamma.
    expect(Math.abs(variance / 1000 - 1)).toBeLessThan(4 * Math.sqrt(3 / 700));
  });

  test("have luck of their own by cohort and day: a longer warm-up changes no day", () => {
    const perDay = (warmUp: string): number[] => {
      const model = modelOf(text.replace("warm-up: none", `warm-up: ${warmUp}`));
      const days = Array<number>(1000).fill(0);
      for (const row of journeys(logOf(model)).values())
        days[Math.floor((row[0]!.time - model.clock.warmUp) / DAY) + 100]!++;
      return days.slice(100, 800);
    };
    const [a, b] = [perDay("none"), perDay("20 days")];
    const spread = (days: readonly number[]) => days.map((n) => n - 100);
    const dot = spread(a).reduce((sum, x, i) => sum + x * spread(b)[i]!, 0) / 700;
    // Days share their factor (covariance 900) and not the rest of their chance.
    expect(Math.abs(dot / 900 - 1)).toBeLessThan(0.3);
  });
});

test("semantics 9: a surge multiplies arrivals on its days, first and last included, and moves nobody else", () => {
  const text = clinic("{ total: 50 per day }");
  const surge = byKey(clinic("{ total: 50 per day, surges: [{ from: 2016-04-14, to: 2016-04-23, factor: 2 }] }"));
  const base = byKey(text);
  for (const [key, at] of base) expect(surge.get(key)).toBe(at);
  const more = [...surge].filter(([key]) => !base.has(key)).map(([, at]) => Math.floor(at / DAY));
  expect([Math.min(...more), Math.max(...more)]).toEqual([10, 19]);
  expect(Math.abs(more.length - 500)).toBeLessThan(4 * Math.sqrt(500));
});

test("semantics 3: a profile by the half-hour is a finer profile by the hour, and the same people come", () => {
  const hours = Array.from({ length: 24 }, (_, i) => 1 + (i % 5));
  const byHour = clinic(`{ total: 30 per day, profile: { hour: [${hours.join(", ")}] } }`);
  const halves = hours.flatMap((n) => [n, n]);
  const byHalf = clinic(`{ total: 30 per day, profile: { half-hour: [${halves.join(", ")}] } }`);
  expect(byKey(byHalf)).toEqual(byKey(byHour));
  const late = clinic(`{ total: 30 per day, profile: { half-hour: [${halves.map((_, i) => i % 2).join(", ")}] } }`);
  expect([...byKey(late).values()].filter((at) => at % 3600 < 1800)).toEqual([]);
});
