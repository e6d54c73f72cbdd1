import { describe, expect, test } from "vitest";
import { cycles, importsOf } from "./imports.ts";
import { hiddenClocksAndDice, importCycles, roomOf, strangersInJob, wrongImports } from "./rules.ts";
import { filesOfOurs, textOf } from "./source.ts";

const house = new Map(
  filesOfOurs()
    .filter((path) => /^(engine|viz)\/.*\.(ts|tsx|mjs|js)$/.test(path))
    .map((path) => [path, textOf(path)]),
);

describe("the house", () => {
  test("has the files the rules are about", () => {
    expect([...house.keys()]).toEqual(expect.arrayContaining(["engine/log/facts.ts", "engine/compile/model.ts"]));
  });

  test("every file belongs to a room of the table", () => {
    expect([...house.keys()].filter((path) => roomOf(path) === null)).toEqual([]);
  });

  test("every import points the way the table allows", () => {
    expect(wrongImports(house)).toEqual([]);
  });

  test("no file imports itself by a detour", () => {
    expect(importCycles(house)).toEqual([]);
  });

  test("the pure engine reads no clock, rolls no hidden dice and knows no machine", () => {
    expect(hiddenClocksAndDice(house)).toEqual([]);
  });

  test("a worker carries neither the language nor the statistics", () => {
    expect(strangersInJob(house)).toEqual([]);
  });

  test("the doors name each export", () => {
    const starred = ["engine/index.ts", "engine/language.ts", "engine/job.ts"].filter((door) =>
      /export\s*\*/.test(house.get(door) ?? "export * // missing"),
    );
    expect(starred).toEqual([]);
  });
});

/** A small house with one file changed or added. */
function planted(path: string, text: string): Map<string, string> {
  return new Map([
    ["engine/units.ts", "export const DAY = 86400;"],
    ["engine/maths/normal.ts", "export const q = 1;"],
    ["engine/compile/model.ts", "export interface Model { title: string }"],
    ["engine/compile/compile.ts", "export const compile = 1;"],
    ["engine/log/facts.ts", "export const KIND = 1;"],
    ["engine/run/run.ts", 'import type { Model } from "../compile/model.ts";\nexport type R = Model;'],
    ["engine/job.ts", 'export { type R } from "./run/run.ts";'],
    ["engine/scenario/scenario.ts", "export interface S {}"],
    [path, text],
  ]);
}

