/** `periods:` → parts of the measured time. */
import {
  addMonths,
  addSeconds,
  civilToDays,
  daysToCivil,
  formatInstant,
  type Instant,
  parseInstant,
  secondsBetween,
} from "../../calendar.ts";
import type { Calendar } from "../changes.ts";
import * as say from "../messages/periods.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { PeriodsShape } from "../schema/periods.ts";
import type { PeriodSpec } from "../spec/periods.ts";
import { type Branch, child, entriesOf } from "../tree.ts";

/** What a period may be called: ids of measures end in it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9/–-]*$/;

type Stretch = PeriodSpec["stretches"][number];

/** The periods in the order written; those that reach beyond the measured time are cut to it, with a warning. */
export function periodsOf(
  shapes: PeriodsShape | undefined,
  tree: Branch,
  calendar: Calendar,
  report: Report,
): PeriodSpec[] {
  const entries = entriesOf(child(tree, "periods"));
  return Object.entries(shapes ?? {}).flatMap(([name, shape]) => {
    const { key } = entries.get(name)!;
    const spot = at(key, `periods.${name}`);
    if (!NAME.test(name)) report(say.badPeriodName(spot, name));
    const stretches = stretchesOf(shape, spot, calendar, report);
    return stretches === null ? [] : [{ name, stretches }];
  });
}

function stretchesOf(
  { from, to, months }: PeriodsShape[string],
  spot: Spot,
  calendar: Calendar,
  report: Report,
): Stretch[] | null {
  if (months === undefined && from !== undefined && to !== undefined)
    return between(parseInstant(from)!, parseInstant(to)!, spot, calendar, report);
  if (months === undefined || from !== undefined || to !== undefined) return report(say.datesOrMonths(spot)) ?? null;
  if (months.some((month) => month < 1 || month > 12)) return report(say.noSuchMonth(spot)) ?? null;
  const found = inMonths(new Set(months), calendar);
  return found.length > 0 ? found : (report(say.monthsOutside(spot)) ?? null);
}

function between(first: Instant, after: Instant, spot: Spot, calendar: Calendar, report: Report): Stretch[] | null {
  const { start, length } = calendar;
  const [from, to] = [secondsBetween(start, first), secondsBetween(start, after)];
  const last = formatInstant(addSeconds(start, length));
  if (from >= to) return report(say.endsBeforeItBegins(spot)) ?? null;
  if (to <= 0 || from >= length) return report(say.outsideTheTime(spot, formatInstant(start), last)) ?? null;
  if (from < 0 || to > length) report(say.cut(spot, formatInstant(start), last));
  return [{ from: Math.max(0, from), to: Math.min(length, to) }];
}

/** The measured time that lies in some months of the year: months that follow one another are one stretch. */
function inMonths(months: ReadonlySet<number>, { start, length }: Calendar): Stretch[] {
  const { year, month } = daysToCivil(start.days);
  const first = civilToDays({ year, month, day: 1 });
  const found: { from: number; to: number }[] = [];
  for (let i = 0; ; i++) {
    const days = addMonths(first, i);
    const from = Math.max(0, secondsBetween(start, { days, seconds: 0 }));
    if (from >= length) return found;
    if (!months.has(daysToCivil(days).month)) continue;
    const to = Math.min(length, secondsBetween(start, { days: addMonths(first, i + 1), seconds: 0 }));
    const before = found.at(-1);
    if (before?.to === from) before.to = to;
    else found.push({ from, to });
  }
}
