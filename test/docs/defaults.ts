import { type Named, open, type Part, type Schema, under } from "./schema.ts";

/** A key that a document leaves out although it has a default at that place. */
export interface LeftOut {
  /** Where it would stand. */
  readonly at: readonly (string | number)[];
  /** The same without names of the document's own: tells keys apart. */
  readonly key: string;
  readonly value: unknown;
}

/** Every key with a default that a document could have written out and did not. */
export function leftOut(schema: Schema, data: unknown): LeftOut[] {
  const found: LeftOut[] = [];
  visit([{ part: schema, name: "" }], [], data, schema.definitions, found);
  return found;
}

function visit(
  named: readonly Named[],
  at: LeftOut["at"],
  data: unknown,
  definitions: Schema["definitions"],
  found: LeftOut[],
): void {
  const parts = named.flatMap((one) => open(one, definitions));
  if (Array.isArray(data)) {
    const items = parts.flatMap(({ part: { items: part }, name }) => (part === undefined ? [] : [{ part, name }]));
    for (const [i, item] of data.entries()) visit(items, [...at, i], item, definitions, found);
  } else if (typeof data === "object" && data !== null) {
    for (const { part, name } of parts.filter((one) => fits(one.part, data)))
      for (const [key, { default: value }] of Object.entries(part.properties ?? {}))
        if (value !== undefined && !(key in data)) found.push({ at: [...at, key], key: nameOf(name, key), value });
    for (const [key, value] of Object.entries(data)) {
      const inner = parts.flatMap(({ part, name }) =>
        under(part, key).map((one) => ({
          part: one,
          name: part.properties?.[key] === undefined ? name : `${name}.${key}`,
        })),
      );
      visit(inner, [...at, key], value, definitions, found);
    }
  }
}

/** True when the map could be written by this alternative of the schema: it has what is required, and nothing else. */
function fits(part: Part, data: object): boolean {
  const keys = Object.keys(data);
  return (part.required ?? []).every((key) => keys.includes(key)) && keys.every((key) => under(part, key).length > 0);
}

/** The names of all keys that have a default. */
export function keysWithDefault(schema: Schema): Set<string> {
  const definitions = Object.entries(schema.definitions).map(([name, part]) => ({
    part: part as Part,
    name: `<${name}>`,
  }));
  return new Set([{ part: schema, name: "" }, ...definitions].flatMap(defaultsIn));
}

function defaultsIn({ part, name }: Named): string[] {
  const { properties = {}, patternProperties = {}, additionalProperties: each, items, anyOf = [], allOf = [] } = part;
  const own = Object.entries(properties).flatMap(([key, inner]) => [
    ...(inner.default === undefined ? [] : [nameOf(name, key)]),
    ...defaultsIn({ part: inner, name: `${name}.${key}` }),
  ]);
  const others = [...anyOf, ...allOf, ...Object.values(patternProperties), items, each];
  return [...own, ...others.flatMap((one) => (typeof one === "object" ? defaultsIn({ part: one, name }) : []))];
}

/** Outcomes have the keys of routes: one of the two is enough. */
const nameOf = (name: string, key: string): string => `${name}.${key}`.replace(".outcomes.", ".routes.");
