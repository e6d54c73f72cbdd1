import { open, type Part, type Schema, under } from "./schema.ts";

/**
 * The keys of a document that an editor would underline: those that no alternative of the schema knows at their place.
 * Looks at keys only, not at values: enough to notice when the schema falls behind the language.
 * @param data what the YAML holds, as plain data
 */
export function strangers(schema: Schema, data: unknown): string[] {
  const found: string[] = [];
  look([schema], data, "", schema.definitions, found);
  return found;
}

function look(
  parts: readonly Part[],
  data: unknown,
  path: string,
  definitions: Schema["definitions"],
  found: string[],
): void {
  const opened = parts.flatMap((part) => open({ part, name: "" }, definitions)).map(({ part }) => part);
  if (typeof data !== "object" || data === null || opened.some(isFree)) return;
  if (Array.isArray(data)) {
    const items = opened.flatMap(({ items: each }) => each ?? []);
    for (const [i, item] of data.entries()) look(items, item, `${path}[${i}]`, definitions, found);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    const known = opened.flatMap((part) => under(part, key));
    const at = path === "" ? key : `${path}.${key}`;
    if (known.length === 0) found.push(at);
    else look(known, value, at, definitions, found);
  }
}

/** True where the schema lets any keys stand: values at paths of the reader's own. */
function isFree(part: Part): boolean {
  const says = part.$ref ?? part.anyOf ?? part.allOf ?? part.items;
  const keys = part.properties ?? part.patternProperties ?? part.additionalProperties;
  return says === undefined && keys === undefined && (part.type === undefined || part.type === "object");
}
