import { findRoot } from "../../maths/root.ts";
import { isTime, type Law, need } from "../laws.ts";

/** A share of people and the value at or below which they are. */
export interface Point {
  readonly share: number;
  readonly value: number;
}

/** Gauss and Legendre's four places and weights on 0 to 1: exact to the seventh power. */
const PLACES = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262];
const WEIGHTS = [0.17392742256872692, 0.32607257743127305, 0.32607257743127305, 0.17392742256872692];

/**
 * The law through known quantiles: between them the quantile function is a cubic that never falls (Fritsch and Butland
 * 1984, as in PCHIP), so that nothing lies outside its neighbours and there are no corners.
 * @param points rising in share from 0 to 1 and in value
 * @throws RangeError when they do not rise, or do not begin at share 0 and end at 1
 */
export function quantilesLaw(points: readonly Point[]): Law {
  need(points.length >= 2, "Quantiles need at least the least and the most.");
  need(points[0]!.share === 0 && points.at(-1)!.share === 1, "Quantiles begin at share 0 and end at share 1.");
  for (const [i, { share, value }] of points.entries()) {
    const before = points[i - 1];
    need(isTime(value), "Quantiles must be 0 or more.");
    need(before === undefined || (share > before.share && value > before.value), "Quantiles must rise with the share.");
  }
  const curve = new Curve(points);
  const mean = curve.integral(1, (x) => x);
  const [low, high] = [points[0]!.value, points.at(-1)!.value];
  return {
    mean,
    sd: Math.sqrt(curve.integral(1, (x) => (x - mean) * (x - mean))),
    low,
    high,
    cdf: (x) => (x <= low ? 0 : x >= high ? 1 : curve.shareAt(x)),
    density: (x) => (x <= low || x >= high ? 0 : 1 / curve.slope(curve.shareAt(x))),
    quantile: (p) => curve.value(p),
    meanBelow: (x) => (x <= low ? 0 : curve.integral(x >= high ? 1 : curve.shareAt(x), (value) => value)),
  };
}

class Curve {
  private readonly points: readonly Point[];
  private readonly slopes: readonly number[];

  constructor(points: readonly Point[]) {
    this.points = points;
    this.slopes = slopesOf(points);
  }

  value(p: number): number {
    const { points, slopes } = this;
    const i = this.piece((point) => point.share <= p);
    const [from, to] = [points[i]!, points[i + 1]!];
    const h = to.share - from.share;
    const t = (p - from.share) / h;
    const u = 1 - t;
    return (
      from.value * u * u * (1 + 2 * t) +
      to.value * t * t * (3 - 2 * t) +
      h * t * u * (slopes[i]! * u - slopes[i + 1]! * t)
    );
  }

  slope(p: number): number {
    const { points, slopes } = this;
    const i = this.piece((point) => point.share <= p);
    const [from, to] = [points[i]!, points[i + 1]!];
    const h = to.share - from.share;
    const t = (p - from.share) / h;
    const u = 1 - t;
    return (6 * t * u * (to.value - from.value)) / h + slopes[i]! * u * (1 - 3 * t) + slopes[i + 1]! * t * (3 * t - 2);
  }

  shareAt(x: number): number {
    const i = this.piece((point) => point.value <= x);
    return findRoot((p) => this.value(p) - x, this.points[i]!.share, this.points[i + 1]!.share);
  }

  /** ∫ f(quantile) over shares from 0 to `upTo`, exact for powers up to the second. */
  integral(upTo: number, f: (x: number) => number): number {
    let sum = 0;
    for (let i = 0; i + 1 < this.points.length; i += 1) {
      const from = this.points[i]!.share;
      const width = Math.min(upTo, this.points[i + 1]!.share) - from;
      if (width <= 0) break;
      for (const [k, place] of PLACES.entries()) sum += WEIGHTS[k]! * width * f(this.value(from + place * width));
    }
    return sum;
  }

  /** Number of the last piece that begins with a point for which this holds. */
  private piece(reached: (point: Point) => boolean): number {
    let i = this.points.length - 2;
    while (i > 0 && !reached(this.points[i]!)) i -= 1;
    return i;
  }
}

/** Slopes at the points: weighted harmonic means inside; at the ends three-point formulas that keep the curve rising. */
function slopesOf(points: readonly Point[]): number[] {
  const h = points.slice(1).map((point, i) => point.share - points[i]!.share);
  const d = points.slice(1).map((point, i) => (point.value - points[i]!.value) / h[i]!);
  const end = (h0: number, h1: number, d0: number, d1: number): number => {
    const slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    return Math.min(Math.max(0, slope), 3 * d0);
  };
  return points.map((_, i) => {
    if (d.length === 1) return d[0]!;
    if (i === 0) return end(h[0]!, h[1]!, d[0]!, d[1]!);
    if (i === d.length) return end(h[i - 1]!, h[i - 2]!, d[i - 1]!, d[i - 2]!);
    const [w1, w2] = [2 * h[i]! + h[i - 1]!, h[i]! + 2 * h[i - 1]!];
    return (w1 + w2) / (w1 / d[i - 1]! + w2 / d[i]!);
  });
}
