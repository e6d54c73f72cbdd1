/** JSON Schema of the units of capacity that a person takes. */
import { described, provenance, refer } from "./json.ts";

const step = {
  type: "object",
  properties: {
    for: described("How long the step lasts.", refer("quantity")),
    units: described("Units that the person takes meanwhile.", refer("quantity")),
    then: described("The last step: units for the rest of the stay.", refer("quantity")),
  },
  additionalProperties: false,
};

const profile = {
  type: "object",
  required: ["profile"],
  properties: {
    profile: described("Steps over the stay, in order; the last has then.", {
      type: "array",
      items: step,
      minItems: 1,
    }),
    ...provenance,
  },
  additionalProperties: false,
};

const level = { anyOf: [refer("quantity"), refer("units")] };

/** A profile of units over the stay, or units for each level of an attribute. */
export const unitsMap = {
  anyOf: [
    profile,
    {
      type: "object",
      required: ["by", "levels"],
      properties: {
        by: { type: "string", description: "What it goes by: an attribute or cohort." },
        levels: described("Levels, each with its units.", { type: "object", additionalProperties: level }),
        otherwise: described("Units of everybody else.", level),
        ...provenance,
      },
      additionalProperties: false,
    },
  ],
};
