/** Making, saying, sorting and throwing problems. */
import { nearest } from "../units/nearest.ts";
import type { Place, Problem } from "./scenario.ts";

/** Where a problem is: the place in the file and the dotted path. */
export interface Spot {
  readonly place: Place;
  readonly path: string;
}

export type Report = (problem: Problem) => void;

const SHOWN = 50;

export const at = (place: Place, path = ""): Spot => ({ place, path });

export const joined = (path: string, key: string): string => (path === "" ? key : key === "" ? path : `${path}.${key}`);

export const error = ({ place, path }: Spot, wrong: string, expected: string, cure: string): Problem => ({
  place,
  path,
  wrong,
  expected,
  try: cure,
  severity: "error",
});

export const warning = (spot: Spot, wrong: string, expected: string, cure: string): Problem => ({
  ...error(spot, wrong, expected, cure),
  severity: "warning",
});

/** A problem as one text: place, what is wrong, what was expected, what to try. */
export function say({ place, path, wrong, expected, try: cure, severity }: Problem): string {
  const where = `${place.file}:${place.line}:${place.column}`;
  const about = path === "" ? "" : ` ${path.length > 120 ? `${path.slice(0, 119)}…` : path}:`;
  return `${where}${severity === "warning" ? " warning:" : ""}${about} ${wrong}. Expected ${expected}. Try: ${cure}.`;
}

/** A scenario that cannot be used. The message says everything that is wrong, one line each. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  /** The first 50, in the order of the files. */
  readonly problems: readonly Problem[];
  /** How many there are in all. */
  readonly total: number;

  constructor(problems: readonly Problem[]) {
    const shown = problems.slice(0, SHOWN);
    const more = problems.length - shown.length;
    super([...shown.map(say), ...(more > 0 ? [`… and ${more} more of the kind`] : [])].join("\n"));
    this.problems = shown;
    this.total = problems.length;
  }
}

/** Sorted by file (in the order read; options first), line and column; each said once. */
export function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = new Map(files.map((file, i) => [file, i]));
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const { place, wrong, severity } = problem;
    const key = `${place.file}:${place.line}:${place.column} ${severity} ${wrong}`;
    return seen.has(key) ? false : seen.add(key);
  });
  const order = (p: Problem) => rank.get(p.place.file) ?? -1;
  return once.sort((a, b) => order(a) - order(b) || a.place.line - b.place.line || a.place.column - b.place.column);
}

/** "a", "a or b", "a, b or c"; long lists are cut. */
export function orList(words: readonly string[], most = 12): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} others`] : words;
  return shown.length < 2 ? (shown[0] ?? "nothing") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

/** Something to try for a misspelt word: the nearest known one, else the list. */
export function suggest(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return near;
  if (known.length < 2) return known[0] ?? "remove it";
  return "one of these, or correct the name";
}

/** A user's text inside a message: quoted, on one line, cut when long. */
export function quoted(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return `"${flat.length > 60 ? `${flat.slice(0, 57)}…` : flat}"`;
}
