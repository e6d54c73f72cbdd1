import { describe, expect, test } from "vitest";
import { compile, foresee, parseScenario } from "../../../engine/language.ts";

import { journeys, logOf } from "../../laws/running.ts";
import { modelOf, set } from "../../laws/scenarios.ts";

const ROWS = [
  "{ age: 65-74, frailty: mild, share: 50% }",
  "{ age: 65-74, frailty: severe, share: 5% }",
  "{ age: 85-plus, frailty: mild, share: 15% }",
  "{ age: 85-plus, frailty: severe, share: rest }",
];

const scenario = (jointly: string): string => `
careshift: 1
title: Attributes that hang together
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people:
    arrivals: { total: 40 per day }
    attributes: { sex: { women: 60%, men: rest } }
    attributes-jointly: ${jointly}
    enters: ward
services:
  ward:
    kind: beds
    capacity: 900
    length-of-stay: { by: frailty, levels: { mild: 1 days, severe: 9 days } }
    routes: [{ to: died, share: 40%, when: { age: 65-74 } }, { to: home, share: rest }]
`;
const TABLE = scenario(`{ table: [${ROWS.join(", ")}] }`);

/** Levels in words, by identity. */
function kinds(model: ReturnType<typeof modelOf>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, rows] of journeys(logOf(model))) {
    const { levels } = model.classes[rows[0]!.value]!;
    found.set(
      key,
      model.attributes
        .map(({ name, levels: all }, a) => `${name} ${all[levels[a]!]}`)
        .sort()
        .join(", "),
    );
  }
  return found;
}

describe("attributes at arrival that hang together", () => {
  const found = kinds(modelOf(TABLE));

  test("come in the combinations of the table, in their shares, whatever the others", () => {
    const share = (...words: string[]) =>
      [...found.values()].filter((text) => words.every((word) => text.includes(word))).length / found.size;
    const near = (seen: number, p: number) =>
      expect(Math.abs(seen - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / found.size));
    near(share("65-74", "mild"), 0.5);
    near(share("65-74", "severe"), 0.05);
    near(share("85-plus", "mild"), 0.15);
    near(share("85-plus", "severe"), 0.3);
    near(share("85-plus", "severe", "women"), 0.18);
  });

  test("do not hang on the order of rows or of columns", () => {
    const turned = ROWS.toReversed().map((row) =>
      row.replace(/age: ([^,]*), frailty: ([^,]*)/, "frailty: $2, age: $1"),
    );
    expect(kinds(modelOf(scenario(`{ table: [${turned.join(", ")}] }`)))).toEqual(found);
  });

  test("move nobody on a third combination when one takes a point from another", () => {
    const fewer = kinds(
      modelOf(TABLE, [
        set("cohorts.people.attributes-jointly.table.1.share", "40%"),
        set("cohorts.people.attributes-jointly.table.2.share", "15%"),
      ]),
    );
    let moved = 0;
    for (const [key, before] of found) {
      const after = fewer.get(key)!;
      if (after === before) continue;
      moved++;
      expect([before, after].map((text) => text.replace(/, sex.*/, ""))).toEqual([
        "age 65-74, frailty mild",
        "age 65-74, frailty severe",
      ]);
    }
    expect(moved).toBeGreaterThan(100);
  });

  test("are foreseen together: severe frailty is rare among the younger", () => {
    const read = parseScenario("small.yaml", new Map([["small.yaml", TABLE]]));
    expect(foresee(read, compile(read))[0]![0]!.offered).toBeCloseTo(40 * (0.65 * 1 + 0.35 * 9), 6);
  });

  test("may be sampled from records with weights", () => {
    const csv =
      "age,frailty,weight\n65-74,mild,25\n65-74,mild,25\n85-plus,severe,30\n65-74,severe,5\n85-plus,mild,15\n";
    const files = new Map([
      ["small.yaml", scenario("{ records: people.csv }")],
      ["people.csv", csv],
    ]);
    expect(kinds(compile(parseScenario("small.yaml", files)))).toEqual(found);
  });

  test.each([
    ["{ table: [{ age: 65-74, share: 50% }, { frailty: mild, share: 50% }] }", "does not name the attributes"],
    ["{ table: [{ age: 65-74, share: 50% }] }", "add up to 50%"],
    ["{ table: [{ age: 65+, share: 100% }] }", "is no name of a level"],
    ["{ table: [{ sex: men, age: 65-74, frailty: mild, share: 100% }] }", "by itself as well"],
    ["{ table: [{ age: 65-74 }] }", "share is missing"],
  ])("%s is refused", (jointly, said) => {
    expect(() => modelOf(scenario(jointly))).toThrow(said);
  });
});
