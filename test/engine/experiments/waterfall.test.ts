import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ordersOf, prefixes, stepsInOrder } from "../../../engine/experiments/waterfall/orders.ts";
import { measuresOf, waterfall } from "../../../engine/experiments/waterfall/waterfall.ts";
import { runReplication } from "../../../engine/job.ts";
import {
  compile,
  documentOf,
  parseScenario,
  partsOf,
  ScenarioError,
  sameButForWords,
} from "../../../engine/language.ts";
import { cases } from "../../effort.ts";
import { smallScenarios } from "../../laws/scenarios.ts";

const BASE = "base.yaml";
const PLAN = "plan.yaml";

/** A base and its variant taken apart, every world run so many times. */
function takenApart(base: string, plan: string, replications: number) {
  const files = new Map([
    [BASE, base],
    [PLAN, plan],
  ]);
  const [from, to] = [documentOf(BASE, files, []), documentOf(PLAN, files, [])];
  const { before, parts } = partsOf(from, to, PLAN, files);
  const settingsOf = (set: number) => [
    ...before,
    ...parts.filter((_, part) => (set >> part) & 1).flatMap(({ settings }) => settings),
  ];
  const all = (1 << parts.length) - 1;
  expect(sameButForWords(documentOf(BASE, files, settingsOf(all)), to)).toBe(true);
  const run = (entry: string, set: number) => {
    const model = compile(parseScenario(entry, files, entry === BASE ? settingsOf(set) : []));
    const results = Array.from({ length: replications }, (_, replication) =>
      runReplication(model, { seed: "waterfall", replication, keepLog: false }),
    );
    return { model, digests: results.map(({ digest }) => digest), replications: results.map(({ values }) => values) };
  };
  return { parts, all, run };
}

const TWO = `
careshift: 1
title: Ten beds at £100 a day
time: { start: 2020-01-06, length: 10 days, warm-up: none }
payers: [council]
cohorts: { people: { arrivals: { total: 1 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 10, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }
costs: { price-year: 2019/20, lines: { beds: { service: ward, price: £100 per place-day, paid-by: council } } }
`;

