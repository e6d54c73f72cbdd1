import { exp, expm1, ln, ln1p } from "../../maths/elementary.ts";
import { gammaCdf, logGamma } from "../../maths/gamma.ts";
import { findRoot } from "../../maths/root.ts";
import { constant, isPositive, isTime, type Law, need } from "../laws.ts";

/**
 * The Weibull of a shape and a scale: F(x) = 1 − exp(−(x / scale)^shape).
 * @throws RangeError unless both are above 0.
 */
export function weibullOf(shape: number, scale: number): Law {
  need(isPositive(shape) && isPositive(scale), "A weibull needs a shape and a scale above 0.");
  const mean = scale * exp(logGamma(1 + 1 / shape));
  const power = (x: number): number => exp(shape * ln(x / scale));
  return {
    mean,
    sd: mean * Math.sqrt(expm1(logRatio(shape))),
    low: 0,
    high: Number.POSITIVE_INFINITY,
    cdf: (x) => (x > 0 ? -expm1(-power(x)) : 0),
    density: (x) => (x > 0 ? (shape / x) * power(x) * exp(-power(x)) : 0),
    quantile: (p) => scale * exp(ln(-ln1p(-p)) / shape),
    meanBelow: (x) => (x > 0 ? mean * gammaCdf(power(x), 1 + 1 / shape) : 0),
  };
}

/** ln(1 + cv²) of a shape. */
const logRatio = (shape: number): number => logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape);

/** @throws RangeError when the mean is not above 0, the sd is negative, or the two are too far apart. */
export function weibull(mean: number, sd: number): Law {
  need(isPositive(mean), "A weibull needs a mean above 0.");
  need(isTime(sd), "A weibull needs an sd of 0 or more.");
  if (sd === 0) return constant(mean);
  const ratio = ln1p((sd / mean) * (sd / mean));
  need(sd / mean > 0.002 && sd / mean < 100, "The sd of a weibull must be between a 500th and 100 times its mean.");
  const shape = exp(findRoot((logShape) => ratio - logRatio(exp(logShape)), ln(0.1), ln(1000)));
  return weibullOf(shape, mean / exp(logGamma(1 + 1 / shape)));
}
