import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eased, FLIGHT, LANDING, MOST_DOTS } from "../../../viz/stage/flights.ts";
import { cellCentre, ringCentre } from "../../../viz/stage/geometry.ts";
import { movesIn, SPOT } from "../../../viz/stage/moves.ts";
import { pathBetween } from "../../../viz/stage/paths.ts";
import { nodesByPlace } from "../../../viz/stage/plan.ts";
import { ADDED, CELL, type Frame } from "../../../viz/stage/types.ts";
import { cases } from "../../effort.ts";
import { DAY, frameOf, moments, type Stage, smallStages, thurrockStage } from "./stages.ts";

const stage = thurrockStage();
const SPEEDS = [3600, 6 * 3600, DAY, 7 * DAY, 30 * DAY];

/** Numbers of moves of a window whose people go from or to a kind of spot. */
function movesOf({ store }: Stage, from: number, to: number) {
  const moves = movesIn(store, from, to);
  return Array.from({ length: moves.end - moves.first }, (_, i) => {
    const row = moves.first + i;
    return {
      time: moves.time[row]!,
      person: moves.person[row]!,
      from: { kind: moves.fromKind[row]!, place: moves.fromPlace[row]!, index: moves.fromIndex[row]! },
      to: { kind: moves.toKind[row]!, place: moves.toPlace[row]!, index: moves.toIndex[row]! },
    };
  });
}

/** Where the dot of one move is: a person may be in the air twice, dots stand in the order of the moves. */
function dotOfMove(move: { time: number; person: number }, t: number, speed: number) {
  const inAir = movesOf(stage, t - FLIGHT * speed, t);
  const n = inAir.findIndex(({ time, person }) => time === move.time && person === move.person);
  const { dots } = frameOf(stage, t, speed);
  return { x: dots.x[n]!, y: dots.y[n]! };
}

/** The last dot of a person, who may have moved twice. */
function dotOf({ dots }: Frame, person: number) {
  const n = dots.person.subarray(0, dots.count).lastIndexOf(person);
  return n < 0 ? null : { x: dots.x[n]!, y: dots.y[n]!, shape: dots.shape[n]! };
}

describe("at pause", () => {
  test("nobody is in flight and no cell waits for an arrival that has happened", () => {
    for (const t of moments(stage, 40)) {
      const frame = frameOf(stage, t, 0);
      expect(frame.dots.count + frame.ribbons.length).toBe(0);
      for (const shown of frame.nodes) {
        const arriving = Array.from(shown?.cells ?? []).filter((cell) => (cell & ~ADDED) === CELL.arriving).length;
        expect(arriving).toBe(shown?.counts.reserved ?? 0);
        expect(shown?.ringsArriving.includes(1) ?? false).toBe(false);
      }
    }
  });

  test("and none either for who wants no motion", () => {
    for (const t of moments(stage, 10)) {
      const still = frameOf(stage, t, DAY, { reducedMotion: true });
      expect(still.dots.count).toBe(0);
      expect(still.nodes).toEqual(frameOf(stage, t, 0).nodes);
    }
  });
});

