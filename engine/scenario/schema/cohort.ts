/** The shape of a cohort: who arrives, how many, what they are like, where they go first. */
import type * as z from "zod";
import { readJointly } from "../read/jointly.ts";
import { readLevel } from "../read/level.ts";
import { Arrivals } from "./demand.ts";
import { quantityJson } from "./json.ts";
import { day, named, reference, references, share, strict, text, value } from "./leaves.ts";
import { jointlyJson } from "./tablesJson.ts";

const level = value(
  "a share",
  "Share of the cohort with this level; was: names what the level was called, and keeps people's luck.",
  "62%",
  quantityJson("62%"),
  readLevel,
);

const Tool = strict(
  "a measured attribute, with of, finds, sensitivity and specificity",
  {
    was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
    of: reference("The attribute it measures: what people truly are.", "frailty"),
    finds: references("Levels of that attribute that it is to find, one or a list.", "[severe]"),
    sensitivity: share("Share of people with these levels whom it flags."),
    specificity: share("Share of all other people whom it does not flag."),
  },
  "{ of: frailty, finds: severe, sensitivity: 80%, specificity: 90% }",
);

export const Cohort = strict("a cohort, with arrivals and enters", {
  label: text("Name in tables and charts.", "Frail people in an emergency").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  arrivals: Arrivals,
  "arrivals-stop": day("From this day, or day and hour, on nobody of the cohort comes.").optional(),
  attributes: named(
    "attributes, each with its levels and their shares",
    named("a map of levels and their shares", level),
  )
    .describe("What people are like: attributes, each with its levels and their shares, drawn one by one.")
    .optional(),
  "attributes-jointly": value(
    "a map with table or records",
    "Attributes that hang together: a table of combinations with shares, or records (CSV) with perhaps a weight.",
    "{ table: [{ age: 85-plus, frailty: severe, share: 12% }] }",
    jointlyJson,
    readJointly,
  ).optional(),
  measured: named(
    "measured attributes, each with of, finds, sensitivity and specificity",
    Tool,
    "{ frailty-score: { of: frailty, finds: severe, sensitivity: 80%, specificity: 90% } }",
  )
    .describe(
      "What is known of people where it differs from what they are, by names of your own: attributes with the levels flagged and not-flagged, drawn as people come. Ways on and admission go by these; stays, outcomes and hazards by the attribute they measure.",
    )
    .optional(),
  enters: references("First service, or a list of acceptable ones in order of preference.", "front-door"),
  "second-door": strict(
    "a second door, with at and share",
    {
      at: references("The service at which the same people are referred as well, or a list of them.", "hospital-team"),
      share: share("Share of the cohort who are referred at both doors."),
    },
    "{ at: hospital-team, share: 12% }",
  )
    .describe(
      "The same person referred at two doors: one person, who stands in both queues until one of them has a place. Gives the cohort an attribute second-door with the levels yes and no.",
    )
    .optional(),
});

export type CohortShape = z.output<typeof Cohort>;
