/**
 * Where a continuous function crosses 0 between low and high, to the last digits; Chandrupatla's method (1997):
 * inverse quadratic steps where they can be trusted, halving elsewhere. If f jumps across 0, the place of the jump.
 * Needs f(low) ≤ 0 ≤ f(high).
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let a = high;
  let b = low;
  let fa = f(a);
  let fb = f(b);
  if (!(fb < 0)) return low;
  if (!(fa > 0)) return high;
  let t = 0.5;
  for (let i = 0; i < 200; i += 1) {
    const x = a + t * (b - a);
    const fx = f(x);
    let c: number;
    let fc: number;
    if (fx > 0 === fa > 0) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const limit = (2.3e-16 * Math.abs(best) + 1e-300) / Math.abs(b - a);
    if (limit > 0.5 || fa === 0) return best;
    t = Math.min(1 - limit, Math.max(limit, nextStep(a, b, c, fa, fb, fc)));
  }
  return a;
}

function nextStep(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
