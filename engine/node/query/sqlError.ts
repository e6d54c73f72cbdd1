import { InputError } from "../exit.ts";

/** What DuckDB tells of an error when asked for JSON. */
interface Told {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly error_subtype?: string;
  readonly candidates?: string;
  /** In bytes from the beginning of the query. */
  readonly position?: string;
  readonly type?: string;
  readonly name?: string;
}

/** DuckDB's error as a sentence, with the place under the line of the query, and the nearest name that there is. */
export function sqlError(sql: string, error: Error): InputError {
  const told = toldIn(error.message);
  const place = told.position === undefined ? [] : placeIn(sql, Number(told.position));
  return new InputError([`The query cannot be answered: ${wrong(told)}.`, ...place, cure(told)].join("\n"));
}

function toldIn(message: string): Told {
  try {
    return JSON.parse(message.slice(message.indexOf("{"))) as Told;
  } catch {
    return { exception_message: message };
  }
}

function wrong(told: Told): string {
  const { exception_type, exception_message = "", error_subtype, name, type } = told;
  if (exception_type === "Permission") return "it reaches for files, the network or extensions";
  if (error_subtype === "COLUMN_NOT_FOUND") return `there is no column "${name}"`;
  const missing = /^Table "(.+)" does not have a column named "(.+)"/.exec(exception_message);
  if (missing !== null) return `"${missing[1]}" has no column "${missing[2]}"`;
  if (error_subtype === "MISSING_ENTRY") return `there is no ${type === "Table" ? "view" : "function"} "${name}"`;
  if (exception_message === "Error in native callback") return "there is nothing in it";
  const first = exception_message.split("\n")[0]!.replace(/[.!]$/, "");
  return first.charAt(0).toLowerCase() + first.slice(1);
}

/** The line of the query with a mark under the place. */
function placeIn(sql: string, bytes: number): string[] {
  const before = Buffer.from(sql).subarray(0, bytes).toString();
  const line = before.split("\n").length - 1;
  const column = before.length - (before.lastIndexOf("\n") + 1);
  const text = sql.split("\n")[line] ?? "";
  // A long line is shown from near the place on.
  const from = Math.max(0, column - 60);
  const shown = text.slice(from, from + 100);
  return [`  ${shown}`, `  ${" ".repeat(column - from)}^`];
}

function cure({ exception_type, candidates, exception_message = "" }: Told): string {
  if (exception_type === "Permission") return "A query reads the views and nothing else.";
  const told = candidates?.split(",") ?? [...exception_message.matchAll(/: "([^"]+)"/g)].map(([, name]) => name!);
  const near = told[0] === undefined ? "" : `Did you mean ${told[0]}? `;
  return `${near}careshift query RUN prints the views and their columns.`;
}
