/** `periods:` → parts of the measured time. */
import { addSeconds, formatInstant, parseInstant, secondsBetween } from "../../calendar.ts";
import type { Calendar } from "../changes.ts";
import * as say from "../messages/periods.ts";
import { at, type Report } from "../problem.ts";
import type { PeriodSpec } from "../spec/periods.ts";
import { type Branch, child, entriesOf } from "../tree.ts";

/** What a period may be called: ids of measures end in it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9/–-]*$/;

/** The periods in the order written; those that reach beyond the measured time are cut to it, with a warning. */
export function periodsOf(
  shapes: Readonly<Record<string, { readonly from: string; readonly to: string }>> | undefined,
  tree: Branch,
  calendar: Calendar,
  report: Report,
): PeriodSpec[] {
  const { start, length } = calendar;
  const entries = entriesOf(child(tree, "periods"));
  return Object.entries(shapes ?? {}).flatMap(([name, shape]) => {
    const { key } = entries.get(name)!;
    const spot = at(key, `periods.${name}`);
    const [from, to] = [shape.from, shape.to].map((date) => secondsBetween(start, parseInstant(date)!)) as [
      number,
      number,
    ];
    const last = formatInstant(addSeconds(start, length));
    if (!NAME.test(name)) report(say.badPeriodName(spot, name));
    if (from >= to) return report(say.endsBeforeItBegins(spot)) ?? [];
    if (to <= 0 || from >= length) return report(say.outsideTheTime(spot, formatInstant(start), last)) ?? [];
    if (from < 0 || to > length) report(say.cut(spot, formatInstant(start), last));
    return [{ name, from: Math.max(0, from), to: Math.min(length, to) }];
  });
}