describe("a waterfall", () => {
  test("of two parts that work on each other, in both orders, as worked out by hand", () => {
    const plan = `
careshift: 1
extends: base.yaml
title: Fourteen beds at £150
parts: { beds: [services.ward], wages: [costs.lines] }
set: { services.ward.capacity: 14, costs.lines.beds.price: £150 per place-day }
`;
    const { parts, run } = takenApart(TWO, plan, 2);
    expect(parts.map(({ name }) => name)).toEqual(["beds", "wages"]);
    const worlds = new Map([0, 1, 2, 3].map((set) => [set, run(BASE, set)]));
    const { orders } = ordersOf(2, () => true);
    const [cost] = waterfall(["beds", "wages"], worlds, orders, ["system.cost.total"]);
    const aYear = (poundsADay: number): number => poundsADay * 100 * 365.25;
    // Beds first: 4 more at £100, then £50 more for each of 14. Wages first: £50 more for each of 10, then 4 beds at £150.
    expect(cost!.base.mean).toBeCloseTo(aYear(1000), 3);
    expect(cost!.steps[0]!.change.mean).toBeCloseTo(aYear(400), 3);
    expect(cost!.steps[1]!.change.mean).toBeCloseTo(aYear(700), 3);
    expect(cost!.steps.map(({ least }) => least)).toEqual([
      expect.closeTo(aYear(400), 3),
      expect.closeTo(aYear(500), 3),
    ]);
    expect(cost!.steps.map(({ most }) => most)).toEqual([expect.closeTo(aYear(600), 3), expect.closeTo(aYear(700), 3)]);
    expect(cost!.change.mean).toBeCloseTo(aYear(1100), 3);
  });

  test("of three parts, in every order and by payer, as worked out by hand", () => {
    const plan = `
careshift: 1
extends: base.yaml
title: Fourteen beds at £150, and cleaning at £20 of which the NHS pays half
parts: { beds: [services.ward], wages: [costs.lines.beds], cleaning: [costs.lines.cleaning] }
set: { services.ward.capacity: 14, costs.lines.beds.price: £150 per place-day }
add: { costs.lines.cleaning: { service: ward, price: £20 per place-day, paid-by: { nhs: 50%, council: 50% } } }
`;
    const { parts, run } = takenApart(TWO.replace("[council]", "[council, nhs]"), plan, 2);
    const names = parts.map(({ name }) => name);
    expect(names).toEqual(["beds", "wages", "cleaning"]);
    const worlds = new Map(Array.from({ length: 8 }, (_, set) => [set, run(BASE, set)]));
    const { orders } = ordersOf(3, () => true);
    expect(orders).toHaveLength(6);
    const ids = ["total", "council", "nhs"].map((payer) => `system.cost.${payer}`);
    const poundsADay = waterfall(names, worlds, orders, ids).map(({ steps, change }) => ({
      steps: steps.map((step) => [step.change.mean, step.least, step.most].map((pence) => pence! / 36525)),
      change: change.mean! / 36525,
    }));
    // Four beds at £100 to £150 and £0 or £20 of cleaning; £50 for 10 or 14; £20 for 10 or 14, half of it each.
    const expected = [
      {
        steps: [
          [400, 400, 680],
          [700, 500, 700],
          [280, 200, 280],
        ],
        change: 1380,
      },
      {
        steps: [
          [400, 400, 640],
          [700, 500, 700],
          [140, 100, 140],
        ],
        change: 1240,
      },
      {
        steps: [
          [0, 0, 40],
          [0, 0, 0],
          [140, 100, 140],
        ],
        change: 140,
      },
    ];
    for (const [i, { steps, change }] of expected.entries()) {
      expect(poundsADay[i]!.change).toBeCloseTo(change, 9);
      for (const [j, step] of steps.entries())
        for (const [k, pounds] of step.entries()) expect(poundsADay[i]!.steps[j]![k]).toBeCloseTo(pounds, 9);
    }
  });

  test("has a part for each thing of a section that the base does not have", () => {
    const rule = (name: string) =>
      `{ name: ${name}, when: { service: ward, measure: occupancy, above: 80% }, checked: every 1 days, do: { add-capacity: { service: ward, places: 2 } }, until: { below: 70%, for: 12 hours } }`;
    const plan = `
careshift: 1
extends: base.yaml
title: Rules and a programme
add:
  rules: [${rule("one")}, ${rule("two")}]
  programmes:
    early: { phases: [{ name: opens, on: 2020-01-08, changes: { services.ward.capacity: 12 } }] }
    late: { phases: [{ name: opens, on: 2020-01-12, changes: { services.ward.capacity: 14 } }] }
`;
    const { parts, run, all } = takenApart(TWO, plan, 1);
    expect(parts.map(({ name }) => name)).toEqual(["rules.one", "rules.two", "programmes.early", "programmes.late"]);
    expect(run(BASE, all).replications).toEqual(run(PLAN, 0).replications);
  });

  test("of random variants adds up exactly in a replication, and its last world is the variant", () => {
    let several = 0;
    fc.assert(
      fc.property(smallScenarios(), fc.integer({ min: 1, max: 5 }), (base, more) => {
        // Demand without end fills whatever places there are: such runs take seconds, and say nothing of parts.
        fc.pre(!base.includes("inexhaustible"));
        const { parts, all, run } = takenApart(base, variantOf(base, more), 1);
        several += Number(parts.length > 1);
        const given = parts.map((_, part) => part);
        const worlds = new Map(prefixes(given).map((set) => [set, run(BASE, set)]));
        const last = run(PLAN, 0);
        expect(worlds.get(all)!.digests).toEqual(last.digests);
        expect(worlds.get(all)!.replications).toEqual(last.replications);
        const ids = [...measuresOf([worlds.get(0)!.model, last.model])];
        const names = parts.map(({ name }) => name);
        for (const one of waterfall(names, worlds, [{ name: "as given", parts: given }], ids)) {
          if (one.change.mean === null || one.steps.some(({ change }) => change.mean === null)) continue;
          const sum = one.steps.reduce((total, { change }) => total + change.mean!, 0);
          const size = Math.max(1, Math.abs(one.base.mean!), Math.abs(one.variant.mean!));
          expect(Math.abs(sum - one.change.mean) / size, one.id).toBeLessThan(1e-9);
        }
      }),
      { numRuns: cases(10) },
    );
    expect(several).toBeGreaterThan(3);
  });

  test("of Thurrock in the borough has the parts that it declares, and no other", () => {
    const folder = new URL("../../../scenarios/thurrock/", import.meta.url);
    const names = ["today.yaml", "in-borough.yaml"];
    const files = new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
    const [from, to] = names.map((name) => documentOf(name, files, []));
    const { parts } = partsOf(from!, to!, "in-borough.yaml", files);
    expect(parts.map(({ name }) => name)).toEqual(["rapid-response", "reablement", "beds-to-the-borough"]);
  });

  test("takes no account of words, and makes each changed thing a part where none is declared", () => {
    const plan = `
careshift: 1
extends: base.yaml
title: More
levers: { beds: { sets: services.ward.capacity, from: 1, to: 20, step: 1 } }
add: { services.clinic: { kind: beds, capacity: 3, length-of-stay: { constant: 1 days }, routes: [{ to: home, share: 100% }] } }
set: { services.ward.capacity: 14, cohorts.people.arrivals.total: 2 per day }
changes: [{ on: 2020-01-08, set: { services.ward.capacity: 9 } }]
`;
    const { parts } = takenApart(TWO, plan, 0);
    expect(parts.map(({ name }) => name)).toEqual([
      "cohorts.people",
      "services.ward",
      "services.clinic",
      "changes.2020-01-08",
    ]);
  });

  test.each([
    ["{ beds: [services.clinic] }", 'parts.beds: the variant changes nothing at "services.clinic"'],
    ["{ a: [services.ward], b: [services.ward] }", '"services.ward" is in two parts, a and b'],
    ["[services.ward]", "parts is a list of 1 item. Expected a map of names"],
    ["{ a: services.ward }", "parts.a is "],
  ])("says what is wrong with parts: %s", (parts, says) => {
    const plan = `careshift: 1\nextends: base.yaml\nparts: ${parts}\nset: { services.ward.capacity: 14 }\n`;
    const wrong = (): unknown => takenApart(TWO, plan, 0);
    expect(wrong).toThrow(ScenarioError);
    expect(wrong).toThrow(says);
    expect(wrong).toThrow("plan.yaml:3:");
  });
});

