/** Names of files: what a scenario may extend, and what may stand beside it. */
import * as say from "./messages/reading.ts";
import type { Report } from "./problem.ts";
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
  const path = besideFile(file, extending.text.trim());
  if (path === null) report(say.escapes(extending.place, extending.text));
  return path;
}

/** The path of a file named in another; null when it would leave the folder of that other. */
export function besideFile(file: string, name: string): string | null {
  const parts = name.split("/").filter((part) => part !== ".");
  return parts.every(isPlainPart) ? [...file.split("/").slice(0, -1), ...parts].join("/") : null;
}

/** No "..", no empty part (absolute paths, "//"), no backslash, drive letter, scheme or control character. */
const isPlainPart = (part: string): boolean => part !== "" && part !== ".." && !/[\\:\u0000-\u001f]/.test(part);
