/** Measures that are asked for of what is not there, or is of another kind. */
import { type Broken, swap } from "./sound.ts";

/** The sound scenario with one thing asked for, on line 25; `column` is where the mistake stands. */
const asks = (name: string, asked: string, column: number, ...words: readonly string[]): Broken =>
  swap(name, "levers:", `measures: { ${asked} }\nlevers:`, 25, words, { column });

/** The same of a scenario in which the second service is a state, whose people queue for nothing. */
const ofState = (name: string, asked: string, column: number, ...words: readonly string[]): Broken =>
  swap(
    name,
    "    kind: beds\n    capacity: 10\n    length-of-stay: 21 nights\n    routes: [{ to: home, share: 100% }]\nlevers:\n  rehab-beds: { sets: services.rehab.capacity, from: 0, to: 20, step: 2 }\n",
    `    kind: state\n    length-of-stay: 21 nights\n    routes: [{ to: home, share: 100% }]\nmeasures: { ${asked} }\n`,
    24,
    words,
    { column },
  );

const NO_SERVICE = ['no service is called "rehabs"', "Expected ward or rehab", "Try: rehab"] as const;

export const MEASURES: readonly Broken[] = [
  asks("a measure of no such name", "wait: ward", 13, '"wait" is not a key here', "Try: waits"),
  asks("by an attribute that nobody has", "by: [cohort, sex]", 26, 'no attribute is called "sex"', "frailty or cohort"),
  asks("reported delays of no service", "reportable: { grace: 24 hours }", 13, "services is missing"),
  asks("reported delays of a service that is not there", "reportable: { services: [ward, rehabs] }", 44, ...NO_SERVICE),
  asks(
    "adults by an attribute that nobody has",
    "reportable: { services: ward, adults: { age: [old] } }",
    53,
    'no attribute is called "age"',
  ),
  asks(
    "adults of a level that there is not",
    "reportable: { services: ward, adults: { frailty: [mild, worst] } }",
    69,
    'frailty has no level "worst"',
    "mild or severe",
  ),
  asks("a grace without a unit", "reportable: { services: ward, grace: 24 }", 50, '"24" has no unit', "4 hours"),
  asks(
    "delay attributed by no reason or place",
    "reportable: { services: ward, attributed: { assessments: nhs } }",
    57,
    "neither a reason of delay nor a place to wait for",
    "Try: assessment",
  ),
  asks(
    "delay attributed to nobody who could have it",
    "reportable: { services: ward, attributed: { assessment: council } }",
    69,
    '"council" is not whose delays they are',
    "nhs, social-care or both",
  ),
  asks(
    "rates to people of whom there is no number",
    "reportable: { services: ward, per: 65-plus }",
    48,
    "place.population does not say how many people are 65-plus",
    "population: { 65-plus:",
  ),
  asks(
    "rates to no age group",
    "reportable: { services: ward, per: adults }",
    48,
    "18-plus, 65-plus, 75-plus or 85-plus",
  ),
  asks(
    "a snapshot on no day of the week",
    "reportable: { services: ward, weekly-snapshot: thu }",
    60,
    '"thu" is not a day of the week',
    "thursday",
  ),
  asks("an outcome that is not measured", "outcomes: [place-of-birth]", 24, "is not an outcome", "place-of-death"),
  asks("waits for a service that is not there", "waits: [ward, rehabs]", 27, ...NO_SERVICE),
  ofState("waits for a state", "waits: [ward, rehab]", 27, '"rehab" is of kind state, and has no queue', "a team"),
  asks(
    "a response by no time",
    "response: { two-hours: { service: ward } }",
    25,
    "within is missing",
    "within: 2 hours",
  ),
  asks(
    "a response by a service that is not there",
    "response: { two-hours: { service: rehabs, within: 2 hours } }",
    47,
    ...NO_SERVICE,
  ),
  ofState(
    "a response by a state",
    "response: { soon: { service: rehab, within: 2 hours } }",
    42,
    '"rehab" is of kind state, and has no queue',
  ),
  asks("a response soon", "response: { two-hours: { service: ward, within: soon } }", 61, '"soon" is not a duration'),
  asks(
    "a response on a clock of another kind",
    "response: { two-hours: { service: ward, within: 2 hours, clock: working-hours } }",
    77,
    '"working-hours" is not when the clock runs',
    "always or opening-hours",
  ),
  asks(
    "a response under a name in two words",
    "response: { 2 hours: { service: ward, within: 2 hours } }",
    25,
    '"2 hours" is not a name',
    "two-hours",
  ),
  asks("staff of beds", "workforce: { ward: {} }", 26, '"ward" is of kind beds, and has no visits', "Expected a team"),
  asks("staff of no service", "workforce: { nurses: {} }", 26, 'no service is called "nurses"'),
  {
    ...asks(
      "a week of no hours",
      "workforce: { ward: { hours-per-week: 0 hours } }",
      50,
      "the week of staff is not more",
    ),
    count: 2,
  },
  {
    ...asks(
      "staff who are never with people",
      "workforce: { ward: { on-visits: 0% } }",
      45,
      "on visits is not more than 0",
    ),
    count: 2,
  },
  asks(
    "staff with people for more than their time",
    "workforce: { ward: { on-visits: 160% } }",
    45,
    '"160%" is more than the whole',
  ),
  asks("the area of a service that is not there", "in-area: [ward, rehabs]", 29, ...NO_SERVICE),
  asks("the hours of a service that is not there", "hours-of-week: rehabs", 28, ...NO_SERVICE),
  asks("midnights of a service that is not there", "midnight: rehabs", 23, ...NO_SERVICE),
  asks("an instant without a date", "at: { noon: { service: ward } }", 19, "on is missing", "on: 2016-04-01"),
  asks("an instant in no service", "at: { noon: { service: rehabs, on: 2016-05-01 } }", 36, ...NO_SERVICE),
  asks(
    "an instant after the measured time",
    "at: { noon: { service: ward, on: 2018-05-01 } }",
    46,
    "the instant lies outside the measured time",
    "which begins on 2016-04-01",
  ),
  asks("an instant on no date", "at: { noon: { service: ward, on: noon } }", 46, '"noon" is no date'),
  asks("an instant under no name", "at: { Noon!: { service: ward, on: 2016-05-01 } }", 19, '"Noon!" is not a name'),
  asks("one service with itself", "joint: [[ward, ward]]", 21, "a pair is not two different services"),
  asks("a pair of three", "joint: [[ward, rehab, ward]]", 21, "a pair is not two different services"),
  asks("a pair with a service that is not there", "joint: [[ward, rehabs]]", 28, ...NO_SERVICE),
  asks("nobody to reach", "reaching: [{ service: ward, level: 0 }]", 48, "the level is not at least 1"),
  asks("half a person to reach", "reaching: [{ service: ward, level: 1.5 }]", 48, '"1.5" is not whole', "1 or 2"),
  asks("a level of a service that is not there", "reaching: [{ service: rehabs, level: 3 }]", 35, ...NO_SERVICE),
  asks(
    "places for no delay at all",
    "places-needed: [{ service: ward, delay: 0% }]",
    53,
    "the delay is not between 0% and 100%",
    "Try: 5%",
  ),
  asks("places for a number", "places-needed: [{ service: ward, delay: 5 }]", 53, '"5" has no %'),
  asks("places in a service that is not there", "places-needed: [{ service: rehabs, delay: 5% }]", 40, ...NO_SERVICE),
  swap(
    "an area that is neither here nor there",
    "    kind: beds\n    capacity: 10\n",
    "    kind: beds\n    in-area: outside\n    capacity: 10\n",
    22,
    ['"outside"', "true or false"],
    { column: 14 },
  ),
];
