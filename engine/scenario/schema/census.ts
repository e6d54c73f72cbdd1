/** The shape of a census: who is there when the run begins. */
import type * as z from "zod";
import { notA } from "../messages/structure.ts";
import { notRead } from "../messages/tables.ts";
import { at } from "../problem.ts";
import { readDistribution } from "../read/distribution.ts";
import { inside } from "../read/quantity.ts";
import { CENSUS_REASONS, CENSUS_STATES, type ElapsedSpec } from "../spec/census.ts";
import { child } from "../tree.ts";
import { distributionJson, tableJson } from "./json.ts";
import { count, distribution, listOf, named, oneOf, reference, strict, value } from "./leaves.ts";

const WORDS = ["unknown", "uniform-on-drawn-stay"] as const;

const elapsed = value(
  "the time spent here so far: known, unknown or uniform-on-drawn-stay",
  "Time already spent in the service. Known: the rest of the stay is drawn given it. Unknown: drawn as for " +
    "people found there on a random day. uniform-on-drawn-stay only reproduces other tools. Default: unknown.",
  "{ known: 12 days }",
  {
    anyOf: [
      { enum: [...WORDS] },
      {
        type: "object",
        properties: { known: { ...distributionJson, description: "Time already spent there." } },
        required: ["known"],
      },
    ],
  },
  (tree, reading): ElapsedSpec | undefined => {
    if (tree.kind === "leaf") {
      const form = WORDS.find((word) => word === tree.text);
      return form === undefined ? undefined : { form };
    }
    const known = child(tree, "known");
    if (known === undefined || tree.kind !== "map" || tree.entries.size > 1) return undefined;
    const of = readDistribution(known, inside(reading, "known"));
    if (of === undefined) return void reading.report(notA(at(known.place, "known"), known, "a time", "12 days"));
    return { form: "known", of };
  },
);

const Row = strict(
  "people who are there when the run begins, with service or for",
  {
    name: reference(
      "Name of the row: its people's luck goes by it. Default: the service and the state.",
      "long-stayers",
    ).optional(),
    was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
    service: reference("Where they are; none for those who wait at home.", "acute-ward").optional(),
    people: count("How many. Default: 1.", "97").optional(),
    cohort: reference("Their cohort. May be left out when there is only one.", "frail-emergency").optional(),
    attributes: named("attributes and their levels", reference("Level.", "severe"), "{ frailty: severe }")
      .describe("Levels of those attributes that are known; the others are drawn.")
      .optional(),
    state: oneOf(
      "a state",
      "Where they stand. Default: in-treatment, or waiting without a service.",
      CENSUS_STATES,
    ).optional(),
    for: reference("The service they wait for, or in which a place is assigned.", "reablement").optional(),
    route: reference("Name of their way on, when it is known.", "care-home").optional(),
    reason: oneOf("a reason", "What holds up those who are ready. Default: no-room.", CENSUS_REASONS).optional(),
    since: distribution("How long they have been ready, assigned or waiting.", "3 days").optional(),
    elapsed: elapsed.optional(),
    records: value(
      "a table of people",
      "Instead of a row: a table (CSV) beside the scenario, with a row for each person who is there. Columns: service, state, for, route, reason, since, elapsed, people, cohort and attributes, as the keys of a row; since and elapsed are durations, or the date and time when it began. Beside it only name, was and cohort may stand. People are known by their number in the table: columns of names or notes are refused.",
      "ward-list.csv",
      tableJson,
      (tree, { report }) => (child(tree, "rows") === undefined ? void report(notRead(tree.place)) : tree),
    ).optional(),
  },
  "{ service: acute-ward, people: 97, cohort: frail, elapsed: unknown }",
);

/** `census:`, at the top. */
export const Census = listOf(
  "a list of people who are there when the run begins",
  Row,
  "[{ service: acute-ward, people: 97, elapsed: unknown }]",
).describe("Who is there when the run begins. Default: nobody, so a warm-up is needed.");

export type CensusShape = z.output<typeof Census>;
