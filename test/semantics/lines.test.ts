import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

/** What the engine means, and which test proves it: a file below test/, and names of tests in it. */
interface Line {
  readonly says: string;
  readonly in: string;
  readonly test: string | readonly string[];
}

/** The sections that say what a run means and what is measured of it, in their order. */
const SECTIONS = ["people", "clocks", "luck", "moving on", "queues", "capacity", "time", "start", "demand", "measures"];

const at = (path: string): URL => new URL(path, import.meta.url);
const lines = parse(readFileSync(at("lines.yaml"), "utf8")) as Readonly<Record<string, readonly Line[]>>;

/** Each place where a source names a test or a describe so, whatever quotes it uses. */
function isNamed(source: string, name: string): boolean {
  const quoted = [JSON.stringify(name), `'${name}'`, `\`${name}\``];
  return quoted.some((words) => namesATest(source, words));
}

/** True when the words are the first argument of a call of test or describe, perhaps after a table of cases. */
function namesATest(source: string, words: string): boolean {
  for (let i = source.indexOf(words); i >= 0; i = source.indexOf(words, i + 1)) {
    const before = source.slice(0, i).trimEnd();
    if (/\b(?:test|describe)(?:\.runIf\([^)]*\))?\($/.test(before)) return true;
    if (before.endsWith(")(") && /\b(?:test|describe)\.each\b/.test(before)) return true;
  }
  return false;
}

describe("each statement of what a run means has a test", () => {
  test("in all sections, no statement twice", () => {
    expect(Object.keys(lines)).toEqual(SECTIONS);
    const said = Object.values(lines).flatMap((section) => section.map(({ says }) => says));
    expect(new Set(said).size).toBe(said.length);
    expect(said.length).toBeGreaterThan(120);
  });

  test.each(SECTIONS)("%s: the tests named are there", (section) => {
    const missing = lines[section]!.flatMap((line) => {
      const file = at(`../${line.in}`);
      if (!existsSync(file)) return [`${line.says} ${line.in} is not there`];
      const source = readFileSync(file, "utf8");
      const names = [line.test].flat().flatMap((name) => name.split(" › "));
      return names.filter((name) => !isNamed(source, name)).map((name) => `${line.says} ${line.in}: no ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test("a name that stands in a file but names no test is not enough", () => {
    expect(isNamed('test("a place", () => {});', "a place")).toBe(true);
    expect(isNamed('test.each([1, 2])("of %s", () => {});', "of %s")).toBe(true);
    expect(isNamed('const place = "a place";', "a place")).toBe(false);
    expect(isNamed('// "a place" was tested here', "a place")).toBe(false);
  });
});
