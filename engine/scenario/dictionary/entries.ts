/** Every key of the language with what it means, from the JSON Schema: the data dictionary. */

/** One key. */
export interface DictionaryEntry {
  /** Dotted, names of the scenario's own as <…>, items of a list as []: services.<name>.queue.limit. */
  readonly path: string;
  readonly about: string;
  /** What may stand there: "a duration", "one of beds, caseload …", "a map", "a list". */
  readonly what: string;
  /** As YAML; null for maps and lists of other keys. */
  readonly example: string | null;
  /** As YAML; null where it must be given, or is nothing when left out. */
  readonly byDefault: string | null;
  readonly required: boolean;
}

/** A part of a JSON Schema, as far as the dictionary looks into it. */
export interface Node {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly "x-what"?: string;
  readonly "x-example"?: string;
}

/** What a description says after "Default:"; null when it names none. */
export const defaultSaid = (about: string): string | null =>
  /\bDefault: ([^.;]+(?:\.\d+[^.;]*)?)/.exec(about)?.[1] ?? null;

/** The keys below a part of the schema, each before those inside it. References are not followed. */
export function entriesOf(node: Node, path = ""): DictionaryEntry[] {
  const branches = [node, ...(node.anyOf ?? []), ...(node.allOf ?? [])];
  const properties = branches.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([key, inner]) => [key, inner, required.includes(key)] as const),
  );
  const own = properties.flatMap(([key, inner, required]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [entryOf(inner, at, required), ...entriesOf(inner, at)];
  });
  const named = branches.flatMap(({ additionalProperties: each, items }) => [
    ...(typeof each === "object" ? entriesOf(each, `${path}.<name>`) : []),
    ...(items === undefined ? [] : entriesOf(items, `${path}[]`)),
  ]);
  const seen = new Set<string>();
  return [...own, ...named].filter(({ path }) => (seen.has(path) ? false : seen.add(path)));
}

function entryOf(node: Node, path: string, required: boolean): DictionaryEntry {
  const about = node.description ?? "";
  return {
    path,
    about,
    what: whatOf(node),
    example: node["x-example"] ?? null,
    byDefault: defaultSaid(about),
    required,
  };
}

function whatOf(node: Node): string {
  if (node.enum !== undefined) return `one of ${node.enum.join(", ")}`;
  if (node.const !== undefined) return String(node.const);
  if (node["x-what"] !== undefined) return node["x-what"];
  const shared = [node, ...(node.allOf ?? []), ...(node.anyOf ?? [])].find(({ $ref }) => $ref !== undefined)?.$ref;
  if (shared !== undefined) return `a ${shared.split("/").at(-1)}`;
  if (node.items !== undefined) return "a list";
  if (node.properties !== undefined || node.additionalProperties !== undefined) return "a map";
  return "a value";
}
