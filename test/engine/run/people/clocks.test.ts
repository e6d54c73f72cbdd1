import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { logOf, rebuiltLog } from "../../../laws/running.ts";
import { modelOf, set } from "../../../laws/scenarios.ts";
import { byPerson, of, tell, tellModel } from "../told.ts";

const DAY = 86_400;
const YEAR = 365.25 * DAY;

/** People who come to a place without limit, and a section more. */
const place = (
  more: string,
  stay = "{ exponential: { mean: 10 days } }",
  length = "400 days",
  arrivals = "20 per day",
) => `
careshift: 1
title: Clocks
time: { start: 2016-04-04, length: ${length}, warm-up: none }
cohorts:
  people: { arrivals: { total: ${arrivals} }, attributes: { frailty: { mild: 50%, severe: rest } }, enters: ward }
services:
  ward: { kind: state, length-of-stay: ${stay}, routes: [{ to: home, share: 100% }] }
${more}
`;

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

describe("semantics 2: latent times compete", () => {
  const model = modelOf(place("clocks: { death: { rate: 0.1 per day, to: died } }"));
  const facts = tellModel(model);

  test("two exponentials: each has its share, and the stay that is realised is shorter than both", () => {
    const done = byPerson(facts).filter((own) => own.at(-1)!.kind === "Exited");
    const died = done.filter((own) => own.at(-1)!.other === "died");
    expect(died.length / done.length).toBeGreaterThan(0.48);
    expect(died.length / done.length).toBeLessThan(0.52);
    const stays = done.map((own) => own.at(-1)!.seconds - own[0]!.seconds);
    expect(mean(stays) / DAY).toBeGreaterThan(4.8);
    expect(mean(stays) / DAY).toBeLessThan(5.2);
  });

  test("a clock names itself, and the person leaves what they are in", () => {
    for (const rang of of(facts, "ClockRang")) {
      expect(rang).toMatchObject({ service: "ward", other: "died", value: 0 });
      expect(facts[rang.number + 1]).toMatchObject({
        kind: "Left",
        service: "ward",
        other: "died",
        cause: rang.number,
      });
      expect(facts[rang.number + 2]).toMatchObject({ kind: "Exited", other: "died" });
    }
  });

  test("the run could have happened, and rebuilt at any instant goes on with the same facts", () => {
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const at of [0, 12_345, 9 * DAY, 100 * DAY + 7]) expect(flat(rebuiltLog(model, log, at))).toEqual(flat(log));
  });
});

function flat(chunks: ReturnType<typeof logOf>): number[][] {
  return chunks.flatMap((c) =>
    Array.from({ length: c.length }, (_, i) => [
      c.time[i]!,
      c.kind[i]!,
      c.person[i]!,
      c.service[i]!,
      c.other[i]!,
      c.value[i]!,
      c.cause[i]!,
    ]),
  );
}

/** Ages in years at which the clock called death rang, for people who came early enough to be followed to the end. */
function agesAtDeath(text: string): number[] {
  return byPerson(tell(text)).flatMap((own) => {
    const rang = own.find((fact) => fact.kind === "ClockRang");
    return rang === undefined ? [] : [(rang.seconds - own[0]!.seconds) / YEAR];
  });
}

/** Kolmogorov–Smirnov: the greatest distance from a distribution function, times √n; above 1.63 in 1% of cases. */
function ks(values: readonly number[], F: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const gaps = sorted.map((x, i) => Math.max(Math.abs(F(x) - i / n), Math.abs(F(x) - (i + 1) / n)));
  return Math.max(...gaps) * Math.sqrt(n);
}

