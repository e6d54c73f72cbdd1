import type { Model } from "../compile/model.ts";
import { type Measure, value } from "./definition.ts";
import { aYear, meanLevel } from "./totals.ts";

/** Measures of rules and shocks: how long, how often, and the places that rules added. */
export function ruleMeasures(model: Model): Measure[] {
  return [
    ...model.rules.flatMap(({ name }, r) => [
      value(null, `rule.${name}.in-force`, "share", "Share of time in which the rule was in force.", (t) =>
        meanLevel(t, t.inForce.ruleSeconds[r]!),
      ),
      value(null, `rule.${name}.times`, "times per year", "Times the rule acted, a year of 365.25 days.", (t) =>
        aYear(t, t.inForce.ruleTimes[r]!),
      ),
    ]),
    ...model.shocks.flatMap(({ name }, s) => [
      value(null, `shock.${name}.there`, "share", "Share of time in which the shock was there.", (t) =>
        meanLevel(t, t.inForce.shockSeconds[s]!),
      ),
      value(null, `shock.${name}.times`, "times per year", "Times the shock came, a year of 365.25 days.", (t) =>
        aYear(t, t.inForce.shockTimes[s]!),
      ),
    ]),
    ...model.services.flatMap(({ name }, s) =>
      isAddedTo(model, s)
        ? [
            value(name, "places-added", "places", "Mean number of places (staff, in a team) added by rules.", (t) =>
              meanLevel(t, t.inForce.added[s]!),
            ),
          ]
        : [],
    ),
  ];
}

function isAddedTo(model: Model, service: number): boolean {
  return model.rules.some(({ actions }) =>
    actions.some((action) => action.form === "places" && action.service === service),
  );
}
