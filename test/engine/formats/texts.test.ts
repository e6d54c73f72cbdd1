import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRows, csvTable } from "../../../engine/formats/csv.ts";
import { ndjsonLines, ndjsonTable } from "../../../engine/formats/ndjson.ts";
import type { BeginTable } from "../../../engine/formats/tableFormat.ts";
import { textOf } from "../../../engine/formats/utf8.ts";
import { logHeader } from "../../../engine/log/header.ts";
import type { Cell, Column } from "../../../engine/tables/table.ts";
import { ROOT } from "../../architecture/source.ts";
import { cases } from "../../effort.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { pieces } from "./writing.ts";

const COLUMNS: readonly Column[] = [
  { name: "a", type: "text", about: "", empty: true },
  { name: "b", type: "number", about: "", empty: true },
  { name: "c", type: "time", about: "", empty: true },
];

const small = modelOf(readFileSync(`${ROOT}test/scenarios/small.yaml`, "utf8"));
const log = logHeader(small, { engine: "0.0.0", scenario: "", seed: "", replication: 0 });
const about = { careshift: "export", schema: 1, table: "texts", simulated: true, facts: 0, digest: "", log } as const;

function written(begin: BeginTable, rows: readonly (readonly Cell[])[]): string {
  const writer = begin(COLUMNS, about);
  const columns = COLUMNS.map((_, c) => rows.map((row) => row[c]!));
  const parts = [writer.start(), writer.write({ length: rows.length, columns }), writer.end()];
  return Buffer.concat(parts).toString();
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const readCsv = (text: string, size: number) => all(csvRows(textOf(pieces(Buffer.from(text), size))));

/** Texts that hurt: quotes, commas, ends of lines, formulas, apostrophes, signs beyond ASCII, and nothing. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "=", "+", "-", "@", "\t", "'", "a", "é", "\u{1f600}") }),
  fc.string(),
);

describe("CSV", () => {
  test("gives back every text, wherever the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(texts), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (some, size) => {
          const rows = await readCsv(
            written(
              csvTable,
              some.map((text) => [text, 1, 0]),
            ),
            size,
          );
          expect(rows.slice(1).map(([text]) => text)).toEqual(some);
        },
      ),
      { numRuns: cases(100), seed: 1 },
    );
  });

  test("has no cell that a spreadsheet takes for a formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1 }), async (some) => {
        const text = written(
          csvTable,
          some.map((one) => [one, 1, 0]),
        );
        // Cells as a spreadsheet sees them: without their quotes, with their apostrophes.
        const seen = text
          .slice(text.indexOf("\r\n") + 2)
          .matchAll(/(?:^|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*)),1,1970/g);
        const cells = [...seen].map(([, quoted, plain]) => quoted ?? plain!);
        expect(cells).toHaveLength(some.length);
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
      { numRuns: cases(100), seed: 2 },
    );
  });

  test("writes numbers, times and nothing as RFC 4180 and ISO 8601 have them", () => {
    const rows = [
      ["=1+1", -2.5, 1_459_497_600],
      [null, null, null],
      ["", 0, -1],
    ];
    expect(written(csvTable, rows)).toBe(
      ["a,b,c", "'=1+1,-2.5,2016-04-01T08:00:00", ",,", '"",0,1969-12-31T23:59:59', ""].join("\r\n"),
    );
  });

  test("with other ends of lines, without the last one, or with a mark before it, is the same", async () => {
    for (const text of ["a,b\n1,2\n", "a,b\r1,2", "\ufeffa,b\r\n1,2\r\n\r\n"]) {
      expect(await readCsv(text, 3)).toEqual([
        ["a", "b"],
        ["1", "2"],
      ]);
    }
  });

  test("with a quote that does not close says in which row", async () => {
    await expect(readCsv('a,b\n1,2\n"3,4\n', 5)).rejects.toThrow("row 2: a quote is not closed");
  });
});

describe("NDJSON", () => {
  test("gives back every row, wherever the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (some, size) => {
        const text = written(
          ndjsonTable,
          some.map((one) => [one, null, 0]),
        );
        const [first, ...rows] = await all(ndjsonLines(textOf(pieces(Buffer.from(text), size))));
        expect(first).toMatchObject({ careshift: { simulated: true } });
        expect(rows).toEqual(some.map((a) => ({ a, b: null, c: "1970-01-01T00:00:00" })));
      }),
      { numRuns: cases(50), seed: 3 },
    );
  });
});
