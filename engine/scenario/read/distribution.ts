/** Trees → distributions of a duration. */

import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { DistributionSpec, Quantity } from "../scenario.ts";
import { type Branch, child, entriesOf, itemsOf, type Tree } from "../tree.ts";
import { all, type Reader } from "./durations.ts";
import { FAMILY_READERS } from "./families.ts";
import { phaseType } from "./phaseType.ts";
import { DURATION, inside, type Reading, readQuantity, readShare, withProvenance } from "./quantity.ts";
import { quantiles, SHARE_READERS } from "./sharedOut.ts";
import { shareOut } from "./shares.ts";
import { plain, readTruncation, rescaled } from "./truncation.ts";

const FORMS = [
  "constant",
  "exponential",
  "erlang",
  "gamma",
  "lognormal",
  "weibull",
  "normal",
  "triangular",
  "uniform",
  "discrete",
  "empirical",
  "quantiles",
  "mixture",
  "phase-type",
  "shape-of",
] as const;
type Form = (typeof FORMS)[number];

/** What may stand beside a form. */
const BESIDE = ["mean", "at-most", "at-least", "truncation", "mean-changes", "source", "note"];

/**
 * Reads one distribution: a duration, { value, low, high }, or a form such as { lognormal: { mean, sd } }, perhaps with
 * its ends cut off (at-most, at-least) or, for a shape-of, with its mean.
 */
export function readDistribution(tree: Tree, outer: Reading): DistributionSpec | undefined {
  if (tree.kind === "leaf" || child(tree, "value") !== undefined) return constant(readQuantity(DURATION, tree, outer));
  const reading = withProvenance(outer, tree);
  const keys = [...entriesOf(tree).keys()];
  const named = keys.filter((key) => !BESIDE.includes(key));
  const form = named[0];
  if (named.length !== 1 || !FORMS.includes(form as Form)) {
    const spot = at(tree.place, reading.path);
    const others = keys.filter((key) => key !== "source" && key !== "note");
    const known = FORMS.some((one) => named.includes(one)) && named.length === 2;
    const stray = known ? named.find((key) => !FORMS.includes(key as Form)) : undefined;
    if (stray !== undefined) reading.report(say.unknownKey(spot, stray, BESIDE));
    else reading.report(sayDistribution.notADistribution(spot, tree, named.length > 0 ? named : others, FORMS));
    return undefined;
  }
  const spec = READERS[form as Form](child(tree, form!)!, inside(reading, form!));
  if (spec === undefined) return undefined;
  const shaped = form === "shape-of" ? rescaled(spec, tree as Branch, reading) : plain(spec, tree as Branch, reading);
  return shaped && readTruncation(shaped, tree as Branch, reading);
}

const constant = (value: Quantity | undefined): DistributionSpec | undefined => value && { form: "constant", value };

const triangular: Reader = (tree, reading) => {
  const read = all(tree, ["low", "mode", "high"], reading);
  if (read === null) return undefined;
  const [low, mode, high] = read as [Quantity, Quantity, Quantity];
  if (low.value <= mode.value && mode.value <= high.value && low.value < high.value)
    return { form: "triangular", low, mode, high };
  reading.report(sayDistribution.triangularOrder(at(tree.place, reading.path)));
  return undefined;
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
  ...FAMILY_READERS,
  triangular,
  ...SHARE_READERS,
  quantiles,
  mixture,
  "phase-type": phaseType,
  "shape-of": (tree, reading) => readDistribution(tree, reading),
};
