import fc from "fast-check";
import { expect, test } from "vitest";
import { needs } from "../../engine/scenario/needs.ts";
import { parseScenario } from "../../engine/scenario/parse.ts";
import { ScenarioError, say } from "../../engine/scenario/problem.ts";
import type { Setting } from "../../engine/scenario/scenario.ts";
import { VARIANT as MORE, TODAY } from "../engine/scenario/examples.ts";
import { SOUND, VARIANT } from "./broken.ts";
import { changed, settings } from "./mutations.ts";

const RUNS = { numRuns: 200, endOnFailure: true };
const SLOWEST = 2000;

/** Parses; anything but a scenario or a ScenarioError that says something is passed on. */
function parseOrRefuse(files: ReadonlyMap<string, string>, options: readonly Setting[] = []): void {
  const before = performance.now();
  try {
    const scenario = parseScenario([...files.keys()][0]!, files, options);
    const again = parseScenario("resolved.yaml", new Map([["resolved.yaml", scenario.resolved]]));
    expect(again.resolved).toBe(scenario.resolved);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.total).toBeGreaterThan(0);
    for (const problem of error.problems) expect(say(problem)).not.toMatch(/undefined|\[object|Invalid input/);
  }
  expect(performance.now() - before).toBeLessThan(SLOWEST);
}

test("a scenario changed at random is read or refused, never anything else, and soon", () => {
  fc.assert(
    fc.property(changed(SOUND, TODAY), (text) => parseOrRefuse(new Map([["a.yaml", text]]))),
    RUNS,
  );
}, 60_000);

test("a variant or its root changed at random is read or refused", () => {
  const variant = changed(VARIANT, MORE).map((text): [string, string] => [
    text,
    text.includes("today") ? TODAY : SOUND,
  ]);
  const root = changed(SOUND, TODAY).map((text): [string, string] => [
    text.includes("Smallplace") ? MORE : VARIANT,
    text,
  ]);
  fc.assert(
    fc.property(fc.oneof(variant, root), ([top, base]) =>
      parseOrRefuse(
        new Map([
          ["v.yaml", top],
          ["today.yaml", base],
          ["sound.yaml", base],
        ]),
      ),
    ),
    RUNS,
  );
}, 60_000);

test("settings at random are made or refused", () => {
  fc.assert(
    fc.property(settings, (options) => parseOrRefuse(new Map([["a.yaml", SOUND]]), options)),
    RUNS,
  );
}, 60_000);

test("any text at all is read or refused, and says which files it needs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      parseOrRefuse(new Map([["a.yaml", text]]));
      expect(Array.isArray(needs("a.yaml", text))).toBe(true);
    }),
    RUNS,
  );
}, 60_000);

test("what a scenario may pollute stays clean", () => {
  const text = SOUND.replace(
    "title: A ward and a home",
    "title: A ward\n__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }",
  );
  parseOrRefuse(new Map([["a.yaml", text]]), [
    {
      path: "services",
      op: "add",
      value: JSON.parse('{"__proto__":{"polluted":1}}'),
      place: { file: "x", line: 1, column: 1 },
    },
    { path: "__proto__.polluted", op: "set", value: 1, place: { file: "x", line: 1, column: 1 } },
  ]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
