import { describe, expect, test } from "vitest";
import { compile, type Model, parseScenario, ScenarioError, type Setting } from "../../../engine/language.ts";
import { KIND } from "../../../engine/log/facts.ts";
import { digestOf, journeys, logOf, rebuiltLog } from "../../laws/running.ts";
import { set } from "../../laws/scenarios.ts";

const DAY = 86_400;

const LOGNORMAL = "{ lognormal: { mean: 8 days, sd: 9 days } }";

const scenario = (stay: string, capacity = 1000, extra = ""): string => `careshift: 1
title: Stays
time: { start: 2016-04-01, length: 120 days, warm-up: none }
cohorts:
  people:
    arrivals: { total: 6 per day }
    attributes: { frailty: { mild: 50%, severe: rest } }
    enters: ward
services:
  ward:
    kind: beds
    capacity: ${capacity}
    length-of-stay: ${stay}
    routes: [{ to: home, share: 50% }, { to: rehab, share: rest }]
  rehab:
    kind: beds
    capacity: 1000
    length-of-stay: { exponential: { mean: 5 days } }
    routes: [{ to: home, share: 100% }]
${extra}`;

const modelOf = (text: string, settings: readonly Setting[] = []): Model =>
  compile(parseScenario("s.yaml", new Map([["s.yaml", text]]), settings));

interface Stay {
  readonly start: number;
  readonly seconds: number;
}

/** Finished stays in a service by the person's key. */
function staysIn(model: Model, service = 0): Map<string, Stay> {
  const found = new Map<string, Stay>();
  for (const [key, rows] of journeys(logOf(model))) {
    const of = (kind: number) => rows.find((row) => row.kind === kind && row.service === service)?.time;
    const [start, end] = [of(KIND.Started), of(KIND.Left)];
    if (start !== undefined && end !== undefined) found.set(key, { start, seconds: end - start });
  }
  return found;
}

/** Stays of the people who are in both, side by side. */
function pairs(before: Model, after: Model, service = 0): [number, number][] {
  const [a, b] = [staysIn(before, service), staysIn(after, service)];
  return [...a].flatMap(([key, { seconds }]): [number, number][] =>
    b.has(key) ? [[seconds, b.get(key)!.seconds]] : [],
  );
}

const under = (levers: string): Model => modelOf(scenario(`{ of: ${LOGNORMAL}, ${levers} }`));
const plain = modelOf(scenario(LOGNORMAL));

describe("length-of-stay levers change what they say and nothing else", () => {
  test("scale: 90% makes everybody's stay nine tenths of what it was", () => {
    const all = pairs(plain, under("scale: 90%"));
    expect(all.length).toBeGreaterThan(400);
    for (const [before, after] of all) expect(Math.abs(after - 0.9 * before)).toBeLessThanOrEqual(1);
  });

  test("beside the form they mean the same as over it", () => {
    const beside = modelOf(scenario("{ lognormal: { mean: 8 days, sd: 9 days }, scale: 90% }"));
    expect(digestOf(logOf(beside))).toEqual(digestOf(logOf(under("scale: 90%"))));
  });

  test("trim: { above: 21 days, to: 14 days } moves those above 21 days and nobody else", () => {
    const all = pairs(plain, under("trim: { above: 21 days, to: 14 days }"));
    for (const [before, after] of all) expect(after).toBe(before > 21 * DAY ? 14 * DAY : before);
    expect(all.filter(([before]) => before > 21 * DAY).length).toBeGreaterThan(10);
  });

  test("trim: { longest: 10% } brings the longest tenth down to where it begins", () => {
    const all = pairs(plain, under("trim: { longest: 10% }"));
    const limit = Math.max(...all.map(([, after]) => after));
    for (const [before, after] of all) expect(after).toBe(Math.min(before, limit));
    expect(under("trim: { longest: 10% }").distributions[0]!.mean).toBeLessThan(8 * DAY);
  });

  test("trim: a share of them is trimmed, and a larger share takes the same people and more", () => {
    const some = pairs(plain, under("trim: { above: 10 days, share: 30% }"));
    const more = pairs(plain, under("trim: { above: 10 days, share: 60% }"));
    const trimmed = (all: [number, number][]) => new Set(all.filter(([a, b]) => a !== b).map(([a]) => a));
    expect(trimmed(some).size).toBeGreaterThan(10);
    expect(trimmed(more).size).toBeGreaterThan(trimmed(some).size);
    for (const one of trimmed(some)) expect(trimmed(more).has(one)).toBe(true);
  });

  test("move: a share of people has the same quantile of another stay, and nobody else moves", () => {
    const all = pairs(
      plain,
      under("move: { share: 20%, to: { shape-of: { lognormal: { mean: 8 days, sd: 9 days } }, mean: 2 days } }"),
    );
    const moved = all.filter(([before, after]) => Math.abs(before - after) > 1);
    for (const [before, after] of moved) expect(Math.abs(after - before / 4)).toBeLessThanOrEqual(1);
    expect(moved.length / all.length).toBeGreaterThan(0.13);
    expect(moved.length / all.length).toBeLessThan(0.27);
  });

  test("no lever of one service moves a stay in another", () => {
    for (const [before, after] of pairs(plain, under("scale: 50%, trim: { above: 9 days }"), 1))
      expect(after).toBe(before);
  });

  test("the mean of a stay under levers is what is sampled", () => {
    const stay = under(
      "scale: 80%, trim: { above: 20 days, to: 15 days, share: 50% }, move: { share: 10%, to: 1 day }",
    );
    const distribution = stay.distributions[stay.phases[0]!.stayOf[0]!]!;
    const all = [...staysIn(stay).values()].filter(({ start }) => start < 60 * DAY);
    const mean = all.reduce((sum, { seconds }) => sum + seconds, 0) / all.length;
    expect(Math.abs(mean / distribution.mean - 1)).toBeLessThan(0.15);
  });
});

