import type { Model } from "../compile/model.ts";
import { type Measure, ratio, value } from "./definition.ts";
import { DAY } from "./time.ts";
import { aYear, meanLevel } from "./totals.ts";

const ADDED = "Mean number of places (staff, in a team; hours a week, in a caseload of hours) added by rules.";

/** Measures of rules, shocks and programmes: how long, how often, and the places that rules added. */
export function ruleMeasures(model: Model): Measure[] {
  return [
    ...model.rules.flatMap(({ name, cost }, r) => [
      value(null, `rule.${name}.in-force`, "share", "Share of time in which the rule was in force.", (t) =>
        meanLevel(t, t.inForce.ruleSeconds[r]!),
      ),
      value(null, `rule.${name}.times`, "times per year", "Times the rule acted, a year of 365.25 days.", (t) =>
        aYear(t, t.inForce.ruleTimes[r]!),
      ),
      ...(cost > 0 ? [ruleCost(name, cost, r)] : []),
    ]),
    ...model.shocks.flatMap(({ name }, s) => [
      value(null, `shock.${name}.there`, "share", "Share of time in which the shock was there.", (t) =>
        meanLevel(t, t.inForce.shockSeconds[s]!),
      ),
      value(null, `shock.${name}.times`, "times per year", "Times the shock came, a year of 365.25 days.", (t) =>
        aYear(t, t.inForce.shockTimes[s]!),
      ),
    ]),
    ...phaseMeasures(model),
    ...model.services.flatMap(({ name, perPlace = 1 }, s) =>
      isAddedTo(model, s)
        ? [value(name, "places-added", "places", ADDED, (t) => meanLevel(t, t.inForce.added[s]!) / perPlace)]
        : [],
    ),
  ];
}

function ruleCost(name: string, pence: number, r: number): Measure {
  const words = "What the rule's activations cost at its own price; in no total, for no payer is named.";
  return value(null, `rule.${name}.cost`, "pence per year", words, (t) => aYear(t, t.inForce.ruleTimes[r]! * pence));
}

function isAddedTo(model: Model, service: number): boolean {
  return model.rules.some(({ actions }) =>
    actions.some((action) => action.form === "places" && action.service === service),
  );
}

/** When phases opened, of runs in which they did, and in what share of runs that was. */
function phaseMeasures({ programmes, clock }: Model): Measure[] {
  return programmes.openings.flatMap(({ name, programme }, phase) => {
    const id = `programme.${programmes.list[programme]!.name}.${name}`;
    const isOpen = (at: number): number => Number(at >= 0);
    return [
      ratio(
        null,
        `${id}.opened`,
        "days",
        "Days after the start on which the phase opened, in runs in which it opened.",
        [
          "days after the start",
          ({ inForce: { openedAt } }) => isOpen(openedAt[phase]!) * ((openedAt[phase]! - clock.warmUp) / DAY),
        ],
        ["runs in which it opened", ({ inForce }) => isOpen(inForce.openedAt[phase]!)],
      ),
      value(null, `${id}.open`, "share", "Share of runs in which the phase opened before the end.", ({ inForce }) =>
        isOpen(inForce.openedAt[phase]!),
      ),
    ];
  });
}
