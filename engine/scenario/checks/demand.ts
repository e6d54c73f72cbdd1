/** Ways of coming that do not go together, and people who would come when nobody is looking. */
import { addSeconds, daysToCivil, formatInstant } from "../../calendar.ts";
import { DAY } from "../../units.ts";
import type { Calendar } from "../changes.ts";
import * as sayDemand from "../messages/demand.ts";
import * as sayTable from "../messages/demandTable.ts";
import * as say from "../messages/structure.ts";
import * as sayTables from "../messages/tables.ts";
import { orList, type Report, type Spot, suggest } from "../problem.ts";
import { LIST_COLUMNS } from "../read/listed.ts";
import type { Made } from "../read/service.ts";
import type { CohortSpec } from "../scenario.ts";
import type { ComingSpec, DemandMonth, ListedPerson } from "../spec/demand.ts";
import { SECOND_DOOR } from "../spec/people.ts";
import { child, descend, entriesOf } from "../tree.ts";
import type { World } from "../world.ts";
import { spotIn } from "./known.ts";
import { checkPopulation } from "./population.ts";

/** Of these a cohort has exactly one. */
const FORMS = [
  "total",
  "every",
  "renewal",
  "schedule",
  "at",
  "list",
  "table",
  "population-at-risk",
  "closed",
  "inexhaustible",
];
/** People who come by chance at a rate. */
const BY_RATE = ["total", "table", "population-at-risk"];
/** These belong to a rate. */
const OF_TOTAL = ["includes-returns", "profile", "growth", "batches", "overdispersion", "surges"];
const MOST_AT_ONCE = 1000;

/** Checks `arrivals:` of one cohort; the calendar is null when the scenario's time cannot be read. */
export function checkDemand(made: Made<CohortSpec>, world: World, calendar: Calendar | null, report: Report): void {
  if (made.spec === null) return;
  const spot = (...keys: readonly string[]) => spotIn(made, "cohorts", "arrivals", ...keys);
  const written = [...entriesOf(child(made.tree, "arrivals")).keys()];
  const forms = FORMS.filter((form) => written.includes(form));
  if (forms.length === 0) report(say.missing(spot(), "total", "total: 11.2 per day"));
  if (forms.length > 1) report(sayDemand.severalForms(spot(forms[1]!), forms));
  if (forms.length !== 1) return;
  const form = forms[0]!;
  for (const key of OF_TOTAL) {
    if (!BY_RATE.includes(form) && written.includes(key)) report(sayDemand.onlyWith(spot(key), key, "total", form));
  }
  if (form !== "every" && written.includes("first")) report(sayDemand.onlyWith(spot("first"), "first", "every", form));
  const profile = entriesOf(descend(made.tree, "arrivals", "profile"));
  if (profile.has("hour") && profile.has("half-hour")) report(sayDemand.bothProfiles(spot("profile", "hour")));
  if (form === "table" && profile.has("month"))
    report(sayDemand.onlyWith(spot("profile", "month"), "profile.month", "total", form));
  const { demand } = made.spec.arrivals;
  for (const { from, to } of demand.surges) if (to < from) report(sayDemand.surgeOrder(spot("surges")));
  checkComing(demand.coming, spot, report);
  checkPopulation(made, world, report);
  checkSecondDoor(made, report);
  if (demand.coming.form === "by-month") checkMonths(demand.coming.months, calendar, spot(form), report);
  if (demand.coming.form === "listed") {
    checkLevels(made.spec, demand.coming.people, report);
    checkTimes(demand.coming.people, calendar, spot(form), report);
  }
}

/** What a second door adds to the attributes stands nowhere else, and its share is said. */
function checkSecondDoor(made: Made<CohortSpec>, report: Report): void {
  if (made.spec?.firstDoors === null) return;
  const spot = (...keys: readonly string[]) => spotIn(made, "cohorts", ...keys);
  const written = descend(made.tree, "second-door", "share");
  if (written?.kind === "leaf" && written.text === "rest") report(sayDemand.shareOfDoor(spot("second-door", "share")));
  if (descend(made.tree, "attributes", SECOND_DOOR) !== undefined)
    report(sayDemand.doorIsAttribute(spot("attributes", SECOND_DOOR), SECOND_DOOR));
}

/** The columns of a list are attributes of the cohort, and its cells levels of them. */
function checkLevels({ attributes }: CohortSpec, people: readonly ListedPerson[], report: Report): void {
  const strange = new Set<string>();
  for (const { levels, place } of people) {
    for (const [attribute, level] of Object.entries(levels)) {
      const known = Object.hasOwn(attributes, attribute) ? Object.keys(attributes[attribute]!) : null;
      if (known?.includes(level) || strange.has(attribute)) continue;
      if (known !== null) report(sayTables.badCell(place, attribute, level, orList(known), suggest(level, known)));
      else {
        strange.add(attribute);
        report(sayTables.unknownColumn(place, attribute, [...LIST_COLUMNS, ...Object.keys(attributes)]));
      }
    }
  }
}

function checkTimes(people: readonly ListedPerson[], calendar: Calendar | null, spot: Spot, report: Report): void {
  if (calendar === null) return;
  const zero = calendar.start.days * DAY + calendar.start.seconds;
  const [from, to] = [-calendar.warmUp, calendar.length];
  const outside = people.filter(({ at }) => at < zero + from || at >= zero + to).length;
  const date = (by: number): string => formatInstant(addSeconds(calendar.start, by));
  if (outside > 0) report(sayDemand.outsideRun(spot, outside, date(from), date(to)));
}

/** Months that are measured, that are not in the table, are told. */
function checkMonths(months: readonly DemandMonth[], calendar: Calendar | null, spot: Spot, report: Report): void {
  if (calendar === null || months.length === 0) return;
  const known = new Set(months.map(({ month }) => month));
  const last = addSeconds(calendar.start, calendar.length - 1);
  const outside: number[] = [];
  for (let month = monthOf(calendar.start.days); month <= monthOf(last.days); month++)
    if (!known.has(month)) outside.push(month);
  if (outside.length > 0)
    report(sayTable.monthsOutside(spot, outside.map(nameOf), nameOf(months[0]!.month), nameOf(months.at(-1)!.month)));
}

/** Months from January of year 0, as DemandMonth counts them. */
function monthOf(days: number): number {
  const { year, month } = daysToCivil(days);
  return year * 12 + month - 1;
}

const nameOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

function checkComing(coming: ComingSpec, spot: (...keys: readonly string[]) => Spot, report: Report): void {
  if (coming.form === "every" && coming.interval.value < 1) report(sayDemand.tooOften(spot("every")));
  if (coming.form === "renewal" && coming.gap.form === "constant" && coming.gap.value.value < 1)
    report(sayDemand.tooOften(spot("renewal")));
  if (coming.form === "schedule" && coming.rows.some(({ people }) => people.value > MOST_AT_ONCE))
    report(sayDemand.tooManyAtOnce(spot("schedule"), MOST_AT_ONCE));
}
