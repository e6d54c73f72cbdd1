/** What can be wrong with a census at the start. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const rowsShareName = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `two rows of the census are called ${quoted(name)}`,
    "a name of its own for each: people's luck goes by it",
    `name: ${name}-2`,
  );

export const needsCohort = (spot: Spot, cohorts: readonly string[]): Problem =>
  error(spot, "the cohort of these people is not said", orList(cohorts), `cohort: ${cohorts[0] ?? "people"}`);

export const nobodyStays = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `nobody stays in ${name}, a decision, so nobody can be there`,
    "a service where people stay",
    "remove the row",
  );

export const needsService = (spot: Spot, state: string): Problem =>
  error(
    spot,
    `people who are ${state} are somewhere, and the row does not say where`,
    "service",
    "service: acute-ward",
  );

export const needsFor = (spot: Spot, state: string): Problem =>
  error(spot, `what these people are ${state} for is not said`, "for, the service", "for: reablement");

export const forNeedsState = (spot: Spot): Problem =>
  error(
    spot,
    "people in treatment do not wait for a service yet",
    "for: beside state: ready, assigned or waiting",
    "state: waiting",
  );

export const noRouteTo = (spot: Spot, service: string, wants: string, known: readonly string[]): Problem =>
  error(
    spot,
    `no way on from ${service} leads to ${wants}`,
    known.length === 0 ? "a service without people at the start" : orList(known),
    suggest(wants, known),
  );

export const noSuchRoute = (spot: Spot, service: string, route: string, known: readonly string[]): Problem =>
  error(spot, `${service} has no way on called ${quoted(route)}`, orList(known), suggest(route, known));

export const noSuchStep = (spot: Spot, reason: string): Problem =>
  error(
    spot,
    `no way on that these people may be on prepares ${reason}`,
    "a step of preparation of their route",
    "reason: no-room",
  );

export const sinceNeedsState = (spot: Spot): Problem =>
  error(
    spot,
    "since says how long people have been ready, assigned or waiting, and these are in treatment",
    "elapsed for the time in treatment",
    "elapsed: { known: 3 days }",
  );

export const elapsedAtHome = (spot: Spot): Problem =>
  error(spot, "people at home have spent no time in a service", "since for their wait", "remove elapsed");

export const notALevelOf = (spot: Spot, level: string, attribute: string, levels: readonly string[]): Problem =>
  error(spot, `${quoted(level)} is no level of ${attribute} in this cohort`, orList(levels), suggest(level, levels));

export const drawnUniformly = (spot: Spot, name: string): Problem =>
  warning(
    spot,
    `the rest of the stays of ${name} is drawn uniformly on a newly drawn stay, which is right for no real ward`,
    "known, or unknown, which draws what people found there on a random day have left",
    "elapsed: unknown, unless another tool is to be reproduced",
  );

export const staysFromMix = (spot: Spot, service: string, by: readonly string[]): Problem =>
  warning(
    spot,
    `stays in ${service} depend on ${by.join(" and ")} when they begin, which is not known of people who are there at the start: theirs are drawn from all cases together`,
    "a stay that does not depend on it, or people for whom this is near enough",
    "elapsed: { known: 3 days }, which narrows what is left of their stays",
  );

export const overCapacity = (spot: Spot, service: string, people: number, capacity: number): Problem =>
  warning(
    spot,
    `${people} people are in ${service} at the start, or have a place assigned there, and it has ${capacity} places`,
    "at most as many people as places; nobody is admitted until there are fewer",
    `people: ${capacity}`,
  );

export const beforeWarmUp = (spot: Spot): Problem =>
  warning(
    spot,
    "these people are there when the warm-up begins, not on the first measured day",
    "a run that begins with its census",
    "warm-up: none",
  );

export const tooMany = (spot: Spot, most: string): Problem =>
  error(spot, "the census has too many people", `at most ${most}`, "fewer people");

export const besideTable = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `${key} stands beside a table of people, and each of its rows says it`,
    "records with name, was and cohort only",
    `a column ${key}`,
  );

export const afterBeginning = (spot: Spot, column: string, text: string, begins: string): Problem =>
  error(
    spot,
    `${column} is ${quoted(text)}, after the run begins, so it cannot have begun yet`,
    `a time before ${begins}, or a duration`,
    "3 days",
  );
