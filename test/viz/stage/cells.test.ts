import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../../../viz/stage/arrange.ts";
import { ticksOf } from "../../../viz/stage/cells.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import { ADDED, CELL, type Frame, type NodeFrame, type StageNode } from "../../../viz/stage/types.ts";
import { cases } from "../../effort.ts";
import type { Row } from "../../engine/log/helpers.ts";
import { DIED, HOUR, TOWN, told, WARD } from "../words/town.ts";
import { DAY, frameOf, moments, type Stage, smallStages, thurrockStage } from "./stages.ts";

/** How many cells show each state, ADDED or not. */
function tally({ cells }: NodeFrame): Record<keyof typeof CELL, number> {
  const found = Object.fromEntries(Object.keys(CELL).map((name) => [name, 0]));
  for (const cell of cells) {
    const name = Object.entries(CELL).find(([, state]) => state === (cell & ~ADDED))![0];
    found[name]!++;
  }
  return found as Record<keyof typeof CELL, number>;
}

function nodesWithCells(stage: Stage, frame: Frame): { node: StageNode; shown: NodeFrame; perCell: number }[] {
  return stage.arrangement.plan.nodes.flatMap((node, n) => {
    const shown = frame.nodes[n];
    if (shown == null || node.cells === 0) return [];
    return [{ node, shown, perCell: stage.arrangement.nodes[n]!.peoplePerCell }];
  });
}

/** The cells, rings and counts of a frame agree. A service that is ever without a limit has no cells, nor one in hours. */
function checkFrame(stage: Stage, t: number, grouped: boolean): void {
  const frame = frameOf(stage, t, 0, { grouped });
  for (const { node, shown } of nodesWithCells(stage, frame)) {
    const { counts } = shown;
    const { care, delayed, arriving, taken, empty, overtime } = tally(shown);
    const free = Math.max(0, counts.capacity - counts.used);
    const late = Math.min(counts.overtime, node.cells - counts.used - free);
    expect(
      { used: care + delayed + arriving + taken, seated: care + delayed, arriving, taken, empty, overtime },
      `${node.key} at ${t}`,
    ).toEqual({
      used: counts.used,
      seated: counts.people - counts.overtime - counts.stopped,
      arriving: counts.reserved,
      taken: counts.taken,
      empty: free,
      overtime: late,
    });
    if (node.glyph !== "team") expect([delayed, counts.overtime]).toEqual([counts.ready, 0]);
    expect(shown.cells).toHaveLength(node.cells);
    expect(shown.people.filter((person) => person >= 0)).toHaveLength(
      care + delayed + late + Math.min(counts.stopped, node.cells - counts.used - free - late),
    );
    expect(Array.from(shown.ticks, (age) => age > 0)).toEqual(
      Array.from(shown.cells, (cell) => (cell & ~ADDED) === CELL.delayed),
    );
  }
  for (const shown of frame.nodes) {
    if (shown !== null) expect(shown.rings.length + shown.overflow).toBe(shown.counts.waitingToEnter);
  }
}

describe("cells and rings drawn are the people counted", () => {
  test.each([false, true])("in Thurrock, grouped %s", (grouped) => {
    const stage = thurrockStage();
    for (const t of moments(stage, 60)) {
      checkFrame(stage, t, grouped);
      for (const { node, shown } of nodesWithCells(stage, frameOf(stage, t, 0, { grouped }))) {
        const { people, reserved, overtime, used } = shown.counts;
        expect(people + reserved - overtime, node.key).toBe(used);
      }
    }
  });

  test("in any scenario", () => {
    fc.assert(
      fc.property(smallStages(), fc.boolean(), (stage, grouped) => {
        for (const t of moments(stage, 6)) checkFrame(stage, t, grouped);
      }),
      { numRuns: cases(8) },
    );
  });
});

