/**
 * NDJSON: one JSON object a line. The first line says what the others are of, under the key "careshift" that no row has;
 * jq passes over it with 'select(.careshift | not)'.
 */
import type { Cell, Column } from "../tables/table.ts";
import { FormatError } from "./formatError.ts";
import { isoTime } from "./iso.ts";
import { type BeginTable, NO_BYTES } from "./tableFormat.ts";
import { utf8 } from "./utf8.ts";

/** Begins an NDJSON file. Nothing is kept of rows that are written. */
export const ndjsonTable: BeginTable = (columns, about) => {
  const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return {
    start: () => utf8(`${JSON.stringify({ careshift: about })}\n`),
    write({ length, columns: cells }) {
      const lines: string[] = [];
      for (let i = 0; i < length; i++) {
        lines.push(`{${columns.map((column, c) => names[c] + cellText(column, cells[c]![i]!)).join(",")}}\n`);
      }
      return lines.length === 0 ? NO_BYTES : utf8(lines.join(""));
    },
    end: () => NO_BYTES,
  };
};

function cellText({ type }: Column, cell: Cell): string {
  if (cell === null) return "null";
  if (type === "text") return JSON.stringify(cell);
  return type === "time" ? `"${isoTime(cell as number)}"` : String(cell);
}

/** Most characters of a line: the first holds the header of a log, with a county's services and classes. */
const MOST_LINE = 1 << 24;

/**
 * The lines of an NDJSON file as JSON values; empty lines are passed over.
 * @throws FormatError when a line is not JSON, or too long to be one
 */
export async function* ndjsonLines(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  // Parts of a line are joined when its end is there: joined with every piece, a line without end would take for ever.
  let parts: string[] = [];
  let length = 0;
  let line = 0;
  for await (const piece of text) {
    let from = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", from)) {
      const whole = parts.join("") + piece.slice(from, end);
      line++;
      if (whole.trim() !== "") yield parsed(whole, line);
      parts = [];
      length = 0;
      from = end + 1;
    }
    parts.push(piece.slice(from));
    length += piece.length - from;
    if (length > MOST_LINE) {
      throw new FormatError(`it has more than ${MOST_LINE} characters`, `line ${line + 1}`, "check that it is NDJSON");
    }
  }
  const last = parts.join("");
  if (last.trim() !== "") yield parsed(last, line + 1);
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FormatError(
      "it is not a whole JSON object: the file was cut off, or is no NDJSON",
      `line ${line}`,
      "copy the file again, whole, or export the table facts again",
    );
  }
}
