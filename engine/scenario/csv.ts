/** A table of text (CSV) → rows with places, for lists that stand beside a scenario. */
import * as say from "./messages/tables.ts";
import type { Report } from "./problem.ts";
import type { Place } from "./scenario.ts";
import { branch, type Entry, type List, leaf, list } from "./tree.ts";

const MOST_ROWS = 50_000;
const MOST_COLUMNS = 50;

interface Cell {
  readonly text: string;
  readonly place: Place;
}

/**
 * Reads comma-separated rows below a row of names. Each row becomes a map from name to text; empty cells are left out.
 * Null, with the row named, when it is no such table.
 */
export function readCsv(file: string, text: string, report: Report): List | null {
  const lines = splitLines(file, text.replace(/^\uFEFF/, ""), report);
  const [head, ...rows] = lines ?? [];
  if (lines === null || head === undefined) {
    if (head === undefined && lines !== null) report(say.emptyTable({ file, line: 1, column: 1 }));
    return null;
  }
  const names = head.map((cell) => cell.text.trim());
  const other = head.length === 1 ? [";", "\t"].find((mark) => names[0]!.includes(mark)) : undefined;
  if (other !== undefined) {
    report(say.otherSeparator(head[0]!.place, other === ";" ? "semicolons" : "tabs"));
    return null;
  }
  const spoilt = head.find((_, i) => names[i] === "" || names.indexOf(names[i]!) < i);
  if (spoilt !== undefined || head.length > MOST_COLUMNS) {
    report(say.badHead((spoilt ?? head[0]!).place, names, MOST_COLUMNS));
    return null;
  }
  if (rows.length > MOST_ROWS) {
    report(say.tooManyRows(rows[MOST_ROWS]![0]!.place, rows.length, MOST_ROWS));
    return null;
  }
  let good = true;
  const items = rows.map((row) => {
    if (row.length !== names.length) {
      report(say.rowLength(row[0]!.place, row.length, names.length));
      good = false;
    }
    return branch(entriesOf(names, row), row[0]!.place);
  });
  return good ? list(items, { file, line: 1, column: 1 }) : null;
}

function entriesOf(names: readonly string[], row: readonly Cell[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [i, { text, place }] of row.entries()) {
    if (text.trim() !== "") entries.set(names[i] ?? "", { key: place, value: leaf(text.trim(), place) });
  }
  return entries;
}

/** Rows of cells; a cell in double quotes may hold commas and doubled quotes, not line breaks. Empty lines are skipped. */
function splitLines(file: string, text: string, report: Report): Cell[][] | null {
  const rows: Cell[][] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const row = splitLine(line, (column) => ({ file, line: i + 1, column }));
    if (row === null) {
      report(say.openQuote({ file, line: i + 1, column: 1 }));
      return null;
    }
    rows.push(row);
  }
  return rows;
}

const CELL = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;

/** Null when a quote is opened and never closed, or stands inside a cell. */
function splitLine(line: string, place: (column: number) => Place): Cell[] | null {
  const cells: Cell[] = [];
  let from = 0;
  for (;;) {
    CELL.lastIndex = from;
    const found = CELL.exec(line);
    if (found === null) return null;
    cells.push({ text: found[1]?.replaceAll('""', '"') ?? found[2]!, place: place(from + 1) });
    from = CELL.lastIndex;
    if (found[3] === "") return cells;
  }
}
