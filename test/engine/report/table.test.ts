import { describe, expect, test } from "vitest";
import { paragraph, table, wrap } from "../../../engine/report/table.ts";

describe("a text table", () => {
  const columns = [
    { title: "Service", width: 10, align: "left" },
    { title: "People", width: 6, align: "right" },
  ] as const;

  test("pads words to the right and numbers to the left", () => {
    expect(table(columns, [["Ward", "9.2"]])).toEqual([
      "Service     People",
      "──────────  ──────",
      "Ward           9.2",
    ]);
  });

  test("wraps a long cell and keeps the others at its first line", () => {
    expect(table(columns, [["Intermediate care", "9"]]).slice(2)).toEqual(["Intermedia       9", "te care"]);
    expect(table(columns, [["Acute ward one", "9"]]).slice(2)).toEqual(["Acute ward       9", "one"]);
  });

  test("is never wider than its columns", () => {
    const lines = table(columns, [["a ".repeat(40), "1".repeat(30)]]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(18);
  });
});

test("a paragraph breaks at spaces, keeps its own line ends and its indent", () => {
  expect(paragraph("one two three\nfour", 9, "  ")).toEqual(["  one two", "  three", "  four"]);
  expect(wrap("  two in", 20)).toEqual(["  two in"]);
});
