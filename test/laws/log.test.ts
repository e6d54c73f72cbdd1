import fc from "fast-check";
import { expect, test } from "vitest";
import { checkLaws } from "../../engine/log/laws.ts";
import { cases } from "../effort.ts";
import { logOf } from "./running.ts";
import { allScenarios, modelOf } from "./scenarios.ts";

test("every run could have happened: order, causes, places, reasons of delay, and nobody is lost", () => {
  fc.assert(
    fc.property(allScenarios(), fc.integer({ min: 0, max: 99 }), (text, replication) => {
      const model = modelOf(text);
      expect(checkLaws(model, logOf(model, replication))).toEqual([]);
    }),
    { numRuns: cases(200) },
  );
});
