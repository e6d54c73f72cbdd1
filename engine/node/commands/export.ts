import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { grouped } from "../../index.ts";
import { exportFolder, mustBeOutsideRuns } from "../exchange/places.ts";
import type { Written } from "../exchange/source.ts";
import { sourcesAt } from "../exchange/sources.ts";
import { type FileTask, fileTask, mustBeFree, OCEL_SQLITE } from "../exchange/write.ts";
import { EXIT, InputError } from "../exit.ts";
import type { Interrupt } from "../interrupt.ts";
import { print } from "../output.ts";

/** Options of `careshift export`. */
interface ExportOptions {
  readonly to: string;
  readonly table?: readonly string[];
  readonly replication?: number;
  readonly tables?: string;
  readonly out?: string;
  readonly replace?: boolean;
}

/** The format that is a database: the others are made of bytes alone. */
const DATABASE = "ocel-sqlite";

/** Describes `careshift export` to the command line. */
export function describeExport(program: Command, interrupt: Interrupt, end: (code: number) => void): void {
  program
    .command("export")
    .description("write the log of a run for other tools: tables as CSV, NDJSON or Parquet, event logs as XES or OCEL")
    .argument("<run>", "run folder, folder of a comparison, or .log file")
    .requiredOption("--to <format>", "csv, ndjson, parquet, xes, ocel (JSON) or ocel-sqlite")
    .option("--table <names>", "tables, with commas between them, or all (default: all)", names)
    .option(
      "--replication <n>",
      "which replication; one whose log was not kept is simulated again (default: 1)",
      number,
    )
    .option("--tables <folder>", "where the CSV files lie that the scenario names: run folders do not hold them")
    .option("--out <folder>", "folder for the files (default: <run>-export, beside the run folder)")
    .option("--replace", "replace files of an earlier export")
    .addHelpText("after", EXAMPLES)
    .action(async (run: string, options: ExportOptions) => end(await exportRun(run, options, interrupt)));
}

/**
 * `careshift export RUN --to FORMAT`: each file is written whole or not at all, and its facts are those of the digest.
 * @throws InputError, Interrupted
 */
async function exportRun(path: string, options: ExportOptions, interrupt: Interrupt): Promise<number> {
  const { FormatError } = await import("../../exchange.ts");
  const tasks = await tasksFor(options);
  const sources = await sourcesAt(path, options);
  const out = options.out ?? exportFolder(path);
  mustBeOutsideRuns(out);
  if (options.replace !== true) for (const { folder } of sources) mustBeFree(join(out, folder), tasks);
  for (const { folder, open } of sources) {
    const source = await open(interrupt);
    try {
      for (const { write } of tasks) await tell(await write(join(out, folder), source, interrupt));
    } catch (error) {
      throw error instanceof FormatError ? new InputError(`${path}: ${error.message}`) : error;
    } finally {
      await source.close();
    }
  }
  return EXIT.done;
}

function tell({ path, rows, unit, beside }: Written): Promise<void> {
  const more = beside === null ? "" : `, told of in ${beside}`;
  return print(process.stdout, `${path}: ${grouped(rows)} ${unit}${more}\n`);
}

async function tasksFor({ to, table }: ExportOptions): Promise<FileTask[]> {
  const { logFile, LOG_FORMATS, TABLE_FORMATS, tableFile, TABLES } = await import("../../exchange.ts");
  if (LOG_FORMATS.includes(to) || to === DATABASE) {
    if (table === undefined) return [to === DATABASE ? OCEL_SQLITE : fileTask(logFile(to))];
    throw new InputError(`--to ${to} writes the whole log as one file. Leave out --table.`);
  }
  if (!TABLE_FORMATS.includes(to)) {
    throw new InputError(
      `There is no format "${to}". Try one of ${[...TABLE_FORMATS, ...LOG_FORMATS, DATABASE].join(", ")}.`,
    );
  }
  const known = TABLES.map(({ name }) => name);
  const wanted = table === undefined || table.includes("all") ? known : table;
  const strange = wanted.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    throw new InputError(`There is no table "${strange[0]}". Try one of ${known.join(", ")}, or all.`);
  }
  return TABLES.filter(({ name }) => wanted.includes(name)).map((one) => fileTask(tableFile(to, one)));
}

function names(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function number(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 100_000) return value;
  throw new InvalidArgumentError("Give --replication a whole number from 1.");
}

const EXAMPLES = `
Examples:
  careshift export runs/my-run --to parquet
  careshift export runs/my-run --to csv --table stays,delays --replication 7
  careshift export runs/my-run/replication-1.log --to xes --out for-miners

Every export says that it is simulated. careshift import makes a log again of the table facts, and of XES.
engine/tables/TABLES.md tells what each table and column is.`;
