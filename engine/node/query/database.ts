import { setImmediate } from "node:timers/promises";
import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import type { Cell, Column, Rows } from "../../exchange.ts";
import type { Stop } from "../../index.ts";
import { InputError, Interrupted } from "../exit.ts";
import { plain } from "./plain.ts";
import { sqlError } from "./sqlError.ts";

type DuckDB = typeof import("@duckdb/node-api");
type ColumnType = Column["type"];

/** The version that this Careshift is tested with; package.json says the same. */
export const DUCKDB = "@duckdb/node-api@1.5.5-r.5";
/** What is said when a query is stopped. */
export const STOPPED = "Interrupted. The query was not answered.";
/** Rows in a chunk of DuckDB. */
const CHUNK_ROWS = 2048;

/** The rows that answer a query, as plain cells: numbers, text, true or false, null, lists and objects of these. */
export interface Answer {
  /** Names of columns, each once. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A database in memory, which answers one query. */
export interface Database {
  /** Makes a table. */
  create(name: string, columns: readonly Column[]): Promise<void>;
  /** Adds rows to a table; call `finish` before anything else is done with it. */
  fill(name: string, columns: readonly Column[]): Promise<Filling>;
  /** Shuts everything out but the tables, for good. */
  lock(): Promise<void>;
  /**
   * Makes sure that a query can be answered, which needs no rows.
   * @throws InputError when there is something wrong with it
   */
  check(sql: string): Promise<void>;
  /**
   * Answers a query.
   * @throws InputError when there is something wrong with it; Interrupted when asked to stop
   */
  ask(sql: string, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

interface Filling {
  add(rows: Rows, stop: Stop): Promise<void>;
  finish(): void;
}

/**
 * Opens an empty database in memory. It writes no temporary files and loads no extensions.
 * @param load how DuckDB is had
 * @throws InputError when DuckDB is not installed
 */
export async function openDatabase(load: () => Promise<DuckDB> = () => import("@duckdb/node-api")): Promise<Database> {
  const duck = await load().catch((error: Error) => {
    throw new InputError(
      `careshift query needs DuckDB, which is an optional package and cannot be loaded here (${firstLine(error)}). ` +
        `Install it with: npm install ${DUCKDB}`,
    );
  });
  const instance = await duck.DuckDBInstance.create(":memory:", {
    ...{ autoinstall_known_extensions: "false", autoload_known_extensions: "false" },
    ...{ temp_directory: "", errors_as_json: "true" },
  });
  const connection = await instance.connect();
  return {
    async create(name, columns) {
      const list = columns.map((column) => `${column.name} ${SQL_TYPE[column.type]}`);
      await connection.run(`create table ${name} (${list.join(", ")})`);
    },
    async fill(name, columns) {
      return filling(duck, await connection.createAppender(name), columns);
    },
    async lock() {
      await connection.run("set enable_external_access = false");
      await connection.run("set lock_configuration = true");
    },
    check: (sql) => check(duck, connection, sql),
    ask: (sql, signal) => ask(duck, connection, sql, signal),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const firstLine = (error: Error): string => error.message.split("\n")[0]!.replace(/\.$/, "");

const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  text: "varchar",
  integer: "bigint",
  number: "double",
  time: "timestamp",
};

function filling(duck: DuckDB, appender: DuckDBAppender, columns: readonly Column[]): Filling {
  const types: Readonly<Record<ColumnType, DuckDBType>> = {
    text: duck.VARCHAR,
    integer: duck.BIGINT,
    number: duck.DOUBLE,
    time: duck.TIMESTAMP,
  };
  const value = (type: ColumnType, cell: Cell): DuckDBValue => {
    if (cell === null || type === "text" || type === "number") return cell;
    if (type === "integer") return BigInt(cell);
    return new duck.DuckDBTimestampValue(BigInt(cell) * 1_000_000n);
  };
  return {
    async add(rows, stop) {
      for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
        if (stop.requested) throw new Interrupted(STOPPED);
        const to = Math.min(rows.length, from + CHUNK_ROWS);
        const chunk = duck.DuckDBDataChunk.create(
          columns.map(({ type }) => types[type]),
          to - from,
        );
        for (const [c, { type }] of columns.entries()) {
          const cells = rows.columns[c]!.slice(from, to);
          chunk.setColumnValues(
            c,
            cells.map((cell) => value(type, cell)),
          );
        }
        appender.appendDataChunk(chunk);
        await setImmediate(); // so that Ctrl-C is heard
      }
    },
    finish: () => appender.closeSync(),
  };
}

async function ask(duck: DuckDB, connection: DuckDBConnection, sql: string, signal: AbortSignal): Promise<Answer> {
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    const reader = await connection.runAndReadAll(sql);
    return {
      columns: reader.deduplicatedColumnNames(),
      rows: reader.getRows().map((row) => row.map((cell) => plain(duck, cell))),
    };
  } catch (error) {
    if (signal.aborted) throw new Interrupted(STOPPED);
    throw sqlError(sql, error as Error);
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
}

async function check(duck: DuckDB, connection: DuckDBConnection, sql: string): Promise<void> {
  const wrong = (error: Error): never => {
    throw sqlError(sql, error);
  };
  const statements = await connection.extractStatements(sql).catch(wrong);
  if (statements.count !== 1) {
    throw new InputError(`One query is answered at a time; there are ${statements.count} here. Take out the others.`);
  }
  const { statementType } = await statements.prepare(0).catch(wrong);
  if (statementType === duck.StatementType.SELECT || statementType === duck.StatementType.EXPLAIN) return;
  throw new InputError(
    "A query only reads: write it with select, with, from, describe, summarize or explain. Nothing was done.",
  );
}
