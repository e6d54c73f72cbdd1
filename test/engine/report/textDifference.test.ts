import { expect, test } from "vitest";
import { textDifference } from "../../../engine/report/textDifference.ts";

test("texts that are the same have no difference", () => {
  expect(textDifference("a\nb\n", "a\nb\n")).toBeNull();
});

test("the first line that differs is told, and what it should say", () => {
  expect(textDifference("a\nb\nc", "a\nd\ne")).toBe('line 2 says "b", expected "d"');
});

test("a text that ends early, or goes on, is told by its lines", () => {
  expect(textDifference("a", "a\nb")).toBe("line 1 is the last; expected 2 lines");
  expect(textDifference("a\nb\nc", "a")).toBe("line 2 is one too many; expected 1 line");
});

test("of long lines the part around the difference is shown", () => {
  const line = Array.from({ length: 300 }, (_, i) => String(i)).join();
  const said = textDifference(line.replace(",200,", ",2OO,"), line)!;
  expect(said).toContain("2OO");
  expect(said).toContain("200,201");
  expect(said.length).toBeLessThan(200);
});
