import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../engine/language.ts";
import { checkLaws } from "../../../engine/log/laws.ts";
import { journeys } from "../../../engine/projections/journeys.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { expectCounts } from "../random/chance.ts";
import { byPerson, of, type Told, tell, tellModel } from "./told.ts";

const DAY = 86_400;

/** A ward of twelve that leads to two beds of care or home; `census` says who is there at the start. */
const start = (census: string, arrivals = "0 per day", ward = 12, more = ""): string => `
careshift: 1
title: A census
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people: { arrivals: { total: ${arrivals} }, enters: ward, attributes: { frailty: { mild: 75%, severe: rest } } }
services:
  ward:
    kind: beds
    capacity: ${ward}
    length-of-stay: { by: frailty, levels: { mild: { exponential: { mean: 4 days } }, severe: { exponential: { mean: 12 days } } } }
    routes:
      - { to: care, share: 40%, prepare: { assessment: { uniform: { from: 0 days, to: 10 days } } } }
      - { to: home, share: rest }
  care: { kind: beds, capacity: 2, length-of-stay: 10 days, routes: [{ to: home, share: 100% }]${more} }
${census === "" ? "" : `census:\n${census}`}
`;

const parsed = (text: string) => parseScenario("it.yaml", new Map([["it.yaml", text]]));

const wait = (facts: readonly Told[], person: number): number =>
  of(facts, "Started", "care").find((fact) => fact.person === person)!.seconds;

