/** The language as JSON Schema, for editors: completion, hovers and red underlines while a scenario is written. */
import { parse } from "yaml";
import * as z from "zod";
import { defaultSaid } from "./dictionary/entries.ts";
import { DEFINITIONS } from "./schema/definitions.ts";
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
  const schema = z.toJSONSchema(union, { target: "draft-7", io: "input", unrepresentable: "any" });
  const { anyOf = [], ...rest } = schema as { anyOf?: object[] };
  return complete({ ...rest, title: "A scenario of Careshift", anyOf, definitions: DEFINITIONS }) as ScenarioSchema;
}

/** A copy in which examples and defaults stand as data too, as JSON Schema wants them. */
function complete(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(complete);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, complete(value)]));
  if (typeof copy["description"] !== "string") return copy;
  const said = defaultSaid(copy["description"]);
  const example = copy["x-example"];
  const examples = typeof example === "string" && !example.includes("…") ? { examples: [parse(example)] } : {};
  return { ...copy, ...(said !== null && isValue(said, copy) ? { default: parse(said) } : {}), ...examples };
}

/** Some defaults can only be told ("the first of to"): those are no values. */
function isValue(said: string, node: Readonly<Record<string, unknown>>): boolean {
  const words = (node["enum"] ?? [node["const"]]) as unknown[];
  return (
    words.includes(said) ||
    String(node["x-what"])
      .split(/[\s,:]+/)
      .includes(said) ||
    /^(?:\d[^a-z]*(?: [a-z]+)?|true|false)$/.test(said) ||
    (node["x-what"] === "a name" && /^[\w-]+$/.test(said))
  );
}
