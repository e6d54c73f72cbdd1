import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Ajv } from "ajv";
import sqlite from "node-sqlite3-wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { logFile, tableFile } from "../../../engine/formats/formats.ts";
import type { OcelObject, OcelType } from "../../../engine/formats/ocel/ocel.ts";
import { writeOcelSqlite } from "../../../engine/node/exchange/ocelSqlite.ts";
import { TABLES } from "../../../engine/tables/all.ts";
import type { Cell, Column, Table } from "../../../engine/tables/table.ts";
import { ROOT } from "../../architecture/source.ts";
import { type Sample, samples } from "../../laws/samples.ts";
import { OCEL_JSON } from "./ocelSchema.ts";
import { aboutOf, bytesOf } from "./writing.ts";

const runs: readonly Sample[] = samples(3, 7);
/** A folder with the published schemas, which are not copied here: xes-ieee-1849-2016.xsd, ocel20-schema-json.json. */
const PUBLISHED = process.env["CARESHIFT_SCHEMAS"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "careshift-formats-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const published = (name: string): string[] => {
  const path = join(PUBLISHED ?? "", name);
  return PUBLISHED !== undefined && existsSync(path) ? [readFileSync(path, "utf8")] : [];
};

describe("XES", () => {
  const schemas = [readFileSync(`${ROOT}test/engine/formats/xes.xsd`, "utf8"), ...published("xes-ieee-1849-2016.xsd")];

  test.each(runs.map((run, i) => [i, run] as const))("of run %i is what its schema asks", async (_, run) => {
    const xml = Buffer.from(bytesOf(run, logFile("xes")).bytes).toString();
    for (const schema of schemas) {
      const { errors } = await validateXML({ xml: [{ fileName: "log.xes", contents: xml }], schema: [schema] });
      expect(errors.slice(0, 3)).toEqual([]);
    }
  });

  test("that lacks a value, or says a key twice, is not", async () => {
    const xml = Buffer.from(bytesOf(runs[0]!, logFile("xes")).bytes).toString();
    for (const wrong of [
      xml.replace(/ value="complete"/, ""),
      xml.replace(/(<event>.*?)key="seconds"/, '$1key="fact"'),
    ]) {
      const { valid } = await validateXML({ xml: [{ fileName: "log.xes", contents: wrong }], schema: [schemas[0]!] });
      expect(valid).toBe(false);
    }
  });
});

interface OcelLog {
  readonly eventTypes: readonly OcelType[];
  readonly objectTypes: readonly OcelType[];
  readonly events: readonly (Omit<OcelObject, "attributes"> & {
    readonly attributes: readonly { readonly name: string; readonly value: string }[];
  })[];
  readonly objects: readonly OcelObject[];
}

describe("OCEL", () => {
  const ajv = new Ajv({
    strict: false,
    formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/ },
  });
  const schemas = [OCEL_JSON, ...published("ocel20-schema-json.json").map((text) => JSON.parse(text))];

  describe.each(runs.map((run, i) => [i, run] as const))("of run %i as JSON", (_, run) => {
    const log = JSON.parse(Buffer.from(bytesOf(run, logFile("ocel")).bytes).toString()) as OcelLog;

    test("is what its schema asks", () => {
      for (const schema of schemas) {
        const validate = ajv.compile(schema);
        expect(validate(log), JSON.stringify(validate.errors?.[0])).toBe(true);
      }
    });

    test("has each id once, and relations to objects that are there", () => {
      const ids = log.objects.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(log.events).toHaveLength(run.facts);
      const known = new Set(ids);
      const lost = [...log.events, ...log.objects]
        .flatMap(({ id, relationships }) => relationships.map(({ objectId }) => [id, objectId] as const))
        .filter(([, objectId]) => !known.has(objectId));
      expect(lost.slice(0, 3)).toEqual([]);
      const twice = log.events.filter(({ relationships }) => {
        const told = relationships.map(({ objectId, qualifier }) => `${objectId} ${qualifier}`);
        return new Set(told).size !== told.length;
      });
      expect(twice).toEqual([]);
    });

    test("declares every type and attribute, and values are of their type", () => {
      for (const [types, things] of [
        [log.eventTypes, log.events],
        [log.objectTypes, log.objects],
      ] as const) {
        for (const { type, attributes } of things) {
          const declared = types.find(({ name }) => name === type);
          for (const { name, value } of attributes) {
            const found = declared?.attributes.find((one) => one.name === name)?.type;
            const looks = /^-?\d+$/.test(String(value)) ? ["integer", "string"] : ["string", "boolean"];
            expect(looks, `${type} ${name} ${value}`).toContain(found);
          }
        }
      }
    });
  });

  test.each(runs.slice(0, 2).map((run, i) => [i, run] as const))(
    "of run %i in SQLite has the tables of the specification",
    async (i, run) => {
      const path = join(folder, `log-${i}.sqlite`);
      const { table, ...about } = aboutOf(run);
      const chunks = async function* () {
        yield* run.chunks;
      };
      expect(table).toBe("facts");
      await writeOcelSqlite(path, { about, chunks, close: async () => {} }, { requested: false });
      const database = new sqlite.Database(path, { readOnly: true });
      const count = (name: string) => database.get(`SELECT count(*) AS n FROM "${name}"`)!["n"];
      const columns = (name: string) => database.all(`PRAGMA table_info("${name}")`).map((column) => column["name"]);
      try {
        expect(database.all("PRAGMA foreign_key_check")).toEqual([]);
        expect(columns("event")).toEqual(["ocel_id", "ocel_type"]);
        expect(columns("object")).toEqual(["ocel_id", "ocel_type"]);
        expect(columns("event_map_type")).toEqual(["ocel_type", "ocel_type_map"]);
        expect(columns("event_object")).toEqual(["ocel_event_id", "ocel_object_id", "ocel_qualifier"]);
        expect(columns("object_object")).toEqual(["ocel_source_id", "ocel_target_id", "ocel_qualifier"]);
        expect(count("event")).toBe(run.facts);
        const log = JSON.parse(Buffer.from(bytesOf(run, logFile("ocel")).bytes).toString()) as OcelLog;
        for (const { name } of log.eventTypes) {
          expect(columns(`event_${name}`).slice(0, 2)).toEqual(["ocel_id", "ocel_time"]);
          expect(count(`event_${name}`)).toBe(log.events.filter(({ type }) => type === name).length);
        }
        for (const { name } of log.objectTypes) {
          expect(columns(`object_${name}`).slice(0, 3)).toEqual(["ocel_id", "ocel_time", "ocel_changed_field"]);
          const first = database.get(`SELECT count(*) AS n FROM "object_${name}" WHERE ocel_changed_field IS NULL`);
          expect(first!["n"]).toBe(log.objects.filter(({ type }) => type === name).length);
        }
        expect(count("event_object")).toBe(log.events.reduce((sum, one) => sum + one.relationships.length, 0));
      } finally {
        database.close();
      }
    },
  );
});

