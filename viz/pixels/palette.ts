import { moreContrast, type Theme, TOKENS, type Tokens } from "../tokens.ts";

/** Colours of the pixel renderer, as 0xAABBGGRR, and how bold its patterns are. */
export interface Palette {
  readonly page: number;
  readonly ink: number;
  readonly rule: number;
  readonly care: number;
  readonly delayed: number;
  readonly waiting: number;
  /** Width of hatches and outlines: 1, or 2 for readers who ask for more contrast. */
  readonly weight: number;
}

/** What the page reads of a forced-colours theme: CSS system colours as hex. */
export interface SystemColours {
  readonly canvas: string;
  readonly canvasText: string;
  readonly highlight: string;
}

/** The palette of a theme; with `more`, outlines in ink and bolder patterns. */
export function paletteOf(theme: Theme, more = false): Palette {
  return more ? made(moreContrast(TOKENS[theme]), 2) : made(TOKENS[theme], 1);
}

/** The palette of a forced-colours theme: two colours and a third for delays. Every state has a pattern of its own. */
export function forcedPalette({ canvas, canvasText, highlight }: SystemColours): Palette {
  return {
    page: colour(canvas),
    ink: colour(canvasText),
    rule: colour(canvasText),
    care: colour(canvasText),
    delayed: colour(highlight),
    waiting: colour(canvasText),
    weight: 2,
  };
}

function made(tokens: Tokens, weight: number): Palette {
  return {
    page: colour(tokens.page),
    ink: colour(tokens.ink),
    rule: colour(tokens.rule),
    care: colour(tokens.care),
    delayed: colour(tokens.delayed),
    waiting: colour(tokens.waiting),
    weight,
  };
}

/** "#RRGGBB" as an opaque pixel. */
export function colour(hex: string): number {
  const rgb = Number.parseInt(hex.slice(1), 16);
  return ((0xff << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}

/** The same colour with alpha from 0 to 1. */
export function withAlpha(pixel: number, alpha: number): number {
  return ((pixel & 0xffffff) | (Math.round(alpha * 255) << 24)) >>> 0;
}
