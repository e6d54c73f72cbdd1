/**
 * CSV as RFC 4180 has it: UTF-8, a line of names, lines that end in CR LF, texts in quotes where they need them. An empty
 * cell is nothing, "" an empty text. A text that a spreadsheet would take for a formula (= + - @, tab or CR at its start)
 * is written with an apostrophe before it; one that begins with apostrophes and then such a sign gets one more, so that
 * reading takes away exactly one.
 *
 * What the rows are of stands in a file of its own beside them (facts.csv.json): a comment line would be a row of names
 * for a spreadsheet, and DuckDB would have to be told to pass over it.
 */
import type { Cell, Column } from "../tables/table.ts";
import { FormatError } from "./formatError.ts";
import { isoTime } from "./iso.ts";
import { type BeginTable, NO_BYTES } from "./tableFormat.ts";
import { utf8 } from "./utf8.ts";

const END = "\r\n";
const FORMULA = /^'*[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

/** Begins a CSV file. Nothing is kept of rows that are written. */
export const csvTable: BeginTable = (columns) => ({
  start: () => utf8(columns.map(({ name }) => textCell(name)).join(",") + END),
  write({ length, columns: cells }) {
    const lines: string[] = [];
    for (let i = 0; i < length; i++) {
      lines.push(columns.map((column, c) => cellText(column, cells[c]![i]!)).join(","));
    }
    return lines.length === 0 ? NO_BYTES : utf8(lines.join(END) + END);
  },
  end: () => NO_BYTES,
});

function cellText({ type }: Column, cell: Cell): string {
  if (cell === null) return "";
  if (type === "text") return textCell(String(cell));
  return type === "time" ? isoTime(cell as number) : String(cell);
}

function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return safe === "" || SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Most characters of one row: far more than any row of ours, and little enough to hold. */
const MOST_ROW = 1 << 20;

/**
 * The rows of a CSV file, the line of names first; an empty cell is null. Lines may end in LF, CR LF or CR.
 * @throws FormatError when quotes do not close, or a row is too long to be one
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<(string | null)[]> {
  let rest = "";
  let row = 0;
  for await (const piece of text) {
    rest += piece;
    let from = 0;
    for (;;) {
      // The last character may be the CR of a CR LF that goes on in the next piece.
      const found = rowAt(rest, from, rest.length - 1, row);
      if (found === null) break;
      if (!isBlank(found.cells)) yield found.cells;
      row++;
      from = found.next;
    }
    rest = rest.slice(from);
    if (rest.length > MOST_ROW) throw tooLong(row);
  }
  if (rest === "") return;
  const last = rowAt(`${rest}\n`, 0, rest.length + 1, row);
  if (last === null) {
    throw new FormatError("a quote is not closed before the end", lineAt(row), "export the table again");
  }
  if (!isBlank(last.cells)) yield last.cells;
}

const lineAt = (row: number): string => (row === 0 ? "line of names" : `row ${row}`);
const isBlank = (cells: readonly (string | null)[]): boolean => cells.length === 1 && cells[0] === null;

function tooLong(row: number): FormatError {
  return new FormatError(
    `it has more than ${MOST_ROW} characters`,
    lineAt(row),
    "check that the file is CSV, and that its quotes are closed",
  );
}

/** The row that begins at `from`, and where the next one begins; null when its end is not among the first `end` characters. */
function rowAt(
  text: string,
  from: number,
  end: number,
  row: number,
): { cells: (string | null)[]; next: number } | null {
  const cells: (string | null)[] = [];
  let at = from;
  for (;;) {
    const quoted = text[at] === '"';
    const close = quoted ? closingQuote(text, at + 1, end) : plainEnd(text, at, end);
    if (close < 0) return null;
    const after = quoted ? close + 1 : close;
    cells.push(quoted ? undone(text.slice(at + 1, close).replaceAll('""', '"')) : plainCell(text.slice(at, close)));
    if (after >= end) return null;
    const mark = text[after];
    if (mark === ",") at = after + 1;
    else if (mark === "\n") return { cells, next: after + 1 };
    else if (mark === "\r") return { cells, next: text[after + 1] === "\n" ? after + 2 : after + 1 };
    else throw new FormatError("a quoted cell goes on after its closing quote", lineAt(row), "export the table again");
  }
}

const plainCell = (text: string): string | null => (text === "" ? null : undone(text));

/** Without the apostrophe that kept a spreadsheet from taking the text for a formula. */
const undone = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

function plainEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === 44 || c === 10 || c === 13) return at;
  }
  return -1;
}

function closingQuote(text: string, from: number, end: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0 || at >= end) return -1;
    if (text[at + 1] !== '"') return at;
  }
}
