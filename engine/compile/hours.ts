import { weekdayOf } from "../calendar.ts";
import type { HoursSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { DAY, firstDay, phaseStart } from "./clock.ts";
import type { DatedOpenings } from "./model/hours.ts";
import type { Clock, Opening } from "./model.ts";

const SUNDAY = 6;

/** The days of a run: their number, weekday and whether they are bank holidays. */
export interface Days {
  /** Run time of midnight at the start of day 0, the civil day of time 0: 0 or below. */
  readonly zero: number;
  /** Day of the week of a day of the run, 0 = Monday. */
  weekday(day: number): number;
  isBankHoliday(day: number): boolean;
}

/** The calendar of a run, day by day. */
export function daysOf(scenario: Scenario, clock: Clock): Days {
  const first = firstDay(clock);
  const holidays = new Set(scenario.bankHolidays);
  return {
    zero: -(clock.weekOffset % DAY),
    weekday: (day) => weekdayOf(first + day),
    isBankHoliday: (day) => holidays.has(first + day),
  };
}

/** True when weekly hours hold on a day of the run: on a bank holiday, as they say themselves. */
export function holdOn(hours: HoursSpec, day: number, days: Days): boolean {
  if (hours.bankHolidays === "open" || !days.isBankHoliday(day)) return hours.days.includes(days.weekday(day));
  return hours.bankHolidays === "as-sunday" && hours.days.includes(SUNDAY);
}

/** When people may leave or be admitted: the week, and where weeks differ the whole run. */
export interface Timetable {
  /** Empty = always. */
  readonly weekly: readonly Opening[];
  readonly dated: DatedOpenings;
}

/** The timetable of a service; `of` picks its hours from the spec of each phase. */
export function timetable(
  scenario: Scenario,
  clock: Clock,
  name: string,
  of: (spec: ServiceSpec) => readonly HoursSpec[],
): Timetable {
  const phases = scenario.phases.map((phase) => of(phase.services.find((spec) => spec.name === name)!));
  const first = phases[0]!;
  const text = JSON.stringify(first);
  const changes = phases.some((hours) => hours !== first && JSON.stringify(hours) !== text);
  const holidays = scenario.bankHolidays.length > 0 && phases.flat().some((hours) => hours.bankHolidays !== "open");
  if (!changes && !holidays) return { weekly: joined(first.flatMap(ofWeek)), dated: null };
  const all = scenario.phases.flatMap((phase, i) => {
    const from = phaseStart(clock, phase.from);
    const next = scenario.phases[i + 1];
    const until = next === undefined ? clock.end : phaseStart(clock, next.from);
    return until > from ? ofPhase(phases[i]!, daysOf(scenario, clock), from, until) : [];
  });
  return { weekly: [{ from: 0, to: 0 }], dated: Int32Array.from(joined(all).flatMap(({ from, to }) => [from, to])) };
}

const ofWeek = ({ days, from, to }: HoursSpec): Opening[] =>
  days.map((day) => ({ from: day * DAY + from, to: day * DAY + to }));

/** Openings of run time from `from` up to the last second before `until`. */
function ofPhase(hours: readonly HoursSpec[], days: Days, from: number, until: number): Opening[] {
  if (hours.length === 0) return [{ from, to: until - 1 }];
  const found: Opening[] = [];
  for (let day = Math.floor((from - days.zero) / DAY); days.zero + day * DAY < until; day++) {
    const midnight = days.zero + day * DAY;
    for (const each of hours) {
      if (!holdOn(each, day, days)) continue;
      const opening = { from: Math.max(from, midnight + each.from), to: Math.min(until - 1, midnight + each.to) };
      if (opening.from <= opening.to) found.push(opening);
    }
  }
  return found;
}

/** Sorted; neighbours that touch are joined. */
function joined(openings: readonly Opening[]): Opening[] {
  const all: { from: number; to: number }[] = [];
  for (const one of [...openings].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else all.push({ ...one });
  }
  return all;
}
