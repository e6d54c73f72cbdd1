/** JSON Schema of the values that our own readers read. What many places share is defined once and referred to. */
const provenance = {
  source: { type: "string", description: "Key of sources. Without one the figure is an assumption." },
  note: { type: "string" },
};

const scalar = { type: ["string", "number"] };
const refer = (name: string) => ({ $ref: `#/definitions/${name}` });

/** A scalar with its unit, or { value, low, high, source, note }. */
export const quantityJson = (example: string) => ({ allOf: [refer("quantity")], examples: [example] });

/** A rate for one person, or one for each level of an attribute. */
export const hazardJson = { allOf: [refer("hazard")] };

/** A distribution, or one for each level of an attribute. */
export const afterJson = { allOf: [refer("after")] };

/** A duration or a form of distribution. */
export const distributionJson = { allOf: [refer("distribution")] };

/** The same, under levers, or one for each level of an attribute, day, month or band of occupancy. */
export const stayJson = { allOf: [refer("stay")] };

/** A share, or one for each day, month or band of occupancy in which the stay begins. */
export const shareJson = { anyOf: [refer("quantity"), refer("share-by-start")], examples: ["62%"] };

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

const described = (description: string, schema: object) => ({ description, ...schema });

/** A family: its own parameters, and percentiles such as median, p90 or p25. */
const family = (description: string, ...names: readonly string[]) =>
  described(description, {
    ...parameters(...names, "median"),
    patternProperties: { "^p\\d{1,2}(\\.\\d+)?$": refer("quantity") },
  });

const rows = (properties: object, required: readonly string[]) => ({
  type: "array",
  minItems: 1,
  items: { type: "object", required, properties, additionalProperties: false },
});

const empirical = {
  type: "object",
  properties: {
    values: { type: "array", items: scalar, description: "Times." },
    shares: { type: "array", items: scalar, description: "Share of each value; left out, all are equal." },
    bins: described(
      "A histogram: people are spread evenly within each bin. A bin begins where the one before ends, unless said.",
      rows({ from: refer("quantity"), to: refer("quantity"), share: refer("quantity") }, ["to", "share"]),
    ),
    csv: { type: "string", description: "A CSV file beside the scenario; needs column." },
    column: { type: "string", description: "Column of the CSV file." },
    unit: { type: "string", description: "Unit of the column: days, hours. Default: the name of the column." },
    ...provenance,
  },
  additionalProperties: false,
};

const forms = {
  constant: refer("quantity"),
  exponential: family("Exponential: mean, median or a percentile.", "mean"),
  erlang: described("Erlang: k exponential stages one after the other; mean and k.", parameters("mean", "k", "sd")),
  gamma: family(
    "Gamma: mean and sd, median and a percentile, or shape and scale (or mean).",
    ...["mean", "sd", "shape", "scale"],
  ),
  lognormal: {
    ...family("Lognormal: mean and sd, median and a percentile, or mu and sigma of the logarithms of hours or days."),
    properties: {
      ...parameters("mean", "sd", "median", "mu", "sigma").properties,
      of: { type: "string", description: "Unit of the time whose logarithms have mu and sigma.", examples: ["days"] },
    },
  },
  weibull: family(
    "Weibull: mean and sd, median and a percentile, or shape and scale (or mean).",
    ...["mean", "sd", "shape", "scale"],
  ),
  normal: family("Normal without its part below 0: mean and sd are those of what is left.", "mean", "sd"),
  triangular: parameters("low", "mode", "high"),
  uniform: family("Uniform: from and to, mean and sd, or two percentiles.", "from", "to", "mean", "sd"),
  discrete: described("Times, each with its share.", {
    type: "object",
    additionalProperties: refer("quantity"),
    examples: [{ "1 day": "20%", "2 days": "50%", "4 days": "rest" }],
  }),
  empirical,
  quantiles: described("Shares of people and the time within which they leave; least (default 0) and most.", {
    type: "object",
    required: ["most"],
    additionalProperties: refer("quantity"),
    examples: [{ "10%": "1 day", "50%": "4 days", "90%": "12 days", most: "60 days" }],
  }),
  mixture: {
    type: "array",
    items: {
      type: "object",
      required: ["share", "of"],
      properties: { share: refer("quantity"), of: refer("distribution") },
      additionalProperties: false,
    },
  },
  "phase-type": described("Stages one after the other, each exponential.", {
    type: "object",
    required: ["stages"],
    properties: {
      stages: rows(
        {
          name: { type: "string", description: "Name, for to." },
          mean: refer("quantity"),
          to: { type: "object", description: "Shares of next, out or named stages.", additionalProperties: scalar },
        },
        ["mean"],
      ),
      ...provenance,
    },
    additionalProperties: false,
  }),
  "shape-of": described("A published shape; mean beside it says the local mean.", refer("distribution")),
};

