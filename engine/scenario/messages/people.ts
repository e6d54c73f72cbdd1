/** What can be wrong with clocks and conditions. */
import { error, orList, quoted, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const rateOrAfter = (spot: Spot, both: boolean): Problem =>
  error(
    spot,
    both ? "rate and after stand together" : "nothing says how fast it runs",
    "a rate for one person, or after with a distribution",
    both ? "keep one of the two" : "rate: 8% per year",
  );

export const growsWithoutRate = (spot: Spot): Problem =>
  error(spot, "grows stands without a rate", "a rate that grows", "rate: 8% per year");

export const clockInOutcomes = (spot: Spot, clock: string, service: string): Problem =>
  error(
    spot,
    `the clock ${quoted(clock)} runs with each stay in ${service}, which has outcomes: the two forms are never mixed in one service`,
    "a service with length-of-stay and routes, whose stay competes with the clock",
    `routes in ${service}, or an outcome with a share and a stay instead of the clock`,
  );

export const clockCutsOutcomes = (spot: Spot, clock: string, service: string): Problem =>
  warning(
    spot,
    `the clock ${quoted(clock)} can ring during a stay in ${service}, whose outcomes give realised stays`,
    "stays and shares that the clock shortens: those realised are printed by check",
    `length-of-stay and routes in ${service}`,
  );

export const needsServices = (spot: Spot, from: string): Problem =>
  error(spot, `a clock from ${from} has no services`, "services only from stay or discharge", "remove services");

export const needsStages = (spot: Spot): Problem =>
  error(
    spot,
    "a clock from a condition needs the condition and its stages",
    "condition and stages",
    "condition: dementia, stages: severe",
  );

export const stagesWithout = (spot: Spot): Problem =>
  error(spot, "condition and stages mean nothing here", "them only with from: condition", "from: condition");

export const scopeWithout = (spot: Spot, scope: string, from: string): Problem =>
  error(spot, `a clock from ${from} cannot go on ${scope.replaceAll("-", " ")}`, "for-life", "scope: for-life");

export const noSuchStage = (spot: Spot, condition: string, stage: string, stages: readonly string[]): Problem =>
  error(spot, `${condition} has no stage ${quoted(stage)}`, orList(stages), stages[0] ?? "a stage");

export const stayInStage = (spot: Spot, stage: string): Problem =>
  error(spot, `a move leads from ${quoted(stage)} to itself`, "two different stages", "another stage");

export const twoMoves = (spot: Spot, from: string, to: string): Problem =>
  error(spot, `two moves lead from ${quoted(from)} to ${quoted(to)}`, "one of them", "add the two rates up");

export const stageTwice = (spot: Spot, stage: string): Problem =>
  error(spot, `the stage ${quoted(stage)} stands twice`, "each stage once", "remove one");
