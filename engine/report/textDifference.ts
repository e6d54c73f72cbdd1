import { plural } from "./numbers.ts";

/** The longest part of a line that is shown. */
const MOST_SHOWN = 60;

/**
 * The first line in which a text differs from what it should be: "line 3 says "…", expected "…""; null where they are
 * the same. Of long lines the part around the first difference is shown.
 */
export function textDifference(text: string, expected: string): string | null {
  if (text === expected) return null;
  const [lines, wanted] = [text.split("\n"), expected.split("\n")];
  const line = lines.findIndex((each, i) => each !== wanted[i]);
  if (line < 0) return `line ${lines.length} is the last; expected ${plural(wanted.length, "line")}`;
  const [says, should] = [lines[line]!, wanted[line]];
  if (should === undefined) return `line ${line + 1} is one too many; expected ${plural(wanted.length, "line")}`;
  const from = Math.max(0, firstDifferent(says, should) - MOST_SHOWN / 3);
  return `line ${line + 1} says ${shown(says, from)}, expected ${shown(should, from)}`;
}

function firstDifferent(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

function shown(line: string, from: number): string {
  const part = line.slice(from, from + MOST_SHOWN);
  return `"${from > 0 ? "…" : ""}${part}${from + part.length < line.length ? "…" : ""}"`;
}
