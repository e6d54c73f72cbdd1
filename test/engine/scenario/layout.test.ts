import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../../engine/compile/compile.ts";
import { parseScenario } from "../../../engine/scenario/parse.ts";
import type { Scenario, Setting } from "../../../engine/scenario/scenario.ts";
import { FILES } from "./examples.ts";
import { care, cellsOf, columnsOf, home, parse, written } from "./networks.ts";

describe("a layout", () => {
  test("is the one that the scenario states", () => {
    const layout = {
      door: { column: 4, row: 9 },
      ward: { column: 0, row: 0 },
      rehab: { column: 4, row: 0 },
      own: { column: 2, row: 2 },
    };
    const scenario = parse(written({ ...care, layout }));
    expect(cellsOf(scenario)).toEqual(layout);
    expect(scenario.warnings).toEqual([]);
    expect(compile(parse(scenario.resolved)).services.map(({ column, row }) => ({ column, row }))).toEqual(
      scenario.layout,
    );
    expect(compile(scenario).services[0]).toMatchObject({ name: "door", column: 4, row: 9 });
  });

  test("that says nothing of some places them around the others, and says so", () => {
    const layout = { door: { column: 1, row: 2 }, rehab: { column: 3, row: 2 } };
    const scenario = parse(written({ ...care, more: home, layout }));
    const cells = cellsOf(scenario);
    expect(cells).toEqual({ ...layout, ward: { column: 2, row: 2 }, own: { column: 4, row: 2 } });
    expect(scenario.warnings).toHaveLength(1);
    expect(scenario.warnings[0]).toMatchObject({
      path: "layout",
      severity: "warning",
      wrong: "the layout has no place for ward and own, so they are placed around the others",
      try: "ward: { column: 2, row: 2 }, own: { column: 4, row: 2 }",
    });
    expect(parse(scenario.resolved).warnings).toEqual([]);
    const homes = {
      ways: { door: ["own"], own: [], other: [] },
      enters: ["door"],
      layout: { own: { column: 9, row: 0 } },
    };
    const both = parse(written({ ...homes, more: { ...home, other: home.own } }));
    expect(cellsOf(both)["other"]).toEqual({ column: 9, row: 1 });
    const full = { ...care, layout: { door: { column: 0, row: 0 }, rehab: { column: 1, row: 0 } } };
    expect(cellsOf(parse(written(full)))["ward"]).toEqual({ column: 1, row: 1 });
  });

  test("of a variant keeps the places of its base, and those of lost services go", () => {
    const layout = {
      door: { column: 0, row: 0 },
      ward: { column: 1, row: 0 },
      rehab: { column: 2, row: 0 },
      own: { column: 3, row: 0 },
    };
    const base = written({ ...care, layout });
    const variant = (text: string): Scenario =>
      parseScenario(
        "b.yaml",
        new Map([
          ["a.yaml", base],
          ["b.yaml", `careshift: 1\nextends: a.yaml\n${text}`],
        ]),
      );
    const more =
      "add: { services.hub: { kind: decision, routes: [{ to: home, share: rest }] }, services.door.routes: { to: hub, share: 1% } }\n";
    expect(cellsOf(variant(`${more}layout: { hub: { column: 7, row: 1 }, own: { column: 8, row: 0 } }`))).toEqual({
      ...layout,
      hub: { column: 7, row: 1 },
      own: { column: 8, row: 0 },
    });
    expect(cellsOf(variant(more))).toMatchObject({ ...layout, hub: { column: 1, row: 1 } });
    const fewer = variant("remove: [services.rehab, services.ward.routes.rehab]");
    const { rehab: _, ...rest } = layout;
    expect(cellsOf(fewer)).toEqual(rest);
    const place = { file: "--set", line: 1, column: 1 };
    const removals = ["services.rehab", "services.ward.routes.rehab"].map(
      (path): Setting => ({ path, op: "remove", value: null, place }),
    );
    expect(cellsOf(parse(base, removals))).toEqual(rest);
    expect(cellsOf(parse(base, [{ path: "layout.own.column", op: "set", value: "6", place }]))["own"]?.column).toBe(6);
  });
});

test("the small example is laid out as people go", () => {
  const columns = columnsOf(parseScenario("small/today.yaml", FILES));
  expect([columns["front-door"], columns["rapid-response"]]).toEqual([0, 0]);
  expect(columns["acute-ward"]).toBe(1);
  expect(columns["at-home"]).toBe(Math.max(...Object.values(columns)));
});

describe("Thurrock", () => {
  const folder = new URL("../../../scenarios/thurrock/", import.meta.url);
  const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");
  const names = ["today.yaml", "in-borough.yaml"];
  const files = new Map(names.map((name) => [name, text(name)]));
  const unplaced = new Map(names.map((name) => [name, text(name).replace(/^layout:\n( {2}.*\n)+/m, "")]));
  const [today, change] = names.map((name) => cellsOf(parseScenario(name, files)));

  test("stands where its file says, and the change leaves everything where it stood", () => {
    expect(change).toMatchObject(today!);
    expect(Object.keys(change!)).toHaveLength(Object.keys(today!).length + 2);
    expect(parseScenario("in-borough.yaml", files).warnings).toEqual([]);
  });

  test.each(names)("%s would be laid out in much the same columns by itself", (name) => {
    const scenario = parseScenario(name, unplaced);
    const columns = columnsOf(scenario);
    expect(Math.max(...scenario.layout.map(({ row }) => row))).toBeLessThan(7);
    expect(Math.max(...scenario.layout.map(({ column }) => column))).toBeLessThan(6);
    const stated = columnsOf(parseScenario(name, files));
    const elsewhere = Object.keys(columns).filter((service) => columns[service] !== stated[service]);
    expect(elsewhere).toEqual(["crisis-support"]);
  });
});
