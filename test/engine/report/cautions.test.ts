import { describe, expect, test } from "vitest";
import type { Foresight } from "../../../engine/compile/foresee.ts";
import type { Model } from "../../../engine/compile/model.ts";
import { nearlyUnstable, returnsSentence, shortWarmUp } from "../../../engine/report/cautions.ts";

const model = {
  clock: { warmUp: 100 * 86_400 },
  services: [
    { name: "unit", label: "Unit" },
    { name: "team", label: "Team" },
  ],
} as unknown as Model;

const one = (service: string, load: number, more: Partial<Foresight> = {}): Foresight => ({
  service,
  offered: load * 10,
  capacity: 10,
  load,
  perDay: 1,
  fromDay: 0,
  canOverflow: false,
  settleDays: 20,
  ...more,
});

describe("a service is named as nearly unstable", () => {
  test("from a load of 0.95 on, with what would tip it over", () => {
    const [said, ...none] = nearlyUnstable(model, [[one("unit", 0.98), one("team", 0.94)]]);
    expect(said).toContain("Unit is nearly unstable: its load is 0.980. With 2.0% more people");
    expect(none).toEqual([]);
  });

  test("not when its queue may be left, and not when it is overloaded, which is said elsewhere", () => {
    expect(nearlyUnstable(model, [[one("unit", 0.98, { canOverflow: true }), one("team", 1.2)]])).toEqual([]);
  });
});

describe("a warm-up is called short", () => {
  test("when a service needs longer from empty, with the days it needs", () => {
    const said = shortWarmUp(model, [one("unit", 0.9, { settleDays: 140.2 }), one("team", 0.5)]);
    expect(said).toContain("The warm-up of 100 days is short: Unit needs up to 141 days");
  });

  test("not when all services settle in it", () => {
    expect(shortWarmUp(model, [one("unit", 0.9), one("team", 1.2, { settleDays: null })])).toBeNull();
  });
});

describe("semantics 9: first arrivals and returns are both printed", () => {
  const returns = { cohort: "frail", label: "Frail", firstPerDay: 7.5, returnsPerDay: 2.5 };

  test("with what the total counts, where the scenario says it", () => {
    expect(returnsSentence({ ...returns, included: true })).toBe(
      "Frail: 7.50 people come a day for the first time and 2.50 come back; the total counts both.",
    );
  });

  test("with a warning where it does not say, and the key to say it with", () => {
    const said = returnsSentence({ ...returns, included: null });
    expect(said).toMatch(
      /^Warning: Frail: 7\.50 people come a day for the first time and 2\.50 come back to the same service/,
    );
    expect(said).toContain("cohorts.frail.arrivals.includes-returns");
  });
});
