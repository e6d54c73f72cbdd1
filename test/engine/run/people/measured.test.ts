import { describe, expect, test } from "vitest";
import { compile, foresee, parseScenario } from "../../../../engine/language.ts";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { impliedByTools } from "../../../../engine/report/measured.ts";
import { journeys, logOf } from "../../../laws/running.ts";
import { modelOf, set } from "../../../laws/scenarios.ts";

const scenario = (
  more = "",
  rate = "by: frailty, levels: { severe: 9% within 1 days }, otherwise: 1% within 1 days",
) => `
careshift: 1
title: A risk tool
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people:
    arrivals: { total: 40 per day }
    attributes: { frailty: { mild: 70%, severe: rest }, sex: { women: 60%, men: rest } }
    measured: { score: { of: frailty, finds: severe, sensitivity: 80%, specificity: 90% } }
    enters: door
clocks: { death: { rate: { ${rate} }, to: died } }
services:
  door: { kind: decision, routes: [{ to: unit, share: rest, when: { score: flagged } }, { to: ward, share: rest, when: { score: not-flagged } }] }
  unit: { kind: state, length-of-stay: { by: frailty, levels: { mild: 1 days, severe: 9 days } }, routes: [{ to: home, share: 100% }] }
  ward: { kind: state, length-of-stay: { by: frailty, levels: { mild: 2 days, severe: 5 days } }, routes: [{ to: home, share: 100% }] }
${more}
`;

interface Person {
  readonly frailty: string;
  readonly score: string;
  readonly sex: string;
  readonly first: string;
}

/** What everybody is, is said to be, and where they go first, by identity. */
function everybody(model: ReturnType<typeof modelOf>): Map<string, Person> {
  const found = new Map<string, Person>();
  for (const [key, rows] of journeys(logOf(model))) {
    const { levels } = model.classes[rows[0]!.value]!;
    const own = model.attributes.map(({ name, levels: all }, a) => [name, all[levels[a]!]]);
    found.set(key, { ...Object.fromEntries(own), first: model.services[rows[1]!.service]!.name } as Person);
  }
  return found;
}

const parsed = (text = scenario()) => parseScenario("small.yaml", new Map([["small.yaml", text]]));

