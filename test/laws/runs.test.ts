import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLaws } from "../../engine/log/laws.ts";
import { cases } from "../effort.ts";
import { digestOf, logOf, rebuiltLog } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

const many = { numRuns: cases(200) };

const digests = new Map<string, string>();

/** Digest of the log of a scenario run in one go; the tests below try the same scenarios. */
function digestOfWhole(text: string): string {
  const known = digests.get(text) ?? digestOf(logOf(modelOf(text)));
  digests.set(text, known);
  return known;
}

test("every run could have happened: order, causes, places, reasons of delay, and nobody is lost", () => {
  fc.assert(
    fc.property(allScenarios(), fc.integer({ min: 0, max: 99 }), (text, replication) => {
      const model = modelOf(text);
      expect(checkLaws(model, logOf(model, replication))).toEqual([]);
    }),
    many,
  );
});

describe("the same scenario and seed give the same log", () => {
  test("in one slice or in many", () => {
    fc.assert(
      fc.property(allScenarios(), fc.integer({ min: 1, max: 50 }), (text, slice) => {
        expect(digestOf(logOf(modelOf(text), 0, slice))).toBe(digestOfWhole(text));
      }),
      many,
    );
  });

  test("rebuilt from the log at a random instant and continued", () => {
    fc.assert(
      fc.property(allScenarios(), fc.integer({ min: 50, max: 950 }), (text, part) => {
        const model = modelOf(text);
        const whole = logOf(model);
        const at = Math.floor((part / 1000) * model.clock.end);
        expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
      }),
      many,
    );
  });

  test("after a trip through structured clone, as to a worker", () => {
    fc.assert(
      fc.property(allScenarios(), (text) => {
        expect(digestOf(logOf(structuredClone(modelOf(text))))).toBe(digestOfWhole(text));
      }),
      { numRuns: cases(50) },
    );
  });
});

test("another seed or another replication gives another log", () => {
  const model = modelOf(fc.sample(allScenarios(), { numRuns: 1, seed: 11 })[0]!);
  const first = digestOf(logOf(model, 0));
  expect(digestOf(logOf(model, 1))).not.toBe(first);
  expect(digestOf(logOf(model, 0, 1000, "another"))).not.toBe(first);
});
