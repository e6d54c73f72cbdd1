import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FACTS, JOINED, REASON, RELEASED, VOCABULARY } from "../../engine/log/facts.ts";
import { STEPS } from "../../engine/log/upcast/upcast.ts";
import { vocabularyTable } from "./table.ts";

/*
 * A stored log keeps its meaning. Whoever changes what a fact or a column means raises VOCABULARY (engine/log/kinds.ts),
 * writes the step from the version before (engine/log/upcast/), stores logs of the new one (test/golden/store.ts) and
 * its table: npx tsx test/golden/table.ts. Where words alone became better, the table is stored anew and nothing else.
 */
test(`the table of facts is that of version ${VOCABULARY} of the vocabulary`, () => {
  const stored = JSON.parse(readFileSync(new URL(`vocabulary-${VOCABULARY}.json`, import.meta.url), "utf8"));
  expect(vocabularyTable({ FACTS, REASON, JOINED, RELEASED })).toEqual(stored);
});

test("a number that a version gave to a kind or a reason is that kind's or reason's for ever", () => {
  const versions = Array.from({ length: VOCABULARY }, (_, i) => i + 1);
  const tables = versions.map((version) =>
    JSON.parse(readFileSync(new URL(`vocabulary-${version}.json`, import.meta.url), "utf8")),
  );
  const now = vocabularyTable({ FACTS, REASON, JOINED, RELEASED });
  for (const { kinds, reasons } of tables) {
    for (const [name, { number }] of Object.entries<{ number: number }>(kinds)) {
      expect(now.kinds[name]?.number, name).toBe(number);
    }
    expect(now.reasons).toMatchObject(reasons);
  }
});

test("each version but the newest has a step to the next", () => {
  expect(STEPS.length).toBe(VOCABULARY - 1);
});
