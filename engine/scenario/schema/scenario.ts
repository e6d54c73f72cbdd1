/** The shape of a whole scenario, after variants are merged. */
import type * as z from "zod";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { readBankHolidays } from "../read/bankHolidays.ts";
import { readOccupants } from "../read/occupants.ts";
import { readShare } from "../read/quantity.ts";
import { readSpan, readTarget } from "../read/small.ts";
import { Census } from "./census.ts";
import { Cohort } from "./cohort.ts";
import { Gate } from "./gates.ts";
import { quantityJson } from "./json.ts";
import {
  day,
  duration,
  listOf,
  named,
  oneOf,
  price,
  reference,
  references,
  scalar,
  strict,
  text,
  value,
  whole,
  yesOrNo,
} from "./leaves.ts";
import { peopleParts } from "./people.ts";
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

const realised = value(
  "a share",
  "The share of the way to the new value that is gone in fact. Default: 100%.",
  "60%",
  quantityJson("60%"),
  (tree, reading) => {
    const share = readShare(tree, reading);
    return share === "rest" ? undefined : share;
  },
);

const programmePhase = strict("a phase, with name, on or after, and changes", {
  name: reference("Name of the phase.", "pilot"),
  on: day("Date on which the phase begins.").optional(),
  after: oneOf("the word previous", "previous: begins when the changes of the phase before are made in full.", [
    "previous",
  ]).optional(),
  wait: duration("Time after that before the phase begins.", "8 weeks").optional(),
  gate: Gate.optional(),
  over: duration("Time over which numbers change step by step. Default: at once.", "8 weeks").optional(),
  changes: value(
    "a map of paths and new values",
    "What holds from the phase on: paths and their new values.",
    "{ services.virtual-ward.capacity: 20 }",
    { type: "object" },
    (tree) => (tree.kind === "map" && tree.entries.size > 0 ? tree.entries : undefined),
  ),
  realised: realised.optional(),
  until: day("Date on which the values are again what they were before the phase.").optional(),
  source: reference("Key of sources.", "plan-2016").optional(),
});

const change = strict("a change, with on and set", {
  on: day("Date, or date and time, on which it begins."),
  over: duration("Time over which numbers change step by step. Default: at once.", "8 weeks").optional(),
  set: value(
    "a map of paths and new values",
    "Paths and their new values.",
    "{ services.old-ward.capacity: 0 }",
    { type: "object" },
    (tree) => (tree.kind === "map" && tree.entries.size > 0 ? tree.entries : undefined),
  ),
  occupants: value(
    "stay, leave or a map with move-to",
    "What becomes of the people above a lower number of places: stay (default), leave by their own way on at once, or move-to services. first: longest-there (default) or last-in.",
    "{ move-to: [reablement], first: longest-there }",
    {},
    readOccupants,
  ).optional(),
  realised: realised.optional(),
  until: day("Date on which the value is again what it was before the change.").optional(),
  label: text("Name of the change.", "Old ward closes").optional(),
  source: reference("Key of sources.", "plan-2016").optional(),
});

const end = (what: string) =>
  value("a number", what, "10", { type: ["string", "number"] }, (tree) => (tree.kind === "leaf" ? tree : undefined));

const lever = strict("a lever, with sets, from and to", {
  sets: reference("Path of the number it sets.", "services.acute-ward.capacity"),
  from: end("Lowest value."),
  to: end("Highest value."),
  step: end("Step.").optional(),
  label: text("Name on the slider.", "Beds at Collins House").optional(),
});

const line = strict("a line of cost, with service, price and paid-by", {
  service: references("The service, or a list of them.", "acute-ward"),
  price: price("Pounds per unit."),
  "paid-by": value("a payer, or payers and their shares", "Who pays.", "nhs", {}, (tree) => tree),
  additional: yesOrNo("true when a delayed day costs this beside the bed.").optional(),
});

