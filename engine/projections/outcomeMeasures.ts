import { EXITS, type ExitName, type Model } from "../compile/model.ts";
import { crossings } from "./crossings.ts";
import { type Measure, ratio, value } from "./definition.ts";
import { aYear, meanLevel, type Totals } from "./totals.ts";

/** What becomes of people, for the whole system. */
export function outcomeMeasures(model: Model): Measure[] {
  const { hasHospitalBeds, hasAftercare } = crossings(model);
  return [
    ...throughput(model),
    ...(hasHospitalBeds ? [...admissions(model), readmission(model)] : []),
    ...careHome(model),
    ...(hasAftercare ? [atHome91()] : []),
  ];
}

const EXIT_WORDS: Readonly<Record<ExitName, string>> = {
  home: "at home",
  "care-home": "in a care home",
  died: "by death",
  "moved-away": "by moving away",
  elsewhere: "for care outside the model",
};

function throughput(model: Model): Measure[] {
  const { exits } = crossings(model);
  return [
    value(null, "arrivals", "people per year", "People who came into the model for the first time.", (t) =>
      aYear(t, t.arrivals),
    ),
    value(null, "returns", "people per year", "Times that people who had gone home needed a service again.", (t) =>
      aYear(t, t.returns),
    ),
    value(null, "inside", "people", "Mean number of people in the model, in a service or waiting.", (t) =>
      meanLevel(t, t.inside),
    ),
    ...EXITS.map((exit) =>
      value(null, `exits.${exit}`, "people per year", `People who left the model ${EXIT_WORDS[exit]}.`, (t) =>
        aYear(t, exits(t.places.moves, exit).all),
      ),
    ),
  ];
}

function admissions(model: Model): Measure[] {
  const { admissions } = crossings(model);
  const words = "Starts in hospital beds, other than from another hospital's or ward's beds";
  return [
    value(null, "admissions", "people per year", `${words}.`, (t) => aYear(t, admissions(t.places.moves).all)),
    value(null, "admissions.older", "people per year", `${words}, of people aged 65 and over.`, (t) =>
      aYear(t, admissions(t.places.moves).older),
    ),
  ];
}

function readmission(model: Model): Measure {
  const { wentHome } = crossings(model);
  return ratio(
    null,
    "readmission-30",
    "share",
    "Share of people going home from hospital beds who were back in hospital beds within 30 days.",
    ["people admitted again within 30 days", (t) => t.outcomes.readmitted],
    ["people who went home, up to 30 days before the end", (t) => wentHome(t.places.movesBefore).all],
  );
}

function careHome(model: Model): Measure[] {
  const words = "Older people who moved into a care home from anywhere else";
  const { intoCareHome } = crossings(model);
  const older = model.place.population["65-plus"];
  const count = value(null, "care-home-admissions", "people per year", `${words}.`, (t) =>
    aYear(t, intoCareHome(t.places.moves).older),
  );
  if (older === undefined || !(older > 0)) return [count];
  const unit = "people per year and 100,000 aged 65 and over";
  const rate = (t: Totals): number => (aYear(t, intoCareHome(t.places.moves).older) / older) * 100_000;
  return [count, value(null, "care-home-rate", unit, `${words}, per 100,000 people aged 65 and over.`, rate)];
}

function atHome91(): Measure {
  return ratio(
    null,
    "at-home-91",
    "share",
    "Share of older people leaving hospital for reablement or rehabilitation who are alive and at home on day 91.",
    ["people at home on day 91", (t) => t.outcomes.atHome91],
    [
      "older people who left hospital for reablement or rehabilitation, up to 91 days before the end",
      (t) => t.outcomes.aftercare,
    ],
  );
}
