import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../../../viz/stage/arrange.ts";
import { cellX, cellY, ringX, ringY } from "../../../viz/stage/geometry.ts";
import { pathBetween } from "../../../viz/stage/paths.ts";
import { planOf } from "../../../viz/stage/plan.ts";
import { LINE_HEIGHT, textWidth } from "../../../viz/stage/text.ts";
import type { Arrangement, Glyph, NodeBox, Point, StageNode, StagePlan } from "../../../viz/stage/types.ts";
import { cases } from "../../effort.ts";
import { thurrockHeaders } from "./stages.ts";

const WIDTHS = [900, 940, 980, 1024, 1100, 1200, 1280, 1366, 1440, 1536, 1600, 1680, 1800, 1900];
const pair = planOf(thurrockHeaders());
const single = planOf(thurrockHeaders().slice(0, 1));

const LABELS = [
  "Ward",
  "Intermediate care, first place outside the borough",
  "Short-term-assessment-and-reablement-service",
  "Beds",
  "A service with a name that goes on for longer than anybody would ever read out",
];
const GLYPHS: readonly Glyph[] = ["beds", "caseload", "team", "state", "decision", "exit"];

/** Networks that no scenario needs to make sense of: any nodes on any grid, linked in any way. */
const networks: fc.Arbitrary<StagePlan> = fc
  .array(
    fc.record({
      glyph: fc.constantFrom(...GLYPHS),
      label: fc.constantFrom(...LABELS),
      column: fc.integer({ min: 1, max: 7 }),
      cells: fc.oneof(fc.integer({ min: 0, max: 150 }), fc.constantFrom(999, 1001, 6000, 40_000)),
      to: fc.array(fc.nat(40), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drawn) => {
    const arrivals: StageNode = { key: "arrivals", label: "Arrivals", glyph: "arrivals", ...AT_START };
    const rest = drawn.map(({ glyph, label, column, cells }, row): StageNode => {
      const hasCells = glyph === "beds" || glyph === "caseload" || glyph === "team";
      const place = glyph === "exit" ? 8 : column;
      return { ...AT_START, key: `n${row}`, label, glyph, column: place, row, cells: hasCells ? cells : 0 };
    });
    const links = drawn.flatMap(({ to }, i) =>
      to.map((n) => ({ from: i + 1, to: 1 + (n % drawn.length), via: [] as number[] })),
    );
    return { nodes: [arrivals, ...rest], links };
  });
const AT_START = { column: 0, row: 0, cells: 0, reference: 0, place: [-1] };

const overlap = (a: NodeBox, b: NodeBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isWithin = ({ x, y, width, height }: NodeBox, at: Point, inset = 0): boolean =>
  at.x >= x + inset && at.x <= x + width - inset && at.y >= y + inset && at.y <= y + height - inset;

/** What must hold of any arrangement; throws where it does not. */
function checkBoxes({ nodes: boxes, width, height, plan }: Arrangement): void {
  boxes.forEach((box, n) => {
    const isOn = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
    expect(isOn, `${n} is on the stage`).toBe(true);
    expect(boxes.findIndex((other, m) => m > n && overlap(box, other))).toBe(-1);
    checkInside(box, plan.nodes[n]!);
  });
}

/** Text, then cells, then rings, all within the box and clear of one another. */
function checkInside(box: NodeBox, node: StageNode): void {
  const textEnd = box.textAt.y + (box.labelLines.length + box.headlineLines) * LINE_HEIGHT;
  expect(box.labelLines.join(" ").replaceAll(" ", "")).toBe(node.label.replaceAll(" ", ""));
  for (const line of box.labelLines) expect(box.textAt.x + textWidth(line, "bold")).toBeLessThan(box.x + box.width);
  expect(textEnd).toBeLessThanOrEqual(box.y + box.height);
  const half = box.cellSize / 2;
  const drawn = Math.ceil(node.cells / box.peoplePerCell);
  for (const cell of drawn === 0 ? [] : [0, Math.min(drawn, box.cellsPerRow) - 1, drawn - 1]) {
    const [x, y] = [cellX(box, cell), cellY(box, cell)];
    expect(isWithin(box, { x: x - half, y: y - half }) && isWithin(box, { x: x + half, y: y + half })).toBe(true);
    expect(y - half).toBeGreaterThanOrEqual(textEnd);
    for (let ring = 0; ring < box.ringsFit; ring++) {
      const apart = Math.max(Math.abs(ringX(box, ring) - x), Math.abs(ringY(box, ring) - y));
      expect(apart).toBeGreaterThanOrEqual(half + box.ringPitch / 2 - 2);
    }
  }
  for (const at of [box.door, box.exit]) expect(isWithin(box, at)).toBe(true);
  if (box.ringsFit > 0) {
    expect(isWithin(box, { x: ringX(box, box.ringsFit - 1), y: ringY(box, box.ringsFit - 1) })).toBe(true);
    expect(isWithin(box, { x: box.overflowAt.x + textWidth("+999", "regular"), y: box.overflowAt.y + 8 })).toBe(true);
  }
}

/** No link runs over a box, but under the text of the decisions it passes, or leaves the stage. */
function checkLinks({ nodes: boxes, wires, width, height, plan }: Arrangement): void {
  const wrong: string[] = [];
  for (const { from, to, points } of wires) {
    for (const at of sampled(points)) {
      const over = boxes.findIndex((box) => isWithin(box, at, 0.5));
      const isPassed = over === from && plan.nodes[from]!.glyph === "decision";
      const isOff = at.x < 0 || at.x > width || at.y < 0 || at.y > height;
      if (isOff || (over >= 0 && !isPassed)) wrong.push(`${from} to ${to} at ${at.x}, ${at.y}, over ${over}`);
    }
  }
  expect(wrong).toEqual([]);
}

function sampled(points: readonly Point[]): Point[] {
  const found: Point[] = [];
  for (let first = 0; first + 3 < points.length; first += 3) {
    const [a, b, c, d] = points.slice(first, first + 4) as [Point, Point, Point, Point];
    for (let i = 0; i <= 20; i++) {
      const [t, s] = [i / 20, 1 - i / 20];
      const mix = (of: (p: Point) => number) =>
        s ** 3 * of(a) + 3 * s * s * t * of(b) + 3 * s * t * t * of(c) + t ** 3 * of(d);
      found.push({ x: mix((p) => p.x), y: mix((p) => p.y) });
    }
  }
  return found;
}

describe.each([
  ["both worlds", pair],
  ["one world", single],
])("Thurrock, %s", (_, plan) => {
  test.each(WIDTHS)("fits %i pixels without scrolling sideways; nothing overlaps", (width) => {
    const arrangement = arrange(plan, width, 500);
    expect(arrangement.width).toBe(width);
    checkBoxes(arrangement);
    checkLinks(arrangement);
  });

  test("is no higher than a reader can take in: under 850 pixels at 960, under 650 from 1,280", () => {
    expect(arrange(plan, 960, 400).height).toBeLessThan(850);
    for (const width of WIDTHS.filter((w) => w >= 1280)) expect(arrange(plan, width, 400).height).toBeLessThan(650);
  });
});

test("people pass through a state below its label and its number", () => {
  const { nodes: boxes, plan } = arrange(pair, 1280, 500);
  const states = boxes.filter((_, n) => plan.nodes[n]!.glyph === "state");
  expect(states.length).toBeGreaterThan(1);
  for (const { door, exit, textAt, labelLines } of states) {
    expect(door.y).toBe(exit.y);
    expect(door.y - 3).toBeGreaterThanOrEqual(textAt.y + (labelLines.length + 1) * LINE_HEIGHT);
  }
});

test("ways that pass between the same two boxes share one line there and one back", () => {
  const { wires, nodes: boxes } = arrange(pair, 1280, 500);
  for (const left of new Set(boxes.map(({ x }) => x))) {
    const own = boxes.filter(({ x }) => x === left).sort((a, b) => a.y - b.y);
    const right = left + Math.max(...own.map(({ width }) => width));
    const passing = wires.flatMap(({ points }) =>
      points.flatMap((at, i) => {
        const next = points[i + 3];
        const isPiece = i % 3 === 0 && next !== undefined && at.y === next.y;
        return isPiece && Math.min(at.x, next.x) === left && Math.max(at.x, next.x) === right ? [at.y] : [];
      }),
    );
    const inGap = (y: number): number => own.filter((box) => box.y < y).length;
    const bare = passing.filter((y) => own.every((box) => y < box.y || y > box.y + box.height));
    for (const gap of new Set(bare.map(inGap))) {
      expect(new Set(bare.filter((y) => inGap(y) === gap)).size).toBeLessThanOrEqual(2);
    }
  }
});

describe("any network", () => {
  test("has its boxes inside the stage and apart", () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 900, max: 1900 }), (plan, width) => {
        checkBoxes(arrange(plan, width, 400));
      }),
      { numRuns: cases(60) },
    );
  });

  test("has its links beside the boxes", () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 900, max: 1900 }), (plan, width) => {
        checkLinks(arrange(plan, width, 400));
      }),
      { numRuns: cases(40) },
    );
  });

  test("keeps the order of the grid: no node left of one in an earlier column", () => {
    fc.assert(
      fc.property(networks, (plan) => {
        const { nodes: boxes } = arrange(plan, 1280, 400);
        const wrong = plan.nodes.flatMap((one, i) =>
          plan.nodes.filter((other, j) => one.column < other.column && boxes[i]!.x > boxes[j]!.x),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: cases(40) },
    );
  });
});

