/** The shape of what care costs: lines, their years of prices, and how they follow what is used. */
import type * as z from "zod";
import { parsePriceYear } from "../../units/priceYears.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { INFLATION, PEOPLE } from "../read/amounts.ts";
import { readLinePrice } from "../read/linePrice.ts";
import { type Kind, readQuantity } from "../read/quantity.ts";
import { linePriceJson, quantityJson, scalar as scalarJson } from "./json.ts";
import { day, duration, growth, named, rate, references, scalar, share, strict, value, yesOrNo } from "./leaves.ts";

const quantity = (kind: Kind, about: string) =>
  value(kind.name, about, kind.example, quantityJson(kind.example), (tree, reading) =>
    readQuantity(kind, tree, reading),
  );

const year = (about: string) =>
  scalar("a year of prices", about, "2016/17", scalarJson, (leaf, report) => {
    const read = parsePriceYear(leaf.text);
    return read.ok ? leaf.text : void report(say.unit(at(leaf.place), read.problem));
  });

const behaves = strict(
  "how a cost follows what is used, with at and shares",
  {
    at: rate("Units a year that are planned, of all services of the line together.", "41000 per year"),
    fixed: share("Share of the price that is paid for what is planned, whatever is used.").optional(),
    "semi-variable": share(
      "Share that follows what is used only after the lag; what is planned, as long as the run did not have that month.",
    ).optional(),
    variable: share("Share that follows what is used at once. The three shares add up to 100%.").optional(),
    lag: duration("Whole months after which the semi-variable share follows what is used.", "12 months").optional(),
  },
  "{ at: 41000 per year, fixed: 60%, semi-variable: 25%, variable: rest, lag: 12 months }",
);

const perStep = strict(
  "steps of a yearly price, with of",
  {
    of: quantity(PEOPLE, "People for each step: as many steps as the mean number of a month asks for, rounded up."),
    lag: duration(
      "Whole months until a step that is not needed is taken off; at once if left out.",
      "3 months",
    ).optional(),
  },
  "{ of: 6 people, lag: 3 months }",
);

const line = strict("a line of cost, with service, price and paid-by", {
  service: references("The service, or a list of them.", "acute-ward"),
  price: value(
    "a price, or a block of places and a price beyond it",
    "Pounds per bed-day, place-day, start, visit, visit-hour, delayed day, refusal, diversion, discharge, death or year, or once; or { block: 20 places at £86 per place-day, spot: £120 per bed-day }: places paid for whether used or not, and a price for each person at midnight beyond them.",
    "£312 per bed-day",
    linePriceJson,
    readLinePrice,
  ),
  "price-year": year("Year of this price: inflation brings it to costs.price-year. Without it that year.").optional(),
  "paid-by": value(
    "a payer, or payers and their shares",
    "Who pays it: a payer, or payers and their shares.",
    "nhs",
    { anyOf: [{ type: "string" }, { type: "object", additionalProperties: scalarJson }] },
    (tree) => tree,
  ),
  additional: yesOrNo("Whether a delayed day costs this beside the bed. Default: false.").optional(),
  from: day("Day, or day and hour, from which the line counts; without it from the beginning.").optional(),
  until: day("Day, or day and hour, from which it counts no more; without it to the end.").optional(),
  on: day("Day on which a price to be paid once falls due.").optional(),
  behaves: behaves
    .describe(
      "How much of the cost is fixed, follows what is used after a lag, and follows at once; without it all at once.",
    )
    .optional(),
  "per-step": perStep
    .describe("Makes a price per year that of one step, of staff for so many people; each service has its own steps.")
    .optional(),
});

const doubleRunning = strict(
  "services that run twice over, with closing and opening",
  {
    closing: references("Services that are to close.", "[outside-beds]"),
    opening: references("Services that take their place.", "[collins-house, reablement]"),
  },
  "{ closing: [outside-beds], opening: [collins-house] }",
);

/** `costs:`, at the top. */
export const Costs = strict("a map with price-year and lines", {
  "price-year": year("Year in whose prices every amount is told.").optional(),
  inflation: named(
    "a map of years and by how much prices rose in them",
    quantity(INFLATION, "Rise of prices from the year before to this one."),
    "{ 2015/16: 1.3%, 2016/17: 2.1% }",
  )
    .describe("By how much prices rose from the year before to each year: for lines with a price-year of their own.")
    .optional(),
  discount: growth(
    "Rate at which a last, separate figure discounts costs to the measured start; nothing else is discounted.",
    "3.5% per year",
  ).optional(),
  lines: named(
    "a map of lines of cost, each with service, price and paid-by",
    line,
    "{ bed-day: { service: acute-ward, price: £312 per bed-day, paid-by: nhs } }",
  ).describe("Lines of cost, by names of your own."),
  "double-running": doubleRunning
    .describe(
      "What closing services cost from the day one that opens first has more places than at the start until they have none is told apart.",
    )
    .optional(),
}).describe("What things cost, and who pays.");

export type CostsShape = z.output<typeof Costs>;
