/**
 * A line that says what a scenario extends. Good enough for the order in which worlds are shown, which is all it is for:
 * the language itself is read in its worker.
 */
const EXTENDS = /^extends:[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^"'#\s][^#\r\n]*?))[ \t]*(?:#.*)?$/m;

/** Paths of scenarios, bases before what extends them, else in the order in which they came. `texts` by path. */
export function basesFirst(texts: ReadonlyMap<string, string>): string[] {
  const depth = new Map([...texts.keys()].map((path) => [path, depthOf(path, texts)]));
  return [...texts.keys()].sort((a, b) => depth.get(a)! - depth.get(b)!);
}

/** How many of these files lie below a file on its way down to the one that extends none. */
function depthOf(path: string, texts: ReadonlyMap<string, string>): number {
  const seen = new Set<string>();
  for (let at = baseOf(path, texts); at !== null && !seen.has(at); at = baseOf(at, texts)) seen.add(at);
  return seen.size;
}

/** The file among these that a file extends; null when there is none. */
function baseOf(path: string, texts: ReadonlyMap<string, string>): string | null {
  const [, double, single, plain] = EXTENDS.exec(texts.get(path) ?? "") ?? [];
  const named = (double ?? single ?? plain)?.replace(/^\.\//, "");
  if (named === undefined) return null;
  const beside = path.slice(0, path.lastIndexOf("/") + 1) + named;
  const alone = named.slice(named.lastIndexOf("/") + 1);
  return [beside, alone].find((one) => one !== path && texts.has(one)) ?? null;
}
