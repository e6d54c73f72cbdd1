/** What can be wrong with what is measured of people. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const measuresNothing = (spot: Spot, name: string, known: readonly string[]): Problem =>
  error(
    spot,
    `the cohort has no attribute ${quoted(name)} that could be measured`,
    known.length === 0 ? "an attribute of the cohort" : orList(known),
    known.length === 0 ? `add ${name} under attributes` : suggest(name, known),
  );

export const namedAsAttribute = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `an attribute is called ${quoted(name)} as well`,
    "a name for what is known of people, and another for what they are",
    `${name}-score`,
  );

export const findsNobody = (spot: Spot, all: boolean): Problem =>
  error(
    spot,
    all ? "it is to find everybody, so nothing is told apart" : "it is to find nobody",
    "some of the levels, and not all",
    "finds: severe",
  );

export const shareInFull = (spot: Spot, key: string): Problem =>
  error(spot, `${key} is not said`, "a percentage", `${key}: 80%`);

export const worseThanChance = (spot: Spot, name: string): Problem =>
  warning(
    spot,
    `${name} flags those it is to find no more often than others`,
    "a sensitivity and a specificity of more than 100% together",
    "check both, or finds",
  );

export const saidIsNotTrue = (spot: Spot, name: string, of: string, what: string): Problem =>
  error(
    spot,
    `${what} goes by ${quoted(name)}, which only says what a tool found of people`,
    `${quoted(of)}, which it measures: what becomes of people follows from what they are`,
    of,
  );

export const knownTruly = (spot: Spot, service: string, of: string, name: string): Problem =>
  warning(
    spot,
    `${service} goes by ${quoted(of)} itself, though ${quoted(name)} measures it: nobody there could be wrong about anyone`,
    `${quoted(name)}, unless people are known there as they are`,
    `when: { ${name}: flagged }`,
  );
