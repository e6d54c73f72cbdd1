import { forcedPalette, type Palette, paletteOf } from "../pixels/palette.ts";
import { type Theme as Ground, moreContrast, TOKENS, type Tokens } from "../tokens.ts";
import type { Theme } from "./state.ts";

/** What the reader's system asks for, and when that changes. */
export interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
  readonly forcedColours: boolean;
  readonly reducedMotion: boolean;
}

const QUERIES = {
  dark: "(prefers-color-scheme: dark)",
  moreContrast: "(prefers-contrast: more)",
  forcedColours: "(forced-colors: active)",
  reducedMotion: "(prefers-reduced-motion: reduce)",
} as const satisfies Record<keyof SystemWishes, string>;

/** The wishes of the system now. */
export function systemWishes(): SystemWishes {
  const asks = (query: string): boolean => matchMedia(query).matches;
  return {
    dark: asks(QUERIES.dark),
    moreContrast: asks(QUERIES.moreContrast),
    forcedColours: asks(QUERIES.forcedColours),
    reducedMotion: asks(QUERIES.reducedMotion),
  };
}

/** Calls back whenever a wish of the system changes. */
export function onWishes(changed: () => void): void {
  for (const query of Object.values(QUERIES)) matchMedia(query).addEventListener("change", changed);
}

/** The ground a choice comes to. */
export const groundOf = (theme: Theme, { dark }: SystemWishes): Ground =>
  theme === "system" ? (dark ? "dark" : "light") : theme;

/** Puts the colours of a theme on the page, as CSS variables named after their tokens. */
export function applyTheme(ground: Ground, wishes: SystemWishes): void {
  const { style, dataset } = document.documentElement;
  const tokens: Tokens = wishes.moreContrast ? moreContrast(TOKENS[ground]) : TOKENS[ground];
  for (const [name, colour] of Object.entries(tokens)) style.setProperty(`--${name}`, colour);
  style.setProperty("--focus-yellow", tokens.focus);
  style.setProperty("--focus-black", tokens["focus-edge"]);
  style.setProperty("color-scheme", ground);
  dataset["theme"] = ground;
}

/** Colours of the painted layers: those of the theme, or the system's own where it forces its colours. */
export function paletteFor(ground: Ground, wishes: SystemWishes): Palette {
  if (!wishes.forcedColours) return paletteOf(ground, wishes.moreContrast);
  const probe = document.createElement("span");
  document.body.append(probe);
  const hexOf = (name: string): string => {
    probe.style.color = name;
    const [r, g, b] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
    return `#${[r, g, b].map((part = 0) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const colours = { canvas: hexOf("Canvas"), canvasText: hexOf("CanvasText"), highlight: hexOf("Highlight") };
  probe.remove();
  return forcedPalette(colours);
}
