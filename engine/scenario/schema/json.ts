/** JSON Schema of the values that our own readers read. What many places share is defined once and referred to. */

/** Keys that may stand in the map of any figure. */
export const provenance = {
  source: { type: "string", description: "Key of sources. Without one the figure is an assumption." },
  note: { type: "string", description: "What a reader should know of the figure." },
};

/** A figure as it is written. */
export const scalar = { type: ["string", "number"] };
/** A definition that many places share. */
export const refer = (name: string) => ({ $ref: `#/definitions/${name}` });

/** A schema with what it means. Beside a reference nothing else is read, so that is wrapped. */
export const described = (description: string, schema: object) =>
  "$ref" in schema ? { description, allOf: [schema] } : { description, ...schema };

function oneOrMore(name: string) {
  return { anyOf: [refer(name), { type: "array", items: refer(name), minItems: 1 }] };
}

/** A scalar with its unit, or { value, low, high, source, note }. */
export const quantityJson = (example: string) => ({ allOf: [refer("quantity")], examples: [example] });

/** The price of a line of cost, or a block of places and a price beyond it. */
export const linePriceJson = {
  anyOf: [
    refer("quantity"),
    {
      type: "object",
      required: ["block", "spot"],
      properties: {
        block: described("Places paid for whether used or not: 20 places at £86 per place-day.", refer("quantity")),
        spot: described("Paid for each person at midnight beyond them: £120 per bed-day.", refer("quantity")),
      },
      additionalProperties: false,
    },
  ],
  examples: ["£312 per bed-day"],
};

/** Hours of days, or times of day, at which something is allowed. */
export const windowsJson = oneOrMore("opening");

/** Units, a profile of them, or either for each level of an attribute. */
export const unitsJson = { anyOf: [refer("quantity"), refer("units")] };

/** The name of a table, or what a resolved scenario says of one that was read. */
export const tableJson = { anyOf: [{ type: "string", pattern: "\\.csv$" }, refer("table")] };

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

/** stay, leave, or { move-to, first }. */
export const occupantsJson = {
  anyOf: [
    { enum: ["stay", "leave"] },
    {
      type: "object",
      required: ["move-to"],
      properties: {
        "move-to": described("Services they go to, in order of preference.", {
          anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }],
        }),
        first: { enum: ["longest-there", "last-in"], description: "Who goes first. Default: longest-there." },
      },
      additionalProperties: false,
    },
  ],
};
