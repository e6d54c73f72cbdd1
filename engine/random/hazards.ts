import { exp, expm1, ln, ln1p } from "../maths/elementary.ts";
import { type Distribution, sample } from "./distributions.ts";

const WORDS = 0x100000000;

/** A law of failure: a rate per second that grows by e^growth per second of age, or a distribution of whole times. */
export type Hazard =
  | { readonly form: "rate"; readonly perSecond: number; readonly growth: number }
  | { readonly form: "times"; readonly of: Distribution };

/** The integrated hazard up to an age in seconds, none at age 0; Infinity where nobody lasts so long. */
export function integrated(hazard: Hazard, age: number): number {
  if (age <= 0) return 0;
  if (hazard.form === "times") return -ln(beyond(hazard.of, age));
  const { perSecond, growth } = hazard;
  return growth === 0 ? perSecond * age : (perSecond * expm1(growth * age)) / growth;
}

/**
 * The age in seconds at which the integrated hazard reaches `used`: the inverse of `integrated`. Infinity where it never
 * does, as under a rate that falls away.
 */
export function ageAt(hazard: Hazard, used: number): number {
  if (hazard.form === "times") return sample(hazard.of, wordAt(used));
  const { perSecond, growth } = hazard;
  if (growth === 0) return used / perSecond;
  const grown = (used * growth) / perSecond;
  return grown > -1 ? ln1p(grown) / growth : Infinity;
}

/** The word of luck whose probability is 1 − e^−used. */
function wordAt(used: number): number {
  const left = exp(-used) * WORDS;
  return (WORDS - 1 - Math.min(Math.max(Math.floor(left), 0), WORDS - 1)) | 0;
}

/** The share of people who last longer than `age`, from the quantile function: no less than half a word of luck. */
function beyond(of: Distribution, age: number): number {
  let low = 0;
  let high = WORDS;
  // The first word whose time is above `age`.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sample(of, middle | 0) > age) high = middle;
    else low = middle + 1;
  }
  if (low === WORDS) return 0;
  if (low === 0) return 1;
  const [before, after] = [sample(of, (low - 1) | 0), sample(of, low | 0)];
  const between = after > before ? (age - before) / (after - before) : 0;
  // Between two neighbouring words time runs on evenly; where a gap lies between them, half a word is all it can cost.
  return (WORDS - low + 0.5 - Math.min(Math.max(between, 0), 1)) / WORDS;
}
