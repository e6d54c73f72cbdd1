import type { TimeWindow } from "./timeWindow.ts";

/** Where a lane's figures are drawn in its element, in pixels: labels stand to the left. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  /** Labels have no room to the left and stand on the lane. */
  readonly narrow: boolean;
}

const GUTTER = 168;
const RIGHT = 12;
/** Narrower than this, labels stand on the lanes. */
const ROOMY = 640;

/** The plot of an element `width` pixels wide. Detail and overview share it, so that they stand on one edge. */
export function plotOf(width: number): Plot {
  const narrow = width < ROOMY;
  const left = narrow ? RIGHT : GUTTER;
  return { left, width: Math.max(1, width - left - RIGHT), narrow };
}

/** Pixels from the left edge of the plot at a time. */
export function xOf({ width }: Plot, { from, to }: TimeWindow, time: number): number {
  return ((time - from) / Math.max(1, to - from)) * width;
}

/** Whole second at `x` pixels from the left edge of the plot, kept in the window. */
export function timeAt({ width }: Plot, { from, to }: TimeWindow, x: number): number {
  return Math.round(from + Math.max(0, Math.min(1, x / width)) * (to - from));
}
