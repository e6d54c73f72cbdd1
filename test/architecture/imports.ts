import { posix } from "node:path";
import { blanked, lineAt } from "./source.ts";

/** A file of the house: its path from the root, and its text. Tests plant their own. */
export type Sources = ReadonlyMap<string, string>;

/** One import, export … from or dynamic import. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** The offending line, for messages. */
  readonly says: string;
  /** As written; "(computed)" when it is not a plain string. */
  readonly specifier: string;
  /** Path from the root for a file of ours; null for packages, Node's own modules and computed specifiers. */
  readonly file: string | null;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

const STATIC = /(?<![\w$.])(?:import|export)\s+(type\s+(?!from\b))?[\w$*{}\s,"']*?\bfrom\s*(["'])([^"'\n]+)\2/g;
const SIDE_EFFECT = /(?<![\w$.])import\s*(["'])([^"'\n]+)\1/g;
const DYNAMIC =
  /(?<![\w$.])(?:import|require)\s*\(\s*(?:(["'`])([^"'`\n]+)\1\s*\)(\s*\.(?!then\b|catch\b|finally\b))?)?/g;

/** Every import of one file, in order. `import("./x.ts").Name` counts as a type; so does `import type`. */
export function importsOf(path: string, text: string): Import[] {
  const code = blanked(text, "comments");
  const bare = blanked(text, "comments and strings");
  const found: (Import & { position: number })[] = [];
  const add = (position: number, specifier: string, typeOnly: boolean): void => {
    // The keyword itself must be code: an import quoted in a string is none.
    if (!/^(?:import|export|require)/.test(bare.slice(position, position + 7))) return;
    found.push({
      position,
      from: path,
      ...lineAt(text, position),
      specifier,
      file: fileFor(path, specifier),
      typeOnly,
    });
  };
  for (const m of code.matchAll(STATIC)) add(m.index, m[3]!, m[1] !== undefined);
  for (const m of code.matchAll(SIDE_EFFECT)) add(m.index, m[2]!, false);
  for (const m of code.matchAll(DYNAMIC)) {
    const inTypePosition = m[3] !== undefined && !/\bawait\s+$|\(\s*await\s+$/.test(code.slice(0, m.index));
    add(m.index, m[2] ?? "(computed)", inTypePosition);
  }
  return found.sort((a, b) => a.position - b.position).map(({ position: _, ...rest }) => rest);
}

function fileFor(path: string, specifier: string): string | null {
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : null;
}

/** "yaml" for "yaml/util", "@scope/name" for "@scope/name/x", "node" for any module of Node's own. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Each import cycle among the sources once, as the files on it in order; types count as well. */
export function cycles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, file } of imports) if (file !== null) next.set(from, [...(next.get(from) ?? []), file]);
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) found.push(way.slice(before));
    if (before >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
