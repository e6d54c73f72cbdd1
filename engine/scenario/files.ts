/** Names of files: what a scenario may extend, and which files to read next. */
import * as say from "./messages/reading.ts";
import type { Report } from "./problem.ts";
import { readTree } from "./readYaml.ts";
import { type Branch, child } from "./tree.ts";

/**
 * The file that `extends:` names, as a path like the one it stands in; null when there is none, or when it would leave
 * the folder (reported). Paths are relative to the file they stand in and only ever lead downward.
 */
export function extendedFile(file: string, tree: Branch, report: Report): string | null {
  const extending = child(tree, "extends");
  if (extending === undefined) return null;
  if (extending.kind !== "leaf" || extending.text.trim() === "") {
    report(say.notAFileName(extending.place, extending));
    return null;
  }
  const parts = extending.text
    .trim()
    .split("/")
    .filter((part) => part !== ".");
  if (!parts.every(isPlainPart)) {
    report(say.escapes(extending.place, extending.text));
    return null;
  }
  return [...file.split("/").slice(0, -1), ...parts].join("/");
}

/** No "..", no empty part (absolute paths, "//"), no backslash, drive letter, scheme or control character. */
const isPlainPart = (part: string): boolean => part !== "" && part !== ".." && !/[\\:\u0000-\u001f]/.test(part);

/** The files to read next for a scenario file: what it extends. Empty when there is nothing or the text cannot be read. */
export function needs(path: string, text: string): string[] {
  const tree = readTree(path, text, () => {});
  const next = tree && extendedFile(path, tree, () => {});
  return next === null ? [] : [next];
}