describe("the start (semantics.md section 8)", () => {
  test("an empty start is empty", () => {
    const facts = tell(start("", "3 per day"));
    expect(facts[0]!.kind).toBe("Arrived");
    expect(facts[0]!.seconds).toBeGreaterThan(0);
    expect(tell(start("")).length).toBe(0);
    expect(tell(start("  - { service: ward, people: 0 }")).length).toBe(0);
  });

  test("those in treatment are there at time 0 and go on from there", () => {
    const facts = tell(start("  - { service: ward, people: 9, elapsed: { known: 2 days } }"));
    expect(of(facts, "Started", "ward").map(({ seconds }) => seconds)).toEqual(Array(9).fill(0));
    expect(of(facts, "Before", "ward").map(({ value }) => value)).toEqual(Array(9).fill(2 * DAY));
    expect(of(facts, "Exited")).toHaveLength(9);
    expect(facts[0]).toMatchObject({ kind: "Census", value: 9 });
  });

  test("no one is served before arriving", () => {
    const census =
      "  - { service: ward, people: 12, name: inside }\n  - { for: care, people: 6, since: { uniform: { from: 0 days, to: 9 days } } }";
    for (const facts of [0, 1, 2].map((replication) => tell(start(census, "4 per day"), replication))) {
      for (const own of byPerson(facts)) {
        expect(own[0]!.kind).toBe("Arrived");
        for (const fact of own) expect(fact.seconds).toBeGreaterThanOrEqual(own[0]!.seconds);
      }
    }
  });

  test("first-come holds across the starting queue", () => {
    const census =
      "  - { for: care, people: 3, since: 3 days, name: three }\n" +
      "  - { service: ward, people: 2, state: ready, route: care, since: 8 days }\n" +
      "  - { for: care, people: 2, since: 5 days, name: five }\n" +
      "  - { service: care, people: 2, elapsed: { known: 1 days } }";
    const facts = tell(start(census, "2 per day"));
    const starts = of(facts, "Started", "care").filter(({ seconds }) => seconds > 0);
    // People are numbered with the longest wait first: 0 and 1 for eight days, 2 and 3 for five, 4 to 6 for three.
    expect(starts.slice(0, 7).map(({ person }) => person)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(starts.slice(7).every(({ person }) => person > 8)).toBe(true);
  });

  test("a person ready at the start is delayed from the start for the reason said, and counts as delayed since then", () => {
    const census =
      "  - { service: ward, people: 4, state: ready, route: care, reason: assessment, since: 6 days }\n" +
      "  - { service: care, people: 2, name: full, elapsed: { known: 1 days } }";
    const facts = tell(start(census));
    const delays = of(facts, "Delayed", "ward").filter(({ seconds }) => seconds === 0);
    expect(delays.map(({ value }) => value)).toEqual([1, 1, 1, 1]);
    // The assessment takes up to 10 days and has lasted 6.
    const next = byPerson(facts)
      .filter((own) => own[0]!.person < 4)
      .map((own) => own.find(({ seconds }) => seconds > 0)!.seconds);
    for (const seconds of next) expect(seconds).toBeLessThanOrEqual(4 * DAY);
  });

  test("the rest of a stay whose time so far is known is what those have left who have stayed so long", () => {
    const text = start("  - { service: care, people: 2, elapsed: { known: 7 days } }");
    expect(of(tell(text), "Left", "care").map(({ seconds }) => seconds)).toEqual([3 * DAY, 3 * DAY]);
  });

  test("uniform-on-drawn-stay only reproduces other tools: it is warned of, and the other ways are not", () => {
    const warned = (elapsed: string): number =>
      parsed(start(`  - { service: care, people: 2, elapsed: ${elapsed} }`)).warnings.length;
    expect(["uniform-on-drawn-stay", "unknown", "{ known: 2 days }"].map(warned)).toEqual([1, 0, 0]);
  });

  test("a census above capacity is over capacity: nobody is admitted until there are fewer people than places", () => {
    const facts = tell(
      start(
        "  - { service: care, people: 5, elapsed: { known: 7 days } }\n  - { for: care, people: 1, since: 1 days }",
      ),
    );
    expect(wait(facts, 0)).toBe(3 * DAY);
    expect(
      of(facts, "Left", "care")
        .slice(0, 5)
        .every(({ seconds }) => seconds === 3 * DAY),
    ).toBe(true);
  });

  test("a place assigned at the start is taken before anybody else gets one", () => {
    const census =
      "  - { for: care, people: 4, since: 9 days, name: waiting }\n" +
      "  - { service: ward, for: care, people: 2, state: assigned, since: 1 days, name: assigned }";
    const first = of(tell(start(census)), "Started", "care").slice(0, 2);
    expect(first.map(({ seconds, person }) => [seconds, person])).toEqual([
      [0, 4],
      [0, 5],
    ]);
  });

  test("whoever is assigned to a place comes there by a way that leads to it, whoever usually goes that way", () => {
    const text = start("  - { service: ward, for: flat, state: assigned, people: 40 }", "0 per day", 40)
      .replace(
        "      - { to: home, share: rest }\n  care",
        "      - { to: flat, share: 1% }\n      - { to: home, share: rest }\n  care",
      )
      .replace(
        "services:\n",
        "services:\n  flat: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 5%, stay: 9 days }, { to: home, share: rest }] }\n",
      );
    const model = modelOf(text);
    const starts = tellModel(model).filter(({ kind, service }) => kind === "Started" && service === "flat");
    expect(starts).toHaveLength(40);
    for (const { value } of starts) expect(model.routes[value]).toMatchObject({ name: "flat" });
  });

  test("what was so at the start is not counted as having happened: no arrivals, starts or new delays", () => {
    const census =
      "  - { service: ward, people: 9 }\n  - { service: ward, people: 3, state: ready, route: care, since: 2 days, name: delayed }\n" +
      "  - { service: care, people: 2, elapsed: { known: 6 days } }";
    const model = modelOf(start(census));
    const fold = journeys.begin(model, measuredWindow(model));
    for (const chunk of logOf(model)) fold.take(chunk);
    const totals = fold.end();
    expect(totals.arrivals).toBe(0);
    expect(totals.places.stay[1]! / DAY).toBeGreaterThan(20 - 1e-9);
    expect(totals.inside).toBeGreaterThan(0);
  });

  test("laws hold, and a run rebuilt from its log goes on alike, whatever the census", () => {
    const census =
      "  - { service: ward, people: 7 }\n" +
      "  - { service: ward, people: 2, state: ready, reason: assessment, since: 2 days, name: assessed }\n" +
      "  - { service: ward, people: 2, state: ready, since: 2 days, name: ready }\n" +
      "  - { service: care, people: 3, elapsed: uniform-on-drawn-stay }\n" +
      "  - { for: care, people: 5, since: { uniform: { from: 0 days, to: 9 days } }, name: waiting }";
    const model = modelOf(
      start(census, "3 per day", 12, ", give-up: { after: { exponential: { mean: 9 days } }, to: elsewhere }"),
    );
    const whole = logOf(model);
    expect(checkLaws(model, whole)).toEqual([]);
    for (const at of [0, 1, DAY, 7 * DAY, 30 * DAY])
      expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
  });

  test("adding or reordering rows changes nobody else's luck", () => {
    const rows = ["  - { service: ward, people: 6 }", "  - { service: care, people: 2, elapsed: unknown }"];
    const left = (text: string, service: string): number[] =>
      of(tell(text), "Left", service).map(({ seconds }) => seconds);
    const both = start(rows.join("\n"));
    expect(left(start(rows.toReversed().join("\n")), "ward")).toEqual(left(both, "ward"));
    expect(left(start(rows[0]!), "ward").slice(0, 1)).toEqual(left(both, "ward").slice(0, 1));
  });

  test("attributes that hang together do so among those who are there, each combination met in proportion to its stay", () => {
    const rows = ["mild, sex: women, share: 60%", "mild, sex: men, share: 20%", "severe, sex: men, share: rest"];
    const jointly = `{ table: [${rows.map((row) => `{ frailty: ${row} }`).join(", ")}] }`;
    const text = start("  - { service: ward, people: 2000 }", "0 per day", 2000).replace(
      "attributes: { frailty: { mild: 75%, severe: rest } }",
      `attributes-jointly: ${jointly}`,
    );
    const model = modelOf(text);
    const found = new Map<string, number>();
    for (const { value } of of(tellModel(model), "Arrived")) {
      const { levels } = model.classes[value]!;
      const combination = model.attributes.map(({ levels: words }, a) => words[levels[a]!]).join(" ");
      found.set(combination, (found.get(combination) ?? 0) + 1);
    }
    const count = (...words: string[]): number =>
      [...found].reduce((sum, [key, n]) => sum + (words.every((word) => key.split(" ").includes(word)) ? n : 0), 0);
    expect(count("severe", "women")).toBe(0);
    // Means of 4 and 12 days: 60 × 4, 20 × 4 and 20 × 12 of 560.
    const counts = [count("mild", "women"), count("mild", "men"), count("severe", "men")];
    expectCounts(counts, [240 / 560, 80 / 560, 240 / 560]);
  });

  test("stays that depend on when they began are drawn from all cases together, and check says so", () => {
    const mixed = "{ by: start-day, levels: { sat-sun: 9 days }, otherwise: 3 days }";
    const text = start("  - { service: care, people: 2 }").replace(
      "length-of-stay: 10 days",
      `length-of-stay: ${mixed}`,
    );
    expect(parsed(text).warnings.map(({ wrong }) => wrong)).toEqual([
      expect.stringContaining("stays in care depend on start-day when they begin"),
    ]);
    expect(parsed(start("  - { service: care, people: 2 }")).warnings).toEqual([]);
    expect(parsed(text.replace("people: 2", "people: 2, state: ready, since: 1 days")).warnings).toEqual([]);
  });
});
