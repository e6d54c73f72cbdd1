import type { Model } from "../compile/model.ts";
import { type Measure, value } from "./definition.ts";
import { aYear, meanLevel } from "./totals.ts";

/** Measures of memberships and effects: how many people, how many who join, how many refused. */
export function carriedMeasures(model: Model): Measure[] {
  return [
    ...(model.people?.memberships ?? []).flatMap(({ name }, m) => [
      value(null, `membership.${name}.members`, "people", "Mean number of members, the suspended included.", (t) =>
        meanLevel(t, t.carried.members[m]!),
      ),
      value(null, `membership.${name}.joins`, "people per year", "People who joined, a year of 365.25 days.", (t) =>
        aYear(t, t.carried.joins[m]!),
      ),
      value(
        null,
        `membership.${name}.refused`,
        "people per year",
        "People refused because the membership was full, a year of 365.25 days.",
        (t) => aYear(t, t.carried.refused[m]!),
      ),
    ]),
    ...(model.people?.effects ?? []).map(({ name }, e) =>
      value(null, `effect.${name}.people`, "people", "Mean number of people under the effect, in part or whole.", (t) =>
        meanLevel(t, t.carried.under[e]!),
      ),
    ),
  ];
}
