import fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "../effort.ts";
import { digestOf, forkedLog, logOf } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

const instant = fc.integer({ min: 1, max: 998 });

test("a run that parts from another and changes nothing is that run", () => {
  fc.assert(
    fc.property(allScenarios(), instant, fc.integer({ min: 1, max: 5000 }), (text, part, slice) => {
      const model = modelOf(text);
      const at = Math.floor((part / 1000) * model.clock.end);
      expect(digestOf(forkedLog(model, modelOf(text), at, 0, slice))).toBe(digestOf(logOf(model)));
    }),
    { numRuns: cases(40) },
  );
});
