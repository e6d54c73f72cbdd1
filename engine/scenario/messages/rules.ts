/** What can be wrong with rules, shocks and programmes. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const oneSide = (spot: Spot): Problem =>
  error(spot, "a condition needs either above or below", "one of them, not both", "above: 96%");

export const levelOf = (spot: Spot, measure: string, written: string, expected: string, example: string): Problem =>
  error(spot, `${quoted(written)} is no level of ${measure}`, expected, example);

export const needsWithin = (spot: Spot): Problem =>
  error(spot, "starts are counted over no time", "within:, the time over which starts are counted", "within: 24 hours");

export const withinForStarts = (spot: Spot, measure: string): Problem =>
  error(spot, `${measure} is not counted over a time`, "within: for starts only", "for: 6 hours, or remove within");

export const noPlaces = (spot: Spot, service: string, what: string): Problem =>
  error(
    spot,
    `${service} has no places that ${what}`,
    "a service of kind beds, caseload or team",
    "the name of a service with capacity or staff",
  );

export const doesNothing = (spot: Spot): Problem =>
  error(
    spot,
    "the rule does nothing",
    "at least one of add-capacity, buy, divert, change, discharge-early",
    "do: { add-capacity: { service: escalation-ward, places: 12 } }",
  );

export const needsUntil = (spot: Spot): Problem =>
  error(
    spot,
    "nothing says when the rule is over",
    "until:, a condition that ends what it does",
    "until: { below: 90%, for: 12 hours }",
  );

export const boughtEnds = (spot: Spot): Problem =>
  error(
    spot,
    "the rule buys places for a fixed time and has an until: as well",
    "a bought place ends by its for:, an added one by until:",
    "add-capacity in place of buy, or remove until",
  );

export const atOnceEnds = (spot: Spot): Problem =>
  error(
    spot,
    "the rule does all it does at once, so nothing is left to end",
    "until: only for what goes on",
    "remove until, and say not-within: for how soon it may act again",
  );

export const boughtWithAdded = (spot: Spot): Problem =>
  error(
    spot,
    "the rule both buys places and adds capacity",
    "one of them: bought places end by their for:, added ones by until:",
    "a rule of its own for each",
  );

export const actsWithoutEnd = (spot: Spot): Problem =>
  error(
    spot,
    "the rule would act again and again at one moment",
    "a time to wait: for:, not-within: or checked:",
    "checked: every 1 hours",
  );

export const endsAboveStart = (spot: Spot, starts: string, ends: string): Problem =>
  error(
    spot,
    `the rule begins ${starts} and ends ${ends}, so it would end as soon as it begins`,
    "an end on the other side of the beginning",
    "set the two levels apart: above: 96% with until: { below: 90% }",
  );

export const rulesShareName = (spot: Spot, what: string, name: string): Problem =>
  error(spot, `two ${what}s are called ${quoted(name)}`, "a name of its own for each", `name: ${name}-2`);

export const notChangeable = (spot: Spot, path: string, known: readonly string[]): Problem =>
  error(
    spot,
    `a rule cannot change ${quoted(path)} while a run goes on`,
    orList(known),
    known.length === 0 ? "remove it" : suggest(path, known),
  );

export const divertsToItself = (spot: Spot, name: string): Problem =>
  error(spot, `people are diverted from ${name} to ${name}`, "another service or a way out", "elsewhere");

export const noStay = (spot: Spot, name: string): Problem =>
  error(spot, `${name} has no stay that could end early`, "a service of kind beds or caseload", "the name of a ward");

export const closesOrSurges = (spot: Spot): Problem =>
  error(
    spot,
    "a shock either closes places of a service or is a surge of a cohort",
    "closes: or surge:, not both",
    "closes: ward-a",
  );

export const closesNothing = (spot: Spot): Problem =>
  error(spot, "places: stands without the service they are of", "closes: beside it", "closes: ward-a");

export const everyOrOn = (spot: Spot): Problem =>
  error(
    spot,
    "nothing says when the shock comes, or two things do",
    "every: for chance or on: for a date, not both",
    "every: { exponential: { mean: 400 days } }",
  );

export const needsFactor = (spot: Spot): Problem =>
  error(spot, "the surge says nothing of how many come", "factor:, how many times as many", "factor: 1.5");

export const shockOutside = (spot: Spot): Problem =>
  warning(
    spot,
    "this shock lies outside the run and does not come",
    "a date within the run, warm-up included",
    "another date, or a longer time: length",
  );
