import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DictionaryEntry, entriesOf, type Node } from "../../engine/scenario/dictionary/entries.ts";
import { usedKeys } from "../../engine/scenario/dictionary/used.ts";
import { scenarioJsonSchema } from "../../engine/scenario/jsonSchema.ts";
import { readTree } from "../../engine/scenario/readYaml.ts";
import { allScenarios } from "./scenarios.ts";

const CASES = 200;
/** Share of the cases in which each feature must be. */
const LEAST = 0.05;

/** Keys that the small scenarios leave out, each with a reason. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\.(label|question|source|note|low|high)$|^(question|place|sources|layout|levers)\b/, "words beside the figures"],
  [/\.was$/, "renaming: test/laws/renaming.test.ts"],
  [/^(extends|set|add|remove|declared)\b/, "variants: test/engine/scenario/variants.test.ts, test/laws/luck.test.ts"],
  [/^parts$/, "steps of a waterfall, between runs: test/engine/experiments/waterfall"],
  [/^measures\.(older|targets)/, "measures: nothing in a run asks for them"],
  [
    /^<(quantity|distribution|stay)>.*\.(value|median|shape|scale|mean|sd|longest|to|from|unit|name|truncation|least)$/,
    "other ways of writing the same figure: test/engine/scenario/forms.test.ts",
  ],
  [/\.give-up\.(expected-wait|at|when)$|\.moves\[\]\.grows$/, "as items of a list, and of clocks, they are there"],
  [/^<table>|^<opening>\.at$/, "other ways of writing a file and an hour: test/engine/scenario"],
  [/people-per-post$/, "a number of the staff's stock, read before the run"],
  [/^costs\b.*\.additional$|\.(within|funded-by|cost)$/, "measures: nothing in a run asks for them"],
];

const schema = scenarioJsonSchema();
const definitions = schema.definitions as Readonly<Record<string, Node>>;
const parts: readonly (readonly [Node, string])[] = [
  ...schema.anyOf.map((node) => [node, ""] as const),
  ...Object.entries(definitions).map(([name, node]) => [node, `<${name}>`] as const),
];

/** Every key of the language that says what happens in a run. */
const keys: string[] = [
  ...new Set(parts.flatMap(([node, path]) => entriesOf(node, path).map((entry: DictionaryEntry) => entry.path))),
].filter((path) => !LEFT_OUT.some(([pattern]) => pattern.test(path)));

/** How many of the small scenarios use each key, and how many keys each of them uses. */
function counts(): { found: Map<string, number>; sizes: number[] } {
  const found = new Map<string, number>();
  const sizes: number[] = [];
  for (const text of fc.sample(allScenarios(), { numRuns: CASES, seed: 20160401 })) {
    const tree = readTree("small.yaml", text, () => {})!;
    const used = new Set(schema.anyOf.flatMap((node) => [...usedKeys(node, definitions, tree).keys()]));
    sizes.push(keys.filter((key) => used.has(key)).length);
    for (const key of used) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return { found, sizes };
}

describe("the small scenarios of the laws", () => {
  const { found, sizes } = counts();

  test("use every key of the language that matters to a run in at least 5% of 200 cases", () => {
    const rare = keys.filter((key) => (found.get(key) ?? 0) < LEAST * CASES);
    expect(rare.map((key) => `${key}: ${found.get(key) ?? 0} of ${CASES}`)).toEqual([]);
  });

  test("use them together: one case in five has more than half of all keys", () => {
    const together = sizes.filter((size) => size > keys.length / 2).length;
    expect(together).toBeGreaterThan(CASES / 5);
  });
});
