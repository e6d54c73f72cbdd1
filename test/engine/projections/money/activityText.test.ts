import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Model } from "../../../../engine/compile/model.ts";
import type { FactChunk } from "../../../../engine/log/chunk.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { activityFrom, activityText } from "../../../../engine/projections/money/activityText.ts";
import { moneyMeasures } from "../../../../engine/projections/money/moneyMeasures.ts";
import { uncutDates } from "../../../../engine/projections/money/uncut.ts";
import { cases } from "../../../effort.ts";
import { logOf } from "../../../laws/running.ts";
import { allScenarios, modelOf } from "../../../laws/scenarios.ts";

/** Other prices than any of the small scenarios has, of services that all of them have; dates at turns of months. */
const OTHERS = [
  {
    path: "costs",
    op: "set",
    value: {
      "price-year": "2016/17",
      discount: "3.5% per year",
      lines: {
        care: { service: "ward-0", price: "£45 per start", "paid-by": "nhs" },
        days: {
          service: "ward-0",
          price: "£313 per bed-day",
          "paid-by": "nhs",
          behaves: { at: "900 per year", fixed: "40%", "semi-variable": "30%", variable: "rest", lag: "1 month" },
        },
        places: {
          service: "ward-0",
          price: { block: "3 places at £86 per place-day", spot: "£99 per bed-day" },
          "paid-by": { nhs: "33%", council: "rest" },
        },
        staff: {
          service: "ward-0",
          price: "£45000 per year",
          "per-step": { of: "2 people", lag: "1 month" },
          "paid-by": "council",
        },
        new: { service: "at-home", price: "£7.77 per discharge", from: "2016-04-01", "paid-by": "council" },
        once: { service: "at-home", price: "£1234 once", on: "2016-04-03", "paid-by": "nhs" },
      },
    },
    place: { file: "prices.yaml", line: 1, column: 1 },
  },
] as const;

/** The measures of a model and its activity as text, from one log. */
function measured(model: Model, log: readonly FactChunk[]) {
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of log) fold.take(chunk);
  const values = fold.end();
  const figures = new Map(definitions.map(({ id }, i) => [id, [values[2 * i]!, values[2 * i + 1]!]]));
  return { figures, text: activityText(fold.activity!), activity: fold.activity! };
}

/** Money of a model on an activity. */
function priced(model: Model, text: string): Map<string, number[]> {
  const { definitions, of } = moneyMeasures(model);
  const values = of(activityFrom(text));
  return new Map(definitions.map(({ id }, i) => [id, [values[2 * i]!, values[2 * i + 1]!]]));
}

describe("activity as text", () => {
  test("is the activity, and priced again gives what the run gave and what a run at other prices gives", () => {
    let repriced = 0;
    fc.assert(
      fc.property(allScenarios(), (text) => {
        fc.pre(/^costs:/m.test(text));
        const model = modelOf(text);
        const log = logOf(model);
        const own = measured(model, log);
        expect(activityFrom(own.text)).toEqual(own.activity);
        for (const [id, value] of priced(model, own.text)) expect([id, value]).toEqual([id, own.figures.get(id)]);
        if (/^(?:contracts|funds|levers):/m.test(text)) return;
        const other = modelOf(text, OTHERS);
        if (uncutDates(other, [own.activity]).length > 0) return;
        const again = measured(other, logOf(other)).figures;
        for (const [id, [above = 0]] of priced(other, own.text)) {
          expect(Math.abs(above - again.get(id)![0]!), id).toBeLessThan(0.5);
          if (above > 0) repriced++;
        }
      }),
      { numRuns: cases(5) },
    );
    expect(repriced).toBeGreaterThan(0);
  });

  test("that is damaged is not taken for activity", () => {
    const text = `{"cells":[10,1],"services":1,"payers":0,"places":[3],"places-at":[-1],"used":{},"nights":[null],"midnights":[null]}`;
    expect(() => activityFrom(text)).toThrow("the activity of a replication cannot be read");
    expect(() => activityFrom(text.slice(1))).toThrow(RangeError);
    expect(() => activityFrom(text.replace('"nights":[null]', '"nights":[]'))).toThrow(RangeError);
  });
});
