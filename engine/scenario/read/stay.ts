/** Trees → stays: a distribution, one for each level of an attribute or moment of start, and levers over them. */
import * as sayStay from "../messages/stays.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { ByAttribute, DistributionSpec, Share } from "../scenario.ts";
import type { ShareByMoment, TrimSpec } from "../spec/words.ts";
import { asCase, mapStay } from "../stays.ts";
import { type Branch, branch, child, type Tree, textOf } from "../tree.ts";
import { readDistribution } from "./distribution.ts";
import { type CasesTree, momentOf, type ReadCases } from "./moments.ts";
import {
  DURATION,
  FACTOR,
  inside,
  type Kind,
  type Reading,
  readQuantity,
  readShare,
  SHARE,
  withProvenance,
} from "./quantity.ts";

type Stay = ByAttribute<DistributionSpec>;

const LEVERS = ["scale", "trim", "move"];

/** Reads a stay: a distribution; { by, levels, otherwise }; or either under scale, trim and move. */
export function readStay(tree: Tree, outer: Reading): Stay | undefined {
  if (tree.kind !== "map" || child(tree, "value") !== undefined) return readDistribution(tree, outer);
  const under = child(tree, "by") === undefined ? child(tree, "of") : undefined;
  const levered = LEVERS.some((key) => tree.entries.has(key));
  if (!levered && under === undefined) return readBy(tree, outer);
  const reading = withProvenance(outer, tree);
  if (under !== undefined) say.checkKeys(tree, ["of", ...LEVERS, "source", "note"], reading.path, reading.report);
  const rest = branch(new Map([...tree.entries].filter(([key]) => !LEVERS.includes(key))), tree.place);
  if (under === undefined && ![...rest.entries.keys()].some((key) => key !== "source" && key !== "note"))
    return void reading.report(sayStay.leversNeedStay(at(tree.place, reading.path)));
  const stay = under === undefined ? readBy(rest, outer) : readStay(under, inside(reading, "of"));
  const levers = readLevers(tree, reading);
  if (stay === undefined || levers === undefined) return undefined;
  return mapStay(stay, (of) => ({ form: "levered", of, ...levers }));
}

function readBy(tree: Branch, outer: Reading): Stay | undefined {
  if (child(tree, "by") === undefined) return readDistribution(tree, outer);
  const reading = withProvenance(outer, tree);
  const cases = casesOf(tree, reading);
  if (cases === undefined) return undefined;
  const moment = momentOf(cases.by, cases, readCase, reading);
  if (moment === null) return byAttribute(cases, reading);
  return moment.found && { form: "by-moment", ...moment.found };
}

/** The parts of a map with `by`; undefined, with a problem reported, when one is missing. */
function casesOf(tree: Branch, reading: Reading): (CasesTree & { readonly by: string }) | undefined {
  const by = child(tree, "by")!;
  const name = textOf(by);
  if (name === null)
    return void reading.report(say.notA(at(by.place, reading.path), by, "the name of an attribute", "frailty"));
  const key = name === "occupancy" ? "bands" : "levels";
  const own = name === "occupancy" ? ["of"] : [];
  say.checkKeys(tree, ["by", key, "otherwise", ...own, "source", "note"], reading.path, reading.report);
  const written = child(tree, key);
  if (written?.kind === "map") return { by: name, tree, written, key };
  const example = name === "occupancy" ? "bands: { above 95%: 3 days }" : "levels: { mild: 3 days, severe: 9 days }";
  return void reading.report(say.missing(at(tree.place, reading.path), key, example));
}

/** A route's share: "62%", "rest", or { by: start-day, levels: … } and the like. */
export function readRouteShare(tree: Tree, outer: Reading): Share | ShareByMoment | undefined {
  if (tree.kind !== "map" || child(tree, "by") === undefined) return readShare(tree, outer);
  const reading = withProvenance(outer, tree);
  const cases = casesOf(tree, reading);
  if (cases === undefined) return undefined;
  const moment = momentOf(cases.by, cases, (one, inner) => readQuantity(SHARE, one, inner), reading);
  if (moment !== null) return moment.found;
  const spot = at(child(tree, "by")!.place, reading.path);
  return void reading.report(say.notA(spot, child(tree, "by")!, "start-day, month or occupancy", "start-day"));
}

const readCase: ReadCases<DistributionSpec> = (tree, reading) => {
  const stay = readStay(tree, reading);
  return stay && asCase(stay);
};

function byAttribute({ by, tree, written }: CasesTree & { readonly by: string }, reading: Reading): Stay | undefined {
  const levels = [...written.entries].map(
    ([level, { value }]) => [level, readCase(value, inside(reading, `levels.${level}`))] as const,
  );
  const last = child(tree, "otherwise");
  const otherwise = last === undefined ? null : readCase(last, inside(reading, "otherwise"));
  if (otherwise === undefined || levels.some(([, level]) => level === undefined)) return undefined;
  return { by, levels: Object.fromEntries(levels) as Record<string, DistributionSpec>, otherwise };
}

type LeverParts = Omit<Extract<DistributionSpec, { form: "levered" }>, "form" | "of">;

function readLevers(tree: Branch, reading: Reading): LeverParts | undefined {
  const scale = optional(tree, "scale", FACTOR, reading);
  const written = child(tree, "trim");
  const trim = written === undefined ? null : readTrim(written, inside(reading, "trim"));
  const moving = child(tree, "move");
  const move = moving === undefined ? null : readMove(moving, inside(reading, "move"));
  return scale === undefined || trim === undefined || move === undefined ? undefined : { scale, trim, move };
}

/** Null when it is not there, undefined when it is wrong. */
function optional(tree: Tree, key: string, kind: Kind, reading: Reading) {
  const written = child(tree, key);
  return written === undefined ? null : readQuantity(kind, written, inside(reading, key));
}

function readTrim(tree: Tree, reading: Reading): TrimSpec | undefined {
  const spot = at(tree.place, reading.path);
  if (tree.kind !== "map")
    return void reading.report(say.notA(spot, tree, "a trim", "{ above: 21 days, to: 21 days }"));
  say.checkKeys(tree, ["above", "longest", "to", "share", "source", "note"], reading.path, reading.report);
  const above = optional(tree, "above", DURATION, reading);
  const longest = optional(tree, "longest", SHARE, reading);
  const to = optional(tree, "to", DURATION, reading);
  const share = optional(tree, "share", SHARE, reading);
  if (above === undefined || longest === undefined || to === undefined || share === undefined) return undefined;
  if ((above === null) === (longest === null)) return void reading.report(sayStay.trimNeeds(spot));
  if (above !== null && to !== null && to.value > above.value)
    return void reading.report(sayStay.trimLengthens(at(to.place, joined(reading.path, "to"))));
  return { above, longest, to, share };
}

function readMove(tree: Tree, reading: Reading) {
  const [share, to] = [child(tree, "share"), child(tree, "to")];
  if (tree.kind !== "map" || share === undefined || to === undefined) {
    const spot = at(tree.place, reading.path);
    return void reading.report(say.notA(spot, tree, "a move, with share and to", "{ share: 20%, to: 6 days }"));
  }
  say.checkKeys(tree, ["share", "to", "source", "note"], reading.path, reading.report);
  const part = readQuantity(SHARE, share, inside(reading, "share"));
  const stay = readDistribution(to, inside(reading, "to"));
  return part === undefined || stay === undefined ? undefined : { share: part, to: stay };
}
