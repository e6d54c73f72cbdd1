import type { Answer } from "./database.ts";
import type { View } from "./views.ts";

/** Least width to which text is cut. */
const LEAST = 12;
const GAP = "  ";
/** Moments and days are not cut: an hour cut off would be read as midnight. */
const MOMENT = /^(\d{4}-\d\d-\d\d(T[\d:.]+)?)?$/;

/**
 * An answer as a table: numbers to the right, text cut where the line is too short for it.
 * @param width characters in a line
 * @param most rows shown; a line says how many more there are
 */
export function tableOf({ columns, rows }: Answer, width: number, most: number): string {
  const shown = rows.slice(0, most).map((row) => row.map(cellText));
  const isNumber = columns.map((_, c) => rows.every((row) => row[c] === null || typeof row[c] === "number"));
  const isWhole = columns.map((_, c) => isNumber[c]! || shown.every((row) => MOMENT.test(row[c]!)));
  const wanted = columns.map((name, c) => shown.reduce((most, row) => Math.max(most, row[c]!.length), name.length));
  const room = width - GAP.length * (columns.length - 1);
  const widths = fitted(wanted, isWhole, room);
  if (widths.reduce((sum, each) => sum + each, 0) > room) return recordsOf(columns, shown, rows.length);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, c) => (isNumber[c] ? cell.padStart(widths[c]!) : cut(cell, widths[c]!).padEnd(widths[c]!)))
      .join(GAP)
      .trimEnd();
  const lines = [line(columns), widths.map((each) => "-".repeat(each)).join(GAP), ...shown.map(line)];
  return `${[...lines, ...tail(rows.length, shown.length)].join("\n")}\n`;
}

/** Rows one below the other, for those with more columns than a line has room for. */
function recordsOf(columns: readonly string[], shown: readonly (readonly string[])[], all: number): string {
  const widest = Math.max(...columns.map((name) => name.length));
  const records = shown.flatMap((row, number) => [
    `row ${number + 1}`,
    ...row.map((cell, c) => `  ${columns[c]!.padEnd(widest)}  ${cell}`.trimEnd()),
  ]);
  return `${[...records, ...tail(all, shown.length)].join("\n")}\n`;
}

function tail(all: number, shown: number): string[] {
  if (all === 0) return ["(no rows)"];
  return all > shown ? [`… and ${all - shown} more rows: --all shows them`] : [];
}

/** Widths of columns: those of text give way, the widest first. */
function fitted(wanted: readonly number[], isWhole: readonly boolean[], room: number): number[] {
  const widths = [...wanted];
  let over = widths.reduce((sum, each) => sum + each, 0) - room;
  while (over > 0) {
    const texts = widths.map((each, c) => (isWhole[c] ? 0 : each));
    const widest = texts.indexOf(Math.max(...texts));
    if (texts[widest]! <= LEAST) break;
    widths[widest]!--;
    over--;
  }
  return widths;
}

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** Eight digits tell apart what a table is read for; --json and --csv have all of them. */
function cellText(cell: unknown): string {
  if (cell === null) return "";
  if (typeof cell === "number" && !Number.isInteger(cell)) return String(Number(cell.toPrecision(8)));
  return (typeof cell === "object" ? JSON.stringify(cell) : String(cell)).replace(/\s+/g, " ");
}

/** An answer as JSON: a list with an object for each row. */
export function jsonOf({ columns, rows }: Answer): string {
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, c) => [name, row[c]]))));
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

/** An answer as CSV (RFC 4180); an empty cell is nothing at all. */
export function csvOf({ columns, rows }: Answer): string {
  const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (value: unknown): string => {
    if (value === null) return "";
    return quoted(typeof value === "object" ? JSON.stringify(value) : String(value));
  };
  return [columns.map(quoted), ...rows.map((row) => row.map(cell))].map((cells) => `${cells.join()}\n`).join("");
}

/** The views with their columns, for someone who is about to write a query. */
export function viewsText(views: readonly View[]): string {
  return views
    .map(({ name, about, columns }) => {
      const widest = Math.max(...columns.map((column) => column.name.length));
      const lines = columns.map(({ name, type, about }) => `  ${name.padEnd(widest)}  ${type.padEnd(7)}  ${about}`);
      return [`${name}: ${about}`, ...lines, ""].join("\n");
    })
    .join("\n");
}
