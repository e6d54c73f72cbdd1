/** JSON Schema of the forms of a distribution. */
import { described, provenance, refer, scalar, tableJson } from "./json.ts";

/** What the parameters of distributions mean. */
const MEANINGS: Readonly<Record<string, string>> = {
  mean: "Mean of the time.",
  sd: "Standard deviation of the time.",
  median: "Time within which half of them are done. Beside it or instead may stand p10, p90 and other percentiles.",
  k: "Number of stages.",
  shape: "Shape of the family, a plain number.",
  scale: "Scale of the family, a time.",
  mu: "Mean of the logarithms of the time, a plain number.",
  sigma: "Standard deviation of the logarithms of the time, a plain number.",
  low: "Shortest time.",
  mode: "Most frequent time.",
  high: "Longest time.",
  from: "Shortest time.",
  to: "Longest time.",
};

const parameters = (...names: readonly string[]) => ({
  type: "object",
  properties: {
    ...Object.fromEntries(names.map((name) => [name, described(MEANINGS[name]!, refer("quantity"))])),
    ...provenance,
  },
  additionalProperties: false,
});

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
    values: { type: "array", items: scalar, description: "The times, one by one." },
    shares: { type: "array", items: scalar, description: "Share of each value. Default: the same for all." },
    bins: described(
      "A histogram: people are spread evenly within each bin.",
      rows(
        {
          from: described("Where the bin begins. Default: where the one before ends.", refer("quantity")),
          to: described("Where the bin ends.", refer("quantity")),
          share: described("Share of people in the bin.", refer("quantity")),
        },
        ["to", "share"],
      ),
    ),
    csv: described("A table (CSV) beside the scenario with a row for each person.", tableJson),
    column: { type: "string", description: "Column of the table with the times." },
    unit: {
      type: "string",
      description: "Unit of the column, such as days or hours. Default: the name of the column.",
    },
    ...provenance,
  },
  additionalProperties: false,
};

/** Forms of a distribution: one of these stands in its map. */
export const forms = {
  constant: described("The same time for everybody.", refer("quantity")),
  exponential: family("Exponential: by mean, median or a percentile.", "mean"),
  erlang: described(
    "Erlang: k exponential stages one after the other, by mean and k, or mean and sd.",
    parameters("mean", "k", "sd"),
  ),
  gamma: family(
    "Gamma: by mean and sd, median and a percentile, or shape and scale (or mean).",
    ...["mean", "sd", "shape", "scale"],
  ),
  lognormal: {
    ...family(
      "Lognormal: by mean and sd, median and a percentile, or mu and sigma of the logarithms of hours or days.",
    ),
    properties: {
      ...parameters("mean", "sd", "median", "mu", "sigma").properties,
      of: { type: "string", description: "Unit of the time whose logarithms have mu and sigma.", examples: ["days"] },
    },
  },
  weibull: family(
    "Weibull: by mean and sd, median and a percentile, or shape and scale (or mean).",
    ...["mean", "sd", "shape", "scale"],
  ),
  normal: family("Normal without its part below 0: mean and sd are those of what is left.", "mean", "sd"),
  triangular: described("Triangular: by low, mode and high.", parameters("low", "mode", "high")),
  uniform: family("Uniform: by from and to, mean and sd, or two percentiles.", "from", "to", "mean", "sd"),
  discrete: described("Times, each with its share of people.", {
    type: "object",
    additionalProperties: refer("quantity"),
    examples: [{ "1 day": "20%", "2 days": "50%", "4 days": "rest" }],
  }),
  empirical: described("Times as they were recorded: values, a histogram, or a column of a table.", empirical),
  quantiles: described("Shares of people and the time within which they are done.", {
    type: "object",
    required: ["most"],
    properties: {
      least: described("Shortest time. Default: 0 days.", refer("quantity")),
      most: described("Longest time.", refer("quantity")),
    },
    additionalProperties: refer("quantity"),
    examples: [{ "10%": "1 day", "50%": "4 days", "90%": "12 days", most: "60 days" }],
  }),
  mixture: described("Several kinds of people, each with a share and a distribution of their own.", {
    type: "array",
    items: {
      type: "object",
      required: ["share", "of"],
      properties: {
        share: described("Share of people of this kind.", refer("quantity")),
        of: described("How long it takes them.", refer("distribution")),
      },
      additionalProperties: false,
    },
  }),
  "phase-type": described("Phases that follow one another, each exponential.", {
    type: "object",
    required: ["stages"],
    properties: {
      stages: described(
        "The phases; everybody begins in the first.",
        rows(
          {
            name: { type: "string", description: "Name of the phase, for the to of others." },
            mean: described("Mean of the time in the phase.", refer("quantity")),
            to: {
              type: "object",
              description: "Shares of those who go to next, to out or to a named phase. Default: all to the next.",
              additionalProperties: scalar,
            },
          },
          ["mean"],
        ),
      ),
      ...provenance,
    },
    additionalProperties: false,
  }),
  "shape-of": described("A published shape, stretched to the mean that stands beside it.", refer("distribution")),
};

/** What may stand beside a form. */
export const beside = {
  mean: described("Beside shape-of: the mean to which it is stretched.", refer("quantity")),
  "at-most": described(
    "Longer times are cut off, and the rest is stretched so that the declared mean is kept.",
    refer("quantity"),
  ),
  "at-least": described("Shorter times are cut off, and the declared mean is kept.", refer("quantity")),
  truncation: {
    const: "compensated",
    description: "What cutting ends off does to the mean: it is kept. Default: compensated.",
  },
  "mean-changes": {
    type: "boolean",
    description: "Whether cutting ends off changes the mean, which check then prints. Default: false.",
  },
};
