/** `shocks:` → specs, with what is wrong about them. */
import { parseInstant, secondsBetween } from "../../calendar.ts";
import type { Calendar } from "../changes.ts";
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/rules.ts";
import { badName } from "../messages/structure.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { ShockShape } from "../schema/shocks.ts";
import type { ShockSpec } from "../spec/shocks.ts";
import { type Branch, child, entriesOf } from "../tree.ts";
import { hasPlaces, type Services } from "./conditions.ts";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What shocks may befall, and the calendar of the run. */
export interface Befallen {
  readonly services: Services;
  readonly cohorts: readonly string[];
  readonly calendar: Calendar;
}

/** The shocks of a scenario that make sense; what is wrong with the others is reported. */
export function shocksOf(frame: FrameShape, tree: Branch, known: Befallen, report: Report): ShockSpec[] {
  const written = entriesOf(child(tree, "shocks"));
  return Object.entries(frame.shocks ?? {}).flatMap(([name, shape]) => {
    const { key, value } = written.get(name)!;
    const spotOf = (inner: string): Spot => at(child(value, inner)?.place ?? key, `shocks.${name}.${inner}`);
    if (!NAME.test(name)) report(badName(at(key, `shocks.${name}`), name, "outbreak"));
    const closes = closesOf(shape, known, spotOf, report);
    const surge = surgeOf(shape, known, spotOf, report);
    if ((shape.closes === undefined) === (shape.surge === undefined)) report(say.closesOrSurges(spotOf("closes")));
    if ((shape.every === undefined) === (shape.on === undefined)) report(say.everyOrOn(spotOf("every")));
    const on = shape.on === undefined ? null : secondsBetween(known.calendar.start, parseInstant(shape.on)!);
    warnOutside(on, known.calendar, spotOf("on"), report);
    if (closes === null && surge === null) return [];
    const { was, every, lasts, occupants } = shape;
    const people = { occupants: occupants ?? null, occupantsAt: spotOf("occupants").place };
    return [{ name, was: was ?? null, closes, surge, on, every: every ?? null, lasts, ...people, place: key }];
  });
}

type SpotOf = (key: string) => Spot;

function closesOf(shape: ShockShape, { services }: Befallen, spotOf: SpotOf, report: Report): ShockSpec["closes"] {
  if (shape.closes === undefined) {
    if (shape.places !== undefined) report(say.closesNothing(spotOf("places")));
    return null;
  }
  const service = services.get(shape.closes);
  if (service === undefined) {
    report(meaning.unknownName(spotOf("closes"), "service", shape.closes, [...services.keys()], "services"));
    return null;
  }
  if (!hasPlaces(service)) report(say.noPlaces(spotOf("closes"), shape.closes, "could close"));
  return { service: shape.closes, ...(shape.places ?? { of: "all", value: 1 }) };
}

function surgeOf(shape: ShockShape, { cohorts }: Befallen, spotOf: SpotOf, report: Report): ShockSpec["surge"] {
  if (shape.surge === undefined) return null;
  if (shape.factor === undefined) report(say.needsFactor(spotOf("surge")));
  if (!cohorts.includes(shape.surge))
    report(meaning.unknownName(spotOf("surge"), "cohort", shape.surge, cohorts, "cohorts"));
  return { cohort: shape.surge, factor: shape.factor ?? 1 };
}

function warnOutside(on: number | null, { warmUp, length }: Calendar, spot: Spot, report: Report): void {
  if (on !== null && (on < -warmUp || on >= length)) report(say.shockOutside(spot));
}
