/** A part of a JSON Schema, as far as keys and defaults go. */
export interface Part {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly patternProperties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly allOf?: readonly Part[];
}

/** A schema of draft 7 with shared definitions. */
export interface Schema extends Part {
  readonly definitions: Readonly<Record<string, object>>;
}

/** A part and the name of its place: that of the definition it stands in, or a dotted path. */
export interface Named {
  readonly part: Part;
  readonly name: string;
}

/** A part with all it refers to and its alternatives. */
export function open({ part, name }: Named, definitions: Schema["definitions"]): Named[] {
  const shared = part.$ref?.replace("#/definitions/", "");
  const inner = [...(part.anyOf ?? []), ...(part.allOf ?? [])].map((one) => ({ part: one, name }));
  const found = shared === undefined ? [] : [{ part: definitions[shared] as Part, name: `<${shared}>` }];
  return [{ part, name }, ...[...found, ...inner].flatMap((one) => open(one, definitions))];
}

/** What a part says of a key of the document's. */
export function under({ properties, patternProperties, additionalProperties }: Part, key: string): Part[] {
  const named = properties?.[key];
  if (named !== undefined) return [named];
  const like = Object.entries(patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern).test(key));
  if (like.length > 0) return like.map(([, part]) => part);
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}
