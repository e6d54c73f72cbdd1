import { describe, expect, test } from "vitest";
import { estimate, type Measured } from "../../../engine/statistics/estimate.ts";

const queue: Measured = { id: "ward.queue", service: "ward", measure: "queue", unit: "people", kind: "value" };
const wait: Measured = { id: "ward.wait", service: "ward", measure: "wait", unit: "days", kind: "ratio" };
const runs = [Float64Array.of(2, 1, 1, 1), Float64Array.of(4, 1, 2, 2), Float64Array.of(9, 1, 6, 2)];

describe("an estimate", () => {
  test("of a value is the mean of the replications", () => {
    const [found] = estimate([queue, wait], runs);
    expect(found).toMatchObject({ id: "ward.queue", service: "ward", measure: "queue", unit: "people", mean: 5, n: 3 });
    expect(found!.sd).toBeCloseTo(Math.sqrt(13), 12);
    // t(0.975, 2) = 4.302652729749462
    const half = 4.302652729749462 * Math.sqrt(13 / 3);
    expect(found!.interval!.low).toBeCloseTo(5 - half, 9);
    expect(found!.interval).toMatchObject({ of: "mean", level: 0.95 });
  });

  test("of a ratio is total over total, with the jackknife's interval about it", () => {
    const found = estimate([queue, wait], runs)[1]!;
    expect(found).toMatchObject({ id: "ward.wait", mean: 9 / 5, n: 3 });
    const pseudo = [5.4 - 4, 5.4 - 14 / 3, 5.4 - 2];
    const centre = (pseudo[0]! + pseudo[1]! + pseudo[2]!) / 3;
    const sd = Math.sqrt(pseudo.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 2);
    expect(found.sd).toBeCloseTo(sd, 12);
    expect(found.interval).toMatchObject({ of: "ratio", level: 0.95 });
    expect(found.interval!.high).toBeCloseTo(1.8 + (4.302652729749462 * sd) / Math.sqrt(3), 9);
  });

  test("of one run has no interval", () => {
    for (const { sd, interval, n } of estimate([queue, wait], runs.slice(0, 1))) {
      expect([sd, interval, n]).toEqual([null, null, 1]);
    }
  });

  test("of a ratio without cases is none, and still counts its replications", () => {
    const none = estimate([wait], [Float64Array.of(0, 0), Float64Array.of(0, 0)])[0]!;
    expect(none).toMatchObject({ mean: null, sd: null, interval: null, n: 2 });
  });

  test("of no runs is none", () => {
    expect(estimate([queue], [])[0]).toMatchObject({ mean: null, interval: null, n: 0 });
  });

  test("takes another level when asked", () => {
    const wide = estimate([queue], [Float64Array.of(1, 1), Float64Array.of(3, 1)], 0.99)[0]!;
    // t(0.995, 1) = 63.65674116287399; sd √2, so sd/√n = 1.
    expect(wide.interval!.high).toBeCloseTo(2 + 63.65674116287399, 6);
  });

  test("refuses replications that do not fit the definitions", () => {
    expect(() => estimate([queue], [Float64Array.of(1, 1), Float64Array.of(1)])).toThrow(
      "replication 1 has 1 numbers; expected 2",
    );
  });
});
