import { describe, expect, test } from "vitest";
import type { Foresight } from "../../../engine/compile/foresee.ts";
import type { Model } from "../../../engine/compile/model.ts";
import { overloadSentence, overloads } from "../../../engine/report/overloads.ts";

const model = { services: [{ name: "unit", label: "Unit" }] } as unknown as Model;
const phase = (offered: number, capacity: number | null, more: Partial<Foresight> = {}): Foresight[] => [
  {
    service: "unit",
    offered,
    capacity,
    load: capacity === null ? null : offered / capacity,
    perDay: 1,
    fromDay: 0,
    canOverflow: false,
    settleDays: null,
    ...more,
  },
];

describe("a service is named as overloaded", () => {
  test("when more places are needed than there are, with what would balance it", () => {
    const [found] = overloads(model, [phase(8.4, 6)]);
    expect(overloadSentence(found!)).toBe(
      "Unit needs 8.4 places on average and has 6 (load 1.40): its queue grows for as long as that lasts. " +
        "9 places would balance it, or 29% fewer people, or stays 29% shorter.",
    );
    expect((8.4 * (1 - 0.29)) / 6).toBeLessThan(1); // the cure cures
  });

  test("once, in its worst phase, from the day it begins", () => {
    const phases = [
      phase(5, 6),
      phase(7, 6, { fromDay: 100 }),
      phase(9, 6, { fromDay: 200 }),
      phase(8, 6, { fromDay: 300 }),
    ];
    const found = overloads(model, phases);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ load: 1.5, fromDay: 100 });
    expect(overloadSentence(found[0]!)).toContain("from day 100 on");
  });

  test("when it has no places at all", () => {
    const [found] = overloads(model, [phase(2.5, 0)]);
    expect(overloadSentence(found!)).toContain("has 0: its queue grows");
    expect(overloadSentence(found!)).toContain("3 places would balance it, or sending nobody there");
  });

  test("when nobody who comes there leaves for good, and no number of places would balance it", () => {
    const [found] = overloads(model, [phase(Infinity, 6)]);
    expect(overloadSentence(found!)).toBe("Unit needs ever more places: nobody who comes there leaves it for good.");
  });
});

describe("a service is not named", () => {
  test.each([
    ["that copes", phase(5.9, 6)],
    ["that is filled to the brim because people may go elsewhere", phase(6.0005, 6)],
    ["whose queue people may leave", phase(9, 6, { canOverflow: true })],
    ["without a limit", phase(9, null)],
    ["without places that nobody needs", phase(0, 0)],
    ["that is closed, but for a trace of the balance", phase(1e-5, 0)],
  ])("%s", (_, one) => expect(overloads(model, [one])).toEqual([]));
});
