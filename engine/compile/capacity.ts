import type { BreakSpec, HoursRow, HoursSpec, PhaseSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { DAY, phaseStart } from "./clock.ts";
import { type Days, daysOf, holdOn } from "./hours.ts";
import { type CapacityChange, type Clock, UNLIMITED } from "./model.ts";
import { luckOf, type Names } from "./names.ts";
import { NOBODY, type Occupants } from "./occupants.ts";

/** Capacity from an instant on. */
export interface Step {
  readonly at: number;
  readonly capacity: number;
  readonly shiftEnds: boolean;
  readonly occupants?: number;
}

/** Places or staff of a service at an instant of run time. */
export function capacityAt(scenario: Scenario, name: string, clock: Clock, at: number): number {
  let now = 0;
  for (const step of stepsOf(scenario, name, clock, NOBODY, at + 1)) if (step.at <= at) now = step.capacity;
  return now;
}

/** Every change of places or staff after time 0; at one instant in an order that the order of services cannot change. */
export function capacityChanges(
  scenario: Scenario,
  names: Names,
  clock: Clock,
  occupants: Occupants,
): CapacityChange[] {
  const changes: CapacityChange[] = [];
  const luck = scenario.phases[0]!.services.map(luckOf);
  for (const [name, service] of names.service) {
    let now = Number.NaN;
    for (const step of stepsOf(scenario, name, clock, occupants)) {
      if (step.at > 0 && (step.capacity !== now || step.shiftEnds)) changes.push({ ...step, service });
      now = step.capacity;
    }
  }
  return changes.sort((a, b) => a.at - b.at || luck[a.service]! - luck[b.service]!);
}

function stepsOf(scenario: Scenario, name: string, clock: Clock, occupants: Occupants, end = clock.end): Step[] {
  const service = ({ services }: PhaseSpec) => services.find((one) => one.name === name)!;
  return stepsThrough(scenario, clock, service, (phase) => occupants.ruleOf(phase, name), end);
}

/** What has places or staff. */
type Placed = Pick<ServiceSpec, "capacity" | "capacityHours" | "staff" | "breaks"> & { readonly kind: string };

/** The numbers of what has places or staff, through all phases up to `end` (seconds); `of` finds it in each, `ruleOf` the rule for occupants. */
export function stepsThrough(
  scenario: Scenario,
  clock: Clock,
  of: (phase: PhaseSpec) => Placed,
  ruleOf: (phase: number) => number = () => -1,
  end = clock.end,
): Step[] {
  const days = daysOf(scenario, clock);
  const steps: Step[] = [];
  for (const [i, phase] of scenario.phases.entries()) {
    const from = phaseStart(clock, phase.from);
    const next = scenario.phases[i + 1];
    const until = Math.min(end, next === undefined ? end : phaseStart(clock, next.from));
    if (until <= from) continue;
    const [first, ...later] = stepsOfPhase(of(phase), days, from, until);
    const rule = ruleOf(i);
    steps.push(rule < 0 ? first! : { ...first!, occupants: rule }, ...later);
  }
  return steps;
}

function stepsOfPhase(spec: Placed, days: Days, from: number, until: number): Step[] {
  const otherwise = spec.capacity === null ? UNLIMITED : spec.capacity.value;
  if (spec.kind === "team") return rollOut(new Roster(spec.staff ?? [], 0, spec.breaks, days), from, until);
  if (spec.capacityHours !== null) return rollOut(new Roster(spec.capacityHours, otherwise, null, days), from, until);
  return [{ at: from, capacity: otherwise, shiftEnds: false }];
}

/** The numbers of a roster from `from` to `until`, day by day. */
function rollOut(roster: Roster, from: number, until: number): Step[] {
  const { zero } = roster.days;
  const first = Math.floor((from - zero) / DAY);
  const steps: Step[] = [{ at: from, capacity: roster.number(first, from - zero - first * DAY), shiftEnds: false }];
  // Days with the same hours, after a day with the same hours, are alike: one week is worked out, not every year.
  const known = new Map<string, Step[]>();
  for (let day = first; zero + day * DAY < until; day++) {
    const alike = roster.kindOf(day);
    const today = known.get(alike) ?? roster.stepsOn(day);
    known.set(alike, today);
    for (const step of today) {
      const at = zero + day * DAY + step.at;
      if (at > from && at < until) steps.push({ ...step, at });
    }
  }
  return steps;
}

/** Numbers by weekly hours, and one for all other times. */
class Roster {
  readonly days: Days;
  private readonly rows: readonly HoursRow[];
  private readonly otherwise: number;
  private readonly breaks: readonly BreakSpec[] | null;

  /** `breaks`: null for places, which have no shifts that could end. */
  constructor(rows: readonly HoursRow[], otherwise: number, breaks: readonly BreakSpec[] | null, days: Days) {
    this.rows = rows;
    this.otherwise = otherwise;
    this.breaks = breaks;
    this.days = days;
  }

  /** The number in force at a second of a day of the run. */
  number(day: number, second: number): number {
    const on = this.on(day).filter(({ hours }) => hours.from <= second && second < hours.to);
    const all = on.length === 0 ? this.otherwise : on.reduce((sum, { staff }) => sum + staff.value, 0);
    return Math.max(0, all - this.onBreak(second, all));
  }

  private onBreak(second: number, all: number): number {
    const now = (this.breaks ?? []).filter(({ from, to }) => from <= second && second < to);
    return now.reduce((sum, { staff }) => sum + (staff === "all" ? all : staff.value), 0);
  }

  /** The same for days on which the same hours hold, that day and the day before. */
  kindOf(day: number): string {
    return this.rows.map(({ hours }) => this.holdsOn(hours, day - 1) + 2 * this.holdsOn(hours, day)).join("");
  }

  /** The steps of a day, each at its second of the day. */
  stepsOn(day: number): Step[] {
    return this.edges(day).map((edge) => ({
      at: edge,
      capacity: this.number(day, edge),
      shiftEnds: this.shiftEnds(day, edge),
    }));
  }

  /** Seconds of a day at which the number may change, in order. */
  edges(day: number): number[] {
    const today = this.on(day).flatMap(({ hours }) => [hours.from, hours.to]);
    const before = this.on(day - 1).some(({ hours }) => hours.to === DAY) ? [0] : [];
    const breaks = today.length === 0 ? [] : (this.breaks ?? []).flatMap(({ from, to }) => [from, to]);
    return [...new Set([...before, ...today, ...breaks])].filter((edge) => edge < DAY).sort((a, b) => a - b);
  }

  /** True when a shift ends at a second of a day; one that goes on after midnight does not end there. */
  shiftEnds(day: number, second: number): boolean {
    if (this.breaks === null) return false;
    if (second > 0) return this.on(day).some(({ hours }) => hours.to === second);
    const goesOn = this.on(day).filter(({ hours }) => hours.from === 0);
    return this.on(day - 1).some(({ hours, place }) => hours.to === DAY && !goesOn.some((row) => row.place === place));
  }

  private holdsOn(hours: HoursSpec, day: number): number {
    return Number(holdOn(hours, day, this.days));
  }

  private on(day: number): readonly HoursRow[] {
    return this.rows.filter(({ hours }) => holdOn(hours, day, this.days));
  }
}
