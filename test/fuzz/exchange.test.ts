import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { FactCollector } from "../../engine/formats/collect.ts";
import { FormatError } from "../../engine/formats/formatError.ts";
import { importedLog } from "../../engine/formats/importedLog.ts";
import { checkPages } from "../../engine/formats/parquetPages.ts";
import { inMemory } from "../../engine/log/logSource.ts";
import { cases } from "../effort.ts";
import { bytesOf, IN_AND_OUT, pieces } from "../engine/formats/writing.ts";
import { type Sample, samples } from "../laws/samples.ts";

const run: Sample = samples(1)[0]!;

/** What an import makes of bytes that are said to be of a format: a digest, or a sentence. */
async function imported(format: string, bytes: Uint8Array, beside: unknown): Promise<string> {
  const collector = new FactCollector();
  const given = { source: inMemory(bytes), pieces: () => pieces(bytes, 4096), beside };
  try {
    const about = await IN_AND_OUT[format]!.read(given, collector);
    return (await importedLog(about, collector)).digest;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return error.message;
  }
}

const file = (format: string): { bytes: Uint8Array; beside: unknown } => bytesOf(run, IN_AND_OUT[format]!.file);
const textOf = (format: string): string => Buffer.from(file(format).bytes).toString();
const from = (text: string): Uint8Array => Buffer.from(text);

/** Words of the machine that no reader should meet. */
const JARGON = /undefined|\[object|NaN|TypeError|at .*\.[jt]s:\d/;

describe("a damaged file gives the same log or a sentence, and soon", () => {
  test.each(Object.keys(IN_AND_OUT))("%s", async (format) => {
    const { bytes, beside } = file(format);
    const hurts = fc.sample(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), {
      numRuns: cases(40),
      seed: 1,
    });
    const cut = fc.sample(fc.nat(bytes.length), { numRuns: cases(8), seed: 2 });
    const damaged = [
      ...hurts.map((places) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, byte] of places) copy[at] = byte;
        return copy;
      }),
      ...cut.map((length) => bytes.subarray(0, length)),
    ];
    for (const one of damaged) {
      const before = process.cpuUsage();
      const said = await imported(format, one, beside);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000, said).toBeLessThan(2000);
      expect(said).not.toMatch(JARGON);
      expect(said === run.digest || / Try: /.test(said), said).toBe(true);
    }
  });
});

describe("a hostile file gives a sentence", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><log>&b;</log>`;
  test.each([
    ["entities that grow", "xes", from(bomb), "declares a document type"],
    ["elements in elements", "xes", from(`<log>${"<list>".repeat(100_000)}`), "nested too deep"],
    ["text without end", "xes", from(`<log>${"a".repeat(1 << 25)}`), "characters without a tag"],
    ["another document", "xes", from("<html><body/></html>"), 'outermost element is "html"'],
    ["a log of somebody else", "xes", from("<log><trace><event/></trace></log>"), "real people are not taken in"],
    ["bytes that are no UTF-8", "ndjson", Uint8Array.of(0x7b, 0xff, 0xfe, 0x22), "not UTF-8"],
    ["lists in lists", "ndjson", from(`{"careshift":${"[".repeat(200_000)}`), "not a whole JSON object"],
    ["a line without end", "ndjson", from(`{"a":"${"a".repeat(1 << 25)}`), "characters"],
    [
      "rows of somebody else",
      "ndjson",
      from('{"nhs_number":"943 476 5919","ward":"A"}\n'),
      "real people are not taken in",
    ],
    ["a row without end", "csv", from(`fact,"${"a".repeat(1 << 22)}`), "more than 1048576 characters"],
    ["columns of somebody else", "csv", from("name,ward\nAnn,A\n"), "the columns fact, seconds, kind"],
    ["a text that is no Parquet", "parquet", from("PAR1 and no more of it"), "ends without its footer"],
  ])("%s", async (_, format, bytes, said) => {
    expect(await imported(format, bytes, file("csv").beside)).toContain(said);
  });

  test("Parquet of somebody else", async () => {
    const foreign = parquetWriteBuffer({ columnData: [{ name: "ward", data: ["A", "B"], type: "STRING" }] });
    expect(await imported("parquet", new Uint8Array(foreign), null)).toContain("real people are not taken in");
  });

  test("Parquet that claims a million million rows", async () => {
    const group = { columns: [], total_byte_size: 0n, num_rows: 10n ** 12n };
    await expect(checkPages(inMemory(new Uint8Array(100)), group, [])).rejects.toThrow("it claims a group of");
  });
});