const beside = {
  mean: described("Mean to which a shape-of is stretched.", refer("quantity")),
  "at-most": described(
    "Longer times are cut off; the declared mean is kept by stretching the rest.",
    refer("quantity"),
  ),
  "at-least": described("Shorter times are cut off.", refer("quantity")),
  truncation: { const: "compensated", description: "Default: the declared mean is kept." },
  "mean-changes": { type: "boolean", description: "true: ends are cut off and the mean changes; check prints it." },
};

const by = (required: string, properties: object, description: string) =>
  described(description, {
    type: "object",
    required: ["by", required],
    properties: { ...properties, otherwise: refer("stay"), ...levers, ...provenance },
    additionalProperties: false,
  });

const levers = {
  scale: described("In a stay: every stay times a percentage; its shape stays.", refer("quantity")),
  trim: described("In a stay: long stays made shorter.", {
    type: "object",
    properties: {
      above: described("Stays above this are trimmed.", refer("quantity")),
      longest: described("The longest share of stays is trimmed.", refer("quantity")),
      to: described("What they become; default the shortest of those trimmed.", refer("quantity")),
      share: described("Share of them that is trimmed; default all.", refer("quantity")),
    },
    additionalProperties: false,
  }),
  move: described("In a stay: a share of people has another stay.", {
    type: "object",
    required: ["share", "to"],
    properties: { share: refer("quantity"), to: refer("distribution") },
    additionalProperties: false,
  }),
};

const levels = { levels: { type: "object", additionalProperties: refer("stay") } };

const stay = {
  anyOf: [
    refer("distribution"),
    by(
      "levels",
      { by: { type: "string", description: "An attribute, cohort, start-day or month." }, ...levels },
      "A stay for each level of an attribute, or for days (mon-fri, sat, bank-holidays) or months (dec-feb) of its start.",
    ),
    by(
      "bands",
      {
        by: { const: "occupancy" },
        of: { type: "string", description: "The service whose occupancy counts; default the one of the stay." },
        bands: {
          type: "object",
          additionalProperties: refer("stay"),
          examples: [{ "below 85%": "5 days", "85% to 95%": "4 days", "above 95%": "3 days" }],
        },
      },
      "A stay for each band of how full a service is when the stay begins, the person counted.",
    ),
    {
      type: "object",
      required: ["of"],
      properties: { of: refer("stay"), ...levers, ...provenance },
      additionalProperties: false,
    },
  ],
};
const byAttribute = (name: string) => ({
  type: "object",
  required: ["by", "levels"],
  properties: {
    by: { type: "string", description: "An attribute, a condition, or cohort." },
    levels: { type: "object", additionalProperties: refer(name) },
    otherwise: refer(name),
    ...provenance,
  },
  additionalProperties: false,
});

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
      by: { enum: ["start-day", "month", "occupancy"] },
      of: { type: "string", description: "The service whose occupancy counts; default the one that is left." },
      levels: { type: "object", additionalProperties: refer("quantity") },
      bands: { type: "object", additionalProperties: refer("quantity") },
      otherwise: refer("quantity"),
      ...provenance,
    },
    additionalProperties: false,
  },
  hazard: { anyOf: [refer("quantity"), byAttribute("quantity")] },
  after: { anyOf: [refer("distribution"), byAttribute("distribution")] },
};
