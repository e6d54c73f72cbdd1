/** The shape of a cohort: who arrives, how many, what they are like, where they go first. */
import type * as z from "zod";
import { Arrivals } from "./demand.ts";
import { named, reference, references, share, strict, text } from "./leaves.ts";

export const Cohort = strict("a cohort, with arrivals and enters", {
  label: text("Name in tables and charts.", "Frail people in an emergency").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  arrivals: Arrivals,
  attributes: named(
    "attributes, each with its levels and their shares",
    named("a map of levels and their shares", share("Share of the cohort with this level.")),
  ).optional(),
  enters: references("First service, or a list of acceptable ones in order of preference.", "front-door"),
});

export type CohortShape = z.output<typeof Cohort>;
