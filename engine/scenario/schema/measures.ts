/** The shape of `measures:`: how measures count, what they aim at, and what else is to be measured. */
import { parseDuration, parseShare } from "../../units.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import { readTarget } from "../read/small.ts";
import { AGE_GROUPS, OUTCOMES, PARTIES, WEEKDAYS } from "../spec/measures.ts";
import { day, listOf, named, oneOf, reference, references, scalar, strict, text, value, whole } from "./leaves.ts";

const target = strict("a target, with label, measure and target or change", {
  label: text("What the target says.", "Still at home after 91 days"),
  measure: text("Id of the measure.", "system.at-home-91"),
  target: value(
    "a value",
    "The value aimed at, in the unit of the measure.",
    "90.9%",
    { type: ["string", "number"] },
    readTarget,
  ).optional(),
  change: value(
    "a relative change",
    "The relative change aimed at.",
    "-3.5%",
    { type: "string" },
    readTarget,
  ).optional(),
  source: reference("Key of sources: who set the target.", "plan-2016").optional(),
});

/** A time that is part of a definition, not a figure: without provenance. Seconds. */
const time = (about: string, example: string) =>
  scalar<number>("a duration", about, example, { type: "string" }, (leaf, report) => {
    const parsed = parseDuration(leaf.text);
    return parsed.ok ? Math.round(parsed.value) : void report(say.unit(at(leaf.place), parsed.problem));
  });

/** A share that is part of a definition. 0–1. */
const part = (about: string, example: string) =>
  scalar<number>("a share", about, example, { type: "string" }, (leaf, report) => {
    const parsed = parseShare(leaf.text);
    return parsed.ok ? parsed.value : void report(say.unit(at(leaf.place), parsed.problem));
  });

const reportable = strict(
  "a map with services, and adults, grace, attributed, per and weekly-snapshot",
  {
    services: references("Services whose delays are reported.", "[acute-ward, community-beds]"),
    adults: named("a map of an attribute and its levels", references("Levels.", "[18-64, 65-plus]"))
      .describe("The attribute that tells age and its levels of those who count. Default: everybody.")
      .optional(),
    grace: time("Time after being ready from which on a delay counts. Default: none.", "24 hours").optional(),
    attributed: named(
      "a map of reasons or services and whose delays they are",
      oneOf("whose delays they are", "Whose delays they are.", PARTIES),
      "{ assessment: nhs, funding: both, care-home: social-care }",
    )
      .describe(
        "Whose delays they are, by reason (assessment, funding, choice, no-room, out-of-hours, transfer) or by the service waited for; a reason goes before a service. What is not named is unattributed.",
      )
      .optional(),
    per: oneOf(
      "an age group",
      "The people of place.population to whom rates per 100,000 are. Default: 18-plus.",
      AGE_GROUPS,
    ).optional(),
    "weekly-snapshot": oneOf(
      "a day of the week",
      "Day of the weekly snapshot, at the snapshot hour. Default: thursday.",
      WEEKDAYS,
    ).optional(),
  },
  "{ services: acute-ward, grace: 24 hours }",
);

const response = strict("a target of response, with service, within and clock", {
  service: reference("The service that is to respond.", "rapid-response"),
  within: time("Time from referral to start.", "2 hours"),
  clock: oneOf(
    "when the clock runs",
    "Whether the time counts always, or only in opening-hours: while the service has places or staff and admits. Default: always.",
    ["always", "opening-hours"],
  ).optional(),
});

const workforce = strict("a team's week, with hours-per-week and on-visits", {
  "hours-per-week": time("Hours a week of one whole-time equivalent. Default: 37.5 hours.", "37.5 hours").optional(),
  "on-visits": part("Share of their hours that staff are with people. Default: 100%.", "60%").optional(),
});

const services = (about: string, example: string) => references(about, example).optional();

const asked = {
  by: references(
    "Attributes of people, or cohort: measures are given for the people of each level too, as <id>.by.<attribute>.<level>.",
    "[locality, age]",
  ).optional(),
  reportable: reportable
    .describe("Delayed transfers as they are reported, and in the units of plans: system.delayed.reportable.")
    .optional(),
  outcomes: listOf(
    "a list of outcomes",
    oneOf("an outcome", "What became of people, beside what is always measured.", OUTCOMES),
    "[place-of-death]",
  )
    .describe("What became of people, beside what is always measured: place-of-death, readmission-91, loss-of-home-91.")
    .optional(),
  waits: services(
    "Services whose waits are also given by referral: estimated with those still waiting, and who they are.",
    "[reablement]",
  ),
  response: named("a map of targets of response, each with service and within", response)
    .describe("Targets of response by referral, by names of your own: <service>.response.<name>.")
    .optional(),
  workforce: named("a map of teams, each with hours-per-week and on-visits", workforce)
    .describe("Teams whose visits are also given in hours and whole-time equivalents.")
    .optional(),
  "in-area": services(
    "Services of which the share in the area is given, of starts and of bed-days; in-area: false of a service says which lie outside.",
    "[community-beds, outside-beds]",
  ),
  "hours-of-week": services(
    "Services whose people are counted by hour of the week: 168 measures each.",
    "[front-door]",
  ),
  midnight: services("Services whose people are counted at midnight.", "[acute-ward]"),
  at: named(
    "a map of instants, each with service and on",
    strict("an instant, with service and on", {
      service: references("The service, or a list of them.", "acute-ward"),
      on: day("The instant, after all that happens in it."),
    }),
  )
    .describe("Instants at which people are counted, by names of your own: <service>.census.at.<name>.")
    .optional(),
  joint: listOf(
    "a list of pairs of services",
    references("Two services.", "[acute-ward, community-beds]"),
    "[[acute-ward, community-beds]]",
  )
    .describe("Pairs of services: how often each number of people is in one while so many are in the other.")
    .optional(),
  reaching: listOf(
    "a list of levels, each with service and level",
    strict("a level, with service and level", {
      service: reference("The service.", "acute-ward"),
      level: whole("People in the service.", "118"),
    }),
  )
    .describe("Numbers of people in a service: the time until it first has so many.")
    .optional(),
  "places-needed": listOf(
    "a list of services, each with service and delay",
    strict("a service and a chosen delay, with service and delay", {
      service: reference("The service.", "reablement"),
      delay: part("The share of time, or of those who come, that is to find no place.", "5%"),
    }),
  )
    .describe(
      "Places needed so that no more than a chosen share find none: from runs without limit where the service has none, else from runs with the places it has.",
    )
    .optional(),
};

export const Measures = strict("a map with snapshot-hour, older and targets", {
  "snapshot-hour": whole("Hour of the day at which snapshots count. Default: 0.", "0").optional(),
  older: named("a map of an attribute and its levels", references("Levels.", "[65-74, 75-84]"))
    .describe("The attribute that tells age and its levels of 65 and over. Default: everybody.")
    .optional(),
  targets: listOf("a list of targets", target)
    .describe("What is aimed at: each is compared with what the runs show.")
    .optional(),
  ...asked,
}).describe("How measures count, what they aim at, and what else is measured.");
