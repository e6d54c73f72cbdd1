/** Families of distributions, each by mean and sd, by percentiles or by its own parameters. */
import { parseDuration } from "../../units.ts";
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { DistributionSpec, Quantity } from "../scenario.ts";
import type { FamilyName, Percentile } from "../spec/words.ts";
import { type Branch, child, type Tree, textOf } from "../tree.ts";
import { notAboveZero, type Reader } from "./durations.ts";
import { DURATION, inside, NUMBER, type Reading, readQuantity, withProvenance } from "./quantity.ts";

/** Parameters that are plain numbers. */
const NUMBERS: ReadonlySet<string> = new Set(["mu", "sigma", "shape", "k"]);

/** Keys of each family beside percentiles, and the combinations that make one known, in words. */
const FAMILIES: Readonly<Record<FamilyName, { readonly keys: readonly string[]; readonly ways: string }>> = {
  exponential: { keys: ["mean"], ways: "mean, or median, or a percentile" },
  erlang: { keys: ["mean", "k", "sd"], ways: "mean and k, or mean and sd" },
  gamma: {
    keys: ["mean", "sd", "shape", "scale"],
    ways: "mean and sd, or median and a percentile such as p90, or shape and scale, or shape and mean",
  },
  lognormal: {
    keys: ["mean", "sd", "mu", "sigma", "of"],
    ways: "mean and sd, or median and p90 (or another percentile), or median and mean, or mu and sigma of hours or days",
  },
  weibull: {
    keys: ["mean", "sd", "shape", "scale"],
    ways: "mean and sd, or median and a percentile such as p90, or shape and scale, or shape and mean",
  },
  normal: { keys: ["mean", "sd"], ways: "mean and sd, or median and a percentile such as p90" },
  uniform: { keys: ["from", "to", "mean", "sd"], ways: "from and to, or mean and sd, or two percentiles" },
};

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?)$/;

/** The share a key such as p90 or median stands for; null for other keys and for p0. */
function shareOfKey(key: string): number | null {
  if (key === "median") return 0.5;
  const found = PERCENTILE.exec(key);
  return found === null || Number(found[1]) === 0 ? null : Number(found[1]) / 100;
}

/** What was given of a family, read. */
interface Found {
  readonly read: Readonly<Record<string, Quantity | undefined>>;
  readonly percentiles: readonly (Percentile & { readonly key: string })[];
  /** Seconds of the unit of logarithms; null when none is named. */
  readonly unit: number | null;
  /** Keys in the order of the family, percentiles last. */
  readonly given: readonly string[];
}

function family(name: FamilyName): Reader {
  return (tree, outer) => {
    const { keys, ways } = FAMILIES[name];
    if (tree.kind !== "map")
      return void outer.report(sayDistribution.needsParameters(at(tree.place, outer.path), tree, keys.slice(0, 2)));
    const reading = withProvenance(outer, tree);
    const found = parameters(tree, keys, reading);
    if (found === null) return undefined;
    if (name !== "uniform" && notAboveZero(withoutLogs(found.read), reading)) return undefined;
    const spot = at(tree.place, reading.path);
    const order = wrongOrder(found, reading);
    if (order !== null) return void reading.report(order);
    const spec = specOf(name, found);
    if (spec !== null) return spec;
    if (found.given.join() === "mean" && name !== "lognormal") reading.report(say.missing(spot, "sd", "sd: 3 days"));
    else reading.report(sayDistribution.familyNeeds(spot, name, found.given.join(" and "), ways));
    return undefined;
  };
}

const withoutLogs = ({ mu: _, ...others }: Found["read"]): Found["read"] => others;

/** Reads each parameter by its kind. Null, with problems reported, when a key is not known or a value is none. */
function parameters(tree: Branch, keys: readonly string[], reading: Reading): Found | null {
  const known = [...keys, "median", "p90", "source", "note"];
  const others = [...tree.entries.keys()].filter((key) => shareOfKey(key) === null && !known.includes(key));
  for (const key of others)
    reading.report(say.unknownKey(at(tree.entries.get(key)!.key, joined(reading.path, key)), key, known));
  const shares = [...tree.entries.keys()].flatMap((key) => {
    const share = shareOfKey(key);
    return share === null ? [] : [{ key, share }];
  });
  const rising = shares.sort((a, b) => a.share - b.share).map(({ key }) => key);
  const plain = keys.filter((key) => key !== "of" && tree.entries.has(key));
  const read = Object.fromEntries(
    [...plain, ...rising].map((key) => [
      key,
      readQuantity(NUMBERS.has(key) ? NUMBER : DURATION, child(tree, key)!, inside(reading, key)),
    ]),
  );
  const unit = keys.includes("of") ? unitOf(child(tree, "of"), reading) : null;
  if (others.length > 0 || unit === undefined || Object.values(read).includes(undefined)) return null;
  const percentiles = rising.map((key) => ({ key, share: shareOfKey(key)!, time: read[key]! }));
  return { read, percentiles, unit, given: [...plain, ...rising] };
}