test("the same plan and size give the same arrangement", () => {
  expect(arrange(pair, 1280, 500)).toEqual(arrange(planOf(thurrockHeaders()), 1280, 500));
});

test("a link's curve goes from the exit of one node to the door of the other, and is that of its stretches", () => {
  const { links, wires, nodes, plan } = arrange(pair, 1280, 500);
  links.forEach(({ points }, n) => {
    const { from, via, to } = plan.links[n]!;
    expect([points[0], points.at(-1)]).toEqual([nodes[from]!.exit, nodes[to]!.door]);
    expect((points.length - 1) % 3).toBe(0);
    const last = via.at(-1) ?? from;
    const wire = wires.find((one) => one.from === last && one.to === to)!;
    expect(points.slice(-3)).toEqual(wire.points.slice(-3));
  });
  expect(new Set(wires.map(({ from, to }) => `${from} ${to}`)).size).toBe(wires.length);
});

test("a path has equal steps, whatever the pieces of its curve", () => {
  const arrangement = arrange(pair, 1280, 500);
  for (const { from, to } of pair.links) {
    const { x, y } = pathBetween(arrangement, from, to);
    const steps = Array.from({ length: x.length - 1 }, (_, i) => Math.hypot(x[i + 1]! - x[i]!, y[i + 1]! - y[i]!));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    // A chord is shorter than its arc: where a curve turns within a step, by up to a third.
    for (const step of steps) expect(step).toBeGreaterThan(mean * 0.6);
    expect(Math.max(...steps)).toBeLessThan(mean * 1.1);
  }
});