describe("tables", () => {
  /** Sums of numbers and counts of cells that are not empty, column by column. */
  function figures(columns: readonly Column[], rows: readonly (readonly Cell[])[]) {
    return columns.map(({ name, type }, c) => {
      const cells = rows.map((row) => row[c]!).filter((cell) => cell !== null);
      const sum =
        type === "text" || type === "time" ? null : cells.reduce<number>((total, cell) => total + Number(cell), 0);
      return { name, cells: cells.length, sum };
    });
  }

  function rowsOf(table: Table, run: Sample): Cell[][] {
    const fold = table.begin(run.header);
    return [...run.chunks.map((chunk) => fold.take(chunk)), fold.end()].flatMap(({ length, columns }) =>
      Array.from({ length }, (_, i) => columns.map((column) => column[i]!)),
    );
  }

  const TYPES = { text: "VARCHAR", integer: "BIGINT", number: "DOUBLE", time: "TIMESTAMP" } as const;
  const given = runs.slice(0, 2).flatMap((run, i) => TABLES.map((table) => [table.name, i, table, run] as const));

  test.each(given)(
    "%s of run %i has the same figures in DuckDB, as Parquet, CSV and NDJSON",
    async (_, i, table, run) => {
      const columns = table.columns(run.header);
      const rows = rowsOf(table, run);
      const ours = figures(columns, rows);
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      try {
        for (const format of ["parquet", "csv", "ndjson"]) {
          const path = join(folder, `${table.name}-${i}.${format}`);
          await writeFile(path, bytesOf(run, tableFile(format, table)).bytes);
          const from = {
            parquet: `read_parquet('${path}')`,
            csv: `read_csv('${path}', header = true, all_varchar = true)`,
            ndjson: `(SELECT * FROM read_json('${path}', format = 'newline_delimited', columns = {${["careshift JSON", ...columns.map(({ name }) => `"${name}" VARCHAR`)].map((one) => one.replace(" ", ": '")).join("', ")}'}) WHERE careshift IS NULL)`,
          }[format]!;
          const told = columns.map(({ name, type }) => {
            const sum = type === "text" || type === "time" ? "NULL" : `sum("${name}"::DOUBLE)`;
            return `count("${name}") AS "n ${name}", ${sum} AS "s ${name}"`;
          });
          const found = await connection.runAndReadAll(`SELECT count(*) AS all_rows, ${told.join(", ")} FROM ${from}`);
          const [row] = found.getRowObjectsJS();
          expect(Number(row!["all_rows"]), format).toBe(rows.length);
          for (const { name, cells, sum } of ours) {
            expect(Number(row![`n ${name}`]), `${format} ${name}`).toBe(cells);
            if (sum !== null) expect(Number(row![`s ${name}`] ?? 0), `${format} ${name}`).toBeCloseTo(sum, 6);
          }
        }
        const described = await connection.runAndReadAll(
          `DESCRIBE SELECT * FROM '${join(folder, `${table.name}-${i}.parquet`)}'`,
        );
        expect(described.getRowObjectsJS().map((column) => [column["column_name"], column["column_type"]])).toEqual(
          columns.map(({ name, type }) => [name, TYPES[type]]),
        );
      } finally {
        connection.closeSync();
      }
    },
  );

  test("times are civil times without a zone, in every format", async () => {
    const run = runs[0]!;
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const facts = TABLES[0]!;
    for (const format of ["parquet", "csv"]) {
      const path = join(folder, `times.${format}`);
      await writeFile(path, bytesOf(run, tableFile(format, facts)).bytes);
      const found = await connection.runAndReadAll(
        `SELECT strftime(min(time), '%Y-%m-%dT%H:%M:%S') AS t FROM '${path}'`,
      );
      const [first] = rowsOf(facts, run);
      expect(found.getRowObjectsJS()[0]!["t"], format).toBe(
        new Date(Number(first![1]) * 1000).toISOString().slice(0, 19),
      );
    }
    connection.closeSync();
  });

  test("NDJSON is JSON line by line, and its first line says what the others are of", () => {
    const [first, ...lines] = Buffer.from(bytesOf(runs[0]!, tableFile("ndjson", TABLES[0]!)).bytes)
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first.careshift).toMatchObject({ simulated: true, table: "facts", facts: runs[0]!.facts });
    expect(lines).toHaveLength(runs[0]!.facts);
  });
});
