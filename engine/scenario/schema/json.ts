/** JSON Schema of the values that our own readers read. What many places share is defined once and referred to. */
const provenance = {
  source: { type: "string", description: "Key of sources. Without one the figure is an assumption." },
  note: { type: "string" },
};

const scalar = { type: ["string", "number"] };
const refer = (name: string) => ({ $ref: `#/definitions/${name}` });

/** A scalar with its unit, or { value, low, high, source, note }. */
export const quantityJson = (example: string) => ({ allOf: [refer("quantity")], examples: [example] });

/** A duration, a form of distribution, or one of these for each level of an attribute. */
export const distributionJson = { allOf: [refer("distribution")] };

const parameters = (...names: readonly string[]) => ({
  type: "object",
  properties: { ...Object.fromEntries(names.map((name) => [name, refer("quantity")])), ...provenance },
  additionalProperties: false,
});

const quantity = {
  anyOf: [
    scalar,
    {
      type: "object",
      required: ["value"],
      properties: { value: scalar, low: scalar, high: scalar, ...provenance },
      additionalProperties: false,
    },
  ],
};

const forms = {
  constant: refer("quantity"),
  exponential: parameters("mean"),
  lognormal: parameters("mean", "sd", "median", "p90"),
  gamma: parameters("mean", "sd"),
  triangular: parameters("low", "mode", "high"),
  uniform: parameters("from", "to"),
  empirical: {
    type: "object",
    required: ["values"],
    properties: { values: { type: "array", items: scalar }, shares: { type: "array", items: scalar }, ...provenance },
    additionalProperties: false,
  },
  mixture: {
    type: "array",
    items: {
      type: "object",
      required: ["share", "of"],
      properties: { share: refer("quantity"), of: refer("distribution") },
      additionalProperties: false,
    },
  },
};

const byAttribute = {
  type: "object",
  required: ["by", "levels"],
  properties: {
    by: { type: "string", description: "An attribute, or cohort." },
    levels: { type: "object", additionalProperties: refer("distribution") },
    otherwise: refer("distribution"),
    ...provenance,
  },
  additionalProperties: false,
};

/** What is referred to. */
export const DEFINITIONS = {
  quantity,
  distribution: {
    anyOf: [
      refer("quantity"),
      { type: "object", properties: { ...forms, ...provenance }, additionalProperties: false, minProperties: 1 },
      byAttribute,
    ],
  },
};
