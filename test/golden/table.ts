/**
 * What the vocabulary says of numbers and columns, as it is stored for each version. `npx tsx test/golden/table.ts`
 * stores that of today.
 */
import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import type { FactMeaning } from "../../engine/log/facts/meaning.ts";
import { FACTS, JOINED, REASON, RELEASED, VOCABULARY } from "../../engine/log/facts.ts";

type Numbers = Readonly<Record<string, number>>;

interface Vocabulary {
  readonly FACTS: Readonly<Record<string, Pick<FactMeaning, "number" | "service" | "other" | "value" | "cause">>>;
  readonly REASON: Numbers;
  readonly JOINED: Numbers;
  readonly RELEASED: Numbers;
}

interface Table {
  /** Its number, and what its columns mean. */
  readonly kinds: Readonly<Record<string, { readonly number: number; readonly columns: readonly string[] }>>;
  readonly reasons: Numbers;
  readonly joined: Numbers;
  readonly released: Numbers;
}

/** Numbers and meanings by name: what a stored log relies on. */
export function vocabularyTable({ FACTS, REASON, JOINED, RELEASED }: Vocabulary): Table {
  const kinds = Object.entries(FACTS).map(
    ([name, { number, service, other, value, cause }]) =>
      [name, { number, columns: [service, other, value, cause] }] as const,
  );
  return { kinds: Object.fromEntries(kinds), reasons: REASON, joined: JOINED, released: RELEASED };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const table = vocabularyTable({ FACTS, REASON, JOINED, RELEASED });
  const file = new URL(`vocabulary-${VOCABULARY}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(table, null, 1)}\n`);
}
