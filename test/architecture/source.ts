import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the repository, with a closing slash. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Folders that hold what is installed, built or run: no source of ours. */
const NOT_OURS = new Set([".git", "node_modules", "dist", "runs", "coverage"]);

/** Every file of ours, as paths from the root with forward slashes, in order. */
export function filesOfOurs(folder = ""): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(ROOT + folder, { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) found.push(...filesOfOurs(path));
    // In a worktree `.git` is a file, and names the folder of the repository.
    if (entry.isFile() && !NOT_OURS.has(entry.name)) found.push(path);
  }
  return found.sort();
}

/** Text of a file of ours. */
export const textOf = (path: string): string => readFileSync(ROOT + path, "utf8");

/** Number of the line, from 1, on which a position stands, and that line without its indent. */
export function lineAt(text: string, position: number): { readonly line: number; readonly says: string } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, says: text.split("\n")[before.length - 1]!.trim() };
}

/** What is blanked: `comments` only, or the contents of strings, templates and regular expressions as well. */
export type Blank = "comments" | "comments and strings";

const AFTER_VALUE = /[\w$)\]]$/;
const WORD_BEFORE_REGEX = /\b(?:return|typeof|case|of|in|delete|void|await|yield|else|do)$/;

/**
 * TypeScript text with comments (and strings) replaced by spaces. Positions and lines stay where they were, so that a
 * pattern found in the result can be shown in the original. Code inside `${…}` of a template is kept.
 */
export function blanked(text: string, blank: Blank): string {
  const out = text.split("");
  const hide = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (out[i] !== "\n") out[i] = " ";
  };
  const hideString = (from: number, to: number): void => {
    if (blank === "comments and strings") hide(from, to);
  };
  /** Depth of braces at which each open `${` closes. */
  const templates: number[] = [];
  let depth = 0;
  let at = 0;

  const restOfTemplate = (from: number): number => {
    let i = from;
    while (i < text.length && text[i] !== "`" && !text.startsWith("${", i)) i += text[i] === "\\" ? 2 : 1;
    hideString(from, i);
    if (text[i] !== "$") return i + 1;
    templates.push(depth++);
    return i + 2;
  };

  while (at < text.length) {
    const c = text[at]!;
    if (text.startsWith("//", at)) {
      const end = endOf(text, "\n", at);
      hide(at, end);
      at = end;
    } else if (text.startsWith("/*", at)) {
      const end = endOf(text, "*/", at + 2) + 2;
      hide(at, end);
      at = end;
    } else if (c === '"' || c === "'") {
      const end = closing(text, at + 1, c);
      hideString(at + 1, end);
      at = end + 1;
    } else if (c === "`") {
      at = restOfTemplate(at + 1);
    } else if (c === "/" && opensRegex(out, at)) {
      const end = closing(text, at + 1, "/");
      hide(at + 1, end);
      at = end + 1;
    } else {
      if (c === "{") depth++;
      if (c === "}") depth--;
      at++;
      if (c === "}" && templates.at(-1) === depth) {
        templates.pop();
        at = restOfTemplate(at);
      }
    }
  }
  return out.join("");
}

/** Where `mark` begins at or after `from`, or the end of the text. */
function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** Where a string or regular expression closes; a slash inside […] does not close the latter. */
function closing(text: string, from: number, quote: string): number {
  let inClass = false;
  let i = from;
  while (i < text.length && (text[i] !== quote || inClass) && text[i] !== "\n") {
    if (quote === "/" && text[i] === "[") inClass = true;
    if (quote === "/" && text[i] === "]") inClass = false;
    i += text[i] === "\\" ? 2 : 1;
  }
  return i;
}

/** A slash after a value divides; anywhere else it opens a regular expression. */
function opensRegex(out: readonly string[], at: number): boolean {
  const before = out
    .slice(Math.max(0, at - 200), at)
    .join("")
    .trimEnd();
  return !AFTER_VALUE.test(before) || WORD_BEFORE_REGEX.test(before);
}
