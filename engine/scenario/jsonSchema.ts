/** The language as JSON Schema, for editors: completion, hovers and red underlines while a scenario is written. */
import * as z from "zod";
import { DEFINITIONS } from "./schema/json.ts";
import { Variant, Whole } from "./schema/scenario.ts";

/** JSON Schema (draft 7) of a scenario file: a whole scenario or a variant of one. */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(z.union([Whole, Variant]), { target: "draft-7", io: "input", unrepresentable: "any" });
  return { title: "A scenario of Careshift", ...schema, definitions: DEFINITIONS };
}