const target = strict("a target, with label, measure and target or change", {
  label: text("What the target says.", "Still at home after 91 days"),
  measure: text("Id of the measure.", "system.at-home-91"),
  target: value(
    "a value",
    "The value aimed at, in the unit of the measure.",
    "90.9%",
    { type: ["string", "number"] },
    readTarget,
  ).optional(),
  change: value(
    "a relative change",
    "The relative change aimed at.",
    "-3.5%",
    { type: "string" },
    readTarget,
  ).optional(),
  source: reference("Key of sources.", "plan-2016").optional(),
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
  title: text("Title.", "Intermediate care, spring 2016"),
  question: text("The question asked.", "What happens if 24 beds close?").optional(),
  place: strict("a place, with name and population", {
    name: text("Name of the place.", "Thurrock"),
    population: named("a map of age groups and people", whole("People.", "163848")).optional(),
  }).optional(),
  time: strict(
    "a map with start, length and warm-up",
    {
      start: day("First measured day, or day and hour."),
      length: span("Measured time; years and months on the calendar.", "2 years"),
      "warm-up": span("Time before the start that is not measured; none for none.", "26 weeks"),
    },
    "{ start: 2016-04-01, length: 1 year, warm-up: 26 weeks }",
  ),
  "bank-holidays": value(
    "england, or a list of dates",
    "Bank holidays: england for those of England and Wales (2013 to 2030), dates, or a list of both.",
    "england",
    {},
    readBankHolidays,
  ).optional(),
  sources: named("a map of sources, each with a title", source).optional(),
  payers: references("Who pays.", "[nhs, council]").optional(),
  census: Census.optional(),
  periods: named(
    "a map of periods, each with from and to",
    strict("a period, with from and to", {
      from: day("First instant of the period."),
      to: day("First instant after the period."),
    }),
    "{ 2016/17: { from: 2016-04-01, to: 2017-04-01 } }",
  ).optional(),
  ...peopleParts,
  layout: named(
    "a map of services and their places on the grid, each with column and row",
    cell,
    "{ acute-ward: { column: 1, row: 2 } }",
  ).optional(),
  changes: listOf("a list of changes, each with on and set", change).optional(),
  programmes: named(
    "a map of programmes, each with phases",
    strict("a programme, with phases", {
      label: text("Name of the programme.", "Frailty at home").optional(),
      phases: listOf("a list of phases, each with name and changes", programmePhase),
    }),
  ).optional(),
  rules: Rules.optional(),
  shocks: Shocks.optional(),
  levers: named("a map of levers, each with sets, from and to", lever).optional(),
  costs: strict("a map with price-year and lines", {
    "price-year": text("Year of the prices.", "2016/17").optional(),
    lines: named(
      "a map of lines of cost, each with service, price and paid-by",
      line,
      "{ bed-day: { service: acute-ward, price: £312 per bed-day, paid-by: nhs } }",
    ),
  }).optional(),
  measures: strict("a map with snapshot-hour, older and targets", {
    "snapshot-hour": whole("Hour of the day at which snapshots count.", "0").optional(),
    older: named("a map of an attribute and its levels", references("Levels.", "[65-74, 75-84]")).optional(),
    targets: listOf("a list of targets", target).optional(),
  }).optional(),
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
  cohorts: named("cohorts", Cohort),
  services: named("services", Service),
  declared: strict("Services and cohorts of the scenario this one was made from: luck is settled on their shares.", {
    services: named(
      "services as declared, or same",
      value("a service, or same", "As declared.", "same", same, (tree) => tree),
    ).optional(),
    cohorts: named(
      "cohorts as declared, or same",
      value("a cohort, or same", "As declared.", "same", same, (tree) => tree),
    ).optional(),
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
  set: named("paths and their values", anything("A value.")).optional(),
  add: named("paths and what is added there", anything("A new entry, or an item for a list.")).optional(),
  remove: references("Paths to remove.", "[services.old-ward]").optional(),
  layout: parts.layout,
  changes: parts.changes,
  levers: parts.levers,
  measures: parts.measures,
});
