import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell, Scenario } from "../../../engine/scenario/scenario.ts";
import { cases } from "../../effort.ts";
import { smallScenarios } from "../../laws/scenarios.ts";
import { acyclic, care, cellsOf, columnsOf, cyclic, type Drawn, home, parse, written } from "./networks.ts";

const RUNS = { numRuns: cases(45) };

/** Everyone on a cell of their own; no empty columns, and no gaps in one. */
function mustBeTidy({ layout }: Scenario): void {
  const cells = layout.map(({ column, row }) => `${column} ${row}`);
  expect(new Set(cells).size).toBe(cells.length);
  const columns = Math.max(...layout.map(({ column }) => column)) + 1;
  for (let column = 0; column < columns; column++) {
    const rows = layout.filter((cell) => cell.column === column).map(({ row }) => row);
    expect(rows.sort((a, b) => a - b)).toEqual([...rows.keys()]);
    expect(rows.length).toBeGreaterThan(0);
  }
}

describe("a layout worked out from the network", () => {
  test("has a cell for everyone, without gaps, and is the same when it is worked out or read again", () => {
    const again = (text: string): void => {
      const scenario = parse(text);
      mustBeTidy(scenario);
      expect(parse(text).layout).toEqual(scenario.layout);
      const read = parse(scenario.resolved);
      expect(read.resolved).toBe(scenario.resolved);
      expect(read.layout).toEqual(scenario.layout);
      expect(scenario.warnings.filter(({ path }) => path === "layout")).toEqual([]);
    };
    fc.assert(fc.property(smallScenarios(), again), RUNS);
    fc.assert(fc.property(cyclic(20).map(written), again), RUNS);
  });

  test("sends everyone to the right where no way goes round", () => {
    const property = fc.property(acyclic(14), (drawn) => {
      const columns = columnsOf(parse(written(drawn)));
      for (const [from, ways] of Object.entries(drawn.ways)) {
        for (const to of ways) {
          const atOnce = from.startsWith("ask") && to.startsWith("ask");
          expect(columns[to]! - columns[from]!, `${from} to ${to}`).toBeGreaterThanOrEqual(atOnce ? 0 : 1);
        }
      }
    });
    fc.assert(property, RUNS);
  });

  test("has entries on the left, whatever leads back to them, unless the way on leads to them", () => {
    const property = fc.property(cyclic(7), (drawn) => {
      const columns = columnsOf(parse(written(drawn)));
      const reached = (from: string, seen = new Set<string>()): Set<string> => {
        for (const to of drawn.ways[from]!) if (!seen.has(to)) reached(to, seen.add(to));
        return seen;
      };
      const fed = new Map(drawn.enters.map((entry) => [entry, reached(entry)]));
      for (const entry of drawn.enters) {
        const before = Object.entries(drawn.ways).filter(([, ways]) => ways.includes(entry));
        if (before.every(([name]) => fed.get(entry)!.has(name))) expect(columns[entry], entry).toBe(0);
      }
    });
    fc.assert(property, RUNS);
  });

  test("depends neither on names nor on shares, and its columns not on the order of declaration", () => {
    const property = fc.property(acyclic(7), fc.infiniteStream(fc.nat()), (drawn, luck) => {
      const scenario = parse(written(drawn));
      const renamed = (text: string): string =>
        text.replaceAll(/\b(ask|care)-(\d+)/g, (_, kind, i) => `${kind}-z${99 - i}`);
      expect(parse(renamed(written(drawn))).layout).toEqual(scenario.layout);
      expect(parse(written(drawn).replaceAll(/\b\d+%/g, "1%")).layout).toEqual(scenario.layout);
      const keys = new Map(Object.keys(drawn.ways).map((name) => [name, luck.next().value]));
      const shuffled = Object.entries(drawn.ways).sort(([a], [b]) => keys.get(a)! - keys.get(b)!);
      const other = parse(written({ ...drawn, ways: Object.fromEntries(shuffled) }));
      expect(columnsOf(other)).toEqual(columnsOf(scenario));
    });
    fc.assert(property, RUNS);
  });
});

/** How far all ways together go up and down, with each column in the middle. */
function riseOf({ ways }: Drawn, cells: Readonly<Record<string, Cell>>): number {
  const height = ({ column, row }: Cell): number =>
    row - (Object.values(cells).filter((cell) => cell.column === column).length - 1) / 2;
  const rises = Object.entries(ways).flatMap(([from, to]) =>
    to.map((name) => Math.abs(height(cells[from]!) - height(cells[name]!))),
  );
  return rises.reduce((sum, rise) => sum + rise, 0);
}

