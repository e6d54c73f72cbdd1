/** Building blocks of the schema: values read by our own readers, so that messages know places, units and near misses. */
import * as z from "zod";
import { parseInstant } from "../../calendar.ts";
import * as say from "../messages/structure.ts";
import { at, orList, type Report, suggest } from "../problem.ts";
import { readDistribution } from "../read/distribution.ts";
import * as kinds from "../read/quantity.ts";
import { type Kind, type Reading, readQuantity, readShare, startReading } from "../read/quantity.ts";
import { readRouteShare, readStay } from "../read/stay.ts";
import type { Problem } from "../scenario.ts";
import { type Leaf, type Tree, treeOf } from "../tree.ts";
import { distributionJson, quantityJson, shareJson, stayJson } from "./json.ts";

// The page forbids code made from text; without this zod would try it and leave a report in the console.
z.config({ jitless: true });

/** What zod's issues of our own carry. */
export interface Carried {
  readonly problem: Problem;
}

/**
 * A value read from its tree. `noun` says what it is ("a list of 7 numbers"), `about` describes it for editors ("Default:
 * …." names what holds when it is left out), `example` shows one as YAML, `json` is its JSON Schema.
 */
export function value<T>(
  noun: string,
  about: string,
  example: string,
  json: object,
  read: (tree: Tree, reading: Reading) => T | undefined,
) {
  return z
    .custom<unknown>((plain) => plain !== undefined, { error: example })
    .transform((plain, context): T => {
      const tree = treeOf(plain)!;
      let told = false;
      const report: Report = (problem) => {
        told = true;
        context.addIssue({ code: "custom", params: { problem } satisfies Carried });
      };
      const found = read(tree, startReading(report));
      if (found === undefined && !told) report(say.notA(at(tree.place), tree, noun, example));
      return found as T;
    })
    .meta({ ...json, description: about, "x-what": noun, "x-example": example });
}

/** A value read from a scalar's text; anything else is refused. */
export const scalar = <T>(
  noun: string,
  about: string,
  example: string,
  json: object,
  read: (leaf: Leaf, report: Report) => T | undefined,
) =>
  value<T>(noun, about, example, json, (tree, { report }) => (tree.kind === "leaf" ? read(tree, report) : undefined));

const filled = (leaf: Leaf): string | undefined => (leaf.text.trim() === "" ? undefined : leaf.text.trim());
const TEXT = { type: ["string", "number"] };

export const text = (about: string, example: string) => scalar("a text", about, example, TEXT, filled);

/** A date, or a date and time, as written. */
export const day = (what: string) =>
  scalar(
    "a date",
    what,
    "2016-04-01",
    { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$" },
    (leaf, report) => (parseInstant(leaf.text) === null ? void report(say.noSuchDay(at(leaf.place), leaf)) : leaf.text),
  );

/** A name referred to; whether it exists is checked later. */
export const reference = (about: string, example: string) =>
  scalar("a name", about, example, { type: "string" }, filled);

/** One name or a list of them. */
export const references = (about: string, example: string) => {
  const json = { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] };
  return value("a name or a list of names", about, example, json, (tree) => {
    const items = tree.kind === "list" ? tree.items : [tree];
    const names = items.map((item) => (item.kind === "leaf" ? filled(item) : undefined));
    return names.length === 0 || names.includes(undefined) ? undefined : (names as string[]);
  });
};

/** One of a few words. */
export const oneOf = <const W extends string>(noun: string, about: string, words: readonly W[]) =>
  scalar<W>(noun, about, words[0]!, { type: "string", enum: words }, (leaf, report) => {
    if ((words as readonly string[]).includes(leaf.text)) return leaf.text as W;
    const problem = say.notA(at(leaf.place), leaf, noun, suggest(leaf.text, words));
    return void report({ ...problem, expected: orList(words) });
  });

export const yesOrNo = (about: string) =>
  scalar<boolean>("true or false", about, "true", { type: "boolean" }, (leaf) =>
    typeof leaf.value === "boolean" ? leaf.value : undefined,
  );

const quantity =
  (kind: Kind) =>
  (about: string, example = kind.example) =>
    value(kind.name, about, example, quantityJson(kind.example), (tree, reading) => readQuantity(kind, tree, reading));

export const duration = quantity(kinds.DURATION);
export const rate = quantity(kinds.RATE);
export const count = quantity(kinds.COUNT);
export const growth = quantity(kinds.GROWTH);

export const share = (about: string) => value("a share", about, "62%", quantityJson("62%"), readShare);

/** The share of a route, which may depend on when the stay before it began. */
export const routeShare = (about: string) => value("a share", about, "62%", shareJson, readRouteShare);

export const distribution = (about: string, example: string) =>
  value("a distribution", about, example, distributionJson, readDistribution);

export const byAttribute = (about: string, example: string) =>
  value("a distribution", about, example, stayJson, readStay);

const MOST_WHOLE = 1e9;

/** A whole number of 0 or more, without provenance. */
export const whole = (about: string, example: string) =>
  scalar<number>(
    "a whole number",
    about,
    example,
    { type: "integer", minimum: 0, maximum: MOST_WHOLE },
    (leaf, report) => {
      const parsed = kinds.COUNT.parse(leaf.text);
      if (parsed.ok && parsed.value <= MOST_WHOLE) return parsed.value;
      const spot = at(leaf.place);
      return void report(parsed.ok ? say.tooLarge(spot, leaf.text, "1,000,000,000") : say.unit(spot, parsed.problem));
    },
  );

/** Both parts of what an issue of zod's own says: what is needed there, and an example. */
const told = (noun: string, example: string) => () => `${noun}\n${example}`;

const sketch = (keys: readonly string[]): string =>
  `{ ${keys
    .slice(0, 3)
    .map((key) => `${key}: …`)
    .join(", ")} }`;

/** A map with known keys only. */
export const strict = <S extends z.ZodRawShape>(noun: string, shape: S, example = sketch(Object.keys(shape))) =>
  z
    .strictObject(shape, {
      error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : told(noun, example)()),
    })
    .describe(noun);

/** A map from names to values of one kind. */
export const named = <V extends z.ZodType>(noun: string, each: V, example = "{ name: … }") =>
  z.record(z.string(), each, { error: told(noun, example) }).describe(noun);

export const listOf = <V extends z.ZodType>(noun: string, each: V, example = "[{ … }]") =>
  z.array(each, { error: told(noun, example) }).describe(noun);
