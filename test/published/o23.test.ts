import { describe, expect, test } from "vitest";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { parseHazard } from "../../engine/scenario/read/hazard.ts";
import { logOf } from "../laws/running.ts";
import { judge, load, twoSeedsAgree } from "../theory/helpers.ts";

const study = { folder: new URL("./", import.meta.url), file: "o23-reablement.yaml" };

/** Events per person and day. */
function hazard(text: string): number {
  const parsed = parseHazard(text);
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
}

describe("O23: seed-document arithmetic a simulator must not contradict", () => {
  test("the constant daily hazards of leaving home that give 82% and 90.9% at 91 days", () => {
    expect(Math.abs(hazard("18% within 91 days") - 0.00218078)).toBeLessThan(1e-7);
    expect(Math.abs(hazard("9.1% within 91 days") - 0.00104846)).toBeLessThan(1e-7);
  });

  test.each([
    ["18% within 91 days", 0.82],
    ["9.1% within 91 days", 0.909],
  ])("20,000 people at %s: the share at home on day 91, by our own measure", (rate, value) => {
    const model = load({ ...study, settings: { "clocks.leaves-home.rate": rate } });
    const { definitions, begin } = standardMeasures(model);
    const at91 = definitions.findIndex(({ id }) => id === "system.at-home-91");
    twoSeedsAgree((seed) => {
      const fold = begin();
      for (const chunk of logOf(model, 0, undefined, seed)) fold.take(chunk);
      const found = fold.end();
      const [above, below] = [found[2 * at91]!, found[2 * at91 + 1]!];
      expect(below).toBe(20_000);
      const share = above / below;
      const error = Math.sqrt((share * (1 - share)) / below);
      const wrong = judge({ value, tolerance: { abs: 0.008 } }, { value: share, error });
      return wrong === null ? [] : [`${seed}: ${wrong}`];
    });
  });
});
