/** The language as JSON Schema, for editors: completion, hovers and red underlines while a scenario is written. */
import { parse } from "yaml";
import * as z from "zod";
import { defaultSaid } from "./dictionary/entries.ts";
import { DEFINITIONS } from "./schema/json.ts";
import { Variant, Whole } from "./schema/scenario.ts";

/** JSON Schema (draft 7) as far as its readers here look into it. */
export interface ScenarioSchema {
  readonly title: string;
  readonly anyOf: readonly object[];
  readonly definitions: Readonly<Record<string, object>>;
}

/**
 * JSON Schema (draft 7) of a scenario file: a whole scenario or a variant of one. Each key has a description, an example,
 * and its default where the description names one. "x-what" says what stands there and in which unit.
 */
export function scenarioJsonSchema(): ScenarioSchema {
  const union = z.union([Whole, Variant]);
  const schema = z.toJSONSchema(union, { target: "draft-7", io: "input", unrepresentable: "any", override: complete });
  const { anyOf = [], ...rest } = schema as { anyOf?: object[] };
  return { ...rest, title: "A scenario of Careshift", anyOf, definitions: DEFINITIONS };
}

/** Some defaults can only be told ("the first of to"): those are no values. */
function isValue(said: string, { enum: words, "x-what": what }: Part["jsonSchema"]): boolean {
  return (
    words?.includes(said) ||
    /^(?:\d[^a-z]*(?: [a-z]+)?|true|false)$/.test(said) ||
    (what === "a name" && /^[\w-]+$/.test(said))
  );
}

interface Part {
  readonly jsonSchema: {
    description?: string | undefined;
    default?: unknown;
    examples?: unknown;
    enum?: unknown[];
    "x-example"?: unknown;
    "x-what"?: unknown;
  };
}

/** Examples and defaults as data, as JSON Schema wants them. */
function complete({ jsonSchema }: Part): void {
  const said = defaultSaid(jsonSchema.description ?? "");
  if (said !== null && isValue(said, jsonSchema)) jsonSchema.default = parse(said);
  const example = jsonSchema["x-example"];
  if (typeof example === "string" && !example.includes("…")) jsonSchema.examples = [parse(example)];
}
