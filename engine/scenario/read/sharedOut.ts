/** Distributions that say which share of people has which time: discrete, empirical, quantiles. */
import { parseDuration, parseShare } from "../../units.ts";
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { Place, Quantity, Share } from "../scenario.ts";
import type { Percentile } from "../spec/words.ts";
import { type Branch, child, itemsOf, type Tree } from "../tree.ts";
import type { Reader } from "./durations.ts";
import { DURATION, inside, type Reading, readQuantity, readShare, remember, withProvenance } from "./quantity.ts";
import { shareOut } from "./shares.ts";
import { fromTable } from "./stayTable.ts";

const PROVENANCE = new Set(["source", "note"]);

/** { 1 day: 20%, 2 days: 50%, 4 days: rest }. */
const discrete: Reader = (tree, outer) => {
  if (tree.kind !== "map") return void outer.report(sayDistribution.discreteIsMap(at(tree.place, outer.path), tree));
  const reading = withProvenance(outer, tree);
  const rows = [...tree.entries].filter(([key]) => !PROVENANCE.has(key));
  const values = rows.map(([key, entry]) => timeOfKey(key, entry.key, reading));
  const shares = rows.map(([key, entry]) => readShare(entry.value, inside(reading, key)));
  return valuesAndShares(values, shares, at(tree.place, reading.path), reading);
};

/** A duration written as a key. */
function timeOfKey(key: string, place: Place, { path, report, source, note }: Reading): Quantity | undefined {
  const parsed = parseDuration(key);
  const spot = at(place, joined(path, key));
  if (!parsed.ok) return void report(say.unit(spot, parsed.problem));
  if (parsed.value > DURATION.most) return void report(say.tooLarge(spot, key, DURATION.mostText));
  return { value: parsed.value, low: null, high: null, source, note, place };
}

function valuesAndShares(
  values: readonly (Quantity | undefined)[],
  shares: readonly (Share | undefined)[],
  spot: ReturnType<typeof at>,
  { report }: Reading,
) {
  if (values.includes(undefined) || shares.includes(undefined)) return undefined;
  const out = shareOut(shares as Share[], spot, report);
  return out === null ? undefined : { form: "empirical" as const, values: values as Quantity[], shares: out };
}

const empirical: Reader = (tree, outer) => {
  if (tree.kind !== "map")
    return void outer.report(sayDistribution.needsParameters(at(tree.place, outer.path), tree, ["values", "shares"]));
  const reading = withProvenance(outer, tree);
  if (child(tree, "bins") !== undefined) return histogram(tree, reading);
  if (child(tree, "csv") !== undefined) return fromTable(tree, reading);
  say.checkKeys(tree, ["values", "shares", "bins", "csv", "column", "source", "note"], reading.path, reading.report);
  const written = child(tree, "values");
  if (itemsOf(written).length === 0)
    return void reading.report(say.missing(at(tree.place, reading.path), "values", "values: [2 days, 5 days]"));
  const values = itemsOf(written).map((item, i) => readQuantity(DURATION, item, inside(reading, `values.${i + 1}`)));
  remember(written!, written!.place, reading);
  const shares = child(tree, "shares");
  const equal = values.map(() => 1 / values.length);
  if (shares === undefined)
    return values.includes(undefined) ? undefined : { form: "empirical", values: values as Quantity[], shares: equal };
  const spot = at(shares.place, joined(reading.path, "shares"));
  const read = itemsOf(shares).map((item, i) => readShare(item, inside(reading, `shares.${i + 1}`)));
  if (read.length !== values.length)
    return void reading.report(sayDistribution.asManyShares(spot, values.length, read.length));
  return valuesAndShares(values, read, spot, reading);
};

