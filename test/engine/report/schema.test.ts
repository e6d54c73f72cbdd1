import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { figures, measure, results, scenario } from "./sample.ts";

const text = readFileSync(new URL("../../../engine/report/results.schema.json", import.meta.url), "utf8");
const schema = z.fromJSONSchema(JSON.parse(text));

const good = results([measure("ward.delayed", "people", 9, 1)], [measure("ward.delayed", "people", 8, 1)], {
  "ward.delayed": figures(-1, 0.5),
});

describe("the JSON Schema of the results", () => {
  test("accepts a comparison, and a run of one replication without intervals", () => {
    expect(schema.safeParse(good).success).toBe(true);
    expect(schema.safeParse(results([measure("ward.delayed", "people", null, null)])).success).toBe(true);
  });

  test.each([
    ["another version", { ...good, schema: 2 }],
    ["a key it does not know", { ...good, host: "here" }],
    ["a missing seed", { ...good, seed: undefined }],
    ["no replications", { ...good, replications: 0 }],
    ["a digest that is none", { ...good, scenario: { ...good.scenario, digest: "abc" } }],
    ["a mean that is no number", { ...good, measures: [{ ...good.measures[0], mean: "9" }] }],
    [
      "an interval without its level",
      { ...good, differences: [{ ...good.differences[0], interval: { of: "mean", low: 0, high: 1 } }] },
    ],
    ["a variant without figures", { ...good, variants: [{ ...scenario("variant-1", []), figures: undefined }] }],
  ])("refuses %s", (_, wrong) => {
    expect(schema.safeParse(JSON.parse(JSON.stringify(wrong))).success).toBe(false);
  });

  test("describes every key", () => {
    const undescribed: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries((node as { properties?: object }).properties ?? {})) {
        const said = value as { description?: string; $ref?: string };
        if (said.description === undefined && said.$ref === undefined) undescribed.push(`${path}.${key}`);
      }
      for (const [key, value] of Object.entries(node)) look(value, `${path}/${key}`);
    };
    look(JSON.parse(text), "");
    expect(undescribed).toEqual([]);
  });
});
