import { describe, expect, test } from "vitest";
import { digestOf, journeys, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf, set } from "../../laws/scenarios.ts";
import { byPerson, of, type Told, tell, tellModel } from "./told.ts";

const DAY = 86_400;
const WARD =
  "ward: { kind: beds, capacity: 900, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 100% }] }";

const place = (arrivals: string, services = WARD, enters = "ward"): string => `
careshift: 1
title: Populations
time: { start: 2016-07-01, length: 730 days, warm-up: none }
cohorts:
  people: { arrivals: ${arrivals}, enters: ${enters} }
services:
  ${services}
`;

const RATE = "rate: { 65-74: 73 per 1000 per year, 75-plus: 1 per 1000 per day }";
const PROJECTED = place(
  `{ population-at-risk: { by: age, projection: { 2016: { 65-74: 10000, 75-plus: 4000 }, 2018: { 65-74: 10000, 75-plus: 8000 } }, ${RATE} } }`,
);

/** Day of arrival and level of age, by identity. */
function comings(text: string, settings: Parameters<typeof modelOf>[1] = []): Map<string, string> {
  const model = modelOf(text, settings);
  const found = new Map<string, string>();
  for (const [key, rows] of journeys(logOf(model))) {
    const levels = model.classes[rows[0]!.value]!.levels;
    found.set(key, `${rows[0]!.time} ${model.attributes[0]!.levels[levels[0]!]}`);
  }
  return found;
}

const count = (found: ReadonlyMap<string, string>, level: string, from = 0, to = 9999): number =>
  [...found.values()].filter((text) => {
    const [time, own] = text.split(" ");
    return own === level && Number(time) >= from * DAY && Number(time) < to * DAY;
  }).length;

describe("semantics 9: a population at risk", () => {
  const found = comings(PROJECTED);
  const near = (seen: number, expected: number): void =>
    expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt(expected));

  test("sends people of each band at its own rate per resident", () => {
    near(count(found, "65-74"), (10_000 * 0.073 * 730) / 365.25);
  });

  test("follows its projection: a straight line between two counts, so the split of bands changes with time", () => {
    near(count(found, "75-plus", 0, 365), 5 * 365);
    near(count(found, "75-plus", 365, 730), 7 * 365);
  });

  test("moves nobody of one band when another grows, and only adds people there", () => {
    const more = comings(PROJECTED, [
      set("cohorts.people.arrivals.population-at-risk.rate.75-plus", "2 per 1000 per day"),
    ]);
    for (const [key, one] of found) expect(more.get(key)).toBe(one);
    expect(count(more, "65-74")).toBe(count(found, "65-74"));
    expect(count(more, "75-plus")).toBeGreaterThan(1.8 * count(found, "75-plus"));
  });

  test("may change by date", () => {
    const change =
      "changes: [{ on: 2017-07-01, set: { cohorts.people.arrivals.population-at-risk.rate.65-74: 0 per 1000 per year } }]";
    expect(count(comings(`${PROJECTED}${change}\n`), "65-74", 365)).toBe(0);
  });

  test.each([
    ["rate: { 65-74: 73 per 1000 per year }", "has a rate or residents, not both"],
    ["rate: { 65-74: 7% per year, 75-plus: 1 per 1000 per day }", "not a rate of residents"],
  ])("%s is refused", (rate, said) => {
    expect(() => modelOf(PROJECTED.replace(RATE, rate))).toThrow(said);
  });

  test("takes its residents once, and its bands from nowhere else", () => {
    expect(() => modelOf(PROJECTED.replace("by: age,", "by: age, residents: { 65-74: 1, 75-plus: 1 },"))).toThrow(
      "residents and projection stand together",
    );
    expect(() => modelOf(PROJECTED.replace("2018:", "soon:"))).toThrow("no year and no date");
    const twice = PROJECTED.replace(
      "enters: ward }",
      "attributes: { age: { 65-74: 50%, 75-plus: 50% } }, enters: ward }",
    );
    expect(() => modelOf(twice)).toThrow("stands under attributes too");
  });
});

const CLOSED = `living: { kind: state, setting: own-home, length-of-stay: { exponential: { mean: 40 days } }, routes: [{ to: crisis, share: 100% }] }
  crisis: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 10 days } }, queue: { limit: 0, then: living }, routes: [{ to: living, share: 100% }] }`;

