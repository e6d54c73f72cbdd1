import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Stop } from "../../index.ts";
import { logMadeAgain } from "../exchange/madeAgain.ts";
import { InputError } from "../exit.ts";
import { type OpenLogFile, openLogFile } from "../folder/logFile.ts";
import { openRunFolder, type RunFolder, type RunWorld } from "../folder/open.ts";
import { reason } from "../reason.ts";

/** One scenario of a run, as a query sees it. */
export interface Source {
  /** Name of the folder or file; its whole path where two have the same name. */
  readonly run: string;
  /** "run"; in a comparison "base", "variant-1", … */
  readonly world: string;
  readonly title: string;
  /** Digest of the scenario. */
  readonly scenario: string;
  readonly seed: string;
  readonly engine: string;
  /** Replications of the run; null for a log file alone. */
  readonly replications: number | null;
  /** The file of every replication's figures; null for a log file alone. */
  readonly figures: string | null;
  /** Digest of the log of each replication, as far as known. */
  readonly digests: readonly string[];
  readonly logs: readonly KeptLog[];
}

export interface KeptLog {
  /** From 1. */
  readonly replication: number;
  readonly path: string;
  readonly file: OpenLogFile;
}

/** Which replications are wanted: those whose logs are kept, all, or the first so many. */
export type Wanted = "kept" | "all" | number;

/**
 * Opens run folders, folders of comparisons and log files.
 * @param wanted replications of run folders; logs that were not kept are simulated again
 * @throws InputError when one of them cannot be used; Interrupted when asked to stop while simulating
 */
export async function openSources(paths: readonly string[], wanted: Wanted, stop: Stop): Promise<Source[]> {
  const names = paths.map(nameOf);
  const opened: Source[] = [];
  try {
    for (const [i, path] of paths.entries()) {
      const name = names.filter((other) => other === names[i]).length > 1 ? path : names[i]!;
      opened.push(...((await isFile(path)) ? [await logAlone(path, name)] : await folder(path, name, wanted, stop)));
    }
    return opened;
  } catch (error) {
    await closeSources(opened);
    throw error;
  }
}

/** Closes all logs. */
export async function closeSources(sources: readonly Source[]): Promise<void> {
  for (const { logs } of sources) for (const { file } of logs) await file.close();
}

function nameOf(path: string): string {
  return basename(resolve(path)).replace(/\.log$/, "");
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    const why = reason(error as NodeJS.ErrnoException);
    throw new InputError(`${path} cannot be read: ${why}. Name run folders or .log files after the query.`);
  }
}

async function logAlone(path: string, run: string): Promise<Source> {
  const file = await openWhole(path);
  const { header } = file.reader;
  return {
    run,
    world: "run",
    title: header.title,
    scenario: header.scenario,
    seed: header.seed,
    engine: header.engine,
    replications: null,
    figures: null,
    digests: [],
    logs: [{ replication: header.replication + 1, path, file }],
  };
}

async function folder(path: string, name: string, wanted: Wanted, stop: Stop): Promise<Source[]> {
  const run = await openRunFolder(path);
  const { record } = run;
  const sources: Source[] = [];
  try {
    for (const world of run.worlds) {
      const logs: KeptLog[] = [];
      sources.push({
        run: name,
        world: world.id,
        title: world.title,
        scenario: world.digest,
        seed: record.seed,
        engine: record.engine.version,
        replications: record.replications,
        figures: join(world.path, "replications.csv"),
        digests: world.digests,
        logs,
      });
      for (const replication of numbersOf(world, wanted)) logs.push(await logOf(run, world, replication, stop));
    }
    return sources;
  } catch (error) {
    await closeSources(sources);
    throw error;
  }
}

/** Replications from 0. */
function numbersOf({ logs, digests }: RunWorld, wanted: Wanted): Iterable<number> {
  if (wanted === "kept") return logs.keys();
  return digests.slice(0, wanted === "all" ? undefined : wanted).keys();
}

async function logOf(run: RunFolder, world: RunWorld, replication: number, stop: Stop): Promise<KeptLog> {
  const open = (file: string): Promise<OpenLogFile> => openWhole(file, world.digests[replication]);
  const path = world.logs.get(replication);
  const file = await (path === undefined ? logMadeAgain(run, world, replication, open, stop) : open(path));
  return { replication: replication + 1, path: path ?? join(world.path, `replication-${replication + 1}.log`), file };
}

/**
 * Opens a log that is whole: sums over part of one would be taken for those of the run.
 * @param recorded digest in the record of the run, where the log is of one
 */
async function openWhole(path: string, recorded?: string): Promise<OpenLogFile> {
  const file = await openLogFile(path);
  const { totals } = file.reader;
  if (totals !== null && (recorded === undefined || recorded === totals.digest)) return file;
  await file.close();
  throw new InputError(
    totals === null
      ? `${path} was cut off or never finished, so that no sum over it would be right. Run the scenario again.`
      : `${path} is not the log of its run: its digest is ${totals.digest}, and ${recorded} in run.json. Run the scenario again.`,
  );
}
