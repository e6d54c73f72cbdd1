import type { Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { DAY, phaseStart, WEEK } from "./clock.ts";
import { type CapacityChange, type Clock, UNLIMITED } from "./model.ts";
import { luckOf, type Names } from "./names.ts";

/** Capacity from an instant on. */
interface Step {
  readonly at: number;
  readonly capacity: number;
  readonly shiftEnds: boolean;
}

/** Places or staff of a service at an instant of run time. */
export function capacityAt(scenario: Scenario, name: string, clock: Clock, at: number): number {
  let now = 0;
  for (const step of stepsOf(scenario, name, clock)) if (step.at <= at) now = step.capacity;
  return now;
}

/** Every change of places or staff after time 0; at one instant in an order that the order of services cannot change. */
export function capacityChanges(scenario: Scenario, names: Names, clock: Clock): CapacityChange[] {
  const changes: CapacityChange[] = [];
  const luck = scenario.phases[0]!.services.map(luckOf);
  for (const [name, service] of names.service) {
    let now = Number.NaN;
    for (const { at, capacity, shiftEnds } of stepsOf(scenario, name, clock)) {
      if (at > 0 && (capacity !== now || shiftEnds)) changes.push({ at, service, capacity, shiftEnds });
      now = capacity;
    }
  }
  return changes.sort((a, b) => a.at - b.at || luck[a.service]! - luck[b.service]!);
}

function stepsOf(scenario: Scenario, name: string, clock: Clock): Step[] {
  const steps: Step[] = [];
  for (const [i, phase] of scenario.phases.entries()) {
    const from = phaseStart(clock, phase.from);
    const next = scenario.phases[i + 1];
    const until = next === undefined ? clock.end : phaseStart(clock, next.from);
    const spec = phase.services.find((service) => service.name === name)!;
    if (until > from) steps.push(...stepsOfPhase(spec, clock, from, until));
  }
  return steps;
}

function stepsOfPhase(spec: ServiceSpec, clock: Clock, from: number, until: number): Step[] {
  if (spec.kind === "team") return staffSteps(spec, clock, from, until);
  const capacity = spec.capacity === null ? UNLIMITED : spec.capacity.value;
  return [{ at: from, capacity, shiftEnds: false }];
}

/** Staff on duty as a weekly pattern, rolled out from `from` to `until`. */
function staffSteps(spec: ServiceSpec, clock: Clock, from: number, until: number): Step[] {
  const shifts = shiftsOf(spec);
  const steps: Step[] = [{ at: from, capacity: onDuty(shifts, (from + clock.weekOffset) % WEEK), shiftEnds: false }];
  const edges = [...new Set(shifts.flatMap((shift) => [shift.from, shift.to % WEEK]))].sort((a, b) => a - b);
  const firstWeek = from - ((from + clock.weekOffset) % WEEK);
  for (let week = firstWeek; week < until; week += WEEK) {
    for (const edge of edges) {
      const at = week + edge;
      if (at <= from || at >= until) continue;
      const shiftEnds = shifts.some((shift) => shift.to % WEEK === edge);
      steps.push({ at, capacity: onDuty(shifts, edge), shiftEnds });
    }
  }
  return steps;
}

interface Shift {
  readonly from: number;
  readonly to: number;
  readonly staff: number;
}

function shiftsOf(spec: ServiceSpec): Shift[] {
  return (spec.staff ?? []).flatMap(({ hours, staff }) =>
    hours.days.map((day) => ({ from: day * DAY + hours.from, to: day * DAY + hours.to, staff: staff.value })),
  );
}

function onDuty(shifts: readonly Shift[], second: number): number {
  return shifts.reduce((sum, shift) => (shift.from <= second && second < shift.to ? sum + shift.staff : sum), 0);
}
