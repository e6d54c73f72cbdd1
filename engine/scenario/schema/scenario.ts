/** The shape of a whole scenario, after variants are merged. */
import type * as z from "zod";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { readBankHolidays } from "../read/bankHolidays.ts";
import { readSpan } from "../read/small.ts";
import { Census } from "./census.ts";
import { dated } from "./changes.ts";
import { Cohort } from "./cohort.ts";
import { Contracts, Funds } from "./contracts.ts";
import { Costs } from "./costs.ts";
import { EndsWhen } from "./ends.ts";
import { day, named, oneOf, reference, references, scalar, strict, text, value, whole } from "./leaves.ts";
import { Measures } from "./measures.ts";
import { peopleParts } from "./people.ts";
import { Periods } from "./periods.ts";
import { pools, sharedPlaces } from "./places.ts";
import { rings } from "./queues.ts";
import { Rules } from "./rules.ts";
import { Service } from "./service.ts";
import { Shocks } from "./shocks.ts";

const version = scalar<1>("a version of the language", "Version of the language.", "1", { const: 1 }, (leaf, report) =>
  leaf.text === "1" ? 1 : void report(say.wrongVersion(at(leaf.place), leaf)),
);

const span = (what: string, example: string) => value("a time", what, example, { type: "string" }, readSpan);

const source = strict("a source, with a title", {
  title: text("Title of the document.", "Better Care Fund plan 2016-17"),
  where: text("Page, table or section.", "table 3").optional(),
  grade: oneOf("a grade", "Grade of the evidence.", ["A", "B", "C", "S"]).optional(),
});

const end = (what: string) =>
  value("a number", what, "10", { type: ["string", "number"] }, (tree) => (tree.kind === "leaf" ? tree : undefined));

const lever = strict("a lever, with sets, from and to", {
  sets: reference("Path of the number it sets.", "services.acute-ward.capacity"),
  from: end("Lowest value of the slider, in the unit of the number."),
  to: end("Highest value of the slider, in the unit of the number."),
  step: end("Step of the slider. Default: worked out from lowest and highest.").optional(),
  label: text("Name on the slider.", "Beds at Collins House").optional(),
});

const cell = strict(
  "a place on the grid, with column and row",
  {
    column: whole("Column from the left, from 0.", "1"),
    row: whole("Row from the top, from 0.", "2"),
  },
  "{ column: 1, row: 2 }",
);

const parts = {
  careshift: version,
  title: text("What the scenario is called in tables, charts and file lists.", "Intermediate care, spring 2016"),
  question: text("The question asked.", "What happens if 24 beds close?").optional(),
  place: strict("a place, with name and population", {
    name: text("Name of the place.", "Thurrock"),
    population: named("a map of age groups and people", whole("People.", "163848"))
      .describe("Groups of people and how many there are: 18-plus, 65-plus and others.")
      .optional(),
  })
    .describe("The place that the scenario is about, and its people: measures per 100,000 go by them.")
    .optional(),
  time: strict(
    "a map with start, length and warm-up",
    {
      start: day("First measured day, or day and hour."),
      length: span("Measured time; years and months on the calendar.", "2 years"),
      "warm-up": span("Time before the start that is not measured; none for none.", "26 weeks"),
      "arrivals-stop": day("From this day, or day and hour, on nobody comes.").optional(),
    },
    "{ start: 2016-04-01, length: 1 year, warm-up: 26 weeks }",
  ).describe("When the measured time begins, how long it is, and how much comes before it."),
  "bank-holidays": value(
    "england, or a list of dates",
    "Bank holidays: england for those of England and Wales (2013 to 2030), dates, or a list of both.",
    "england",
    { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] },
    readBankHolidays,
  ).optional(),
  sources: named("a map of sources, each with a title", source)
    .describe(
      "Where figures come from, by keys of your own. A figure names its source; without one it is an assumption.",
    )
    .optional(),
  payers: references("Names of those who pay: whom paid-by and funded-by may name.", "[nhs, council]").optional(),
  providers: references(
    "Names of those who provide care: whom services and contracts may name.",
    "[acute-trust, community-trust]",
  ).optional(),
  census: Census.optional(),
  "ends-when": EndsWhen.optional(),
  periods: Periods.describe("Named times: each measure is given for each of them, beside the whole.").optional(),
  ...peopleParts,
  pools: pools.optional(),
  "shared-places": sharedPlaces.optional(),
  layout: named(
    "a map of services and their places on the grid, each with column and row",
    cell,
    "{ acute-ward: { column: 1, row: 2 } }",
  )
    .describe("Where services stand on the map of the viewer. Default: worked out from the ways on.")
    .optional(),
  ...dated,
  rings: rings.optional(),
  rules: Rules.optional(),
  shocks: Shocks.optional(),
  levers: named("a map of levers, each with sets, from and to", lever)
    .describe("Numbers that can be moved with a slider in the viewer, by names of your own.")
    .optional(),
  costs: Costs.optional(),
  contracts: Contracts.optional(),
  funds: Funds.optional(),
  measures: Measures.optional(),
};

const untouched = (noun: string, example: string) =>
  value(noun, noun, example, { type: "object" }, (tree) =>
    tree.kind === "map" && tree.entries.size > 0 ? tree : undefined,
  );

/** Everything but services and cohorts, which are read one by one because dated changes give each several versions. */
export const Frame = strict("a scenario", {
  ...parts,
  cohorts: untouched("a map of cohorts, at least one", "{ older-people: … }"),
  services: untouched("a map of services, at least one", "{ acute-ward: … }"),
});

export type FrameShape = z.output<typeof Frame>;

const same = { anyOf: [{ const: "same" }, { type: "object" }] };

/** The whole language of a scenario that extends none, for editors. */
export const Whole = strict("A scenario of Careshift.", {
  ...parts,
  cohorts: named("cohorts", Cohort).describe("Who comes: groups of people, by names of your own."),
  services: named("services", Service).describe(
    "Where people are and what they wait for: services, by names of your own.",
  ),
  declared: strict("Services and cohorts of the scenario this one was made from: luck is settled on their shares.", {
    services: named(
      "services as declared, or same",
      value("a service, or same", "As declared.", "same", same, (tree) => tree),
    )
      .describe("Services as declared there, or same.")
      .optional(),
    cohorts: named(
      "cohorts as declared, or same",
      value("a cohort, or same", "As declared.", "same", same, (tree) => tree),
    )
      .describe("Cohorts as declared there, or same.")
      .optional(),
  }).optional(),
});

const anything = (what: string) => value("a value", what, "…", {}, (tree) => tree);

/** The language of a variant. */
export const Variant = strict("A variant of a scenario of Careshift.", {
  careshift: version,
  extends: text("The file it varies, in the same folder or below.", "today.yaml"),
  title: parts.title.optional(),
  question: parts.question,
  sources: parts.sources,
  set: named("paths and their values", anything("A value."))
    .describe("Paths and the values that stand there instead.")
    .optional(),
  add: named("paths and what is added there", anything("A new entry, or an item for a list."))
    .describe("Paths and what is added there: a new entry of a map, or an item for a list.")
    .optional(),
  remove: references("Paths of what is not there any more.", "[services.old-ward]").optional(),
  parts: named("parts and the paths they hold", references("Paths that this part changes.", "[services.collins-house]"))
    .describe("Parts of the programme for careshift waterfall: names, and the paths each of them changes.")
    .optional(),
  layout: parts.layout,
  changes: parts.changes,
  levers: parts.levers,
  measures: parts.measures,
});
