import { needs } from "../../engine/language.ts";
import type { ScenarioFiles } from "./messages.ts";

/** The files of a scenario among those that were given. */
export interface Found {
  /** Texts by the path under which the scenario names them; only what it needs. */
  readonly files: ReadonlyMap<string, string>;
  /** The first file that is not there, and the one that names it. */
  readonly missing: { readonly file: string; readonly by: string } | null;
}

/**
 * Follows `extends` and tables (CSV) from file to file. Files that were given one by one come without their folders: where none is at the
 * path that is named, one of that name without a folder is taken.
 */
export function findFiles({ entry, files }: ScenarioFiles): Found {
  const found = new Map<string, string>();
  const used = new Set<string>();
  const waiting = [{ file: entry, by: entry }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { file } = next;
    if (found.has(file)) continue;
    const given = files.has(file) ? file : nameOf(file);
    const text = files.get(given);
    // No file stands for two: it would then extend itself for ever.
    if (text === undefined || used.has(given)) return { files: found, missing: next };
    used.add(given);
    found.set(file, text);
    waiting.push(...needs(file, text).map((name) => ({ file: name, by: file })));
  }
  return { files: found, missing: null };
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
