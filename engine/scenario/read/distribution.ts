/** Trees → distributions of a duration, by attribute where they differ. */

import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { ByAttribute, DistributionSpec, Quantity } from "../scenario.ts";
import { type Branch, child, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import {
  DURATION,
  inside,
  QUANTITY_KEYS,
  type Reading,
  readQuantity,
  readShare,
  remember,
  withProvenance,
} from "./quantity.ts";
import { shareOut } from "./shares.ts";

const FORMS = [
  "constant",
  "exponential",
  "lognormal",
  "gamma",
  "triangular",
  "uniform",
  "empirical",
  "mixture",
] as const;
type Form = (typeof FORMS)[number];

const BY_KEYS = ["by", "levels", "otherwise", "source", "note"];

/** Reads a distribution, or one for each level of an attribute: { by, levels, otherwise }. */
export function readByAttribute(tree: Tree, outer: Reading): ByAttribute<DistributionSpec> | undefined {
  const by = child(tree, "by");
  if (tree.kind !== "map" || by === undefined) return readDistribution(tree, outer);
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, BY_KEYS, reading.path, reading.report);
  const name = textOf(by);
  if (name === null) reading.report(say.notA(at(by.place, reading.path), by, "the name of an attribute", "frailty"));
  const written = child(tree, "levels");
  if (written?.kind !== "map") {
    reading.report(say.missing(at(tree.place, reading.path), "levels", "levels: { mild: 3 days, severe: 9 days }"));
    return undefined;
  }
  const levels = [...written.entries].map(
    ([level, { value }]) => [level, readDistribution(value, inside(reading, `levels.${level}`))] as const,
  );
  const last = child(tree, "otherwise");
  const otherwise = last === undefined ? null : readDistribution(last, inside(reading, "otherwise"));
  if (name === null || otherwise === undefined || levels.some(([, level]) => level === undefined)) return undefined;
  return { by: name, levels: Object.fromEntries(levels) as Record<string, DistributionSpec>, otherwise };
}

/** Reads one distribution: a duration, { value, low, high }, or a form such as { lognormal: { mean, sd } }. */
export function readDistribution(tree: Tree, outer: Reading): DistributionSpec | undefined {
  if (tree.kind === "leaf" || child(tree, "value") !== undefined) return constant(readQuantity(DURATION, tree, outer));
  const reading = withProvenance(outer, tree);
  const keys = [...entriesOf(tree).keys()].filter((key) => key !== "source" && key !== "note");
  const form = keys[0];
  if (keys.length !== 1 || !FORMS.includes(form as Form)) {
    reading.report(sayDistribution.notADistribution(at(tree.place, reading.path), tree, keys, FORMS));
    return undefined;
  }
  return READERS[form as Form](child(tree, form!)!, inside(reading, form!));
}

type Reader = (tree: Tree, reading: Reading) => DistributionSpec | undefined;

const constant = (value: Quantity | undefined): DistributionSpec | undefined => value && { form: "constant", value };

/** Reads the named durations of a form; those left out are undefined. Null when something is wrong with one. */
function durations(tree: Tree, keys: readonly string[], outer: Reading): Record<string, Quantity | undefined> | null {
  if (tree.kind !== "map") {
    outer.report(sayDistribution.needsParameters(at(tree.place, outer.path), tree, keys));
    return null;
  }
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, [...keys, "source", "note"], reading.path, reading.report);
  const unknown = [...tree.entries.keys()].some((key) => !keys.includes(key) && !QUANTITY_KEYS.includes(key));
  const found = keys.map((key) => [key, child(tree, key)] as const).filter(([, value]) => value !== undefined);
  const read = found.map(([key, value]) => [key, readQuantity(DURATION, value!, inside(reading, key))] as const);
  return unknown || read.some(([, quantity]) => quantity === undefined) ? null : Object.fromEntries(read);
}

/** All the named durations, or null with the missing ones reported. */
function all(tree: Tree, keys: readonly string[], reading: Reading): Quantity[] | null {
  const read = durations(tree, keys, reading);
  if (read === null) return null;
  const missing = keys.filter((key) => read[key] === undefined);
  for (const key of missing) reading.report(say.missing(at(tree.place, reading.path), key, `${key}: 3 days`));
  return missing.length > 0 ? null : keys.map((key) => read[key]!);
}

/** Reports every quantity that is 0; true when there is one. */
function notAboveZero(read: Readonly<Record<string, Quantity | undefined>>, reading: Reading): boolean {
  const zero = Object.entries(read).filter(([, quantity]) => quantity?.value === 0);
  for (const [key, quantity] of zero) {
    reading.report(sayDistribution.mustBeAboveZero(at(quantity!.place, joined(reading.path, key)), key));
  }
  return zero.length > 0;
}

