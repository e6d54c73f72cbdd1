import { expect, test } from "vitest";
import { type FileResult, merged } from "../long/results.ts";

const run = { uncommittedChanges: false, date: "2026-11-23", node: "v20", cores: 2, effort: 10 };
const result = (file: string, commit: string, failed = 0): FileResult => ({
  ...{ file, commit, passed: 5, failed, skipped: 1, seconds: 2.5 },
  ...run,
});

test("a long run of one file takes the place of what it did before, beside the others; files that went are left out", () => {
  const before = [
    result("test/a.test.ts", "old", 1),
    result("test/b.test.ts", "old"),
    result("test/gone.test.ts", "old"),
  ];
  const record = merged(before, result("test/a.test.ts", "new"), (file) => file !== "test/gone.test.ts");
  expect(record.files.map(({ file, commit }) => [file, commit])).toEqual([
    ["test/a.test.ts", "new"],
    ["test/b.test.ts", "old"],
  ]);
  expect(record).toMatchObject({ passed: 10, failed: 0, skipped: 2, testSeconds: 5 });
});

test("a file that failed is written down as one that failed", () => {
  expect(merged([], result("test/a.test.ts", "new", 2), () => true).failed).toBe(2);
});
