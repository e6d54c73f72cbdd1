/** `measures:` → what is asked for beside what is always measured. */
import type { FrameShape } from "../schema/scenario.ts";
import { type AskedSpec, type ReportableSpec, WEEKDAYS } from "../spec/measures.ts";
import { child, entriesOf, type Tree, textOf } from "../tree.ts";

type Shape = NonNullable<FrameShape["measures"]>;

/** Hours of a whole-time equivalent a week, in seconds, where a scenario does not say. */
const WHOLE_TIME = 37.5 * 3600;

/** What a scenario asks for; names are checked elsewhere (checks/asked.ts). `tree` is the whole document. */
export function askedOf({ measures = {} }: Pick<FrameShape, "measures">, tree: Tree): AskedSpec {
  return {
    by: [...new Set(measures.by ?? [])],
    reportable: reportableOf(measures.reportable),
    outcomes: [...new Set(measures.outcomes ?? [])],
    waits: [...new Set(measures.waits ?? [])],
    response: Object.entries(measures.response ?? {}).map(([name, one]) => {
      return { name, service: one.service, within: one.within, clock: one.clock ?? "always" };
    }),
    workforce: Object.entries(measures.workforce ?? {}).map(([service, one]) => {
      return { service, week: one["hours-per-week"] ?? WHOLE_TIME, onVisits: one["on-visits"] ?? 1 };
    }),
    inArea: [...new Set(measures["in-area"] ?? [])],
    outOfArea: outside(tree),
    hoursOfWeek: [...new Set(measures["hours-of-week"] ?? [])],
    midnight: [...new Set(measures.midnight ?? [])],
    at: Object.entries(measures.at ?? {}).flatMap(([name, { service, on }]) =>
      [...new Set(service)].map((one) => ({ name, service: one, on })),
    ),
    joint: (measures.joint ?? []).map((pair) => [pair[0]!, pair[1] ?? pair[0]!] as const),
    reaching: (measures.reaching ?? []).map(({ service, level }) => ({ service, level })),
    placesNeeded: (measures["places-needed"] ?? []).map(({ service, delay }) => ({ service, delay })),
  };
}

function reportableOf(shape: Shape["reportable"]): ReportableSpec | null {
  if (shape === undefined) return null;
  return {
    services: [...new Set(shape.services)],
    adults: shape.adults ?? {},
    grace: shape.grace ?? 0,
    weekday: WEEKDAYS.indexOf(shape["weekly-snapshot"] ?? "thursday"),
    attributed: shape.attributed ?? {},
    per: shape.per ?? "18-plus",
  };
}

/** Services with `in-area: false`. */
function outside(tree: Tree): string[] {
  return [...entriesOf(child(tree, "services"))].flatMap(([name, { value }]) =>
    textOf(child(value, "in-area")) === "false" ? [name] : [],
  );
}
