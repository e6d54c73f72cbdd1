import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowByWire, ribbonWidth, wiresOfLinks } from "../../../viz/charts/ribbons.ts";
import { cases } from "../../effort.ts";

const wire = (from: number, to: number) => ({ from, to, points: [] });
const link = (from: number, to: number, ...via: number[]) => ({ from, to, via });

describe("ribbons run along wires", () => {
  const arrangement = {
    plan: { nodes: [], links: [link(0, 2, 1), link(0, 3, 1), link(2, 3)] },
    wires: [wire(0, 1), wire(1, 2), wire(1, 3), wire(2, 3)],
  };
  test("a link through a decision takes the wires before and behind it", () => {
    expect(wiresOfLinks(arrangement)).toEqual([[0, 1], [0, 2], [3]]);
  });
  test("links that share a wire add up on it", () => {
    const ribbons = [
      { link: 0, perSecond: 5 },
      { link: 1, perSecond: 7 },
    ];
    expect([...flowByWire(ribbons, wiresOfLinks(arrangement), 4)]).toEqual([12, 5, 7, 0]);
  });
});

describe("width of a ribbon", () => {
  const busiest = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  test("is in proportion, never above 14 pixels, and the busiest has at least 5.6 of them", () => {
    fc.assert(
      fc.property(busiest, (most) => {
        expect(ribbonWidth(most, most)).toBeLessThanOrEqual(14);
        // The scale ends at 2.5 times the busiest at most: from just above 2 to 5.
        expect(ribbonWidth(most, most)).toBeGreaterThanOrEqual(14 / 2.5 - 1e-9);
        expect(ribbonWidth(most / 2, most)).toBeCloseTo(ribbonWidth(most, most) / 2, 9);
      }),
      { numRuns: cases(200) },
    );
  });
  test("can be seen however few they are, and is nothing for nobody", () => {
    expect(ribbonWidth(0.001, 900)).toBe(1.5);
    expect(ribbonWidth(0, 900)).toBe(0);
  });
  test("keeps its scale while the busiest stays below the same round number", () => {
    expect(ribbonWidth(80, 210)).toBe(ribbonWidth(80, 490));
    expect(ribbonWidth(100, 510)).toBe(ribbonWidth(50, 490));
  });
});
