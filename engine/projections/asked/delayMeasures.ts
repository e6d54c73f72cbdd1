/** Measures of delays as they are reported, in the units of plans. */
import { ATTRIBUTED, type ModelAsked } from "../../compile/model/asked.ts";
import type { Model } from "../../compile/model.ts";
import { type Measure, ratio, value } from "../definition.ts";
import { DAY, WEEK } from "../time.ts";
import { aWeek, aYear, meanLevel, type Totals } from "../totals.ts";
import { MONTH, type Reportable } from "./reportable.ts";

const WHO = "in the declared services, of the declared people, after the declared grace";

const of = (t: Totals): Reportable => t.asked!.reportable!;

/** Reportable delays: how many, whose, and in each plan's own unit. */
export function reportableMeasures(model: Model, { reportable }: ModelAsked): Measure[] {
  if (reportable === null) return [];
  return [...levels(), ...weekly(), ...whose(), ...rates(model, reportable.per)];
}

const id = (name: string): string => `delayed.reportable${name}`;

function levels(): Measure[] {
  return [
    value(null, id(""), "people", `Mean number of people delayed ${WHO}.`, (t) => meanLevel(t, of(t).all)),
    ratio(
      null,
      id(".snapshot"),
      "people",
      `Mean number of people delayed at the daily snapshot ${WHO}.`,
      ["people delayed at snapshots", (t) => of(t).atSnapshots],
      ["snapshots", (t) => of(t).snapshots],
    ),
    value(null, id(".days"), "days per year", `Days of delay ${WHO}.`, (t) => aYear(t, of(t).all / DAY)),
  ];
}

/** "Per week" means three things. */
function weekly(): Measure[] {
  return [
    value(null, id(".new-per-week"), "people per week", `Delays that began to count in a week, ${WHO}.`, (t) =>
      aWeek(t, of(t).began),
    ),
    ratio(
      null,
      id(".at-weekly-snapshot"),
      "people",
      `Mean number of people delayed at the weekly snapshot ${WHO}.`,
      ["people delayed at weekly snapshots", (t) => of(t).atWeekly],
      ["weekly snapshots", (t) => of(t).weekly],
    ),
    value(null, id(".days-per-week"), "days per week", `Days of delay in a week, ${WHO}.`, (t) =>
      aWeek(t, of(t).all / DAY),
    ),
  ];
}

const WHOSE = {
  unattributed: "that nothing declared attributes to anybody",
  nhs: "attributed to the NHS",
  "social-care": "attributed to social care",
  both: "attributed to both",
} as const;

function whose(): Measure[] {
  return ATTRIBUTED.map((party, number) =>
    value(null, id(`.${party}`), "people", `Mean number of people delayed ${WHO}, ${WHOSE[party]}.`, (t) =>
      meanLevel(t, of(t).seconds[number]!),
    ),
  );
}

function rates({ place }: Model, per: string): Measure[] {
  const people = place.population[per];
  if (people === undefined || !(people > 0)) return [];
  const who = `100,000 people aged ${per.replace("-plus", " and over")}`;
  const rate = (t: Totals, seconds: number): number => (meanLevel(t, of(t).all) * (seconds / DAY) * 100_000) / people;
  return [
    value(null, id(".per-day"), "days per day and 100,000", `Days of delay per day and ${who}, ${WHO}.`, (t) =>
      rate(t, DAY),
    ),
    value(null, id(".per-week"), "days per week and 100,000", `Days of delay per week and ${who}, ${WHO}.`, (t) =>
      rate(t, WEEK),
    ),
    value(
      null,
      id(".per-month"),
      "days per month and 100,000",
      `Days of delay in a mean month (a twelfth of 365.25 days) per ${who}, ${WHO}.`,
      (t) => rate(t, MONTH),
    ),
  ];
}
