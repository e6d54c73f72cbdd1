/** What can be wrong with programmes. */
import { error, type Spot, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const waitsForNothing = (spot: Spot): Problem =>
  error(spot, "wait: stands without the phase it counts from", "after: beside it", "after: previous");

export const holdsAtOnce = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `${key}: stands in a programme with gates, whose phases have no dates of their own`,
    "changes that hold at once and for good",
    "a programme without gates, or a phase more",
  );

export const checkedOrElse = (spot: Spot): Problem =>
  error(
    spot,
    "the gate says both checked: and else:",
    "checked: for how often it is looked at again, or else: for what follows when it does not hold",
    "checked: monthly, or else: delay 3 months",
  );

export const notOpenable = (spot: Spot, path: string): Problem =>
  error(
    spot,
    `${path} cannot wait for a gate`,
    "capacity, staff, breaks, length of stay, visit, or the share or stay of a route",
    "set it on a date, under changes: or in a programme without gates",
  );

export const changesBeside = (spot: Spot, path: string, other: string): Problem =>
  error(
    spot,
    `${path} is also set by ${other}, and no date says which comes last`,
    "a value set by one programme with gates and by nothing else",
    "both in one programme, in their order",
  );

export const tooManyWorlds = (spot: Spot, worlds: number, most: number): Problem =>
  error(
    spot,
    `programmes with gates could stand together in ${worlds} ways`,
    `at most ${most}: the phases of each and one, multiplied`,
    "fewer phases, or gates in one programme only",
  );

export const opensTooEarly = (spot: Spot): Problem =>
  error(
    spot,
    "this phase lies before the run, where its gate cannot be looked at",
    "a date within the run, warm-up included",
    "a later date, or set the value from the start",
  );

export const neverOpens = (spot: Spot): Problem =>
  warning(
    spot,
    "this phase lies after the end of the run and does not open",
    "a date within the run",
    "an earlier date, or a longer time: length",
  );