describe("semantics 1: a true attribute and a measured one may differ; routing uses the measured one", () => {
  const model = modelOf(scenario());
  const people = everybody(model);
  const share = (of: (one: Person) => boolean, among: (one: Person) => boolean) => {
    const all = [...people.values()].filter(among);
    return { seen: all.filter(of).length / all.length, n: all.length };
  };
  const near = ({ seen, n }: { seen: number; n: number }, p: number) =>
    expect(Math.abs(seen - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  const flagged = ({ score }: Person) => score === "flagged";

  test("people are flagged as often as sensitivity and specificity say, whatever else they are", () => {
    near(
      share(flagged, ({ frailty }) => frailty === "severe"),
      0.8,
    );
    near(
      share(flagged, ({ frailty }) => frailty === "mild"),
      0.1,
    );
    near(
      share(flagged, ({ frailty, sex }) => frailty === "severe" && sex === "men"),
      0.8,
    );
    near(
      share(
        ({ frailty }) => frailty === "severe",
        () => true,
      ),
      0.3,
    );
  });

  test("everybody goes where the tool says, right or wrong", () => {
    for (const { score, first } of people.values()) expect(first).toBe(score === "flagged" ? "unit" : "ward");
  });

  test("stays and hazards go by the true one", () => {
    const calm = modelOf(scenario(), [
      set("clocks.death.rate", {
        by: "frailty",
        levels: { severe: "0% within 1 days" },
        otherwise: "0% within 1 days",
      }),
    ]);
    const rows = [...journeys(logOf(calm)).entries()];
    const told = everybody(calm);
    for (const [key, own] of rows.filter(([, list]) => list.at(-1)!.time < 30 * 86_400 && list.length > 3)) {
      const { frailty, score } = told.get(key)!;
      const days = score === "flagged" ? (frailty === "severe" ? 9 : 1) : frailty === "severe" ? 5 : 2;
      expect(own.at(-1)!.time - own[0]!.time).toBe(days * 86_400);
    }
  });

  test("a tool that finds more people moves only people who were missed, and nobody is another person", () => {
    const better = everybody(modelOf(scenario(), [set("cohorts.people.measured.score.sensitivity", "95%")]));
    let moved = 0;
    for (const [key, before] of people) {
      const after = better.get(key)!;
      expect([after.frailty, after.sex]).toEqual([before.frailty, before.sex]);
      if (after.score === before.score) continue;
      moved++;
      expect([before.frailty, before.score, after.score]).toEqual(["severe", "not-flagged", "flagged"]);
    }
    expect(moved).toBeGreaterThan(50);
    const untold = everybody(
      modelOf(
        scenario()
          .replace(/ +measured:.*\n/, "")
          .replace("score: flagged", "sex: men")
          .replace("score: not-flagged", "sex: women"),
      ),
    );
    for (const [key, { frailty, sex }] of untold) expect(people.get(key)).toMatchObject({ frailty, sex });
  });

  test("check tells the share flagged and the positive predictive value", () => {
    const [tool] = impliedByTools(parsed());
    expect(tool!.flagged).toBeCloseTo(0.31, 12);
    expect(tool!.rightly).toBeCloseTo(0.24 / 0.31, 12);
    expect(tool!.rightlyNot).toBeCloseTo(0.63 / 0.69, 12);
  });

  test("flow balance knows that the two hang together", () => {
    const read = parsed(scenario().replace(/clocks:.*\n/, ""));
    const offered = foresee(read, compile(read))[0]!.map((one) => one.offered);
    expect(offered[1]).toBeCloseTo(40 * (0.24 * 9 + 0.07 * 1), 6);
    expect(offered[2]).toBeCloseTo(40 * (0.06 * 5 + 0.63 * 2), 6);
  });

  test("people of a census are measured as those who come are", () => {
    const counted = modelOf(scenario("census: [{ service: ward, people: 4000, elapsed: unknown }]"));
    const there = [...everybody(counted).values()].slice(0, 4000);
    // Met on a random day: severely frail people stay 5 days and not 2, and are rarer among those not flagged.
    const severe = there.filter(({ frailty }) => frailty === "severe");
    near({ seen: severe.filter(flagged).length / severe.length, n: severe.length }, 0.8);
  });

  test("the run could have happened", () => expect(checkLaws(model, logOf(model))).toEqual([]));
});

describe("what is measured cannot be mistaken", () => {
  const tool = "score: { of: frailty, finds: severe, sensitivity: 80%, specificity: 90% }";
  test.each([
    ["of: age, finds: severe, sensitivity: 80%, specificity: 90%", 'no attribute "age" that could be measured'],
    ["of: frailty, finds: dire, sensitivity: 80%, specificity: 90%", "dire"],
    ["of: frailty, finds: [mild, severe], sensitivity: 80%, specificity: 90%", "it is to find everybody"],
    ["of: frailty, finds: severe, sensitivity: rest, specificity: 90%", "sensitivity is not said"],
    ["of: frailty, finds: severe, sensitivity: 80%", "specificity is missing"],
  ])("%s is refused", (spec, said) => {
    expect(() => modelOf(scenario().replace(tool, `score: { ${spec} }`))).toThrow(said);
  });

  test("a hazard, a stay and an outcome do not go by what a tool says", () => {
    expect(() =>
      modelOf(scenario("", "by: score, levels: { flagged: 9% within 1 days }, otherwise: 1% within 1 days")),
    ).toThrow('the clock death goes by "score", which only says what a tool found');
    const stay = scenario().replace("by: frailty, levels: { mild: 1 days", "by: score, levels: { flagged: 1 days");
    expect(() => modelOf(stay)).toThrow('a stay goes by "score"');
  });

  test("a way on that goes by the truth is warned of, and a tool no better than a coin", () => {
    const truth = parsed(
      scenario()
        .replace("when: { score: flagged }", "when: { frailty: severe }")
        .replace("when: { score: not-flagged }", "when: { frailty: mild }"),
    );
    expect(truth.warnings.map(({ wrong }) => wrong).join()).toContain('door goes by "frailty" itself');
    const coin = parsed(scenario().replace("sensitivity: 80%", "sensitivity: 10%"));
    expect(coin.warnings.map(({ wrong }) => wrong).join()).toContain("no more often than others");
  });
});
