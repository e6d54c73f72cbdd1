/** The shape of a cohort: who arrives, how many, what they are like, where they go first. */
import type * as z from "zod";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { growth, named, rate, reference, references, share, strict, text, value, yesOrNo } from "./leaves.ts";

const profile = (key: string, length: number) =>
  value(
    `a list of ${length} numbers`,
    `Relative arrivals by ${key}.`,
    `[${Array(length).fill(1).join(", ")}]`,
    { type: "array", items: { type: "number", minimum: 0 }, minItems: length, maxItems: length },
    (tree, { report }): number[] | undefined => {
      if (tree.kind !== "list") return undefined;
      if (tree.items.length !== length)
        return void report(say.profileLength(at(tree.place), key, tree.items.length, length));
      const numbers = tree.items.map((item) =>
        item.kind === "leaf" && typeof item.value === "number" ? item.value : Number.NaN,
      );
      const good = numbers.every((n) => n >= 0 && Number.isFinite(n)) && numbers.some((n) => n > 0);
      return good ? numbers : void report(say.profileNumbers(at(tree.place), key));
    },
  ).optional();

export const Cohort = strict("a cohort, with arrivals and enters", {
  label: text("Name in tables and charts.", "Frail people in an emergency").optional(),
  was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
  arrivals: strict("a map with total, and perhaps profile and growth", {
    total: rate("People per unit of time."),
    "includes-returns": yesOrNo("true when the total counts people who come back as well.").optional(),
    profile: strict("a map of hour, weekday and month", {
      hour: profile("hour", 24),
      weekday: profile("weekday", 7),
      month: profile("month", 12),
    }).optional(),
    growth: growth("Growth a year, anchored at the start.").optional(),
  }),
  attributes: named(
    "attributes, each with its levels and their shares",
    named("a map of levels and their shares", share("Share of the cohort with this level.")),
  ).optional(),
  enters: references("First service, or a list of acceptable ones in order of preference.", "front-door"),
});

export type CohortShape = z.output<typeof Cohort>;
