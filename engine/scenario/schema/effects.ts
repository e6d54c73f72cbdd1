/** The shape of effects: what programmes and places do to rates, stays and shares elsewhere. */
import type * as z from "zod";
import { FACTOR_ON, readOn } from "../read/multiplied.ts";
import { readQuantity } from "../read/quantity.ts";
import { quantityJson } from "./json.ts";
import { day, duration, named, reference, references, share, strict, text, value } from "./leaves.ts";

export const who = named(
  "a map of attributes and levels",
  references("Levels of those meant, one or a list.", "[moderate, severe]"),
  "{ frailty: [moderate, severe] }",
).describe("Attributes and levels of those it reaches. Default: everybody.");

export const Effect = strict(
  "an effect, with while (or from), on and factor",
  {
    label: text("Name in tables and charts.", "Rapid response prevents admissions").optional(),
    was: reference("Former name: keeps people's luck through a change of name.", "old-name").optional(),
    while: reference("The service or membership in which it reaches people.", "rapid-response").optional(),
    from: day("Instead of while: the date from which it reaches everybody.").optional(),
    until: day("The date on which it ends. Default: none.").optional(),
    on: value(
      "a path to what is multiplied",
      "What it multiplies: clocks.name, conditions.name.moves.one-other, services.name.length-of-stay (or visit), or services.name.routes.name.share.",
      "clocks.admission",
      { type: "string" },
      readOn,
    ),
    factor: value(
      "a factor",
      "What the rate, stay or share is multiplied by; several effects on one person multiply.",
      "0.8",
      quantityJson("0.8"),
      (tree, reading) => readQuantity(FACTOR_ON, tree, reading),
    ),
    lag: duration("Time until it sets in, whole. Default: at once.", "2 weeks").optional(),
    decay: duration(
      "Time in which it fades after it ends, in four equal steps. Default: at once.",
      "90 days",
    ).optional(),
    "works-for": share("Share of people for whom it works at all. Default: 100%.").optional(),
    who: who.optional(),
  },
  "{ while: rapid-response, on: clocks.admission, factor: 0.8 }",
);

export type EffectShape = z.output<typeof Effect>;
