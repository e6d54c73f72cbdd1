/** The shape of clocks and of conditions with stages. */
import type * as z from "zod";
import { readAfter, readHazard } from "../read/hazard.ts";
import { Effect } from "./effects.ts";
import { afterJson, hazardJson } from "./json.ts";
import { growth, listOf, named, oneOf, reference, references, share, strict, text, value } from "./leaves.ts";
import { Membership } from "./memberships.ts";

const hazard = {
  rate: value(
    "a rate for one person",
    "How often it happens to one person, as long as nothing else does: a hazard.",
    "8% per year",
    hazardJson,
    readHazard,
  ).optional(),
  grows: growth("Growth of the rate with each year of the clock's own age (Gompertz).", "9% per year").optional(),
  after: value(
    "a distribution",
    "Instead of a rate: the time after which it happens, as long as nothing else does.",
    "{ exponential: { mean: 90 days } }",
    afterJson,
    readAfter,
  ).optional(),
};

export const Clock = strict("a clock, with rate (or after) and to", {
  label: text("Name in tables and charts.", "Death").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  ...hazard,
  from: oneOf(
    "a start",
    "What starts it: arrival in the model, each stay in one of services, each discharge from them, or reaching one of the stages of a condition. Default: arrival.",
    ["arrival", "stay", "discharge", "condition"],
  ).optional(),
  services: references("Services whose stays or discharges start it. Default: any.", "acute-ward").optional(),
  condition: reference("The condition whose stages start it.", "dementia").optional(),
  stages: references("Stages that start it.", "[moderate, severe]").optional(),
  scope: oneOf(
    "a scope",
    "How long it goes on: for this stay, until the next admission to a hospital or one of services, or for life (from a condition: as long as one of its stages lasts). Default: this-stay from a stay, until-admission from a discharge, else for-life.",
    ["this-stay", "until-admission", "for-life"],
  ).optional(),
  to: reference("Where the person goes when it rings: a way out, or a service.", "died"),
  "while-waiting": oneOf("runs or stops", "Whether it runs while the person waits or is delayed. Default: runs.", [
    "runs",
    "stops",
  ]).optional(),
  never: share("Share of people for whom it never rings.").optional(),
});

const Move = strict("a move between stages, with from, to and rate (or after)", {
  from: reference("The stage that is left.", "mild"),
  to: reference("The stage that is reached.", "moderate"),
  ...hazard,
});

export const Condition = strict("a condition, with stages, starts and moves", {
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  stages: references("Its stages, in order.", "[none, mild, moderate, severe]"),
  starts: named(
    "stages and the shares of people who come with them",
    share("Share of people who come with this stage."),
  ).describe("Stages and the share of people who come with each."),
  moves: listOf("a list of moves between stages", Move, "[{ from: none, to: mild, rate: 2% per year }]")
    .describe("How people come from one stage to another. Default: they stay in theirs.")
    .optional(),
});

export const peopleParts = {
  clocks: named(
    "a map of clocks, each with rate (or after) and to",
    Clock,
    "{ death: { rate: 8% per year, to: died } }",
  )
    .describe("What happens to people wherever they are, by names of your own: the first clock to ring holds.")
    .optional(),
  conditions: named(
    "a map of conditions, each with stages, starts and moves",
    Condition,
    "{ dementia: { stages: [none, mild], starts: { none: 70%, mild: rest } } }",
  )
    .describe("What goes on inside people: conditions with stages, by names of your own.")
    .optional(),
  memberships: named(
    "a map of memberships, each with joins and lasts",
    Membership,
    "{ case-management: { joins: { on: discharge, services: acute-ward }, lasts: 90 days } }",
  )
    .describe("What people belong to beside the place they are in, by names of your own.")
    .optional(),
  effects: named(
    "a map of effects, each with while (or from), on and factor",
    Effect,
    "{ rapid-response-prevents: { while: rapid-response, on: clocks.admission, factor: 0.8 } }",
  )
    .describe(
      "What being somewhere does elsewhere: while people are in a place, or from a date, something is multiplied.",
    )
    .optional(),
};

export type ClockShape = z.output<typeof Clock>;
export type ConditionShape = z.output<typeof Condition>;
