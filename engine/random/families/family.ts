import { exp, ln, ln1p } from "../../maths/elementary.ts";
import { gammaQuantile } from "../../maths/gamma.ts";
import { normalQuantile } from "../../maths/normal.ts";
import { findRoot } from "../../maths/root.ts";
import { exponential, gamma, gammaOf, isPositive, type Law, lognormal, need, ofLogs, uniformLaw } from "../laws.ts";
import { normal, normalThrough } from "./normal.ts";
import { weibull, weibullOf } from "./weibull.ts";

export type Family = "exponential" | "erlang" | "gamma" | "lognormal" | "weibull" | "normal" | "uniform";

/** What is given of a family. Times in seconds, shares from 0 to 1. */
export type Given =
  | { readonly by: "mean-sd"; readonly mean: number; readonly sd: number }
  /** Two percentiles, the lower first. */
  | { readonly by: "percentiles"; readonly p: number; readonly x: number; readonly q: number; readonly y: number }
  /** One percentile, for a family with one parameter. */
  | { readonly by: "percentile"; readonly p: number; readonly x: number }
  /** Own parameters; an Erlang's shape is its number of stages. */
  | { readonly by: "shape-scale"; readonly shape: number; readonly scale: number }
  | { readonly by: "shape-mean"; readonly shape: number; readonly mean: number }
  /** Mean and sd of the logarithms of seconds. */
  | { readonly by: "logs"; readonly mu: number; readonly sigma: number };

/** How far a written sd may be from that of a whole number of stages: rounding of a published figure. */
const ROUNDING = 0.005;

/**
 * The law of a family from what is given of it.
 * @throws RangeError when a parameter makes no sense, or no member of the family has these figures.
 */
export function familyLaw(family: Family, given: Given): Law {
  switch (given.by) {
    case "mean-sd":
      return byMeanAndSd(family, given.mean, given.sd);
    case "percentiles":
      return through(family, given.p, given.x, given.q, given.y);
    case "percentile":
      need(family === "exponential", `A ${family} needs more than one percentile.`);
      return exponential(-given.x / ln1p(-given.p));
    case "shape-scale":
      need(isPositive(given.shape) && isPositive(given.scale), `A ${family} needs a shape and a scale above 0.`);
      return family === "weibull" ? weibullOf(given.shape, given.scale) : gammaOf(given.shape, given.scale);
    case "shape-mean":
      need(family !== "erlang" || Number.isInteger(given.shape), "The k of an erlang is a whole number of stages.");
      need(isPositive(given.shape) && isPositive(given.mean), `A ${family} needs a shape and a mean above 0.`);
      if (family !== "weibull") return gammaOf(given.shape, given.mean / given.shape, given.mean);
      return weibullOf(given.shape, given.mean / weibullOf(given.shape, 1).mean);
    case "logs":
      need(given.sigma > 0 && given.sigma < 10, "The sigma of a lognormal must be above 0 and below 10.");
      return ofLogs(given.mu, given.sigma);
  }
}

function byMeanAndSd(family: Family, mean: number, sd: number): Law {
  switch (family) {
    case "lognormal":
      return lognormal(mean, sd);
    case "gamma":
      return gamma(mean, sd);
    case "weibull":
      return weibull(mean, sd);
    case "normal":
      return normal(mean, sd);
    case "uniform":
      need(Math.sqrt(3) * sd <= mean, "The sd of a uniform above 0 is at most 0.577 times its mean.");
      return uniformLaw(mean - Math.sqrt(3) * sd, mean + Math.sqrt(3) * sd);
    case "erlang":
      return erlang(mean, sd);
    case "exponential":
      throw new RangeError("The sd of an exponential is its mean: give the mean alone.");
  }
}

function erlang(mean: number, sd: number): Law {
  need(isPositive(mean) && isPositive(sd), "An erlang needs a mean and an sd above 0.");
  const k = Math.round((mean / sd) * (mean / sd));
  const found = mean / Math.sqrt(Math.max(1, k));
  need(
    k >= 1 && Math.abs(found / sd - 1) <= ROUNDING,
    "An erlang is a whole number k of stages, so its sd is its mean ÷ √k. Give k, or use a gamma.",
  );
  return gammaOf(k, mean / k, mean, found);
}

/** The member of a family of which the shares p < q are at or below x < y. */
function through(family: Family, p: number, x: number, q: number, y: number): Law {
  need(p > 0 && p < q && q < 1, "Percentiles lie between 0 and 100, and differ.");
  need(isPositive(x) && y > x && isPositive(y), "Percentiles must be above 0 and rise.");
  switch (family) {
    case "lognormal": {
      const sigma = ln(y / x) / (normalQuantile(q) - normalQuantile(p));
      return ofLogs(ln(x) - sigma * normalQuantile(p), sigma);
    }
    case "weibull": {
      const shape = ln(ln1p(-q) / ln1p(-p)) / ln(y / x);
      return weibullOf(shape, x / exp(ln(-ln1p(-p)) / shape));
    }
    case "gamma": {
      const logRatio = (logShape: number): number =>
        ln(gammaQuantile(q, exp(logShape)) / gammaQuantile(p, exp(logShape)));
      const shape = exp(findRoot((at) => ln(y / x) - logRatio(at), ln(0.02), ln(1e5)));
      return gammaOf(shape, x / gammaQuantile(p, shape));
    }
    case "normal":
      return normalThrough(p, x, q, y);
    case "uniform": {
      const from = x - (p * (y - x)) / (q - p);
      need(from >= 0, "The uniform with these percentiles begins below 0.");
      return uniformLaw(from, y + ((1 - q) * (y - x)) / (q - p));
    }
    default:
      throw new RangeError(`A ${family} is not known from two percentiles.`);
  }
}
