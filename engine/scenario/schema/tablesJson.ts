/** JSON Schema of what may be a table beside the scenario. */
import { described, scalar, tableJson } from "./json.ts";

/** What a resolved scenario says of a table that was read: its digest, never its rows. */
export const table = {
  type: "object",
  required: ["file"],
  properties: {
    file: described("The table (CSV), beside the scenario.", { type: "string" }),
    digest: described("Digest of the table, written when the scenario was resolved.", { type: "string" }),
  },
  additionalProperties: false,
};

/** { table: [{ age: 85-plus, share: 12% }, …] } or { records: people.csv }. */
export const jointlyJson = {
  type: "object",
  properties: {
    table: described("Combinations of levels, one of each attribute, each with its share.", {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["share"],
        properties: { share: described("Share of people with these levels.", scalar) },
        additionalProperties: scalar,
      },
    }),
    records: described("A table (CSV) of people: a column for each attribute, and perhaps weight.", tableJson),
  },
  additionalProperties: false,
};
