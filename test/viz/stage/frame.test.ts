import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paintCells, paintDots } from "../../../viz/pixels/paint.ts";
import { paletteOf } from "../../../viz/pixels/palette.ts";
import { surfaceOf } from "../../../viz/pixels/surface.ts";
import { cellCentre, ringCentre } from "../../../viz/stage/geometry.ts";
import { pick, REACH } from "../../../viz/stage/pick.ts";
import { sampledAt } from "../../../viz/stage/sample.ts";
import { CELL, type Frame } from "../../../viz/stage/types.ts";
import { cases } from "../../effort.ts";
import { DAY, frameFrom, frameOf, moments, type Stage, sampleOf, smallStages, thurrockStage } from "./stages.ts";

const stage = thurrockStage();
const palette = paletteOf("light");

/** Both layers of a frame as one number for their pixels (FNV-1a, 32 bits): equal pictures have equal ones. */
function picture({ arrangement }: Stage, frame: Frame): number {
  const { width, height } = arrangement;
  let hash = 0x811c9dc5;
  for (const paint of [paintCells, paintDots]) {
    const surface = surfaceOf(width, height, 0.5);
    paint(surface, arrangement, frame, palette);
    for (const pixel of surface.pixels) hash = Math.imul(hash ^ pixel, 0x01000193);
  }
  return hash;
}

/** Played from `from` on in steps of so many seconds: the frame at `to`, its state never sought. */
function played(one: Stage, from: number, to: number, step: number, speed: number): Frame {
  let state = one.store.stateAt(sampleOf(one, from, speed));
  for (let t = from; t < to; t += step) {
    state = one.store.onward(state, sampleOf(one, t, speed));
    frameFrom(one, state, t, speed);
  }
  return frameFrom(one, one.store.onward(state, sampleOf(one, to, speed)), to, speed);
}

describe("the same moment is the same picture", () => {
  test.each([0, 3600, DAY, 7 * DAY, 30 * DAY])("sought, stepped to or played to, at %i seconds a second", (speed) => {
    for (const t of [210.4 * DAY, 455.03 * DAY, 800 * DAY]) {
      const sought = frameOf(stage, t, speed);
      for (const [from, step] of [
        [t - DAY / 2, 1800],
        [t - 20 * DAY, 90_000],
        [t - DAY, Math.max(2400, speed / 60)],
      ] as const) {
        const other = played(stage, from, t, step, speed);
        expect(other).toEqual(sought);
        expect(picture(stage, other)).toBe(picture(stage, sought));
      }
    }
  });

  test("in any scenario", () => {
    fc.assert(
      fc.property(smallStages(), fc.constantFrom(0, 3600, DAY, 8 * DAY), (small, speed) => {
        const [a, b, c] = moments(small, 3) as [number, number, number];
        const sought = [a, b, c].map((t) => frameOf(small, t, speed));
        const backwards = [c, b, a].map((t) => frameOf(small, t, speed)).reverse();
        const onward = [a, b, c].map((t) => played(small, Math.max(0, t - 2 * DAY), t, 5000, speed));
        expect(backwards).toEqual(sought);
        expect(onward).toEqual(sought);
      }),
      { numRuns: cases(6) },
    );
  });

  test("with the state at that very moment, or at the one the cells show", () => {
    const [t, speed] = [500.123 * DAY, 30 * DAY];
    expect(sampleOf(stage, t, speed)).toBeLessThan(t);
    expect(frameFrom(stage, stage.store.stateAt(t), t, speed)).toEqual(frameOf(stage, t, speed));
  });
});

describe("at high speed", () => {
  test("cells, rings and figures change three times a second of watching at most", () => {
    for (const speed of [7 * DAY, 30 * DAY]) {
      const shown = new Set<string>();
      for (let frame = 0; frame < 60; frame++) {
        const { nodes, sampledAt: at } = frameOf(stage, 400 * DAY + (frame / 60) * speed, speed);
        expect((at + stage.store.header.clock.weekOffset) % DAY).toBe(DAY / 2);
        shown.add(nodes.map((node) => `${node?.cells.join("")} ${node?.rings.join()} ${node?.lines.join()}`).join());
      }
      expect(shown.size).toBeLessThanOrEqual(4);
    }
  });

  test("below it they are those of the very moment", () => {
    expect(sampledAt(12_345.5, DAY, 0)).toBe(12_345.5);
    expect(sampledAt(12_345, 0, 777)).toBe(12_345);
    expect(sampledAt(1000, 7 * DAY, 0)).toBe(0);
  });
});