describe("a stay by when it begins", () => {
  // 2016-04-01 was a Friday.
  const weekday = (at: number): number => (Math.floor(at / DAY) + 4) % 7;

  test("by: start-day, the day on which it starts decides", () => {
    const model = modelOf(scenario("{ by: start-day, levels: { sat: 2 days, sun: 3 days }, otherwise: 1 day }"));
    for (const { start, seconds } of staysIn(model).values())
      expect(seconds).toBe(weekday(start) === 5 ? 2 * DAY : weekday(start) === 6 ? 3 * DAY : DAY);
    expect(model.distributions[model.phases[0]!.stayOf[0]!]!.mean / DAY).toBeCloseTo(10 / 7, 1);
  });

  test("by: start-day, bank holidays may have a stay of their own", () => {
    const text = scenario(
      "{ by: start-day, levels: { bank-holidays: 5 days }, otherwise: 1 day }",
      1000,
      "bank-holidays: england\n",
    );
    for (const { start, seconds } of staysIn(modelOf(text)).values()) {
      const holiday = [31, 59].includes(Math.floor(start / DAY));
      expect(seconds).toBe(holiday ? 5 * DAY : DAY);
    }
  });

  test("by: month, the season in which it starts decides", () => {
    const model = modelOf(scenario("{ by: month, levels: { nov-apr: 4 days }, otherwise: 1 day }"));
    for (const { start, seconds } of staysIn(model).values()) expect(seconds).toBe(start < 30 * DAY ? 4 * DAY : DAY);
  });

  test("by an attribute within by: start-day", () => {
    const stay =
      "{ by: start-day, levels: { sat-sun: { by: frailty, levels: { mild: 2 days, severe: 3 days } } }, otherwise: 1 day }";
    const seen = [0, 0, 0, 0];
    for (const { start, seconds } of staysIn(modelOf(scenario(stay))).values()) {
      expect(seconds === DAY).toBe(weekday(start) < 5);
      seen[seconds / DAY]!++;
    }
    expect(Math.min(...seen.slice(1))).toBeGreaterThan(20);
  });

  test("by: occupancy, how full the service is at the start decides, the person counted", () => {
    const stay = "{ by: occupancy, bands: { below 50%: 5 days, above 80%: 1 day }, otherwise: 3 days }";
    const model = modelOf(scenario(stay, 20));
    let inside = 0;
    const expected = new Map<number, number>();
    const seen = new Set<number>();
    for (const chunk of logOf(model)) {
      for (let i = 0; i < chunk.length; i++) {
        const [kind, person] = [chunk.kind[i]!, chunk.person[i]!];
        if (chunk.service[i] !== 0) continue;
        if (kind === KIND.Started) {
          inside++;
          const days = inside / 20 < 0.5 ? 5 : inside / 20 >= 0.8 ? 1 : 3;
          expected.set(person, chunk.time[i]! + days * DAY);
        } else if (kind === KIND.Left) {
          inside--;
          expect(chunk.time[i]).toBe(expected.get(person));
          seen.add(Math.round(chunk.time[i]! - expected.get(person)!));
        }
      }
    }
    expect(expected.size).toBeGreaterThan(300);
  });

  test("by: occupancy of another service, rebuilt from the log at any instant, goes on with identical facts", () => {
    const stay = "{ by: occupancy, of: rehab, bands: { below 1%: 9 days, above 1.5%: 1 day }, otherwise: 4 days }";
    const model = modelOf(scenario(stay, 30));
    const log = logOf(model);
    const digest = digestOf(log);
    for (const day of [3, 11.3, 40.7, 77])
      expect(digestOf(rebuiltLog(model, log, Math.round(day * DAY)))).toEqual(digest);
  });
});

