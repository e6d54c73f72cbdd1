/** What can be wrong with the meaning of a scenario: names that point nowhere, shares, loops, kinds, time. */
import { formatShare } from "../../format.ts";
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";

export const unknownName = (spot: Spot, what: string, name: string, known: readonly string[], where: string): Problem =>
  error(
    spot,
    `no ${what} is called ${quoted(name)}`,
    known.length === 0 ? `a ${what}, listed under ${where}` : orList(known),
    known.length === 0 ? `add ${name} under ${where}` : suggest(name, known),
  );

export const exitNotAllowed = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} is a way out, not a service`, "a service", "the name of a service");

export const listHoldsExit = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `the list of acceptable services holds ${quoted(name)}, which is a way out`,
    "services only; nobody queues for a way out",
    "a route of its own for those who leave",
  );

export const listHoldsPassing = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `the list of acceptable services holds ${quoted(name)}, which passes people on at once`,
    "services that people can queue for",
    `${name} alone, or the services it leads to`,
  );

export const twiceInList = (spot: Spot, name: string): Problem =>
  error(spot, `${quoted(name)} stands twice in the list`, "each once", "remove one");

export const preparedTwice = (spot: Spot, route: string, step: string, service: string): Problem =>
  error(
    spot,
    `the way by ${quoted(route)} prepares ${step}, and ${service}, which passes people on at once, prepares it again`,
    "each step of preparation once on the way to a place",
    `remove ${step} here or in ${service}`,
  );

export const sendsToItself = (spot: Spot, name: string): Problem =>
  error(spot, `people who cannot be taken by ${name} are sent to ${name}`, "another place", "elsewhere");

export const routesShareName = (spot: Spot, name: string): Problem =>
  error(
    spot,
    `two ways on are called ${quoted(name)}`,
    "a name of its own for each: paths and people's luck go by it",
    `name: ${name}-2`,
  );

export const sharedLuck = (spot: Spot, name: string, other: string): Problem =>
  error(
    spot,
    `${quoted(name)} and ${quoted(other)} claim the same former name, so they would share their luck`,
    "a former name that no other has",
    "remove was: from one of them",
  );

export const kindNeeds = (spot: Spot, kind: string, key: string, example: string): Problem =>
  error(spot, `${key} is missing: ${withArticle(kind)} needs it`, `the key ${key}`, `${key}: ${example}`);

export const kindForbids = (spot: Spot, kind: string, key: string, why: string): Problem =>
  error(
    spot,
    `${withArticle(kind)} has no ${key}: ${why}`,
    `a service without ${key}, or of another kind`,
    `remove ${key}`,
  );

export const routesOrOutcomes = (spot: Spot, both: boolean): Problem =>
  error(
    spot,
    both ? "routes and outcomes stand in one service" : "nothing says where people go from here",
    "routes (a stay, then a way on) or outcomes (a destination, then the stay)",
    both ? "keep one of the two" : "routes: [{ to: home, share: 100% }]",
  );

export const stayTwice = (spot: Spot): Problem =>
  error(
    spot,
    "length-of-stay stands beside outcomes, which give the stays themselves",
    "a stay in one place",
    "remove length-of-stay, or use routes",
  );

export const outcomeNeedsStay = (spot: Spot, to: string): Problem =>
  error(
    spot,
    `the outcome has no stay, and ${to} is a service`,
    "a stay for each outcome; only ways out may do without",
    "stay: 20 days",
  );

export const noRoutes = (spot: Spot, key: string): Problem =>
  error(spot, `${key} is an empty list`, "at least one way on", `${key}: [{ to: home, share: 100% }]`);

export const nowhereToGo = (spot: Spot, forWhom: string): Problem =>
  error(spot, `no way on is open${forWhom}`, "at least one for everyone who comes", "{ to: home, share: rest }");

export const restTwice = (spot: Spot, forWhom: string): Problem =>
  error(
    spot,
    `two ways on are "rest"${forWhom}`,
    "at most one that takes what the others leave",
    "a percentage for one of them, or a when: that tells them apart",
  );

export const noStayFor = (spot: Spot, forWhom: string): Problem =>
  error(spot, `no stay is given${forWhom}`, "a stay for everyone who comes", "otherwise: 5 days");

export const missingLevel = (spot: Spot, attribute: string, level: string, known: readonly string[]): Problem =>
  error(spot, `${attribute} has no level ${quoted(level)}`, orList(known), suggest(level, known));

export const zeroLoop = (spot: Spot, ring: readonly string[]): Problem =>
  error(
    spot,
    `people could go round and round at one instant: ${(ring.length > 8 ? [...ring.slice(0, 6), "…", ring.at(-1)!] : ring).join(" → ")}`,
    "a stay somewhere on the way round",
    "a stay for one of them, or another way on",
  );

export const unreachable = (spot: Spot, name: string): Problem =>
  warning(
    spot,
    `nobody ever comes to ${name}`,
    "a cohort that enters it or a way that leads to it",
    `{ to: ${name}, share: 10% } in another service, or remove it`,
  );

export const noWayOut = (spot: Spot, name: string): Problem =>
  warning(
    spot,
    `nobody who comes to ${name} can ever leave the system`,
    "a way that leads to home, care-home, died, moved-away or elsewhere",
    "{ to: home, share: rest }",
  );

export const staffOverlap = (spot: Spot, other: string): Problem =>
  error(
    spot,
    `this row overlaps with ${quoted(other)}`,
    "rows that do not overlap; each gives all staff on duty",
    "one row for each stretch of time, with all its staff",
  );

export const additionalOnly = (spot: Spot): Problem =>
  error(
    spot,
    "additional is only for prices per delayed day",
    "a price per delayed day",
    "£90 per delayed day, or remove additional",
  );

export const nothingToPrice = (spot: Spot, service: string, kind: string, per: string): Problem =>
  error(
    spot,
    `${service} is ${withArticle(kind)}, which has no ${per}s`,
    "a price for something the service has",
    kind === "team" ? "£45 per visit" : "£60 per day",
  );

export const lengthNotAboveZero = (spot: Spot): Problem =>
  error(spot, "the measured time is 0", "a length above 0", "length: 1 year");

export const tooLongARun = (spot: Spot): Problem =>
  error(spot, "warm-up and length together are longer than the clock counts", "less than 68 years", "length: 5 years");

export const badHour = (spot: Spot, hour: number): Problem =>
  error(spot, `${hour} is no hour of the day`, "a whole hour from 0 to 23", "snapshot-hour: 0");

export const tooManyClasses = (spot: Spot, count: number, most: number): Problem =>
  error(
    spot,
    `the attributes make ${count} kinds of people`,
    `at most ${most}`,
    "fewer attributes in one cohort, or fewer levels",
  );

export const sharesOff = (spot: Spot, total: number, forWhom: string): Problem =>
  error(
    spot,
    `the shares of the ways on${forWhom} add up to ${formatShare(total, 5)}`,
    "100%, or less and one that is rest",
    total > 1
      ? `${formatShare(total - 1, 5)} less in one of them`
      : `rest for one of them, or ${formatShare(1 - total, 5)} more`,
  );

const withArticle = (kind: string): string => (kind === "beds" ? "a service of beds" : `a ${kind}`);

export const tooManyServices = (spot: Spot, count: number, most: number): Problem =>
  error(
    spot,
    `there are ${count} services`,
    `at most ${most}`,
    "one service in place of many alike, with their places added up",
  );

interface Standing {
  readonly column: number;
  readonly row: number;
}

const cell = ({ column, row }: Standing): string => `{ column: ${column}, row: ${row} }`;

export const sharedCell = (spot: Spot, name: string, other: string, { column, row }: Standing, free: number): Problem =>
  error(
    spot,
    `${name} stands where ${other} stands: column ${column}, row ${row}`,
    "a place of its own for each service",
    cell({ column, row: free }),
  );

export const layoutLeavesOut = (spot: Spot, others: readonly (Standing & { readonly name: string })[]): Problem =>
  warning(
    spot,
    `the layout has no place for ${andList(others.map(({ name }) => name))}, so ${others.length === 1 ? "it is" : "they are"} placed around the others`,
    "a place for every service, or no layout at all",
    others
      .slice(0, 3)
      .map((one) => `${one.name}: ${cell(one)}`)
      .join(", "),
  );

/** "a", "a and b", "a, b and 3 others". */
function andList(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