describe("who is chosen", () => {
  const t = 500 * DAY;
  const { nodes: boxes, plan } = stage.arrangement;
  const plain = frameOf(stage, t, 0);
  const ward = plan.nodes.findIndex(({ key }) => key === "acute-ward");
  const cell = plain.nodes[ward]!.cells.indexOf(CELL.delayed);
  const person = plain.nodes[ward]!.people[cell]!;

  test("gets a tether from the held bed to every door waited at", () => {
    const { tethers } = frameOf(stage, t, 0, { selected: person });
    const known = stage.store.stateAt(t).replay.person(person)!;
    const wanted = known.waits.length > 0 ? known.waits.map(({ service }) => service) : [known.delayedFor];
    const doors = wanted.map((place) => boxes[plan.nodes.findIndex((node) => node.place[1] === place)]!.door);
    expect(tethers).toEqual(doors.map((to) => ({ person, from: cellCentre(boxes[ward]!, cell), to })));
  });

  test("the five longest delays have theirs when asked, the longest first", () => {
    const { tethers } = frameOf(stage, t, 0, { longestTethers: true });
    const { replay } = stage.store.stateAt(t);
    const delayed = replay.inside().map((one) => replay.person(one)!);
    const longest = delayed.filter(({ readySince }) => readySince >= 0).sort((a, b) => a.readySince - b.readySince);
    expect([...new Set(tethers.map((tether) => tether.person))]).toEqual(longest.slice(0, 5).map((one) => one.person));
  });

  test("is marked where they are drawn, and not at all where they are not", () => {
    const home = stage.store.stateAt(t).peopleIn(plan.nodes.find(({ key }) => key === "at-home")!.place[1]!)[0]!;
    const { marked } = frameOf(stage, t, 0, { selected: person, followed: [home] });
    expect(marked).toEqual([{ person, at: cellCentre(boxes[ward]!, cell), followed: false }]);
    expect(frameOf(stage, t, 0, { selected: person, followed: [person] }).marked).toMatchObject([{ followed: true }]);
  });

  test("the pointer picks the nearest person within 12 pixels, else the node", () => {
    const { x, y } = cellCentre(boxes[ward]!, cell);
    expect(pick(stage.arrangement, plain, x + 3, y - 2)).toEqual({ node: ward, person });
    expect(pick(stage.arrangement, plain, boxes[ward]!.x + 30, boxes[ward]!.y + 5)).toEqual({ node: ward, person: -1 });
    expect(pick(stage.arrangement, plain, 1, 1)).toBeNull();
    const flying = frameOf(stage, t, DAY);
    const { x: xs, y: ys, person: people } = flying.dots;
    const found = pick(stage.arrangement, flying, xs[0]!, ys[0]!)!;
    expect(found.person).toBe(people[0]);
  });

  test("and never somebody further away than another", () => {
    const all = plain.nodes.flatMap((shown, n) => [
      ...Array.from(shown?.people ?? [], (one, at) => ({ one, at: cellCentre(boxes[n]!, at) })),
      ...Array.from(shown?.rings ?? [], (one, at) => ({ one, at: ringCentre(boxes[n]!, at) })),
    ]);
    const drawn = all.filter(({ one }) => one >= 0);
    for (let i = 0; i < 500; i++) {
      const [x, y] = [(i * 0.618_034 * 1280) % 1280, (i * 0.754_877_7 * 690) % 690];
      const distances = drawn.map(({ at }) => Math.hypot(at.x - x, at.y - y));
      const least = Math.min(...distances);
      const picked = pick(stage.arrangement, plain, x, y);
      if (least > REACH) expect(picked?.person ?? -1).toBe(-1);
      else {
        const own = distances.filter((_, n) => drawn[n]!.one === picked!.person);
        expect(Math.min(...own)).toBeCloseTo(least, 6);
      }
    }
  });
});

test("at high speed arrivals and exits tell of a whole day", () => {
  const frame = frameOf(stage, 500.3 * DAY, 30 * DAY);
  const [then, now] = [stage.store.stateAt(frame.sampledAt - DAY), stage.store.stateAt(frame.sampledAt)];
  expect(frame.nodes[0]!.lines).toEqual([`${now.replay.arrivals - then.replay.arrivals} in a day`]);
});

test("arrivals and exits tell who came and went since midnight", () => {
  const { header } = stage.store;
  const t = 500 * DAY + 15 * 3600;
  const midnight = t - ((t + header.clock.weekOffset) % DAY);
  const [then, now] = [stage.store.stateAt(midnight - 1), stage.store.stateAt(t)];
  const { nodes } = frameOf(stage, t, 0);
  expect(nodes[0]!.lines).toEqual([`${now.replay.arrivals - then.replay.arrivals} today`]);
  const gone = stage.arrangement.plan.nodes
    .map(({ glyph }, n) => (glyph === "exit" ? Number.parseInt(nodes[n]!.lines[0]!, 10) : 0))
    .reduce((sum, today) => sum + today, 0);
  expect(gone).toBe(now.replay.exits - then.replay.exits);
});
