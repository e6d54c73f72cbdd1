/** A file of text → a tree with places. Scenarios are untrusted: what YAML allows beyond plain maps, lists and scalars is refused. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { inspectText } from "./inspectText.ts";
import * as say from "./messages/reading.ts";
import type { Report } from "./problem.ts";
import type { Place, Problem } from "./scenario.ts";
import { type Branch, branch, type Entry, leaf, list, type Tree } from "./tree.ts";
import { yamlProblem } from "./yamlProblem.ts";

const MAX_DEPTH = 40;
const MAX_VALUES = 30_000;
const MAX_ALIASES = 100;
/** Keys that would reach into JavaScript's own objects. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

const YAML_OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: false, // checked here: the package compares every pair of keys
  prettyErrors: false,
  logLevel: "error", // "silent" would hide a second document
} as const;

interface Read {
  readonly tree: Branch | null;
  readonly problems: readonly Problem[];
}

const recent = new Map<string, Read>();
const REMEMBERED = 8;

/** Reads a scenario file. Null, with problems reported, when there is nothing to work with. The last few files are remembered. */
export function readTree(file: string, text: string, report: Report): Branch | null {
  const key = `${file}\n${text}`;
  const read = recent.get(key) ?? readAfresh(file, text);
  recent.delete(key);
  if (text.length < 1_000_000) recent.set(key, read);
  if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!);
  read.problems.forEach(report);
  return read.tree;
}

function readAfresh(file: string, text: string): Read {
  const problems: Problem[] = [];
  const tree = readValue(file, text, (problem) => problems.push(problem));
  const start = { file, line: 1, column: 1 };
  if (tree === null) return { tree: null, problems: problems.length > 0 ? problems : [say.empty(start)] };
  if (tree.kind !== "map") return { tree: null, problems: [say.notAMapAtTop(tree.place, tree)] };
  return { tree, problems };
}

/** Reads any YAML value, e.g. of `--set`; null when it is empty or cannot be read (then something was reported). */
export function readValue(file: string, text: string, report: Report): Tree | null {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const refused = inspectText(file, plain);
  if (refused !== null) {
    report(refused);
    return null;
  }
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(plain, { ...YAML_OPTIONS, lineCounter: lines });
  const first = document.errors[0] ?? document.warnings.find(({ code }) => code !== "TAG_RESOLVE_FAILED");
  if (first !== undefined) {
    report(yamlProblem(first, document, place));
    return null;
  }
  if (document.contents === null) return null;
  const maker = new TreeMaker(place, report);
  const tree = maker.make(document.contents as Node, 0);
  return maker.refused ? null : tree;
}

/** Turns the nodes of the YAML package into trees, counting as it goes. */
class TreeMaker {
  readonly #place: (offset: number) => Place;
  readonly #report: Report;
  /** Null while the anchored value is still being made. */
  readonly #anchors = new Map<string, { tree: Tree; size: number } | null>();
  #values = 0;
  #aliases = 0;
  /** True when the whole file is refused. */
  refused = false;

  constructor(place: (offset: number) => Place, report: Report) {
    this.#place = place;
    this.#report = report;
  }

  make(node: Node, depth: number): Tree {
    const place = this.#place(node.range?.[0] ?? 0);
    if (isAlias(node)) return this.#alias(node, place);
    const anchored = node as Scalar | YAMLMap | YAMLSeq;
    if (this.#full(place) || depth > MAX_DEPTH) {
      if (!this.refused) this.#report(say.tooDeep(place, MAX_DEPTH));
      this.refused = true;
      return leaf(null, place, "");
    }
    if (anchored.tag !== undefined) this.#report(say.tag(place, anchored.tag));
    const before = this.#values;
    this.#values += 1;
    if (anchored.anchor !== undefined) this.#anchors.set(anchored.anchor, null);
    const tree = this.#shape(node, place, depth);
    if (anchored.anchor !== undefined) this.#anchors.set(anchored.anchor, { tree, size: this.#values - before });
    return tree;
  }

  #shape(node: Node, place: Place, depth: number): Tree {
    if (isMap(node)) return this.#map(node as YAMLMap, place, depth);
    if (isSeq(node))
      return list(
        (node as YAMLSeq).items.map((item) => this.#orNothing(item as Node | null, place, depth)),
        place,
      );
    const { value, source } = node as Scalar;
    const simple = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
    return leaf(simple, place, typeof simple === "string" ? simple : (source ?? ""));
  }

  #orNothing(node: Node | null, place: Place, depth: number): Tree {
    return node === null ? leaf(null, place, "") : this.make(node, depth + 1);
  }

  #map(map: YAMLMap, place: Place, depth: number): Branch {
    const entries = new Map<string, Entry>();
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? key : null;
      const spot = this.#place((name?.range ?? (key as Node | null)?.range ?? map.range)?.[0] ?? 0);
      const text = name === null || name.value === null ? null : (name.source ?? String(name.value));
      const tree = this.#orNothing(value as Node | null, spot, depth);
      if (text === null) this.#report(say.keyIsNoText(spot));
      else if (text === "<<") this.#report(say.mergeKey(spot));
      else if (FORBIDDEN_KEYS.has(text)) this.#report(say.forbiddenKey(spot, text));
      else if (entries.has(text)) this.#report(say.duplicateKey(spot, text, entries.get(text)!.key));
      else entries.set(text, { key: spot, value: tree });
    }
    return branch(entries, place);
  }

  #alias({ source }: Alias, place: Place): Tree {
    const target = this.#anchors.get(source);
    this.#aliases += 1;
    if (target === undefined || target === null) this.#report(say.badAlias(place, source, target === null));
    else if (this.#aliases > MAX_ALIASES && !this.refused) this.#refuse(place, "aliases", MAX_ALIASES);
    else this.#values += target.size;
    return this.#full(place) ? leaf(null, place, "") : (target?.tree ?? leaf(null, place, ""));
  }

  #full(place: Place): boolean {
    if (this.#values > MAX_VALUES && !this.refused) this.#refuse(place, "values", MAX_VALUES);
    return this.refused;
  }

  #refuse(place: Place, what: string, most: number): void {
    this.refused = true;
    this.#report(say.tooMany(place, what, most));
  }
}
