/** The shape of shocks: what befalls a service or a cohort for a time. */
import type * as z from "zod";
import { readClosing, readFactor } from "../read/levels.ts";
import { readOccupants } from "../read/occupants.ts";
import { occupantsJson } from "./json.ts";
import { day, distribution, named, reference, strict, value } from "./leaves.ts";

const Shock = strict(
  "a shock, with closes or surge, every or on, and lasts",
  {
    was: reference("Former name: keeps the shock's luck through a change of name.", "old-name").optional(),
    closes: reference("The service that loses places.", "ward-a").optional(),
    places: value(
      "all, a number of places or a share",
      "What is closed: all places, so many, or a share of those there are when it begins. Default: all.",
      "all",
      { type: ["string", "integer"] },
      readClosing,
    ).optional(),
    occupants: value(
      "stay, leave or a map with move-to",
      "What becomes of the people above the places left when it closes some: they stay, leave by their own way on at once, or go to the services of move-to. Default: stay.",
      "{ move-to: [ward-b], first: longest-there }",
      occupantsJson,
      readOccupants,
    ).optional(),
    surge: reference("The cohort that comes in other numbers.", "frail-emergency").optional(),
    factor: value(
      "a number above 0",
      "How many times as many people of the cohort come.",
      "1.5",
      { type: "number", exclusiveMinimum: 0 },
      readFactor,
    ).optional(),
    every: distribution(
      "Time from the end of one to the beginning of the next, and from the start of the warm-up to the first.",
      "{ exponential: { mean: 400 days } }",
    ).optional(),
    on: day("Date, or date and time, on which it comes, once.").optional(),
    lasts: distribution("How long it lasts.", "{ lognormal: { mean: 9 days, sd: 6 days } }"),
  },
  "{ closes: ward-a, every: { exponential: { mean: 400 days } }, lasts: 9 days }",
);

export const Shocks = named("a map of shocks, each with closes or surge, every or on, and lasts", Shock).describe(
  "What nobody plans, by names of your own: places close or more people come, for a time. Shocks have luck of their own.",
);

export type ShockShape = z.output<typeof Shock>;
