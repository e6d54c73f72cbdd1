import { exp } from "./elementary.ts";
import { solve } from "./linear.ts";
import type { Tails } from "./tails.ts";

/** One stage: exponential with this mean; then on to the stages by `to` (their shares), out with what is left. */
export interface Stage {
  readonly mean: number;
  readonly to: readonly number[];
}

/** What is known of the time from the first stage until out. */
export interface PhaseType extends Tails {
  readonly sd: number;
  /** The part of the mean that people above x carry: E[X; X > x]. */
  meanAbove(x: number): number;
}

type Matrix = readonly Float64Array[];

/** Steps of the first matrix exponential: the fastest stage ends in eight of them on average. */
const STEP = 1 / 8;
const TERMS = 18;

/**
 * A phase-type distribution (Neuts 1981): F(t) = absorbed part of α exp(Qt). Exponentials of powers of two of a short
 * step are made by squaring matrices without negative entries, so that both tails keep their digits; what is left of t
 * is a short series (uniformisation). The moments are solved exactly.
 * @throws RangeError when people never get out.
 */
export function phaseType(stages: readonly Stage[]): PhaseType {
  const size = stages.length;
  const remaining = solve(
    stages.map((stage, i) => [...stage.to.map((share, j) => Number(i === j) - share), stage.mean]),
  );
  if (!remaining.every((time) => time > 0 && time < Number.POSITIVE_INFINITY)) {
    throw new RangeError("The stages never let people out. Give one of them a share for out.");
  }
  const second = solve(
    stages.map((stage, i) => [...stage.to.map((s, j) => Number(i === j) - s), 2 * stage.mean * remaining[i]!]),
  );
  const mean = remaining[0]!;
  const rates = stages.map((stage) => 1 / stage.mean);
  const fastest = Math.max(...rates);
  const jumps = jumpMatrix(stages, rates, fastest);
  const powers: Matrix[] = [exponential(jumps, STEP)];
  const out = stages.map((stage, i) => rates[i]! * (1 - stage.to.reduce((sum, share) => sum + share, 0)));

  const at = (t: number): Float64Array => {
    let now = Float64Array.from({ length: size + 1 }, (_, i) => Number(i === 0));
    const steps = Math.min((t * fastest) / STEP, 2 ** 52);
    let whole = Math.floor(steps);
    for (let k = 0; whole > 0; k += 1, whole = Math.floor(whole / 2)) {
      if (k === powers.length) powers.push(product(powers[k - 1]!, powers[k - 1]!));
      if (whole % 2 === 1) now = times(now, powers[k]!);
    }
    return series(now, jumps, (steps - Math.floor(steps)) * STEP);
  };
  const within = (t: number, weight: readonly number[]): number => {
    const now = at(t);
    return weight.reduce((sum, w, i) => sum + w * now[i]!, 0);
  };
  const ones = stages.map(() => 1);
  return {
    mean,
    sd: Math.sqrt(Math.max(0, second[0]! - mean * mean)),
    cdf: (t) => (t > 0 ? at(t)[size]! : 0),
    survival: (t) => (t > 0 ? within(t, ones) : 1),
    density: (t) => (t < 0 ? 0 : within(t, out)),
    meanAbove: (t) => (t > 0 ? t * within(t, ones) + within(t, remaining) : mean),
  };
}

/** Shares of moves in steps as fast as the fastest stage; the last state is out. */
function jumpMatrix(stages: readonly Stage[], rates: readonly number[], fastest: number): Matrix {
  const size = stages.length;
  const rows = stages.map((stage, i) => {
    const speed = rates[i]! / fastest;
    const row = Float64Array.from({ length: size + 1 }, (_, j) => (j < size ? speed * stage.to[j]! : 0));
    row[size] = speed * Math.max(0, 1 - stage.to.reduce((sum, share) => sum + share, 0));
    row[i]! += 1 - speed;
    return row;
  });
  return [...rows, Float64Array.from({ length: size + 1 }, (_, j) => Number(j === size))];
}

function exponential(jumps: Matrix, t: number): Matrix {
  return jumps.map((_, i) =>
    series(
      Float64Array.from(jumps, (_, j) => Number(i === j)),
      jumps,
      t,
    ),
  );
}

/** e^−t Σ tⁿ/n! · v Pⁿ. */
function series(v: Float64Array, jumps: Matrix, t: number): Float64Array {
  if (t === 0) return v;
  let term = v;
  let weight = exp(-t);
  const sum = v.map((x) => x * weight);
  for (let n = 1; n <= TERMS && weight > 0; n += 1) {
    term = times(term, jumps);
    weight *= t / n;
    for (let i = 0; i < sum.length; i += 1) sum[i]! += weight * term[i]!;
  }
  return sum;
}

function times(v: Float64Array, matrix: Matrix): Float64Array<ArrayBuffer> {
  const result = new Float64Array(v.length);
  for (let i = 0; i < v.length; i += 1) {
    const row = matrix[i]!;
    const x = v[i]!;
    if (x !== 0) for (let j = 0; j < result.length; j += 1) result[j]! += x * row[j]!;
  }
  return result;
}

const product = (a: Matrix, b: Matrix): Matrix => a.map((row) => times(row, b));