test("Parquet whose page claims a thousand million values is not unpacked", async () => {
  // A page's head in Thrift: a data page of version 2, no bytes, 2^30 values in DELTA_BINARY_PACKED.
  const sizes = [0x15, 6, 0x15, 0, 0x15, 0];
  const values = [0x5c, 0x15, 0x80, 0x80, 0x80, 0x80, 0x08, 0x15, 0, 0x15, 0, 0x15, 10, 0x15, 0, 0x15, 0, 0];
  const bytes = Uint8Array.from([...sizes, ...values, 0, 0, 0]);
  const column = {
    type: "INT64" as const,
    encodings: [],
    path_in_schema: ["fact"],
    codec: "UNCOMPRESSED" as const,
    num_values: 10n,
    total_uncompressed_size: 0n,
    total_compressed_size: BigInt(bytes.length),
    data_page_offset: 0n,
  };
  const group = { columns: [{ file_offset: 0n, meta_data: column }], total_byte_size: 0n, num_rows: 10n };
  await expect(checkPages(inMemory(bytes), group, ["fact"])).rejects.toThrow("a page of 1073741824 values");
});

describe("rows that are not those that were exported", () => {
  const { beside } = file("csv");
  const lines = textOf("csv").trimEnd().split("\r\n");
  const csv = (some: readonly string[]): Promise<string> => imported("csv", from(some.join("\r\n")), beside);
  const cells = (line: string): string[] => line.split(",");
  /** The file with one cell changed; rows count from 1. */
  const changed = (row: number, column: string, text: string): Promise<string> => {
    const at = cells(lines[0]!).indexOf(column);
    return csv(lines.map((line, i) => (i === row ? cells(line).with(at, text).join(",") : line)));
  };

  test("in another order are the same log", async () => {
    expect(await csv([lines[0]!, ...lines.slice(1).reverse()])).toBe(run.digest);
  });

  test("that are fewer, or more", async () => {
    expect(await csv(lines.slice(0, -1))).toContain(
      `it has ${run.facts - 1} facts, but was exported with ${run.facts}`,
    );
    expect(await csv(lines.toSpliced(10, 1))).toContain("fact 9 is missing");
    expect(await csv([...lines, lines[5]!])).toContain("fact 4 is there twice");
  });

  test("with a figure changed", async () => {
    expect(await changed(7, "value", "9999")).toContain("its facts were changed: their digest is");
  });

  test.each([
    ["seconds", "soon", 'row 3, column "seconds": "soon" is not a whole number'],
    ["kind", "Admitted", 'row 3, column "kind": "Admitted" is not a kind of fact'],
    ["value", "", 'row 3, column "value": it is empty'],
    ["other_number", "4000000000", 'row 3, column "other_number": "4000000000" is not a whole number from'],
  ])("with a cell of %s that says %j", async (column, text, said) => {
    expect(await changed(3, column, text)).toContain(said);
  });

  test("without a column, or with a cell too few", async () => {
    const without = lines.map((line) => cells(line).slice(0, -1).join(","));
    expect(await csv(without)).toContain("line of names: the column cause is missing");
    expect(await csv(lines.map((line, i) => (i === 4 ? without[4]! : line)))).toContain("row 4: it has 14 cells");
  });

  test.each([
    [{ simulated: false }, 'lacks "simulated": true'],
    [{ careshift: "something" }, "does not say of which simulated run"],
    [{ table: "stays" }, 'it holds the table "stays"'],
    [{ schema: 2 }, "version 2 of the exports"],
    [{ log: {} }, "header of the log"],
  ])("of which it is said %j", async (said, wrong) => {
    expect(await imported("csv", file("csv").bytes, { ...(beside as object), ...said })).toContain(wrong);
  });
});
