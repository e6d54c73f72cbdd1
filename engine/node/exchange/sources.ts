/** Which logs are to be exported, and where each is read from. */
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createDigest, LogFileError, type LogReader, type Stop, VOCABULARY } from "../../index.ts";
import { InputError } from "../exit.ts";
import { openLogFile } from "../folder/logFile.ts";
import { openRunFolder, type RunFolder, type RunWorld } from "../folder/open.ts";
import { reason } from "../reason.ts";
import { logMadeAgain } from "./madeAgain.ts";
import type { ExportSource, OpenSource } from "./source.ts";

/** Which log is wanted. */
interface Wanted {
  /** From 1; left out for the first, and for a .log file. */
  readonly replication?: number;
  /** Folder of the CSV files that the scenario names. */
  readonly tables?: string;
}

/**
 * The logs at a path: one for a .log file or a run, one for each world of a comparison.
 * @throws InputError when there is no such run or replication
 */
export async function sourcesAt(path: string, { replication, tables }: Wanted): Promise<ExportSource[]> {
  if (await isFile(path)) {
    if (replication !== undefined) {
      throw new InputError(`${path} is the log of one replication: leave out --replication, or name its run folder.`);
    }
    return [{ folder: "", open: () => openWhole(path) }];
  }
  const run = await openRunFolder(path);
  const number = replication ?? 1;
  if (number > run.record.replications) {
    throw new InputError(`${path} has ${run.record.replications} replications; there is no ${number}.`);
  }
  return run.worlds.map((world) => ({
    folder: join(run.worlds.length === 1 ? "" : world.id, number === 1 ? "" : `replication-${number}`),
    open: (stop) => openOf(run, world, number - 1, tables, stop),
  }));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    throw new InputError(
      `${path} cannot be read: ${reason(error as NodeJS.ErrnoException)}. Name a run folder or a log.`,
    );
  }
}

async function openOf(
  run: RunFolder,
  world: RunWorld,
  replication: number,
  tables: string | undefined,
  stop: Stop,
): Promise<OpenSource> {
  const kept = world.logs.get(replication);
  const recorded = world.digests[replication];
  if (kept === undefined)
    return logMadeAgain(run, world, replication, (path) => openWhole(path, recorded), stop, tables);
  return openWhole(kept, recorded);
}

/** @param recorded digest in the record of the run, where the log is of one */
async function openWhole(path: string, recorded?: string): Promise<OpenSource> {
  const { reader, close } = await openLogFile(path);
  const { totals, header } = reader;
  if (totals === null) {
    await close();
    throw new InputError(`${path} was cut off or never finished, so it cannot be exported. Run the scenario again.`);
  }
  if (recorded !== undefined && recorded !== totals.digest) {
    await close();
    throw new InputError(
      `${path} is not the log of its run: its digest is ${totals.digest}, and ${recorded} in run.json. Run the scenario again.`,
    );
  }
  const digest = reader.written === VOCABULARY ? totals.digest : await digestToday(reader);
  return {
    about: { careshift: "export", schema: 1, simulated: true, facts: totals.facts, digest, log: header },
    async *chunks() {
      try {
        yield* reader.facts();
      } catch (error) {
        throw error instanceof LogFileError ? new InputError(`${basename(path)}: ${error.message}`) : error;
      }
    },
    close,
  };
}

/** The digest of a log of an older vocabulary, told in today's: the facts that are exported. */
async function digestToday(reader: LogReader): Promise<string> {
  const digest = createDigest();
  for await (const chunk of reader.facts()) digest.take(chunk);
  return digest.hex();
}