/** A variant of a random scenario: more places in some of its services, and a service more. */
function variantOf(base: string, more: number): string {
  const { services } = parse(base);
  const set: Record<string, unknown> = {};
  const beds = Object.keys(services).filter((name) => typeof services[name].capacity === "number");
  for (const name of beds.slice(0, 2)) set[`services.${name}.capacity`] = services[name].capacity + more;
  const extra = {
    kind: "beds",
    capacity: more,
    "length-of-stay": { constant: "1 days" },
    routes: [{ to: "home", share: "100%" }],
  };
  return stringify({ careshift: 1, extends: BASE, title: "A variant", set, add: { "services.extra": extra } });
}

describe("the orders of parts", () => {
  test("are all of up to four, and a fixed few of more", () => {
    expect(ordersOf(4, () => true).orders).toHaveLength(24);
    const { orders } = ordersOf(5, () => true);
    expect(orders.map(({ parts }) => parts.join(""))).toEqual(["01234", "43210", "10234", "20134", "30124", "40123"]);
  });

  test("leave out those in which a step cannot stand, and tell how many", () => {
    // Part 1 needs part 0 to be there.
    const stands = (set: number): boolean => (set & 2) === 0 || (set & 1) === 1;
    const { orders, leftOut } = ordersOf(3, stands);
    expect(orders.map(({ parts }) => parts.join(""))).toEqual(["012", "021", "201"]);
    expect(leftOut).toBe(3);
  });

  test("let a part wait for what it needs, and make one step of parts that need each other", () => {
    const needs = (part: number, other: number) => (set: number) => !((set >> part) & 1) || ((set >> other) & 1) === 1;
    expect(stepsInOrder(3, needs(0, 2))).toEqual([[1], [2], [0]]);
    const each = (set: number): boolean => needs(0, 2)(set) && needs(2, 0)(set);
    expect(stepsInOrder(3, each)).toEqual([[1], [0, 2]]);
  });
});
