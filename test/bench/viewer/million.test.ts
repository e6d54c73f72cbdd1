import { beforeAll, describe, expect, test } from "vitest";
import { KIND } from "../../../engine/index.ts";
import { type Fixture, million } from "./million.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await million();
});

/** Within a share of what is expected: the fixture may move a little with the engine, its size may not. */
function near(value: number, expected: number, share: number): void {
  expect(Math.abs(value - expected) / expected, `${value} is not near ${expected}`).toBeLessThanOrEqual(share);
}

describe("the log that the viewer is measured on", () => {
  test("has a million facts", () => {
    near(fixture.result.facts, 1_000_000, 0.02);
    expect(fixture.log.reduce((sum, chunk) => sum + chunk.length, 0)).toBe(fixture.result.facts);
  });

  test("tells of 96,000 people, some 2,900 of them inside at the busiest", () => {
    let people = 0;
    let inside = 0;
    let most = 0;
    for (const { kind, length } of fixture.log) {
      for (let i = 0; i < length; i++) {
        if (kind[i] === KIND.Arrived) people++;
        inside += Number(kind[i] === KIND.Arrived) - Number(kind[i] === KIND.Exited);
        most = Math.max(most, inside);
      }
    }
    near(people, 96_000, 0.02);
    near(most, 2_900, 0.05);
  });

  test("has every kind of fact that is written, but for a ring, a full queue and a journey", () => {
    const seen = new Set(fixture.log.flatMap(({ kind, length }) => [...new Set(kind.subarray(0, length))]));
    const expected = [
      "Arrived",
      "Referred",
      "Assigned",
      "Started",
      "Visited",
      "ReadyToLeave",
      "Delayed",
      "Left",
    ] as const;
    const rest = ["GaveUp", "Returned", "CapacityChanged", "Exited"] as const;
    expect([...seen].sort((a, b) => a - b)).toEqual(
      [...expected, ...rest].map((name) => KIND[name]).sort((a, b) => a - b),
    );
  });

  test("takes fewer bytes a fact than the format promises", () => {
    expect(fixture.file.length / fixture.result.facts).toBeLessThan(2.3);
  });
});
