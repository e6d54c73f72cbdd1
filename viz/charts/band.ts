import { area, curveStepAfter } from "d3";

/** The least and the most of a figure in each bucket of a stretch of time: what laneBetween gives. */
export interface Extremes {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** Buckets at which either figure changes, the first and the one past the last included: the corners of the path. */
export function corners({ low, high }: Extremes): number[] {
  const at: number[] = [];
  for (let i = 0; i < low.length; i++) {
    if (i === 0 || low[i] !== low[i - 1] || high[i] !== high[i - 1]) at.push(i);
  }
  return [...at, low.length];
}

/**
 * The band between least and most as the path of an SVG, in steps; with `floor`, from there up to the least. A bucket
 * is `width` / buckets wide. Every bucket is there, so no bad hour is lost to the drawing.
 */
export function bandPath(extremes: Extremes, width: number, y: (value: number) => number, floor?: number): string {
  const buckets = extremes.low.length;
  if (buckets === 0) return "";
  const last = (i: number): number => Math.min(i, buckets - 1);
  const path = area<number>()
    .x((i) => (i * width) / buckets)
    .y0((i) => (floor === undefined ? y(extremes.low[last(i)]!) : floor))
    .y1((i) => (floor === undefined ? y(extremes.high[last(i)]!) : y(extremes.low[last(i)]!)))
    .curve(curveStepAfter)
    .digits(1);
  return path(corners(extremes)) ?? "";
}