describe("semantics 2: one unit-exponential threshold used up by the integrated hazard", () => {
  const forever = "{ constant: 50 years }";
  // All come in the first days, so that the end of the run cuts nobody's life short.
  const early = (more: string) =>
    place(more, forever, "55 years", "{ value: 40 per day }").replace(
      "cohorts:",
      "changes: [{ on: 2016-06-04, set: { cohorts.people.arrivals.total: 0 per day } }]\ncohorts:",
    );

  test("a rate that grows is Gompertz's law", () => {
    const ages = agesAtDeath(early("clocks: { death: { rate: 20% per year, grows: 30% per year, to: died } }"));
    const g = Math.log(1.3);
    expect(ages.length).toBeGreaterThan(2000);
    expect(ks(ages, (t) => 1 - Math.exp((-0.2 * Math.expm1(g * t)) / g))).toBeLessThan(1.63);
  });

  test("a distribution keeps its form, and its mean is the one declared", () => {
    const text = early("clocks: { death: { after: { gamma: { mean: 4 years, sd: 2 years } }, to: died } }");
    const ages = agesAtDeath(text);
    // Erlang with 4 phases of a year each.
    const F = (t: number) => 1 - Math.exp(-t) * (1 + t + t ** 2 / 2 + t ** 3 / 6);
    expect(ks(ages, F)).toBeLessThan(1.63);
    expect(Math.abs(mean(ages) - 4)).toBeLessThan((3 * 2) / Math.sqrt(ages.length));
  });

  test("a share of people for whom it never rings", () => {
    const text = early("clocks: { death: { rate: 90% per year, never: 25%, to: died } }");
    const people = byPerson(tell(text));
    expect(people.filter((own) => own.some((f) => f.kind === "ClockRang")).length / people.length).toBeCloseTo(0.75, 1);
  });
});

describe("semantics 2: a dated change alters the speed without a new draw", () => {
  const text = place(
    "clocks: { death: { rate: 20% per year, to: died } }",
    "{ constant: 5 years }",
    "3 years",
    "5 per day",
  );
  const changed = text.replace(
    "cohorts:",
    "changes: [{ on: 2017-04-04, set: { clocks.death.rate: 40% per year } }]\ncohorts:",
  );
  const deaths = (scenario: string) =>
    new Map(of(tell(scenario), "ClockRang").map((fact) => [fact.person, fact.seconds]));

  test("what was used up stays used up: the rest goes twice as fast, for each person exactly", () => {
    const [before, after] = [deaths(text), deaths(changed)];
    const came = new Map(of(tell(text), "Arrived").map((fact) => [fact.person, fact.seconds]));
    const turn = 365 * DAY;
    let sooner = 0;
    for (const [person, at] of before) {
      const from = Math.max(turn, came.get(person)!);
      const expected = at <= turn ? at : from + (at - from) / 2;
      expect(Math.abs(after.get(person)! - expected)).toBeLessThanOrEqual(1);
      sooner += Number(at > turn);
    }
    expect(sooner).toBeGreaterThan(500);
  });
});