describe("semantics 9: a closed population", () => {
  const text = place("{ closed: { members: 30 } }", CLOSED, "living").replace("730 days", "7300 days");
  const facts = tell(text);

  test("is there when the run begins, nobody comes later and nobody is lost", () => {
    expect(of(facts, "Arrived").map((fact) => fact.seconds)).toEqual(Array(30).fill(0));
    expect(of(facts, "Exited")).toEqual([]);
  });

  test("is at risk unless in crisis: occupied places and refusals are those of Engset", () => {
    // p(k) ∝ C(30, k) (10/40)^k for k ≤ 6; a call is lost with the state of a population of 29.
    const weights = (n: number): number[] => {
      const found = [1];
      for (let k = 1; k <= 6; k++) found.push((found[k - 1]! * (n - k + 1) * 0.25) / k);
      return found;
    };
    const total = (list: readonly number[]): number => list.reduce((sum, w) => sum + w, 0);
    const lost = weights(29)[6]! / total(weights(29));
    const busy = total(weights(30).map((w, k) => w * k)) / total(weights(30));
    const refused = of(facts, "Diverted").length;
    const asked = refused + of(facts, "Started", "crisis").length;
    expect(Math.abs(refused / asked - lost)).toBeLessThan(5 * Math.sqrt((lost * (1 - lost)) / asked));
    let inside = 0;
    let area = 0;
    let last = 0;
    for (const fact of facts) {
      area += inside * (fact.seconds - last);
      last = fact.seconds;
      if (fact.service === "crisis") inside += fact.kind === "Started" ? 1 : fact.kind === "Left" ? -1 : 0;
    }
    expect(Math.abs(area / last - busy)).toBeLessThan(0.05);
  });

  test("keeps each member's luck when it grows", () => {
    const first = (members: number): string[] => {
      const model = modelOf(text.replace("members: 30", `members: ${members}`).replace("7300 days", "30 days"));
      return [...journeys(logOf(model))].map(([key, rows]) => `${key} ${rows.find(({ kind }) => kind === 9)?.time}`);
    };
    expect(first(40).slice(0, 30)).toEqual(first(30));
  });

  test("needs a state to live in", () => {
    expect(() => modelOf(place("{ closed: { members: 30 } }"))).toThrow("not where a whole population can be");
  });
});

describe("semantics 9: inexhaustible demand", () => {
  const SMALL = WARD.replace("900", "3");
  const text = place("{ inexhaustible: true }", SMALL).replace("730 days", "60 days");
  const facts = tell(text);

  const waiters = new Set(of(facts, "Referred").map(({ person }) => person));
  const waited = (fact: Told): boolean => waiters.has(fact.person);

  test("keeps every place taken, and exactly one person waiting outside", () => {
    let [inside, waiting, last] = [0, 0, 0];
    for (const fact of facts) {
      if (fact.seconds > last) expect([inside, waiting]).toEqual([3, 1]);
      last = fact.seconds;
      if (fact.kind === "Referred") waiting++;
      if (fact.kind === "Started") inside++;
      if (fact.kind === "Left") inside--;
      if (fact.kind === "Started" && waited(fact)) waiting--;
    }
    expect(of(facts, "Left").length).toBeGreaterThan(100);
  });

  test("brings the same people in the same order whatever the number of places", () => {
    const more = tellModel(modelOf(text, [set("services.ward.capacity", 5)]));
    const stays = (list: readonly Told[]): (number | undefined)[] =>
      byPerson(list)
        .slice(0, 100)
        .map(
          (own) =>
            own.find(({ kind }) => kind === "Left")!.seconds - own.find(({ kind }) => kind === "Started")!.seconds,
        );
    expect(stays(more)).toEqual(stays(facts));
  });

  test("goes on alike when a run is rebuilt at any instant", () => {
    const model = modelOf(text);
    const whole = logOf(model);
    for (const at of [0, 7 * DAY, 31 * DAY + 12_345]) {
      expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
    }
  });

  test("needs a first service that people can wait for", () => {
    expect(() => modelOf(place("{ inexhaustible: true }", CLOSED, "crisis"))).toThrow("nobody need ever wait");
  });
});
