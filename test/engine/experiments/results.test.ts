import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Results } from "../../../engine/experiments/contract.ts";
import { NEVER } from "../../../engine/experiments/executor.ts";
import { inProcess } from "../../../engine/experiments/inProcess.ts";
import { carryOut, modelsOf } from "../../../engine/experiments/plan.ts";
import { resultsOf, resultsText, type Simulated } from "../../../engine/experiments/results.ts";
import { beginReplication } from "../../../engine/job.ts";
import { world } from "./worlds.ts";

let simulated: Simulated[];
let comparison: Results;
const making = { engine: "0.1.0", seed: "luck" };

beforeAll(async () => {
  const worlds = [await world("small"), await world("small-more-beds")];
  const executor = inProcess(modelsOf(worlds), beginReplication);
  const outcome = await carryOut(worlds, { seed: "luck", replications: 5 }, executor, NEVER, () => {});
  simulated = worlds.map((one, i) => ({ ...one, warnings: [`foreseen ${i}`], replications: outcome.worlds[i]! }));
  comparison = resultsOf(simulated, making);
});

const find = (results: Pick<Results, "measures">, id: string) => results.measures.find((one) => one.id === id)!;

describe("results", () => {
  test("are as the JSON Schema says, for a run and for a comparison", () => {
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(new URL("../../../engine/report/results.schema.json", import.meta.url), "utf8")),
    );
    expect(schema.safeParse(JSON.parse(resultsText(comparison))).error).toBeUndefined();
    expect(schema.safeParse(JSON.parse(resultsText(resultsOf([simulated[0]!], making)))).error).toBeUndefined();
  });

  test("name the scenarios, their window and what was known before", () => {
    expect(comparison).toMatchObject({
      schema: 1,
      replications: 5,
      seed: "luck",
      window: { start: "2020-01-06", days: 120, "warm-up-days": 30 },
      scenario: { id: "base", title: "A small ward", services: { ward: "Ward" } },
      variants: [{ scenario: { id: "variant-1", title: "A small ward with more step-down beds" } }],
    });
    expect(comparison.warnings).toContain("foreseen 0");
    expect(comparison.variants[0]!.warnings).toContain("foreseen 1");
    expect(comparison.scenario.digest).not.toBe(comparison.variants[0]!.scenario.digest);
  });

  test("of the base are the same with and without variants", () => {
    const alone = resultsOf([simulated[0]!], making);
    expect(alone.measures).toEqual(comparison.measures);
    expect(alone.differences).toEqual([]);
    expect(alone.variants).toEqual([]);
  });

  test("hold no measure twice and every difference of the two", () => {
    const ids = comparison.measures.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(comparison.differences.map((one) => one.measure)).toEqual(ids);
  });

  test("differ by variant less base", () => {
    const [before, after] = [find(comparison, "ward.delayed"), find(comparison.variants[0]!, "ward.delayed")];
    const difference = comparison.differences.find((one) => one.measure === "ward.delayed")!;
    expect(difference.mean).toBeCloseTo(after.mean! - before.mean!, 9);
    expect(difference).toMatchObject({ base: "base", variant: "variant-1", n: 5 });
  });

  test("have no interval below two replications", () => {
    const one = resultsOf([{ ...simulated[0]!, replications: simulated[0]!.replications.slice(0, 1) }], making);
    expect(one.measures.every((measure) => measure.interval === null && measure.sd === null)).toBe(true);
    expect(one.measures.some((measure) => measure.mean !== null)).toBe(true);
  });

  test("are the same text whenever they are made", () => {
    expect(resultsText(resultsOf(simulated, making))).toBe(resultsText(comparison));
    expect(resultsText(comparison)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("targets of the plan", () => {
  test("that are a value stand beside the measure", () => {
    const [value] = comparison.targets;
    const { mean, interval } = find(comparison, "ward.delayed");
    expect(value).toMatchObject({
      measure: "ward.delayed",
      unit: "people",
      target: 0.5,
      change: null,
      model: { mean, interval },
    });
  });

  test("that are a change are measured against the base, and only there", () => {
    expect(comparison.targets[1]!.model.mean).toBeNull();
    const { model, change } = comparison.variants[0]!.targets[1]!;
    const [before, after] = [find(comparison, "ward.delayed"), find(comparison.variants[0]!, "ward.delayed")];
    expect(change).toBeCloseTo(-0.1, 12);
    expect(model.mean).toBeCloseTo(after.mean! / before.mean! - 1, 9);
    expect(model.interval).toMatchObject({ of: "change", level: 0.95 });
  });
});

test("figures are counted by the grade of their source", () => {
  const { total, sourced, assumptions } = comparison.figures;
  expect(sourced.A).toBe(2); // arrivals and the ward's beds; the targets are no figures of the model
  expect(total).toBe(sourced.A + sourced.B + sourced.C + sourced.S + sourced.ungraded + assumptions);
  expect(comparison.figures["assumptions-with-range"]).toBe(1);
});
