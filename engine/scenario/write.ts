/** A tree as canonical YAML: the same values always give the same text, whatever quotes, comments and layout they came in. */
import { type Branch, entriesOf, type Tree } from "./tree.ts";

const WIDTH = 100;
const PLAIN = /^[A-Za-z0-9£][A-Za-z0-9£%+./_ :()–-]*$/;
const NOT_TEXT = /^(?:true|false|null|~|[-+]?(?:\.inf|\.nan))$/i;

/** The whole tree as a document, one top-level key after another, ending with a line break. */
export function writeYaml(tree: Branch): string {
  return block(tree, "").join("\n").concat("\n");
}

function block(tree: Tree, indent: string): string[] {
  if (tree.kind === "map")
    return [...tree.entries].flatMap(([key, { value }]) => keyed(`${indent}${scalar(key)}:`, value, indent));
  if (tree.kind === "list") return tree.items.flatMap((item) => dashed(item, indent));
  return [`${indent}${flow(tree)}`];
}

function keyed(head: string, value: Tree, indent: string): string[] {
  const line = `${head} ${flow(value)}`;
  if (fits(line, value)) return [line];
  return [head, ...block(value, `${indent}  `)];
}

function dashed(item: Tree, indent: string): string[] {
  const line = `${indent}- ${flow(item)}`;
  if (fits(line, item)) return [line];
  const [first, ...rest] = block(item, `${indent}  `);
  return [`${indent}- ${first!.trimStart()}`, ...rest];
}

const fits = (line: string, value: Tree): boolean =>
  value.kind === "leaf" ||
  (line.length <= WIDTH && depth(value) <= 2) ||
  (value.kind === "map" ? value.entries.size : value.items.length) === 0;

const depth = (tree: Tree): number => {
  if (tree.kind === "leaf") return 0;
  const inner = tree.kind === "list" ? tree.items : [...entriesOf(tree).values()].map(({ value }) => value);
  return 1 + inner.reduce((most, one) => Math.max(most, depth(one)), 0);
};

function flow(tree: Tree): string {
  if (tree.kind === "list") return `[${tree.items.map(flow).join(", ")}]`;
  if (tree.kind === "map") {
    const pairs = [...tree.entries].map(([key, { value }]) => `${scalar(key)}: ${flow(value)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return typeof tree.value === "string" ? scalar(tree.value) : tree.value === null ? "null" : String(tree.value);
}

/** A tree as YAML: on one line where it is short. */
export function yamlOf(tree: Tree): string {
  const line = flow(tree);
  return line.length <= WIDTH || tree.kind === "leaf" ? line : block(tree, "").join("\n");
}

/** A tree as one line of YAML. */
export const oneLine = (tree: Tree): string => flow(tree);

/** Plain when that cannot be mistaken for anything else, else in double quotes. Numbers are plain whether they came in quotes or not. */
function scalar(text: string): string {
  if (/^-?\d/.test(text) && String(Number(text)) === text) return text;
  const plain = PLAIN.test(text) && !/: |:$| $/.test(text) && !NOT_TEXT.test(text) && Number.isNaN(Number(text));
  return plain ? text : JSON.stringify(text);
}
