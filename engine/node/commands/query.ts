import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { type Command, InvalidArgumentError } from "commander";
import { EXIT, InputError } from "../exit.ts";
import type { Interrupt } from "../interrupt.ts";
import { lineWidth, print } from "../output.ts";
import type { Wanted } from "../query/sources.ts";
import { reason } from "../reason.ts";

/** Options of `careshift query`. */
interface QueryOptions {
  /** A file with the query; then all arguments are runs. */
  readonly file?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly all?: boolean;
  readonly rows: number;
  readonly replications: Wanted;
}

/** Describes `careshift query` to the command line. */
export function describeQuery(program: Command, interrupt: Interrupt, end: (code: number) => void): void {
  program
    .command("query")
    .description("ask runs in SQL: who waited, for what, how long, at what cost (needs the package @duckdb/node-api)")
    .argument("[words...]", 'the query ("-" reads it from stdin), then run folders, comparisons or .log files')
    .option("--file <file>", "read the query from a file")
    .option(
      "--replications <n>",
      "all, or the first so many: logs that were not kept are simulated again (default: those that were)",
      wanted,
      "kept",
    )
    .option("--rows <n>", "most rows of the table", rows, 40)
    .option("--all", "print every row")
    .option("--json", "print the rows as JSON on stdout, and nothing else")
    .option("--csv", "print the rows as CSV on stdout, and nothing else")
    .addHelpText("after", EXAMPLES)
    .action(async (words: readonly string[], options: QueryOptions) => end(await query(words, options, interrupt)));
}

/**
 * `careshift query "select …" RUN…`: one SQL query over the views of some runs; without a query the views themselves.
 * @throws InputError when something is wrong with the query or a run
 */
async function query(words: readonly string[], options: QueryOptions, interrupt: Interrupt): Promise<number> {
  const { sql, runs } = await asked(words, options);
  const { answerTo, viewsOfRuns } = await import("../query/answer.ts");
  if (sql === null) {
    await print(process.stdout, await viewsOfRuns(runs, interrupt));
    return EXIT.done;
  }
  if (sql.trim() === "")
    throw new InputError('The query is empty. Write one: careshift query "select * from runs" RUN');
  if (runs.length === 0) {
    throw new InputError('Name the runs after the query: careshift query "select * from runs" runs/my-run');
  }
  const answer = await answerTo(sql, runs, interrupt, options.replications);
  const { csvOf, jsonOf, tableOf } = await import("../query/show.ts");
  const most = options.all ? Number.POSITIVE_INFINITY : options.rows;
  if (options.json) await print(process.stdout, jsonOf(answer));
  else if (options.csv) await print(process.stdout, csvOf(answer));
  else await print(process.stdout, tableOf(answer, lineWidth(process.stdout), most));
  return EXIT.done;
}

/** The query and the runs; a first word that is a file or folder is a run, and there is no query. */
async function asked(words: readonly string[], { file }: QueryOptions) {
  if (file !== undefined) return { sql: await readQuery(file), runs: words };
  const [first, ...runs] = words;
  if (first === undefined || existsSync(first)) return { sql: null, runs: words };
  return { sql: first === "-" ? await text(process.stdin) : first, runs };
}

async function readQuery(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${file} cannot be read: ${reason(error)}. Name a file with a query after --file.`);
  });
}

function wanted(text: string): Wanted {
  const value = Number(text);
  if (text === "all" || text === "kept") return text;
  if (/^\d+$/.test(text) && value >= 1) return value;
  throw new InvalidArgumentError('Give --replications "all" or a whole number from 1.');
}

function rows(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1) return value;
  throw new InvalidArgumentError("Give --rows a whole number from 1.");
}

const EXAMPLES = `
Examples:
  careshift query runs/my-run
  careshift query "select service, reason, sum(seconds) / 86400 as days from delays group by all order by days desc" runs/my-run
  careshift query "select * from people where delayed_seconds > 30 * 86400" runs/my-run --csv > people.csv
  careshift query "select replication, sum(delayed_seconds) from stays group by all" runs/my-run --replications all
  careshift query --file question.sql runs/my-comparison runs/another

Without a query it prints the views and their columns. A query only reads: no files, no network. Every view has the
columns run, world and replication. engine/tables/QUESTIONS.md has five questions with their answers.`;