describe("the checker", () => {
  test("finds nothing wrong in a house that keeps the rules", () => {
    const small = planted(
      "engine/log/codec.ts",
      'import { DAY } from "../units.ts";\nimport { KIND } from "./facts.ts";',
    );
    expect([wrongImports(small), importCycles(small), hiddenClocksAndDice(small), strangersInJob(small)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  test.each([
    ["engine/projections/a.ts", 'import { R } from "../run/run.ts";', "projections may not import run"],
    ["engine/projections/a.ts", 'import type { R } from "../run/run.ts";', "projections may not import run"],
    ["engine/maths/a.ts", 'export { DAY } from "../units.ts";', "maths may not import units"],
    ["engine/run/a.ts", 'import { compile } from "../compile/compile.ts";', "run may not import compile"],
    ["engine/compile/model.ts", 'import type { S } from "../scenario/scenario.ts";', "model may not import scenario"],
    ["engine/node/a.ts", 'const r = await import("../run/run.ts");', "node may not import run"],
    ["viz/a.ts", 'import "../engine/log/facts.ts";', "viz may not import log"],
    ["viz/log/a.ts", 'import "../../engine/run/run.ts";', "viz/log may not import run"],
    ["viz/log/a.ts", 'import "../stage/b.ts";', "does not exist"],
    ["viz/stage/a.ts", 'import { select } from "d3";', "viz/stage may not use the package d3"],
    ["engine/experiments/a.ts", 'import { R } from "../job.ts";', "only types from job"],
    ["engine/experiments/a.ts", 'import { type R } from "../job.ts";', "only types from job"],
    ["engine/run/a.ts", 'import { z } from "zod";', "run may not use the package zod"],
    ["engine/log/a.ts", 'import { open } from "node:fs/promises";', "log may not use the package node"],
    ["engine/log/a.ts", 'import { gzipSync } from "zlib";', "log may not use the package zlib"],
    ["engine/log/a.ts", "const m = await import(name);", "cannot be known"],
    ["engine/log/a.ts", 'import { KIND } from "./facts";', "does not exist"],
    ["engine/log/a.ts", 'import {\n  KIND,\n} from "../run/run.ts";', "log may not import run"],
    ["engine/new/a.ts", 'import { KIND } from "../log/facts.ts";', "belongs to no room"],
  ])("catches %s with %s", (path, text, said) => {
    const wrong = wrongImports(planted(path, text));
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain(said);
    expect(wrong[0]).toMatch(new RegExp(`^${path}:1 .*\\| ${text.slice(0, 6)}`));
  });

  test("lets types of a job, and only types, into experiments", () => {
    expect(wrongImports(planted("engine/experiments/a.ts", 'import type { R } from "../job.ts";'))).toEqual([]);
  });

  test("catches a cycle, even of types, and names its files in order", () => {
    const two = planted("engine/log/facts.ts", 'import type { C } from "./codec.ts";');
    two.set("engine/log/codec.ts", 'import { KIND } from "./facts.ts";\nexport type C = typeof KIND;');
    expect(importCycles(two)).toEqual(["engine/log/facts.ts → engine/log/codec.ts → engine/log/facts.ts"]);
    expect(cycles(importsOf("engine/log/facts.ts", 'import "./facts.ts";'))).toEqual([["engine/log/facts.ts"]]);
  });

  test("catches what a job would carry by a detour", () => {
    const heavy = planted("engine/run/run.ts", 'import { compile } from "../compile/compile.ts";');
    heavy.set("engine/job.ts", 'export { go } from "./run/run.ts";');
    expect(strangersInJob(heavy)).toEqual(["engine/job.ts → engine/run/run.ts → engine/compile/compile.ts"]);
  });

  test.each([
    "const luck = Math.random();",
    "const now = Date.now();",
    "const now = new Date();",
    "const t = performance.now();",
    "setTimeout(go, 10);",
    "if (process.env.X) go();",
    "globalThis.x = 1;",
    `const s = \`at \${Date.now()}\`;`,
  ])("catches hidden clocks and dice: %s", (text) => {
    const wrong = hiddenClocksAndDice(planted("engine/run/a.ts", `// first\n${text}`));
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/^engine\/run\/a\.ts:2 /);
  });

  test("does not mistake words, comments and strings for code", () => {
    const innocent = [
      '// import { R } from "../run/run.ts"; Date.now()',
      "/** Math.random is not used; import('../run/run.ts') neither. */",
      "const words = \"import { R } from '../run/run.ts'; new Date()\";",
      "const pattern = /[/'\"`]Date.now()/g; // Date.now()",
      `const half = a / b; const text = \`setTimeout() and \${half / 2} process.exit()\`;`,
      "const spec = { process: 1 }; spec.process;",
    ].join("\n");
    const house = planted("engine/log/a.ts", innocent);
    expect([...wrongImports(house), ...hiddenClocksAndDice(house)]).toEqual([]);
  });

  test("reads every form of import, with its line and whether types alone are meant", () => {
    const text = [
      'import a, { b as c } from "./a.ts";',
      'import type { D } from "./d.ts";',
      'export type { E } from "./e.ts";',
      'export { f } from "yaml";',
      'import "./side.ts";',
      'type G = import("./g.ts").G;',
      'const h = (await import("./h.ts")).h;',
      'import * as i from "node:fs";',
    ].join("\n");
    expect(importsOf("engine/x/y.ts", text).map((i) => [i.line, i.file ?? i.specifier, i.typeOnly])).toEqual([
      [1, "engine/x/a.ts", false],
      [2, "engine/x/d.ts", true],
      [3, "engine/x/e.ts", true],
      [4, "yaml", false],
      [5, "engine/x/side.ts", false],
      [6, "engine/x/g.ts", true],
      [7, "engine/x/h.ts", false],
      [8, "node:fs", false],
    ]);
  });
});
