/** Which files a scenario file asks for. */
import { besideFile, extendedFile } from "./files.ts";
import { readTree } from "./readYaml.ts";
import { tablesNamed } from "./tables.ts";

/**
 * The files to read next for a scenario file: what it extends, then the tables (CSV) it names. Empty when there is nothing,
 * when the text cannot be read, and for a table.
 */
export function needs(path: string, text: string): string[] {
  if (/\.csv$/i.test(path)) return [];
  const tree = readTree(path, text, () => {});
  if (tree === null) return [];
  const names = [
    extendedFile(path, tree, () => {}),
    ...tablesNamed(tree).map((named) => besideFile(path, named.text.trim())),
  ];
  return [...new Set(names.filter((name) => name !== null))];
}