const lognormal: Reader = (tree, reading) => {
  const keys = ["mean", "sd", "median", "p90"];
  const read = durations(tree, keys, reading);
  if (read === null || notAboveZero(read, reading)) return undefined;
  const { mean = null, sd = null, median = null, p90 = null } = read;
  const given = keys.filter((key) => read[key] !== undefined).join(" and ");
  const spot = at(tree.place, reading.path);
  if (!["mean and sd", "median and p90", "mean and median"].includes(given))
    reading.report(sayDistribution.lognormalNeeds(spot, given));
  else if (p90 !== null && p90.value <= median!.value)
    reading.report(sayDistribution.mustBeAbove(at(p90.place, joined(reading.path, "p90")), "p90", "median"));
  else if (sd === null && p90 === null && mean!.value <= median!.value) {
    reading.report(sayDistribution.mustBeAbove(at(mean!.place, joined(reading.path, "mean")), "mean", "median"));
  } else return { form: "lognormal", mean, sd, median, p90 };
  return undefined;
};

const triangular: Reader = (tree, reading) => {
  const read = all(tree, ["low", "mode", "high"], reading);
  if (read === null) return undefined;
  const [low, mode, high] = read as [Quantity, Quantity, Quantity];
  if (low.value <= mode.value && mode.value <= high.value && low.value < high.value)
    return { form: "triangular", low, mode, high };
  reading.report(sayDistribution.triangularOrder(at(tree.place, reading.path)));
  return undefined;
};

const uniform: Reader = (tree, reading) => {
  const read = all(tree, ["from", "to"], reading);
  if (read === null) return undefined;
  const [from, to] = read as [Quantity, Quantity];
  if (from.value < to.value) return { form: "uniform", from, to };
  reading.report(sayDistribution.mustBeAbove(at(to.place, joined(reading.path, "to")), "to", "from"));
  return undefined;
};

const empirical: Reader = (tree, outer) => {
  if (tree.kind !== "map")
    return void outer.report(sayDistribution.needsParameters(at(tree.place, outer.path), tree, ["values", "shares"]));
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, ["values", "shares", "source", "note"], reading.path, reading.report);
  const written = child(tree, "values");
  if (itemsOf(written).length === 0)
    return void reading.report(say.missing(at(tree.place, reading.path), "values", "values: [2 days, 5 days]"));
  const values = itemsOf(written).map((item, i) => readQuantity(DURATION, item, inside(reading, `values.${i + 1}`)));
  remember(written!, written!.place, reading);
  const shares = child(tree, "shares");
  const equal = values.map(() => 1 / values.length);
  if (shares === undefined)
    return values.includes(undefined) ? undefined : { form: "empirical", values: values as Quantity[], shares: equal };
  const read = itemsOf(shares).map((item, i) => readShare(item, inside(reading, `shares.${i + 1}`)));
  if (read.length !== values.length)
    return void reading.report(
      sayDistribution.asManyShares(at(shares.place, joined(reading.path, "shares")), values.length, read.length),
    );
  const out = read.includes(undefined)
    ? null
    : shareOut(
        read.map((share) => share!),
        at(shares.place, joined(reading.path, "shares")),
        reading.report,
      );
  return out === null || values.includes(undefined)
    ? undefined
    : { form: "empirical", values: values as Quantity[], shares: out };
};

const mixture: Reader = (tree, reading) => {
  if (itemsOf(tree).length === 0)
    return void reading.report(sayDistribution.mixtureIsList(at(tree.place, reading.path), tree));
  const parts = itemsOf(tree).map((item, i) => readPart(item, inside(reading, String(i + 1))));
  if (parts.includes(undefined)) return undefined;
  const shares = shareOut(
    parts.map((part) => part!.share),
    at(tree.place, reading.path),
    reading.report,
  );
  return shares === null
    ? undefined
    : { form: "mixture", parts: parts.map((part, i) => ({ share: shares[i]!, of: part!.of })) };
};

function readPart(item: Tree, reading: Reading) {
  const [share, of] = [child(item, "share"), child(item, "of")];
  if (item.kind !== "map" || share === undefined || of === undefined) {
    return void reading.report(sayDistribution.mixturePart(at(item.place, reading.path), item));
  }
  say.checkKeys(item as Branch, ["share", "of"], reading.path, reading.report);
  const read = { share: readShare(share, inside(reading, "share")), of: readDistribution(of, inside(reading, "of")) };
  return read.share === undefined || read.of === undefined ? undefined : { share: read.share, of: read.of };
}

const READERS: Readonly<Record<Form, Reader>> = {
  constant: (tree, reading) => constant(readQuantity(DURATION, tree, reading)),
  exponential: (tree, reading) => {
    const mean = all(tree, ["mean"], reading)?.[0];
    return mean === undefined || notAboveZero({ mean }, reading) ? undefined : { form: "exponential", mean };
  },
  lognormal,
  gamma: (tree, reading) => {
    const [mean, sd] = all(tree, ["mean", "sd"], reading) ?? [];
    if (mean === undefined || sd === undefined || notAboveZero({ mean, sd }, reading)) return undefined;
    return { form: "gamma", mean, sd };
  },
  triangular,
  uniform,
  empirical,
  mixture,
};