describe("semantics 2: named start and scope", () => {
  test("a clock of this stay ends with the stay; one until the next admission ends there", () => {
    const facts = tell(`
careshift: 1
title: Readmission
time: { start: 2016-04-04, length: 300 days, warm-up: none }
cohorts: { people: { arrivals: { total: 5 per day }, enters: ward } }
services:
  ward: { kind: beds, setting: hospital, capacity: 100, length-of-stay: { exponential: { mean: 5 days } }, routes: [{ to: at-home, share: 100% }] }
  at-home: { kind: state, setting: own-home, length-of-stay: 100 days, routes: [{ to: moved-away, share: 100% }] }
clocks:
  readmission: { rate: 20% within 30 days, from: discharge, services: ward, to: ward }
  fall: { rate: 5% within 1 days, from: stay, services: ward, to: died }
`);
    const readmitted = of(facts, "ClockRang").filter((fact) => fact.other === "ward");
    expect(readmitted.length).toBeGreaterThan(200);
    for (const rang of readmitted) expect(rang.service).toBe("at-home");
    const fell = of(facts, "ClockRang").filter((fact) => fact.other === "died");
    expect(fell.length).toBeGreaterThan(200);
    for (const rang of fell) expect(rang.service).toBe("ward");
    // 20% within 30 days is a rate; home lasts 100 days, so 1 − 0.8^(100/30) of discharges come back.
    const home = of(facts, "Started", "at-home").filter((fact) => fact.hours < 24 * 190).length;
    const back = readmitted.filter((rang) => {
      const start = facts.slice(0, rang.number).findLast((f) => f.person === rang.person && f.kind === "Started")!;
      return start.hours < 24 * 190;
    }).length;
    expect(back / home).toBeCloseTo(1 - 0.8 ** (100 / 30), 1);
    expect(of(facts, "Returned").length).toBe(readmitted.length);
  });

  test("death ends a wait, a reservation and a journey, and each place is free again", () => {
    const model = modelOf(`
careshift: 1
title: Dying on the way
time: { start: 2016-04-04, length: 200 days, warm-up: none }
cohorts: { people: { arrivals: { total: 6 per day }, enters: ward } }
services:
  ward: { kind: beds, setting: hospital, capacity: 20, length-of-stay: { exponential: { mean: 2 days } }, leaving: { hours: 09:00-12:00, days: mon-fri },
    routes: [{ to: care, share: 60%, transfer: 12 hours, prepare: { assessment: 1 days } }, { to: home, share: rest }] }
  care: { kind: beds, setting: rehabilitation, capacity: 12, length-of-stay: { exponential: { mean: 5 days } }, routes: [{ to: home, share: 100% }] }
clocks:
  death: { rate: 10% within 1 days, to: died }
`);
    const facts = tellModel(model);
    expect(checkLaws(model, logOf(model))).toEqual([]);
    const before = of(facts, "ClockRang").map(
      (rang) => facts.slice(0, rang.number).findLast((f) => f.person === rang.person)!.kind,
    );
    for (const kind of ["Started", "Referred", "Delayed"]) expect(before).toContain(kind);
    expect(of(facts, "ReservationEnded").length).toBeGreaterThan(3);
  });

  test("a clock that stops while waiting stands still then, and death does not unless said", () => {
    const queue = (stops: string) =>
      modelOf(
        `
careshift: 1
title: Waiting
time: { start: 2016-04-04, length: 100 days, warm-up: none }
cohorts: { people: { arrivals: { total: 6 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 10, length-of-stay: { exponential: { mean: 3 days } }, routes: [{ to: home, share: 100% }] }
clocks: { death: { rate: 10% within 1 days, to: died${stops} } }
`,
      );
    const places = (model: ReturnType<typeof modelOf>) =>
      new Set(of(tellModel(model), "ClockRang").map((fact) => fact.service));
    expect(places(queue(", while-waiting: stops"))).toEqual(new Set(["ward"]));
    expect(places(queue(""))).toEqual(new Set(["ward", "outside"]));
  });
});

describe("semantics 2: the two forms of a stay are never mixed in one service", () => {
  test("a clock of the stays of a service with outcomes is refused with a sentence", () => {
    const text = place("clocks: { death: { rate: 10% per year, from: stay, services: ward, to: died } }").replace(
      /ward: \{ kind: state.*/,
      "ward: { kind: state, outcomes: [{ to: home, share: 100%, stay: 5 days }] }",
    );
    expect(() => modelOf(text)).toThrow(/the two forms are never mixed in one service/);
  });
});

test("a clock is by attribute, and a lever moves it for the same people", () => {
  const text = place("clocks: { death: { rate: { by: frailty, levels: { severe: 0.1 per day } }, to: died } }");
  const model = modelOf(text);
  const severe = new Set(of(tellModel(model), "Arrived").flatMap((fact) => (fact.value === 1 ? [fact.person] : [])));
  const rang = of(tellModel(model), "ClockRang");
  expect(rang.length).toBeGreaterThan(100);
  for (const fact of rang) expect(severe.has(fact.person)).toBe(true);
  const slower = of(tellModel(modelOf(text, [set("clocks.death.rate.levels.severe", "0.02 per day")])), "ClockRang");
  const died = new Set(rang.map((fact) => fact.person));
  for (const fact of slower) expect(died.has(fact.person)).toBe(true);
});
