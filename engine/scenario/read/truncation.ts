/** What stands beside a form: the mean of a shape-of, and ends that cut a distribution off. */
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { DistributionSpec, Quantity } from "../scenario.ts";
import { type Branch, child, textOf } from "../tree.ts";
import { DURATION, inside, type Reading, readQuantity } from "./quantity.ts";

const CUTS = ["at-most", "at-least", "truncation", "mean-changes"];

/** A shape with the mean beside it: { shape-of: { … }, mean: 6.1 days }. */
export function rescaled(of: DistributionSpec, tree: Branch, reading: Reading): DistributionSpec | undefined {
  const written = child(tree, "mean");
  if (written === undefined)
    return void reading.report(say.missing(at(tree.place, reading.path), "mean", "mean: 6.1 days"));
  const mean = readQuantity(DURATION, written, inside(reading, "mean"));
  if (mean === undefined) return undefined;
  if (mean.value > 0) return { form: "rescaled", of, mean };
  return void reading.report(sayDistribution.mustBeAboveZero(at(mean.place, joined(reading.path, "mean")), "mean"));
}

/** Any other form: a mean beside it means nothing. */
export function plain(of: DistributionSpec, tree: Branch, reading: Reading): DistributionSpec | undefined {
  const entry = tree.entries.get("mean");
  if (entry === undefined) return of;
  return void reading.report(sayDistribution.meanBeside(at(entry.key, joined(reading.path, "mean"))));
}

/** The distribution with its ends cut off, when at-most or at-least stand beside it. */
export function readTruncation(of: DistributionSpec, tree: Branch, reading: Reading): DistributionSpec | undefined {
  if (!CUTS.some((key) => tree.entries.has(key))) return of;
  const least = endAt(tree, "at-least", reading);
  const most = endAt(tree, "at-most", reading);
  const changes = meanChanges(tree, reading);
  if (least === undefined || most === undefined || changes === null) return undefined;
  const spot = at(tree.entries.get(CUTS.find((key) => tree.entries.has(key))!)!.key, reading.path);
  if (least === null && most === null) return void reading.report(sayDistribution.nothingCut(spot));
  if (least !== null && most !== null && least.value >= most.value)
    return void reading.report(sayDistribution.mustBeAbove(spot, "at-most", "at-least"));
  if (changes) return { form: "truncated", of, least, most, keeps: null };
  const keeps = declaredMean(of);
  if (keeps === null) return void reading.report(sayDistribution.noMeanToKeep(spot));
  if (keeps.value <= (least?.value ?? 0) || keeps.value >= (most?.value ?? Number.POSITIVE_INFINITY))
    return void reading.report(sayDistribution.meanOutside(spot));
  return { form: "truncated", of, least, most, keeps };
}

/** Null when not given, undefined when wrong. */
function endAt(tree: Branch, key: string, reading: Reading): Quantity | null | undefined {
  const written = child(tree, key);
  return written === undefined ? null : readQuantity(DURATION, written, inside(reading, key));
}

/** Whether the mean may change; null, with a problem reported, when that is said badly or twice. */
function meanChanges(tree: Branch, reading: Reading): boolean | null {
  const [how, changes] = [child(tree, "truncation"), child(tree, "mean-changes")];
  const tell = (problem: Parameters<Reading["report"]>[0]): null => {
    reading.report(problem);
    return null;
  };
  if (how !== undefined && textOf(how) !== "compensated")
    return tell(say.notA(at(how.place, joined(reading.path, "truncation")), how, "compensated", "compensated"));
  if (changes === undefined) return false;
  const value = changes.kind === "leaf" ? changes.value : null;
  if (typeof value !== "boolean")
    return tell(say.notA(at(changes.place, joined(reading.path, "mean-changes")), changes, "true or false", "true"));
  if (value && how !== undefined) return tell(sayDistribution.truncatedTwice(at(how.place, reading.path)));
  return value;
}

/** The mean that a distribution declares in so many words; null where it only follows from other figures. */
function declaredMean(spec: DistributionSpec): Quantity | null {
  if (spec.form === "exponential" || spec.form === "gamma" || spec.form === "lognormal" || spec.form === "rescaled")
    return spec.mean;
  return spec.form === "family" && "mean" in spec.given ? spec.given.mean : null;
}
