/** `ends-when:` and `arrivals-stop:` → what ends a run, and until when people come. */
import { parseInstant, secondsBetween } from "../../calendar.ts";
import type { Calendar } from "../changes.ts";
import * as say from "../messages/ends.ts";
import { unknownName } from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import type { CohortSpec, ServiceSpec } from "../scenario.ts";
import type { EndsWhenShape } from "../schema/ends.ts";
import type { FrameShape } from "../schema/scenario.ts";
import type { EndMeasure, EndSpec } from "../spec/ends.ts";
import { type Branch, child, descend } from "../tree.ts";

const SIDES = ["is", "above", "below"] as const;

/** The condition that ends the run; null where there is none, or where it is wrong, which is reported. */
export function endOf(
  shape: EndsWhenShape | undefined,
  tree: Branch,
  services: ReadonlyMap<string, ServiceSpec>,
  report: Report,
): EndSpec | null {
  if (shape === undefined) return null;
  const { place } = child(tree, "ends-when")!;
  const spotOf = (key: string) => at(descend(tree, "ends-when", key)?.place ?? place, `ends-when.${key}`);
  const { service, measure } = shape;
  const sides = SIDES.filter((side) => shape[side] !== undefined);
  const gone = shape["everyone-gone"] === true;
  if (gone && service === undefined && measure === undefined && sides.length === 0)
    return { form: "everyone-gone", place };
  if (gone || service === undefined || measure === undefined || sides.length !== 1)
    return report(say.oneCondition(at(place, "ends-when"))) ?? null;
  const side = sides[0]!;
  const level = shape[side]!;
  if (side === "below" && level === 0) report(say.neverBelow(spotOf(side)));
  for (const name of service) {
    const spec = services.get(name);
    if (spec === undefined) report(unknownName(spotOf("service"), "service", name, [...services.keys()], "services"));
    else if (!counts(spec, measure)) report(say.nobodyIsThere(spotOf("service"), name, measure));
  }
  return { form: "level", services: service, measure, side, level, place };
}

const counts = ({ kind }: ServiceSpec, measure: EndMeasure): boolean =>
  kind !== "decision" && (kind !== "state" || measure === "census");

/** The day on which the people of a cohort stop coming: its own, or that of everyone; null for never. */
export const stopOf = (own: string | null, everyone: string | undefined): string | null => own ?? everyone ?? null;

/** Warns of days out of the run's time, and of a run that waits until nobody is left while people go on coming. */
export function checkEnds(
  { time }: FrameShape,
  end: EndSpec | null,
  cohorts: readonly CohortSpec[],
  tree: Branch,
  { start, warmUp, length }: Calendar,
  report: Report,
): void {
  const warn = (date: string | null | undefined, ...path: string[]): void => {
    if (date == null) return;
    const after = secondsBetween(start, parseInstant(date)!);
    if (after > -warmUp && after < length) return;
    report(say.stopsOutside(at(descend(tree, ...path)?.place ?? tree.place, path.join("."))));
  };
  warn(time["arrivals-stop"], "time", "arrivals-stop");
  for (const { name, arrivalsStop } of cohorts) warn(arrivalsStop, "cohorts", name, "arrivals-stop");
  if (end?.form !== "everyone-gone") return;
  const goesOn = cohorts.some(
    ({ arrivals, arrivalsStop }) =>
      stopOf(arrivalsStop, time["arrivals-stop"]) === null && arrivals.demand.coming.form !== "listed",
  );
  if (goesOn) report(say.goesOnComing(at(end.place, "ends-when")));
}