describe("the way on by when a stay begins", () => {
  const weekend = (at: number): boolean => (Math.floor(at / DAY) + 4) % 7 >= 5;
  const withShares = (home: string, other = "rest", extra = ""): Model =>
    modelOf(
      scenario("1 day", 40, extra).replace(
        "{ to: home, share: 50% }, { to: rehab, share: rest }",
        `{ to: home, share: ${home} }, { to: rehab, share: ${other} }`,
      ),
    );

  /** Where each person went, by the person's key. */
  function went(model: Model): Map<string, { start: number; to: number }> {
    const found = new Map<string, { start: number; to: number }>();
    for (const [key, rows] of journeys(logOf(model))) {
      const left = rows.find((row) => row.kind === KIND.Left && row.service === 0);
      const start = rows.find((row) => row.kind === KIND.Started && row.service === 0)?.time;
      if (left !== undefined && start !== undefined) found.set(key, { start, to: left.other });
    }
    return found;
  }

  test("by: start-day, the shares of the day hold", () => {
    for (const { start, to } of went(
      withShares("{ by: start-day, levels: { sat-sun: 0% }, otherwise: 100% }"),
    ).values())
      expect(to).toBe(weekend(start) ? 1 : 2);
  });

  test("who starts on another day goes the way they went, and of the others as few move as the shares say", () => {
    const before = went(plain);
    const share = set("services.ward.routes.home.share", "{ by: start-day, levels: { sat-sun: 30% }, otherwise: 50% }");
    const after = went(modelOf(scenario(LOGNORMAL), [share]));
    let moved = 0;
    for (const [key, { start, to }] of after) {
      const same = to === before.get(key)!.to;
      if (!weekend(start)) expect(same).toBe(true);
      else if (!same) {
        moved++;
        expect(to).toBe(1);
      }
    }
    expect(moved).toBeGreaterThan(20);
  });

  test("by: occupancy, rebuilt from the log at any instant, goes on with identical facts", () => {
    const model = withShares("{ by: occupancy, bands: { above 15%: 20% }, otherwise: 90% }");
    const log = logOf(model);
    for (const day of [5, 31.4, 80])
      expect(digestOf(rebuiltLog(model, log, Math.round(day * DAY)))).toEqual(digestOf(log));
  });

  test.each([
    ["{ by: start-day, levels: { sat-sun: 80% }, otherwise: 50% }", "40%", "120%"],
    ["{ by: frailty, levels: { mild: 80% }, otherwise: 50% }", "rest", "start-day, month or occupancy"],
    [
      "{ by: start-day, levels: { sat: 80% }, otherwise: 50% }",
      "{ by: month, levels: { jan: 20% }, otherwise: 50% }",
      "do not depend on the same",
    ],
  ])("home %s and rehab %s is refused", (home, other, words) => {
    expect(() => withShares(home, other)).toThrow(words);
  });
});

test("stays and shares by start-day and month, rebuilt from the log at any instant, go on with identical facts", () => {
  const stay =
    "{ by: month, levels: { may: 9 days }, otherwise: { by: start-day, levels: { sat: 3 days }, otherwise: 6 days } }";
  const share = "{ by: start-day, levels: { mon: 90% }, otherwise: 30% }";
  const model = modelOf(scenario(stay, 60).replace("{ to: home, share: 50% }", `{ to: home, share: ${share} }`));
  const log = logOf(model);
  for (const day of [4, 29.5, 31, 65.2])
    expect(digestOf(rebuiltLog(model, log, Math.round(day * DAY)))).toEqual(digestOf(log));
});

describe("what is written badly is refused with a sentence", () => {
  test.each([
    ["{ by: start-day, levels: { sat: 2 days } }", "nothing is said for mon"],
    ["{ by: start-day, levels: { sat-sun: 2 days, sun: 1 day }, otherwise: 1 day }", "another level holds already"],
    ["{ by: start-day, levels: { saturday: 2 days }, otherwise: 1 day }", '"saturday" is no day'],
    ["{ by: month, levels: { june: 2 days }, otherwise: 1 day }", "dec-feb"],
    ["{ by: occupancy, bands: { over 90%: 2 days }, otherwise: 1 day }", "above 95%"],
    ["{ by: occupancy, bands: { below 80%: 2 days } }", "leave out"],
    ["{ by: occupancy, bands: { below 80%: 2 days, above 70%: 1 day } }", "overlap"],
    ["{ by: occupancy, of: word, bands: { below 80%: 2 days }, otherwise: 1 day }", "ward"],
    [
      "{ by: start-day, levels: { sat: { by: frailty, levels: { mild: 1 day } } }, otherwise: 1 day }",
      "frailty severe",
    ],
    ["{ by: start-day, levels: { sat: { by: frialty, levels: { mild: 1 day } } }, otherwise: 1 day }", "frailty"],
    ["{ of: 5 days, scale: 0% }", "not a factor"],
    ["{ of: 5 days, trim: { to: 3 days } }", "above or longest"],
    ["{ of: 5 days, trim: { above: 3 days, to: 4 days } }", "longer"],
    ["{ of: 5 days, move: { share: 3% } }", "share and to"],
    ["{ scale: 90% }", "without the stay"],
    ["{ of: 5 days, scael: 90% }", "scale"],
  ])("%s", (stay, words) => {
    let message = "";
    try {
      modelOf(scenario(stay));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      message = error.message;
    }
    expect(message).toContain(words);
    expect(message).toContain("s.yaml:13:");
  });
});
