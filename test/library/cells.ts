/** Figures of the library as a reader sees them: those of a report, with the words of their units. */
import { cell, differenceCell } from "../../engine/report/cells.ts";
import { listed, number } from "../../engine/report/numbers.ts";
import { type Shown, shown, shownDifference } from "../../engine/report/units.ts";
import type { Found } from "./judge.ts";
import type { Claim } from "./spec.ts";

/** "9.2 (8.8 to 9.6) people", "▼ −3.1 (−3.4 to −2.8) points". */
export function foundCell(of: Claim["in"], found: Found): string {
  const figures = figuresOf(found);
  const style = styleOf(of, found);
  const text = of === "twin" || of === "scenario" ? cell(figures, style, false) : differenceCell(figures, style, false);
  return withWords(text, style);
}

/** What the claim asks for, in the unit of what was found: "2,400", "£0.50m to £1.00m", "fewer". */
export function wantedCell(claim: Claim, found: Found): string {
  if (claim.sign !== undefined) return claim.sign;
  const style = styleOf(claim.in, found);
  const write = (value: number): string => number(value, style, null);
  if (claim["at-least"] !== undefined) return withWords(`at least ${write(claim["at-least"])}`, style);
  if (claim["at-most"] !== undefined) return withWords(`at most ${write(claim["at-most"])}`, style);
  const values = claim.between ?? [claim.equals!];
  return withWords(values.map(write).join(" to "), style);
}

function styleOf(of: Claim["in"], found: Found): Shown {
  const row = shown(found.unit, Math.max(...[found.mean, found.low, found.high].map(Math.abs)));
  if (of === "change") return { ...row, words: "%" };
  return of === "difference" ? shownDifference(found.unit, row, figuresOf(found)) : row;
}

function withWords(text: string, { words, before, after }: Shown): string {
  const counts = words.replace("percentage points", "points").replace(/^£ ?/, "");
  return before + after === "" || words.startsWith("£") ? `${text} ${counts}`.trim() : text;
}

function figuresOf({ mean, low, high }: Found) {
  return { mean, sd: null, interval: { of: "mean", level: 0.95, low, high } as const, n: 2 };
}

/** Levers and what they are set to: "a to 4 and b to 20%". */
export function settingsText(set: Readonly<Record<string, string | number>>): string {
  return listed(Object.entries(set).map(([name, value]) => `\`${name}\` to ${value}`));
}
