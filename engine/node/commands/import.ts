import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { Command } from "commander";
import type { ImportedLog } from "../../exchange.ts";
import { createLogWriter, grouped, Replay, replayBytes } from "../../index.ts";
import { mustBeOutsideRuns } from "../exchange/places.ts";
import { readExport } from "../exchange/readFile.ts";
import { EXIT, InputError } from "../exit.ts";
import { writeWhole } from "../folder/wholeFile.ts";
import type { Interrupt } from "../interrupt.ts";
import { print } from "../output.ts";
import { PACK } from "../pack.ts";

/** Options of `careshift import`. */
interface ImportOptions {
  readonly out?: string;
  readonly replace?: boolean;
}

/** Describes `careshift import` to the command line. */
export function describeImport(program: Command, interrupt: Interrupt, end: (code: number) => void): void {
  program
    .command("import")
    .description("make logs again of exported files: the table facts as Parquet, NDJSON or CSV, and XES")
    .argument("<file...>", "exported files")
    .option("--out <file>", "name of the log, for one file (default: the file's name with .log)")
    .option("--replace", "replace a log of that name")
    .addHelpText("after", EXAMPLES)
    .action(async (files: string[], options: ImportOptions) => end(await importFiles(files, options, interrupt)));
}

/**
 * `careshift import FILE…`: each becomes a log with the digest of the one that was exported.
 * @throws InputError, Interrupted
 */
async function importFiles(files: readonly string[], options: ImportOptions, interrupt: Interrupt): Promise<number> {
  const targets = targetsOf(files, options);
  for (const [i, file] of files.entries()) {
    const log = await readExport(file, interrupt);
    mustBeOutsideRuns(targets[i]!);
    await writeWhole(targets[i]!, ({ write }) => writeLog(log, write), interrupt);
    await print(process.stdout, `${targets[i]}: ${grouped(log.facts)} facts, digest ${log.digest}\n`);
  }
  return EXIT.done;
}

function targetsOf(files: readonly string[], { out, replace }: ImportOptions): string[] {
  if (out !== undefined && files.length > 1) {
    throw new InputError("--out names one log, and there are several files. Leave it out, or import them one by one.");
  }
  const targets = files.map((file) => out ?? `${file.slice(0, file.length - extname(file).length)}.log`);
  const twice = targets.find((target, i) => targets.some((other, j) => j < i && resolve(other) === resolve(target)));
  if (twice !== undefined)
    throw new InputError(`Two of the files would become ${twice}. Import them one by one, with --out.`);
  for (const [i, target] of targets.entries()) {
    if (resolve(target) === resolve(files[i]!))
      throw new InputError(`${target} would replace itself. Name another with --out.`);
    if (replace !== true && existsSync(target)) {
      throw new InputError(`${target} is there already. Replace it with --replace, or name another with --out.`);
    }
  }
  return targets;
}

async function writeLog(
  { header, chunks, facts }: ImportedLog,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const replay = new Replay(header);
  const writer = createLogWriter(header, {
    pack: PACK,
    write,
    keyframe: () => (replay.next < facts ? replayBytes(replay) : null),
  });
  for (const chunk of chunks) {
    replay.take(chunk); // first: the writer asks for the state after the chunk it takes
    writer.take(chunk);
    await writer.drained();
  }
  await writer.close();
}

const EXAMPLES = `
Examples:
  careshift import runs/my-run-export/facts.parquet
  careshift import facts.csv --out again.log
  careshift replay again.log

A CSV needs the file beside it (facts.csv.json), which says of which run it is. Only what careshift export wrote is taken in:
the log has the digest of the run, or there is none. Rows of real people are refused.`;