describe("cells", () => {
  const stage = thurrockStage();
  const shownAt = (key: string, t: number, grouped = false): NodeFrame => {
    const node = stage.arrangement.plan.nodes.findIndex((one) => one.key === key);
    return frameOf(stage, t, 0, { grouped }).nodes[node]!;
  };

  test("a person keeps their cell as long as they stay", () => {
    const seats = new Map<number, number>();
    for (let t = 400 * DAY; t < 403 * DAY; t += 1800) {
      const { people } = shownAt("acute-ward", t);
      for (const [person, cell] of seats) {
        if (people.includes(person)) expect(people.indexOf(person)).toBe(cell);
        else seats.delete(person);
      }
      people.forEach((person, cell) => {
        if (person >= 0) seats.set(person, cell);
      });
    }
    expect(seats.size).toBeGreaterThan(50);
  });

  test("beds that close are crossed, beds that come have a double frame, before that they are not there", () => {
    const [before, after] = [100 * DAY, 800 * DAY];
    expect(tally(shownAt("ic-outside-1", before)).closed).toBe(0);
    expect(tally(shownAt("ic-outside-1", after))).toMatchObject({ closed: 6, empty: 0 });
    const house = [before, after].map((t) => Array.from(shownAt("collins-house", t).cells));
    expect(house[0]!.slice(5)).toEqual(new Array(5).fill(CELL.none));
    expect(house[1]!.map((cell) => (cell & ADDED) !== 0)).toEqual([...Array(5).fill(false), ...Array(5).fill(true)]);
  });

  test("grouped: the oldest delay first, then care, then empty", () => {
    const order = [CELL.delayed, CELL.care, CELL.arriving, CELL.taken, CELL.empty, CELL.closed, CELL.none] as number[];
    const { cells, people } = shownAt("acute-ward", 500 * DAY, true);
    const ranks = Array.from(cells, (cell) => order.indexOf(cell));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const { replay } = stage.store.stateAt(500 * DAY);
    const since = Array.from(people)
      .filter((_, cell) => cells[cell] === CELL.delayed)
      .map((person) => replay.person(person)!.readySince);
    expect(since.length).toBeGreaterThan(1);
    expect(since).toEqual([...since].sort((a, b) => a - b));
  });

  test("the age of a delay is one to four ticks", () => {
    const ages = [0, DAY - 1, DAY, 3 * DAY - 1, 3 * DAY, 7 * DAY, 7 * DAY + 1];
    expect(ages.map(ticksOf)).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  test("a second place of a person and one that is made ready are taken, though nobody is in them", () => {
    const town = { ...TOWN.services[WARD]!, capacity: 6, units: 2, turnRound: true };
    const header = { ...TOWN, services: TOWN.services.map((service, s) => (s === WARD ? town : service)) };
    const store = told(
      [
        ...[0, 1].flatMap((person): Row[] => [
          [0, "Arrived", person, WARD, 0, 0],
          [0, "Started", person, WARD],
        ]),
        [0, "UnitsTaken", 1, WARD, -1, 2],
        [HOUR, "Left", 0, WARD, DIED],
        [HOUR, "Exited", 0, WARD, DIED],
        [2 * HOUR, "PlaceReady", -1, WARD, 1, HOUR],
      ],
      header,
    );
    const ward: Stage = { store, arrangement: arrange(planOf([header]), 1000, 400), world: 0 };
    const cellsOf = (t: number, grouped = false): number[] => {
      const node = ward.arrangement.plan.nodes.findIndex(({ key }) => key === town.name);
      return [...frameOf(ward, t, 0, { grouped }).nodes[node]!.cells];
    };
    const { care, taken, empty } = CELL;
    expect(cellsOf(0)).toEqual([care, care, taken, empty, empty, empty]);
    expect(cellsOf(HOUR)).toEqual([taken, care, taken, empty, empty, empty]);
    expect(cellsOf(HOUR, true)).toEqual([care, taken, taken, empty, empty, empty]);
    expect(cellsOf(2 * HOUR)).toEqual([taken, care, empty, empty, empty, empty]);
  });

  test("places that a rule or a phase may add have cells from the start", () => {
    const ward = { ...TOWN.services[WARD]!, most: 5 };
    const header = { ...TOWN, services: [ward, ...TOWN.services.slice(1)] };
    expect(planOf([header]).nodes.find(({ key }) => key === ward.name)).toMatchObject({ cells: 5, reference: 1 });
  });

  test("one for several people: as many as their number fills", () => {
    const { plan } = stage.arrangement;
    const node = plan.nodes.findIndex(({ key }) => key === "acute-ward");
    const nodes = plan.nodes.map((one, n) => (n === node ? { ...one, cells: 1500, reference: 1500 } : one));
    const boxes = stage.arrangement.nodes.map((box, n) => (n === node ? { ...box, peoplePerCell: 5 } : box));
    const wide: Stage = { ...stage, arrangement: { ...stage.arrangement, plan: { ...plan, nodes }, nodes: boxes } };
    const shown = frameOf(wide, 500 * DAY, 0).nodes[node]!;
    const found = tally(shown);
    const { ready, used, capacity } = shown.counts;
    expect(shown.cells).toHaveLength(300);
    expect([found.delayed, found.delayed + found.care]).toEqual([Math.ceil(ready / 5), Math.ceil(used / 5)]);
    expect(found.delayed + found.care + found.empty).toBe(Math.ceil(capacity / 5));
    expect(new Set(shown.people)).toEqual(new Set([-1]));
    expect(shown.lines.at(-1)).toBe("one cell = 5 people");
  });
});
