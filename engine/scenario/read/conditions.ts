/** Conditions of rules and gates: shape → spec, with what is wrong about them. */
import * as meaning from "../messages/meaning.ts";
import * as say from "../messages/rules.ts";
import { at, joined, type Report, type Spot } from "../problem.ts";
import type { ServiceSpec } from "../scenario.ts";
import type { ConditionShape } from "../schema/rules.ts";
import type { ConditionSpec, MeasureName } from "../spec/rules.ts";
import { child, type Tree } from "../tree.ts";
import type { Level } from "./levels.ts";

/** The services of a scenario by name, for whoever refers to them. */
export type Services = ReadonlyMap<string, ServiceSpec>;

const LEVELS: Readonly<Record<MeasureName, { of: Level["of"]; expected: string; example: string }>> = {
  occupancy: { of: "share", expected: "a share of the places, such as 96%", example: "96%" },
  "delayed-share": { of: "share", expected: "a share of the people there, such as 15%", example: "15%" },
  waiting: { of: "people", expected: "a number of people, such as 10", example: "10" },
  delayed: { of: "people", expected: "a number of people, such as 10", example: "10" },
  starts: { of: "people", expected: "a number of people, such as 10", example: "10" },
  "longest-wait": { of: "seconds", expected: "a time, such as 4 hours", example: "4 hours" },
};

/** The condition of a shape; what it leaves out is that of `base`. Null, with problems reported, when it makes no sense. */
export function conditionOf(
  shape: ConditionShape,
  tree: Tree,
  path: string,
  base: ConditionSpec | null,
  services: Services,
  report: Report,
): ConditionSpec | null {
  const spotOf = (key: string): Spot => at(child(tree, key)?.place ?? tree.place, joined(path, key));
  const names = shape.service ?? base!.services;
  const measure = shape.measure ?? base!.measure;
  let good = names.every((name) => isCounted(name, measure, services, spotOf("service"), report));
  const level = levelIn(shape, measure, spotOf, report);
  if (level === null) good = false;
  const within = shape.within ?? null;
  const inherited = measure === base?.measure ? base.window : 0;
  const window = within === null ? inherited : Math.round(within.value);
  if (measure === "starts" && window < 1) {
    report(say.needsWithin(spotOf("within")));
    good = false;
  }
  if (measure !== "starts" && within !== null) {
    report(say.withinForStarts(spotOf("within"), measure));
    good = false;
  }
  if (!good) return null;
  const side = shape.above === undefined ? "below" : "above";
  return { services: names, measure, side, level: level!.value, holds: Math.round(shape.for?.value ?? 0), window };
}

function levelIn(
  { above, below }: ConditionShape,
  measure: MeasureName,
  spotOf: (key: string) => Spot,
  report: Report,
): Level | null {
  const level = above ?? below;
  if (level === undefined || (above !== undefined && below !== undefined)) {
    report(say.oneSide(spotOf("above")));
    return null;
  }
  const { of, expected, example } = LEVELS[measure];
  if (level.of === of) return level;
  report(say.levelOf(spotOf(above === undefined ? "below" : "above"), measure, level.text, expected, example));
  return null;
}

function isCounted(name: string, measure: MeasureName, services: Services, spot: Spot, report: Report): boolean {
  const service = services.get(name);
  if (service === undefined) {
    report(meaning.unknownName(spot, "service", name, [...services.keys()], "services"));
    return false;
  }
  if (measure !== "occupancy" || hasPlaces(service)) return true;
  report(say.noPlaces(spot, name, "could be occupied"));
  return false;
}

/** True for services with a number of places or staff. */
export const hasPlaces = ({ kind }: ServiceSpec): boolean => kind === "beds" || kind === "caseload" || kind === "team";
