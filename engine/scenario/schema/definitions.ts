/** JSON Schema of what many keys share: figures, distributions, stays, shares and hazards. */
import { beside, forms } from "./distributionsJson.ts";
import { opening, places } from "./hoursJson.ts";
import { described, provenance, refer, scalar } from "./json.ts";
import { table } from "./tablesJson.ts";
import { unitsMap } from "./unitsJson.ts";

const quantity = {
  anyOf: [
    scalar,
    {
      type: "object",
      required: ["value"],
      properties: {
        value: described("The figure, with its unit.", scalar),
        low: described("Low end of the range in which it lies with 80% probability.", scalar),
        high: described("High end of the range in which it lies with 80% probability.", scalar),
        ...provenance,
      },
      additionalProperties: false,
    },
  ],
};

const by = (required: string, properties: object, description: string) =>
  described(description, {
    type: "object",
    required: ["by", required],
    properties: {
      ...properties,
      otherwise: described("The stay of everybody else.", refer("stay")),
      ...levers,
      ...provenance,
    },
    additionalProperties: false,
  });

const preparation = {
  type: "object",
  required: ["takes"],
  properties: {
    takes: described("How long it takes.", refer("distribution")),
    search: {
      enum: ["before", "beside"],
      description:
        "A place is sought when it is done (before), or while it goes on, and kept until it is done (beside). Default: before.",
    },
  },
  additionalProperties: false,
};

const levers = {
  scale: described("Every stay times this percentage; the shape is kept.", refer("quantity")),
  trim: described("Long stays made shorter: with above or longest.", {
    type: "object",
    properties: {
      above: described("Stays longer than this are trimmed.", refer("quantity")),
      longest: described("Share of stays, the longest, that is trimmed.", refer("quantity")),
      to: described("What they become. Default: the shortest of those trimmed.", refer("quantity")),
      share: described("Share of them that is trimmed. Default: 100%.", refer("quantity")),
    },
    additionalProperties: false,
  }),
  move: described("Some people have another stay.", {
    type: "object",
    required: ["share", "to"],
    properties: {
      share: described("Share of people.", refer("quantity")),
      to: described("Their other stay.", refer("distribution")),
    },
    additionalProperties: false,
  }),
};

const levels = {
  levels: described("Levels, days or months, each with its stay.", {
    type: "object",
    additionalProperties: refer("stay"),
  }),
};

const stay = {
  anyOf: [
    refer("distribution"),
    by(
      "levels",
      { by: { type: "string", description: "What it goes by: an attribute, cohort, start-day or month." }, ...levels },
      "A stay for each level of an attribute, or for days (mon-fri, sat, bank-holidays) or months (dec-feb) of its start.",
    ),
    by(
      "bands",
      {
        by: { const: "occupancy", description: "Bands go by how full a service is." },
        of: { type: "string", description: "The service whose occupancy counts. Default: the one of the stay." },
        bands: {
          type: "object",
          description: "Bands of occupancy, each with its stay.",
          additionalProperties: refer("stay"),
          examples: [{ "below 85%": "5 days", "85% to 95%": "4 days", "above 95%": "3 days" }],
        },
      },
      "A stay for each band of how full a service is when the stay begins, the person counted.",
    ),
    {
      type: "object",
      required: ["of"],
      properties: { of: described("The stay under the levers.", refer("stay")), ...levers, ...provenance },
      additionalProperties: false,
    },
  ],
};
const byAttribute = (name: string) => ({
  type: "object",
  required: ["by", "levels"],
  properties: {
    by: { type: "string", description: "What it goes by: an attribute, a condition or cohort." },
    levels: described("Levels or stages, each with its own.", { type: "object", additionalProperties: refer(name) }),
    otherwise: described("What holds for all other people.", refer(name)),
    ...provenance,
  },
  additionalProperties: false,
});

const shares = { type: "object", additionalProperties: refer("quantity") };

/** What is referred to. */
export const DEFINITIONS = {
  quantity,
  distribution: {
    anyOf: [
      refer("quantity"),
      {
        type: "object",
        properties: { ...forms, ...beside, ...levers, ...provenance },
        additionalProperties: false,
        minProperties: 1,
      },
    ],
  },
  stay,
  "share-by-start": {
    type: "object",
    required: ["by"],
    properties: {
      by: { enum: ["start-day", "month", "occupancy"], description: "What the share goes by." },
      of: { type: "string", description: "The service whose occupancy counts. Default: the one that is left." },
      levels: described("Days or months, each with its share.", shares),
      bands: described("Bands of occupancy, each with its share.", shares),
      otherwise: described("The share at all other times.", refer("quantity")),
      ...provenance,
    },
    additionalProperties: false,
  },
  opening,
  places,
  units: unitsMap,
  preparation,
  table,
  hazard: { anyOf: [refer("quantity"), byAttribute("quantity")] },
  after: { anyOf: [refer("distribution"), byAttribute("distribution")] },
};
