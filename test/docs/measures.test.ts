import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROOT } from "../architecture/source.ts";
import { allScenarios, modelOf } from "../laws/scenarios.ts";
import { catalogue, chapterOf, MEASURES_PAGE, measuresPage } from "./measures.ts";
import { CHECKS } from "./measuresChapters.ts";

const written = readFileSync(ROOT + MEASURES_PAGE, "utf8");
/** Cells of each row of a measure. */
const rows = written
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| |\|$/g, "").trim()));
const ids = rows.map(([id]) => id!.slice(1, -1));

describe(MEASURES_PAGE, () => {
  test("is what the code makes (npm run measures)", () => {
    expect(written === measuresPage(), `${MEASURES_PAGE} is old: npm run measures`).toBe(true);
  });

  test("has every measure of random scenarios, and each in a chapter", () => {
    const models = fc.sample(allScenarios(), { numRuns: 25, seed: 10 }).map((text) => modelOf(text));
    const found = [...catalogue(models).keys()];
    expect(found.length).toBeGreaterThan(120);
    expect(found.filter((id) => !ids.includes(id))).toEqual([]);
    expect(found.filter((id) => chapterOf(id) === undefined)).toEqual([]);
  });

  test("has each measure once, with unit, definition, and what checks it; a ratio with both its parts", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const [id, unit, words, numerator, denominator, checks] of rows) {
      expect(
        [unit, checks].every((cell) => cell !== undefined && cell !== ""),
        id,
      ).toBe(true);
      expect(words, id).toMatch(/\.$/);
      expect(numerator === "", id).toBe(denominator === "");
    }
  });

  test("names tests that are there", () => {
    const files = Object.values(CHECKS).flatMap((check) => check.files);
    expect(files.filter((file) => !existsSync(ROOT + file))).toEqual([]);
  });
});
