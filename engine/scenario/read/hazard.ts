/** Trees → hazards: how fast something happens to a person. */
import { type Parsed, parseDuration, parseGrowth, parseRate, parseShare, YEAR } from "../../units.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { ByAttribute, DistributionSpec, Quantity } from "../scenario.ts";
import { child, type Tree, textOf } from "../tree.ts";
import { readDistribution } from "./distribution.ts";
import { inside, type Kind, type Reading, readQuantity, withProvenance } from "./quantity.ts";

const DAY = 86_400;
const A_HAZARD = "a rate for one person, such as 8% per year, 0.002 per day or 18% within 91 days";

/**
 * "8% per year", "0.002 per day" → events per person and day. "18% within 91 days" → the constant rate λ that does that:
 * 1 − exp(−λ × 91) = 18%.
 */
export function parseHazard(text: string): Parsed<number> {
  const within = /^(.*%)\s+within\s+(.*)$/.exec(text.trim());
  if (within !== null) return hazardWithin(text, within[1]!, within[2]!);
  const yearly = parseGrowth(text);
  if (yearly.ok && yearly.value >= 0) return { ok: true, value: (yearly.value * DAY) / YEAR };
  const rate = parseRate(text);
  if (rate.ok) return rate;
  return { ok: false, problem: { wrong: rate.problem.wrong, expected: A_HAZARD, try: "8% per year" } };
}

function hazardWithin(text: string, share: string, time: string): Parsed<number> {
  const [part, span] = [parseShare(share), parseDuration(time)];
  if (!part.ok) return part;
  if (!span.ok) return span;
  if (part.value < 1 && span.value > 0) return { ok: true, value: (-Math.log1p(-part.value) * DAY) / span.value };
  const wrong = `"${text}" asks for an endless rate`;
  return {
    ok: false,
    problem: { wrong, expected: "a share below 100% and a time above 0", try: "18% within 91 days" },
  };
}

const HAZARD: Kind = {
  name: "a rate for one person",
  example: "8% per year",
  parse: parseHazard,
  most: 1e5,
  mostText: "100,000 per day",
};

const BY_KEYS = ["by", "levels", "otherwise", "source", "note"];

/** Reads a rate, or one for each level of an attribute: { by, levels, otherwise }. */
export const readHazard = (tree: Tree, reading: Reading): ByAttribute<Quantity> | undefined =>
  readBy(tree, reading, "5% per year", (one, inner) => readQuantity(HAZARD, one, inner));

/** Reads a distribution, or one for each level of an attribute. */
export const readAfter = (tree: Tree, reading: Reading): ByAttribute<DistributionSpec> | undefined =>
  readBy(tree, reading, "90 days", readDistribution);

function readBy<T>(
  tree: Tree,
  outer: Reading,
  example: string,
  one: (tree: Tree, reading: Reading) => T | undefined,
): ByAttribute<T> | undefined {
  const by = child(tree, "by");
  if (tree.kind !== "map" || by === undefined) return one(tree, outer);
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, BY_KEYS, reading.path, reading.report);
  const name = textOf(by);
  if (name === null) reading.report(say.notA(at(by.place, reading.path), by, "the name of an attribute", "frailty"));
  const written = child(tree, "levels");
  if (written?.kind !== "map") {
    return void reading.report(
      say.missing(at(tree.place, reading.path), "levels", `levels: { mild: ${example}, severe: ${example} }`),
    );
  }
  const levels: Record<string, T> = {};
  for (const [level, { value }] of written.entries) {
    const found = one(value, inside(reading, `levels.${level}`));
    if (found === undefined) return undefined;
    levels[level] = found;
  }
  const last = child(tree, "otherwise");
  const otherwise = last === undefined ? null : one(last, inside(reading, "otherwise"));
  return name === null || otherwise === undefined ? undefined : { by: name, levels, otherwise };
}