/** Seconds of "hours"; null when not given, undefined with a problem reported when it is no unit. */
function unitOf(tree: Tree | undefined, reading: Reading): number | null | undefined {
  if (tree === undefined) return null;
  const parsed = parseDuration(`1 ${textOf(tree) ?? ""}`);
  if (parsed.ok && textOf(tree) !== "") return parsed.value;
  reading.report(say.notA(at(tree.place, joined(reading.path, "of")), tree, "a unit of time", "hours"));
  return undefined;
}

/** Percentiles that do not rise, or a mean of a lognormal at or below its median. */
function wrongOrder({ read, percentiles }: Found, reading: Reading) {
  for (const [i, { key, time }] of percentiles.entries()) {
    const before = percentiles[i - 1];
    if (before !== undefined && time.value <= before.time.value)
      return sayDistribution.mustBeAbove(at(time.place, joined(reading.path, key)), key, before.key);
  }
  const { from, to, mean, median } = read;
  if (mean !== undefined && median !== undefined && mean.value <= median.value)
    return sayDistribution.mustBeAbove(at(mean.place, joined(reading.path, "mean")), "mean", "median");
  if (from !== undefined && to !== undefined && from.value >= to.value)
    return sayDistribution.mustBeAbove(at(to.place, joined(reading.path, "to")), "to", "from");
  return null;
}

/** Null when what is given does not make a member of the family known. */
function specOf(name: FamilyName, found: Found): DistributionSpec | null {
  const { read, percentiles, given, unit } = found;
  const { mean, sd, shape, scale, k, mu, sigma, from, to } = read;
  if (found.percentiles.length > 0) return byPercentiles(name, found);
  switch (given.join()) {
    case "mean":
      return name === "exponential" ? { form: "exponential", mean: mean! } : null;
    case "mean,sd":
      if (name === "lognormal") return { form: "lognormal", mean: mean!, sd: sd!, median: null, p90: null };
      if (name === "gamma") return { form: "gamma", mean: mean!, sd: sd! };
      return { form: "family", family: name, given: { by: "mean-sd", mean: mean!, sd: sd! } };
    case "from,to":
      return { form: "uniform", from: from!, to: to! };
    case "mean,k":
      return { form: "family", family: name, given: { by: "shape-mean", shape: k!, mean: mean! } };
    case "mean,shape":
      return { form: "family", family: name, given: { by: "shape-mean", shape: shape!, mean: mean! } };
    case "shape,scale":
      return { form: "family", family: name, given: { by: "shape-scale", shape: shape!, scale: scale! } };
    case "mu,sigma":
      if (unit === null) return null;
      return { form: "family", family: name, given: { by: "logs", mu: mu!, sigma: sigma!, unit } };
    default:
      return percentiles.length > 0 ? byPercentiles(name, found) : null;
  }
}

function byPercentiles(name: FamilyName, { read, percentiles, given }: Found): DistributionSpec | null {
  const { mean = null, median = null, p90 = null } = read;
  const keys = given.join();
  if (name === "lognormal" && keys === "mean,median") return { form: "lognormal", mean, sd: null, median, p90: null };
  if (name === "lognormal" && keys === "median,p90") return { form: "lognormal", mean: null, sd: null, median, p90 };
  const [low, high] = percentiles;
  if (given.length !== percentiles.length || low === undefined || name === "erlang") return null;
  if (name === "exponential" && high === undefined)
    return { form: "family", family: name, given: { by: "percentile", at: low } };
  if (name === "exponential" || high === undefined || percentiles.length > 2) return null;
  return { form: "family", family: name, given: { by: "percentiles", low: bare(low), high: bare(high) } };
}

const bare = ({ share, time }: Percentile): Percentile => ({ share, time });

export const FAMILY_READERS = {
  exponential: family("exponential"),
  erlang: family("erlang"),
  gamma: family("gamma"),
  lognormal: family("lognormal"),
  weibull: family("weibull"),
  normal: family("normal"),
  uniform: family("uniform"),
} as const satisfies Record<FamilyName, Reader>;