describe("in flight", () => {
  test("is every move of the last 0.6 seconds of watching, and no other", () => {
    for (const speed of SPEEDS) {
      for (const t of moments(stage, 8)) {
        const moves = movesOf(stage, t - FLIGHT * speed, t);
        const { dots } = frameOf(stage, t, speed);
        expect(Array.from(dots.person.subarray(0, dots.count))).toEqual(moves.map(({ person }) => person));
      }
    }
  });

  test("dots stay on the stage, in any scenario", () => {
    fc.assert(
      fc.property(smallStages(), fc.constantFrom(...SPEEDS), (small, speed) => {
        const { width, height } = small.arrangement;
        for (const t of moments(small, 12)) {
          const { dots } = frameOf(small, t, speed);
          for (let n = 0; n < dots.count; n++) {
            expect(dots.x[n]! >= 0 && dots.x[n]! <= width && dots.y[n]! >= 0 && dots.y[n]! <= height).toBe(true);
          }
        }
      }),
      { numRuns: cases(7) },
    );
  });

  test("people leave the middle of their cell and come to the middle of the other one", () => {
    const { plan, nodes: boxes } = stage.arrangement;
    const nodes = nodesByPlace(plan, 1);
    const [speed, from] = [DAY, 500 * DAY];
    const seen = movesOf(stage, from, from + 6 * DAY).filter((move) => move.to.kind === SPOT.cell);
    expect(seen.length).toBeGreaterThan(50);
    for (const move of seen) {
      const { time, person, from: origin, to } = move;
      const start = dotOf(frameOf(stage, time, speed), person)!;
      if (origin.kind === SPOT.cell) expectNear(start, cellCentre(boxes[nodes[origin.place]!]!, origin.index));
      if (origin.kind === SPOT.outside) expectNear(start, boxes[0]!.exit);
      if (origin.kind === SPOT.ring) expectNear(start, ringCentre(boxes[nodes[origin.place]!]!, origin.index));
      const end = dotOfMove(move, time + FLIGHT * speed * 0.9999, speed);
      const centre = cellCentre(boxes[nodes[to.place]!]!, to.index);
      expect(Math.hypot(end.x - centre.x, end.y - centre.y)).toBeLessThan(0.5);
    }
  });

  test("the cell they come to is outlined meanwhile and filled when they are there", () => {
    const nodes = nodesByPlace(stage.arrangement.plan, 1);
    const speed = 3600;
    for (const { time, person, to } of movesOf(stage, 500 * DAY, 503 * DAY)) {
      if (to.kind !== SPOT.cell || stage.store.stateAt(time + 3600).cellOf(person) !== to.index) continue;
      const cellAt = (t: number) => frameOf(stage, t, speed).nodes[nodes[to.place]!]!.cells[to.index]! & ~ADDED;
      expect(cellAt(time)).toBe(CELL.arriving);
      expect(cellAt(time + FLIGHT * speed - 1)).toBe(CELL.arriving);
      expect([CELL.care, CELL.delayed]).toContain(cellAt(time + FLIGHT * speed));
    }
  });

  test("they keep to the curve of their link but near its ends, and never turn back", () => {
    const { arrangement } = stage;
    const nodes = nodesByPlace(arrangement.plan, 1);
    const speed = DAY;
    for (const move of movesOf(stage, 600 * DAY, 601 * DAY)) {
      const { time, from, to } = move;
      const [one, two] = [from.kind === SPOT.outside ? 0 : nodes[from.place]!, nodes[to.place]!];
      if (one === two) continue;
      const path = pathBetween(arrangement, one, two);
      const last = path.x.length - 1;
      const off = LANDING / path.length;
      for (const u of [0.3, 0.36, 0.42, 0.48, 0.5, 0.54, 0.6, 0.66]) {
        const share = eased(u);
        if (share < off || share > 1 - off) continue;
        const { x, y } = dotOfMove(move, time + FLIGHT * speed * u, speed);
        const i = Math.min(last - 1, Math.floor(share * last));
        const part = share * last - i;
        expect(x).toBeCloseTo(path.x[i]! + (path.x[i + 1]! - path.x[i]!) * part, 2);
        expect(y).toBeCloseTo(path.y[i]! + (path.y[i + 1]! - path.y[i]!) * part, 2);
      }
    }
    expect([0, 0.1, 0.3, 0.5, 0.8, 1].map(eased)).toEqual([0, 0.1, 0.3, 0.5, 0.8, 1].map(eased).sort((a, b) => a - b));
    expect([eased(0), eased(0.5), eased(1)]).toEqual([0, 0.5, 1]);
    expect([eased(0.1) < 0.02, eased(0.9) > 0.98]).toEqual([true, true]);
  });

  test("who is on the way to a queue is a diamond, others are discs", () => {
    const waits = movesOf(stage, 400 * DAY, 420 * DAY).filter(({ to }) => to.kind === SPOT.ring);
    expect(waits.length).toBeGreaterThan(20);
    for (const { time, person } of waits) expect(dotOf(frameOf(stage, time, DAY), person)!.shape).toBe(1);
    const rest = movesOf(stage, 400 * DAY, 402 * DAY).filter(({ to }) => to.kind !== SPOT.ring);
    for (const { time, person } of rest) expect(dotOf(frameOf(stage, time, DAY), person)!.shape).toBe(0);
  });

  test("who comes out of a queue longer than its space comes from its edge", () => {
    const { plan, nodes: boxes } = stage.arrangement;
    const node = plan.nodes.findIndex(({ key }) => key === "rapid-response");
    const tight = { ...stage.arrangement, nodes: boxes.map((box) => ({ ...box, ringsFit: 1, ringsPerRow: 1 })) };
    const service = plan.nodes[node]!.place[1]!;
    const late = movesOf(stage, 300 * DAY, 500 * DAY).find(
      ({ from, to }) => from.kind === SPOT.ring && from.place === service && from.index > 0 && to.place === service,
    );
    const frame = frameOf({ ...stage, arrangement: tight }, late!.time, 3600);
    expectNear(dotOf(frame, late!.person)!, tight.nodes[node]!.overflowAt);
  });
});

function expectNear(at: { x: number; y: number }, wanted: { x: number; y: number }): void {
  expect(at.x).toBeCloseTo(wanted.x, 3);
  expect(at.y).toBeCloseTo(wanted.y, 3);
}

describe("when too many are in the air", () => {
  const speed = 150 * DAY;
  const t = 700 * DAY;

  test("links show how many a second instead, and all of them are told", () => {
    const nodes = nodesByPlace(stage.arrangement.plan, 1);
    const moves = movesOf(stage, t - FLIGHT * speed, t);
    const within = moves.filter(({ from, to }) => from.place >= 0 && nodes[from.place] === nodes[to.place]).length;
    expect(moves.length).toBeGreaterThan(MOST_DOTS);
    const { dots, ribbons } = frameOf(stage, t, speed);
    const told = ribbons.reduce((sum, { perSecond }) => sum + perSecond * FLIGHT, 0);
    expect(Math.round(told)).toBe(moves.length - within);
    expect(dots.count).toBe(0);
    expect(new Set(ribbons.map(({ link }) => link)).size).toBe(ribbons.length);
  });

  test("but for the people who are followed", () => {
    const { person } = movesOf(stage, t - FLIGHT * speed, t).at(-1)!;
    const { dots, marked } = frameOf(stage, t, speed, { followed: [person] });
    expect(dots.person.subarray(0, dots.count)).toContain(person);
    expect(marked.map((mark) => [mark.person, mark.followed])).toEqual([[person, true]]);
  });
});
