import { normalCdf, normalDensity, normalQuantile } from "../../maths/normal.ts";
import { findRoot } from "../../maths/root.ts";
import { constant, isPositive, isTime, type Law, need } from "../laws.ts";

/** Means of the normal before it is cut, in its sds, between which solutions are looked for. */
const FARTHEST = -4;
const NEAREST = 600;

/**
 * The normal without its part below 0. `centre` and `spread` are those of the whole normal; mean and sd of what is left
 * are the law's (Johnson, Kotz and Balakrishnan 1994, 13.10).
 */
function cutNormal(centre: number, spread: number): Law {
  const a = centre / spread;
  const kept = normalCdf(a);
  const mean = centre + spread * hazard(a);
  const cdf = (x: number): number => (x > 0 ? 1 - normalCdf((centre - x) / spread) / kept : 0);
  return {
    mean,
    sd: spread * Math.sqrt(1 - hazard(a) * (a + hazard(a))),
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf,
    density: (x) => (x > 0 ? normalDensity((x - centre) / spread) / (spread * kept) : 0),
    quantile: (p) => Math.max(0, centre - spread * normalQuantile((1 - p) * kept)),
    meanBelow: (x) =>
      x > 0 ? centre * cdf(x) + (spread * (normalDensity(a) - normalDensity((x - centre) / spread))) / kept : 0,
  };
}

const hazard = (a: number): number => normalDensity(a) / normalCdf(a);

/**
 * The cut normal whose own mean and sd these are, so that what is declared is what is sampled.
 * @throws RangeError when the mean is not above 0, the sd is negative, or so near the mean that no cut normal has it.
 */
export function normal(mean: number, sd: number): Law {
  need(isPositive(mean), "A normal needs a mean above 0.");
  need(isTime(sd), "A normal needs an sd of 0 or more.");
  if (sd === 0) return constant(mean);
  const relative = (a: number): number => Math.sqrt(1 - hazard(a) * (a + hazard(a))) / (a + hazard(a));
  const wanted = sd / mean;
  need(
    wanted <= relative(FARTHEST) && wanted >= 1 / NEAREST,
    "A normal without its part below 0 has an sd of at most 0.94 times its mean. Use a gamma or a lognormal.",
  );
  const a = findRoot((x) => wanted - relative(x), FARTHEST, NEAREST);
  const spread = mean / (a + hazard(a));
  return cutNormal(a * spread, spread);
}

/**
 * The cut normal of which the shares p and q are at or below x and y.
 * @throws RangeError when no cut normal is so skewed.
 */
export function normalThrough(p: number, x: number, q: number, y: number): Law {
  const ratio = (a: number): number => cutNormal(a, 1).quantile(q) / cutNormal(a, 1).quantile(p);
  need(
    y / x < ratio(FARTHEST) && y / x > ratio(NEAREST),
    "No normal without its part below 0 has these two percentiles. Use a gamma or a lognormal.",
  );
  const a = findRoot((at) => y / x - ratio(at), FARTHEST, NEAREST);
  const spread = x / cutNormal(a, 1).quantile(p);
  return cutNormal(a * spread, spread);
}
