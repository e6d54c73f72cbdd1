/** A look at the text before it is parsed: what would be slow, dangerous or no text at all is refused in one pass. */
import * as say from "./messages/reading.ts";
import type { Place, Problem } from "./scenario.ts";

const MAX_CHARACTERS = 1_000_000;
/** Marks of punctuation: each may cost the parser some microseconds, and a large scenario has some thousands. */
const MAX_MARKS = 60_000;
const MAX_BRACKETS = 100;
const MAX_INDENT = 200;
const MANY_INDICATORS = /(?:[-?:][ \t]+){20}/;
const IS_MARK = new Uint8Array(128);
for (const mark of ",:-?&*!\"'{}[]|>%@`#") IS_MARK[mark.charCodeAt(0)] = 1;
const CARRIAGE_RETURN = 13;
const NEWLINE = 10;
const TAB = 9;
const REPLACEMENT = 0xfffd;

/** The first reason to refuse a text unread; null when it may be parsed. */
export function inspectText(file: string, text: string): Problem | null {
  const start = { file, line: 1, column: 1 };
  if (text.length > MAX_CHARACTERS) return say.tooLong(start, text.length, MAX_CHARACTERS);
  if (text.trim() === "") return say.empty(start);
  return inspectMarks(file, text) ?? inspectLines(file, text);
}

function inspectMarks(file: string, text: string): Problem | null {
  let marks = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== NEWLINE && code !== CARRIAGE_RETURN && code !== TAB)
      return say.binary(placeOf(file, text, i));
    if (code === REPLACEMENT) return say.notUtf8(placeOf(file, text, i));
    if (code > 127 || (code !== NEWLINE && IS_MARK[code] === 0)) continue;
    marks += 1;
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1);
    if (marks > MAX_MARKS) return say.tooMany(placeOf(file, text, i), "lines and marks of punctuation", MAX_MARKS);
    if (depth > MAX_BRACKETS) return say.tooDeep(placeOf(file, text, i), MAX_BRACKETS);
  }
  return null;
}

function placeOf(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

function inspectLines(file: string, text: string): Problem | null {
  let begun = false;
  for (const [i, line] of text.split("\n").entries()) {
    const indent = /^[ \t]*/.exec(line)![0].length;
    const rest = line.slice(indent);
    const blank = rest === "" || rest === "\r" || rest.startsWith("#");
    const tab = line.lastIndexOf("\t", indent - 1);
    if (!blank && indent > 0 && tab >= 0) return say.tab({ file, line: i + 1, column: line.indexOf("\t") + 1 });
    if (indent > MAX_INDENT || MANY_INDICATORS.test(line))
      return say.tooDeep({ file, line: i + 1, column: 1 }, MAX_INDENT);
    if (!begun && line.startsWith("%")) return say.directive({ file, line: i + 1, column: 1 });
    begun ||= !blank;
  }
  return null;
}