test("the ways of a layout go up and down no more than in the order of declaration", () => {
  const property = fc.property(cyclic(14), (drawn) => {
    const cells = cellsOf(parse(written(drawn)));
    const next = new Map<number, number>();
    const declared = Object.entries(cells).map(([name, { column }]): [string, Cell] => {
      const row = next.get(column) ?? 0;
      next.set(column, row + 1);
      return [name, { column, row }];
    });
    expect(riseOf(drawn, cells)).toBeLessThanOrEqual(riseOf(drawn, Object.fromEntries(declared)) + 1e-9);
  });
  fc.assert(property, RUNS);
});

describe("a layout worked out", () => {
  test("goes from the door through the services home, though people come back from there", () => {
    expect(columnsOf(parse(written({ ...care, more: home })))).toEqual({ door: 0, ward: 1, rehab: 2, own: 3 });
    const early = {
      ...care,
      ways: { door: ["own", "ward"], own: ["ward", "day"], ward: ["rehab"], rehab: ["own"], day: ["own"] },
    };
    const columns = columnsOf(parse(written({ ...early, more: home })));
    expect(columns).toEqual({ door: 0, ward: 1, rehab: 2, day: 2, own: 3 });
  });

  test("breaks a ring at the service nearest to the entries, and of several where most leads on", () => {
    const near = { ways: { back: ["first"], first: ["back"], door: ["first"] }, enters: ["door"] };
    expect(columnsOf(parse(written(near)))).toEqual({ door: 0, first: 1, back: 2 });
    const most = { ways: { door: ["x", "w"], x: ["w"], w: ["x", "y"], y: ["x"] }, enters: ["door"] };
    expect(columnsOf(parse(written(most)))).toEqual({ door: 0, w: 1, y: 2, x: 3 });
  });

  test.each([
    ["those who find the queue full", JSON.parse('{ "queue": { "limit": 0, "then": "next" } }')],
    ["those who give up", { "give-up": { after: "1 days", to: "next" } }],
  ])("has the service for %s next to the one they wanted", (_, more) => {
    const drawn = { ways: { next: [], door: ["ward"], ward: [] }, enters: ["door"], more: { ward: more } };
    expect(columnsOf(parse(written(drawn)))).toEqual({ door: 0, ward: 1, next: 1 });
  });

  test("sets an entry after care to the right of the care, and one to which nobody is sent to the left", () => {
    const rehab = { rehab: { setting: "reablement" } };
    const twice = { ...care, enters: ["door", "rehab"], more: { ...home, ...rehab } };
    expect(columnsOf(parse(written(twice)))).toEqual({ door: 0, ward: 1, rehab: 2, own: 3 });
    const apart = {
      ways: { ward: ["own"], rehab: ["own"], own: ["ward"] },
      enters: ["ward", "rehab"],
      more: { ...home, ...rehab },
    };
    expect(columnsOf(parse(written(apart)))).toEqual({ ward: 0, rehab: 0, own: 1 });
  });

  test("makes two columns of one that is too high, after those with room have moved to the right", () => {
    const beds = Array.from({ length: 9 }, (_, i) => `bed-${i}`);
    const ways = (last: number) => ({
      door: beds,
      ...Object.fromEntries(beds.map((bed, i) => [bed, i < last ? ["team"] : ["own"]])),
      team: ["own"],
      own: ["door"],
    });
    const count = (scenario: Scenario): number[] => {
      const counts: number[] = [];
      for (const { column } of scenario.layout) counts[column] = (counts[column] ?? 0) + 1;
      return counts;
    };
    expect(count(parse(written({ ways: ways(7), enters: ["door"], more: home })))).toEqual([1, 7, 3, 1]);
    const split = parse(written({ ways: ways(9), enters: ["door"], more: home }));
    expect(count(split)).toEqual([1, 5, 4, 1, 1]);
    mustBeTidy(split);
  });

  test("has rows in which ways do not cross where they need not", () => {
    const drawn = { ways: { a: ["d"], b: ["c"], c: ["e"], d: ["f"], e: [], f: [] }, enters: ["a", "b"] };
    const cells = cellsOf(parse(written(drawn)));
    expect(cells["a"]!.row).toBe(cells["d"]!.row);
    expect(cells["d"]!.row).toBe(cells["f"]!.row);
    expect(cells["b"]!.row).toBe(cells["e"]!.row);
  });
});
