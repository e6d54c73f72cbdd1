/** How a table of figures is laid out, whatever it shows. */
import type { Group } from "./headlines.ts";
import { plural } from "./numbers.ts";
import { type Column, type Row, rowLines, titleLines } from "./table.ts";
import { needsWords, type Shown } from "./units.ts";

export interface Layout {
  /** Characters in a line, 80 to 120. */
  readonly width: number;
  /** Every measure instead of the headlines. */
  readonly all: boolean;
  /** The worlds differ in prices alone: what people use is the same. */
  readonly pricesAlone?: boolean;
}

/** Below this width an interval stands under its figure. */
const WIDE = 108;

export function isNarrow({ width }: Layout): boolean {
  return width < WIDE;
}

/** A column for labels, which takes the rest of the line, and one for each title. */
export function columnsFor(layout: Layout, titles: readonly string[]): Column[] {
  const figures = titles.map(
    (title) => ({ title, width: figureWidth(title, titles, layout), align: "right" }) as const,
  );
  const label = layout.width - figures.reduce((sum, column) => sum + column.width + 2, 0);
  return [{ title: "", width: Math.min(label, 60), align: "left" }, ...figures];
}

function figureWidth(title: string, titles: readonly string[], layout: Layout): number {
  if (titles.length === 1) return 30;
  if (isNarrow(layout)) return 18;
  return title === "Difference" ? 28 : 25;
}

/** The headings of the headlines say what is counted; a bare name of a measure needs its unit. */
export function rowLabel(label: string, style: Shown, { all }: Layout): string {
  return (all || needsWords(style)) && style.words !== "" ? `${label}, ${style.words}` : label;
}

/** Titles once, then each group under its heading, with an empty line between them. */
export function groupedTable(
  columns: readonly Column[],
  groups: readonly (readonly [Group, readonly Row[]])[],
): string[] {
  const blocks = groups.filter(([, rows]) => rows.length > 0).map(([group, rows]) => groupLines(group, columns, rows));
  return ["", ...titleLines(columns), ...blocks.flatMap((block, number) => (number === 0 ? block : ["", ...block]))];
}

function groupLines({ title, about, left }: Group, columns: readonly Column[], rows: readonly Row[]): string[] {
  const indented = rows.map(([label, ...cells]) => [`  ${label}`, ...cells]);
  const more = left === 0 ? [] : [`  … and ${plural(left, "more row")} with less to show: --all`];
  return [`${title}: ${about}`, ...indented.flatMap((row) => rowLines(columns, row)), ...more];
}
