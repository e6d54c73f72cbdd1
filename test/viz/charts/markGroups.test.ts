import fc from "fast-check";
import { expect, test } from "vitest";
import { markGroups } from "../../../viz/charts/markGroups.ts";
import { cases } from "../../effort.ts";

test("marks closer than a button share one: all are there, in order, and buttons do not overlap", () => {
  const marks = fc.array(fc.record({ time: fc.nat(5000), text: fc.string() }), { maxLength: 60 });
  fc.assert(
    fc.property(marks, (all) => {
      const groups = markGroups(all, (time) => time / 10, 24);
      const flat = groups.flatMap((group) => group.marks);
      expect(new Set(flat)).toEqual(new Set(all));
      expect(flat).toHaveLength(all.length);
      expect(flat.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort((a, b) => a - b));
      groups.forEach(({ x, marks: of }, i) => {
        expect(x).toBe(of[0]!.time / 10);
        if (i > 0) expect(x - groups[i - 1]!.x).toBeGreaterThanOrEqual(24);
      });
    }),
    { numRuns: cases(200) },
  );
});

test("marks that stand apart have a button each", () => {
  const marks = [
    { time: 500, text: "later" },
    { time: 100, text: "first" },
  ];
  expect(markGroups(marks, (time) => time, 24).map(({ marks: of }) => of.map(({ text }) => text))).toEqual([
    ["first"],
    ["later"],
  ]);
});