/** bins: [{ to: 1 day, share: 30% }, { to: 4 days, share: 50% }, { from: 7 days, to: 30 days, share: rest }]. */
function histogram(tree: Branch, reading: Reading) {
  say.checkKeys(tree, ["bins", "source", "note"], reading.path, reading.report);
  const written = child(tree, "bins")!;
  const items = itemsOf(written);
  const spot = at(written.place, joined(reading.path, "bins"));
  if (items.length === 0) return void reading.report(sayDistribution.binsAreList(spot, written));
  const read = items.map((item, i) => readBin(item, items[i - 1], inside(reading, `bins.${i + 1}`)));
  if (read.includes(undefined)) return undefined;
  const wrong = read.findIndex((bin, i) => i > 0 && bin!.from.value < read[i - 1]!.to.value);
  if (wrong > 0) return void reading.report(sayDistribution.binsOverlap(at(items[wrong]!.place, spot.path)));
  const shares = shareOut(
    read.map((bin) => bin!.share),
    spot,
    reading.report,
  );
  if (shares === null) return undefined;
  const bins = read.map((bin, i) => ({ from: bin!.from, to: bin!.to, share: shares[i]! }));
  return { form: "bins" as const, bins };
}

/** A bin begins, unless said, where the one before ends; the first at nothing. */
function readBin(item: Tree, before: Tree | undefined, reading: Reading) {
  const [to, share] = [child(item, "to"), child(item, "share")];
  if (item.kind !== "map" || to === undefined || share === undefined)
    return void reading.report(sayDistribution.binsAreList(at(item.place, reading.path), item));
  say.checkKeys(item, ["from", "to", "share"], reading.path, reading.report);
  const start = child(item, "from") ?? child(before, "to");
  const zero: Quantity = {
    value: 0,
    low: null,
    high: null,
    source: reading.source,
    note: reading.note,
    place: item.place,
  };
  const from = start === undefined ? zero : readQuantity(DURATION, start, inside(reading, "from"));
  const end = readQuantity(DURATION, to, inside(reading, "to"));
  const part = readShare(share, inside(reading, "share"));
  if (from === undefined || end === undefined || part === undefined) return undefined;
  if (from.value > end.value)
    return void reading.report(sayDistribution.mustBeAbove(at(end.place, joined(reading.path, "to")), "to", "from"));
  return { from, to: end, share: part };
}

/** { 10%: 1 day, 50%: 4 days, 90%: 12 days, most: 60 days }, perhaps with least. */
export const quantiles: Reader = (tree, outer) => {
  if (tree.kind !== "map" || child(tree, "most") === undefined)
    return void outer.report(sayDistribution.quantilesNeed(at(tree.place, outer.path), tree));
  const reading = withProvenance(outer, tree);
  const points = [...tree.entries].flatMap(([key, entry]) =>
    PROVENANCE.has(key) ? [] : [readPoint(key, entry.key, entry.value, reading)],
  );
  if (points.includes(undefined)) return undefined;
  const zero: Quantity = {
    value: 0,
    low: null,
    high: null,
    source: reading.source,
    note: reading.note,
    place: tree.place,
  };
  const all = points as Percentile[];
  const rising = [...all].sort((a, b) => a.share - b.share);
  const whole = rising[0]!.share === 0 ? rising : [{ share: 0, time: zero }, ...rising];
  for (const [i, { time }] of whole.entries())
    if (i > 0 && time.value <= whole[i - 1]!.time.value)
      return void reading.report(sayDistribution.quantilesRise(at(time.place, reading.path)));
  return { form: "quantiles", points: whole };
};

function readPoint(key: string, place: Place, tree: Tree, reading: Reading): Percentile | undefined {
  const named = key === "most" ? 1 : key === "least" ? 0 : null;
  const parsed = named === null ? parseShare(key) : null;
  if (parsed !== null && !parsed.ok)
    return void reading.report(
      say.unknownKey(at(place, joined(reading.path, key)), key, ["10%", "50%", "90%", "least", "most"]),
    );
  const share = named ?? (parsed?.ok ? parsed.value : 0);
  if (named === null && !(share > 0 && share < 1))
    return void reading.report(sayDistribution.quantileEnds(at(place, joined(reading.path, key)), key));
  const time = readQuantity(DURATION, tree, inside(reading, key));
  return time && { share, time };
}

export const SHARE_READERS = { discrete, empirical } as const;
