import { describe, expect, test } from "vitest";
import { scenarioJsonSchema } from "../../../engine/scenario/jsonSchema.ts";
import { TOP_KEYS, VARIANT_KEYS } from "../../../engine/scenario/schema/keys.ts";

interface Schema {
  readonly anyOf: readonly { readonly properties: Record<string, unknown>; readonly additionalProperties: boolean }[];
  readonly definitions: Record<string, unknown>;
}

const schema = scenarioJsonSchema() as Schema;
const [whole, variant] = schema.anyOf;

describe("the JSON Schema for editors", () => {
  test("knows the keys of a scenario and of a variant, and no others", () => {
    expect(Object.keys(whole!.properties).sort()).toEqual([...TOP_KEYS, "declared"].sort());
    expect(Object.keys(variant!.properties).sort()).toEqual([...VARIANT_KEYS].sort());
    expect(whole!.additionalProperties).toBe(false);
  });

  test("defines everything it refers to, and describes every key", () => {
    const undescribed: string[] = [];
    walk(schema, "", (node, path) => {
      const reference = node["$ref"];
      if (typeof reference === "string")
        expect(Object.keys(schema.definitions)).toContain(reference.replace("#/definitions/", ""));
      if (/\.anyOf\.\d.*\.properties\.[^.]+$/.test(path) && node["description"] === undefined) undescribed.push(path);
    });
    expect(undescribed).toEqual([]);
  });
});

function walk(node: unknown, path: string, visit: (node: Record<string, unknown>, path: string) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, path);
  for (const [key, value] of Object.entries(node)) if (key !== "definitions") walk(value, `${path}.${key}`, visit);
}
