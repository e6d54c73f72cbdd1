/** JSON Schema of the values that our own readers read. */
const provenance = {
  source: { type: "string", description: "Key of sources. Without one the figure is an assumption." },
  note: { type: "string" },
};

const scalar = { type: ["string", "number"] };

/** A scalar with its unit, or { value, low, high, source, note }. */
export const quantityJson = (example: string) => ({
  anyOf: [
    { ...scalar, examples: [example] },
    {
      type: "object",
      required: ["value"],
      properties: { value: scalar, low: scalar, high: scalar, ...provenance },
      additionalProperties: false,
    },
  ],
});

const parameters = (...names: readonly string[]) => ({
  type: "object",
  properties: { ...Object.fromEntries(names.map((name) => [name, quantityJson("4 days")])), ...provenance },
  additionalProperties: false,
});

/** A duration, a form of distribution, or one of these for each level of an attribute. */
export const distributionJson = {
  anyOf: [
    quantityJson("26 days"),
    {
      type: "object",
      properties: {
        constant: quantityJson("3 days"),
        exponential: parameters("mean"),
        lognormal: parameters("mean", "sd", "median", "p90"),
        gamma: parameters("mean", "sd"),
        triangular: parameters("low", "mode", "high"),
        uniform: parameters("from", "to"),
        empirical: {
          type: "object",
          properties: {
            values: { type: "array", items: scalar },
            shares: { type: "array", items: scalar },
            ...provenance,
          },
        },
        mixture: {
          type: "array",
          items: { type: "object", properties: { share: scalar, of: {} }, required: ["share", "of"] },
        },
        ...provenance,
      },
      additionalProperties: false,
    },
    {
      type: "object",
      required: ["by", "levels"],
      properties: { by: { type: "string" }, levels: { type: "object" }, otherwise: {}, ...provenance },
      additionalProperties: false,
    },
  ],
};
