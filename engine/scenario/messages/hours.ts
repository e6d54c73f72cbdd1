/** What can be wrong with hours, bank holidays and shifts. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";
import { ON_BANK_HOLIDAYS } from "../spec/hours.ts";
import { describe, type Tree } from "../tree.ts";

export const noBankHoliday = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} is no bank holiday`, "england, a date, or a list of dates", "england");

export const badOnBankHolidays = (spot: Spot, text: string): Problem =>
  error(
    spot,
    `${quoted(text)} does not say what holds on a bank holiday`,
    orList(ON_BANK_HOLIDAYS),
    suggest(text, ON_BANK_HOLIDAYS),
  );

export const noBankHolidaysNamed = (spot: Spot): Problem =>
  error(
    spot,
    "the hours differ on bank holidays, but the scenario names none",
    "a key bank-holidays at the top of the scenario",
    "bank-holidays: england",
  );

export const bankHolidaysUnknown = (spot: Spot, from: number, to: number): Problem =>
  warning(
    spot,
    `the bank holidays of England and Wales are built in from ${from} to ${to} only, and the run goes beyond`,
    `a run within these years`,
    "add the other dates: [england, 2031-01-01]",
  );

export const neverBothOpen = (spot: Spot, from: string, to: string): Problem =>
  error(
    spot,
    `${to} never admits while ${from} lets people leave, so nobody could ever move`,
    "admission hours of the one that meet the leaving hours of the other",
    "wider hours for one of them",
  );

export const startsPer = (spot: Spot, text: string): Problem =>
  error(
    spot,
    `${quoted(text)} says of no week or day how many may start`,
    "a number per week or per day",
    "10 per week",
  );

export const badBreakStaff = (spot: Spot, tree: Tree): Problem =>
  error(spot, `${describe(tree)} is no number of staff`, "a whole number of 0 or more, or all", "all");

export const badOccupants = (spot: Spot, tree: Tree): Problem =>
  error(
    spot,
    `${describe(tree)} does not say what becomes of the people in the places`,
    "stay, leave, or a map with move-to",
    "{ move-to: [reablement], first: longest-there }",
  );

export const badFirst = (spot: Spot, text: string): Problem =>
  error(spot, `${quoted(text)} does not say who goes first`, "longest-there or last-in", "longest-there");

export const occupantsOfNothing = (spot: Spot, path: string): Problem =>
  error(
    spot,
    `occupants says what becomes of people when places go, and ${path} is no number of beds or places`,
    "a change of the capacity of beds or a caseload, alone, or a shock that closes such places",
    "occupants beside the change or shock that takes the places away",
  );

export const moveToPassing = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `${quoted(name)} passes people on at once, so nobody can be moved there`,
    "services that hold people",
    "the service it leads to",
  );

export const peoplePerPost = (spot: Spot, kind: string): Problem =>
  kind === "team"
    ? error(spot, "a team's staff are its posts", "no people-per-post in a team", "remove people-per-post")
    : error(spot, "nothing says how many places a post provides", "the key people-per-post", "people-per-post: 6");

export const noPosts = (spot: Spot): Problem => error(spot, "there are no posts", "1 post or more", "posts: 8");

export const noLeavers = (spot: Spot): Problem =>
  error(spot, "nobody ever leaves a post", "leavers above 0% per year", "no staff-stock, or leavers: 20% per year");

export const reachesNobody = (spot: Spot, path: string): Problem =>
  error(
    spot,
    `applies-to: everyone is about stays under way, and ${path} does not change how long they last or where they lead`,
    "a length-of-stay, a visit, the share of a route, or a share or stay of an outcome",
    "a change of its own for these",
  );
