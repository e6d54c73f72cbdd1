/** Ways of coming that do not go together, and people who would come when nobody is looking. */
import { addSeconds, formatInstant } from "../../calendar.ts";
import { DAY } from "../../units.ts";
import type { Calendar } from "../changes.ts";
import * as sayDemand from "../messages/demand.ts";
import * as say from "../messages/structure.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import type { CohortSpec } from "../scenario.ts";
import type { ComingSpec } from "../spec/demand.ts";
import { child, descend, entriesOf } from "../tree.ts";
import { spotIn } from "./known.ts";

/** Of these a cohort has exactly one. */
const FORMS = ["total", "every", "renewal", "schedule", "at"];
/** These belong to `total`. */
const OF_TOTAL = ["includes-returns", "profile", "growth", "batches", "overdispersion", "surges"];
const MOST_AT_ONCE = 1000;

/** Checks `arrivals:` of one cohort; the calendar is null when the scenario's time cannot be read. */
export function checkDemand(made: Made<CohortSpec>, calendar: Calendar | null, report: Report): void {
  if (made.spec === null) return;
  const spot = (...keys: readonly string[]) => spotIn(made, "cohorts", "arrivals", ...keys);
  const written = [...entriesOf(child(made.tree, "arrivals")).keys()];
  const forms = FORMS.filter((form) => written.includes(form));
  if (forms.length === 0) report(say.missing(spot(), "total", "total: 11.2 per day"));
  if (forms.length > 1) report(sayDemand.severalForms(spot(forms[1]!), forms));
  if (forms.length !== 1) return;
  const form = forms[0]!;
  for (const key of OF_TOTAL) {
    if (form !== "total" && written.includes(key)) report(sayDemand.onlyWith(spot(key), key, "total", form));
  }
  if (form !== "every" && written.includes("first")) report(sayDemand.onlyWith(spot("first"), "first", "every", form));
  const profile = entriesOf(descend(made.tree, "arrivals", "profile"));
  if (profile.has("hour") && profile.has("half-hour")) report(sayDemand.bothProfiles(spot("profile", "hour")));
  const { demand } = made.spec.arrivals;
  for (const { from, to } of demand.surges) if (to < from) report(sayDemand.surgeOrder(spot("surges")));
  checkComing(demand.coming, calendar, spot, report);
}

function checkComing(
  coming: ComingSpec,
  calendar: Calendar | null,
  spot: (...keys: readonly string[]) => Parameters<typeof sayDemand.tooOften>[0],
  report: Report,
): void {
  if (coming.form === "every" && coming.interval.value < 1) report(sayDemand.tooOften(spot("every")));
  if (coming.form === "renewal" && coming.gap.form === "constant" && coming.gap.value.value < 1)
    report(sayDemand.tooOften(spot("renewal")));
  if (coming.form === "schedule" && coming.rows.some(({ people }) => people.value > MOST_AT_ONCE))
    report(sayDemand.tooManyAtOnce(spot("schedule"), MOST_AT_ONCE));
  if (coming.form !== "listed" || calendar === null) return;
  const zero = calendar.start.days * DAY + calendar.start.seconds;
  const outside = coming.people.filter(({ at }) => at < zero - calendar.warmUp || at >= zero + calendar.length).length;
  const ends = [-calendar.warmUp, calendar.length].map((by) => formatInstant(addSeconds(calendar.start, by)));
  if (outside > 0) report(sayDemand.outsideRun(spot("at"), outside, ends[0]!, ends[1]!));
}
