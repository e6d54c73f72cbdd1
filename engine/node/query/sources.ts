import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
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

/**
 * Opens run folders, folders of comparisons and log files.
 * @throws InputError when one of them cannot be used
 */
export async function openSources(paths: readonly string[]): Promise<Source[]> {
  const names = paths.map(nameOf);
  const opened: Source[] = [];
  try {
    for (const [i, path] of paths.entries()) {
      const name = names.filter((other) => other === names[i]).length > 1 ? path : names[i]!;
      opened.push(...((await isFile(path)) ? [await logAlone(path, name)] : await folder(path, name)));
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
  const file = await openLogFile(path);
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

async function folder(path: string, run: string): Promise<Source[]> {
  const opened = await openRunFolder(path);
  const sources: Source[] = [];
  for (const world of opened.worlds) sources.push(await sourceOf(opened, world, run));
  return sources;
}

async function sourceOf({ record }: RunFolder, world: RunWorld, run: string): Promise<Source> {
  const logs: KeptLog[] = [];
  for (const [replication, path] of world.logs) {
    logs.push({ replication: replication + 1, path, file: await openLogFile(path) });
  }
  return {
    run,
    world: world.id,
    title: world.title,
    scenario: world.digest,
    seed: record.seed,
    engine: record.engine.version,
    replications: record.replications,
    figures: join(world.path, "replications.csv"),
    digests: world.digests,
    logs,
  };
}
