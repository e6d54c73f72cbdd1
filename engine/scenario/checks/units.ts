/** Units that a person takes: in what the capacity is counted in, and no more than there are. */
import * as say from "../messages/places.ts";
import type { Report } from "../problem.ts";
import type { Made } from "../read/service.ts";
import { isInHours } from "../read/units.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { UnitsSpec } from "../spec/places.ts";
import { child, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { spotIn } from "./known.ts";

export function checkUnits(made: Made<ServiceSpec>, report: Report): void {
  const { spec, tree } = made;
  if (spec === null) return;
  const units = child(tree, "units");
  const spot = spotIn(made, "services", units === undefined ? "capacity" : "units");
  if (spec.inHours && spec.kind !== "caseload") report(say.hoursOfCaseloads(spotIn(made, "services", "capacity")));
  else if (spec.inHours && units === undefined) report(say.hoursNeedUnits(spot));
  if (units === undefined || spec.units === null) return;
  if (figuresIn(units).some((figure) => isInHours(figure) !== spec.inHours)) {
    report(say.unitsUnlikeCapacity(spot, spec.inHours));
  }
  const most = Math.max(...profilesOf(spec.units).flatMap(({ steps }) => steps[0]!.units.value));
  const capacity = spec.kind === "team" ? staffOf(spec) : placesOf(spec);
  if (capacity !== null && capacity > 0 && most > capacity) {
    const scale = spec.inHours ? 60 : 1;
    report(say.unitsAboveCapacity(spot, most / scale, capacity / scale));
  }
}

/** All profiles of a service: one, or one for each level. */
function profilesOf(units: NonNullable<ServiceSpec["units"]>): UnitsSpec[] {
  if (!("by" in units)) return [units];
  return [...Object.values(units.levels), ...(units.otherwise === null ? [] : [units.otherwise])];
}

const placesOf = ({ capacity, capacityHours }: ServiceSpec): number | null =>
  capacity === null ? null : Math.max(capacity.value, ...(capacityHours ?? []).map(({ staff }) => staff.value));

const staffOf = ({ staff }: ServiceSpec): number | null =>
  staff === null ? null : staff.reduce((sum, row) => sum + row.staff.value, 0);

/** The trees of all numbers of units. */
function figuresIn(tree: Tree): Tree[] {
  const levels = [...entriesOf(child(tree, "levels")).values()].map(({ value }) => value);
  const otherwise = child(tree, "otherwise");
  if (child(tree, "by") !== undefined) {
    return [...levels, ...(otherwise === undefined ? [] : [otherwise])].flatMap(figuresIn);
  }
  const steps = itemsOf(child(tree, "profile"));
  if (steps.length === 0) return [tree];
  return steps.map((step) => child(step, "then") ?? child(step, "units")!);
}
