/** Run folders for those who read them: the viewer, exports, queries, checks. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";
import type { RunRecord } from "../record.ts";
import { plainFile, plainText } from "./plainFile.ts";

/** A finished run, or a finished comparison. */
export interface RunFolder {
  readonly path: string;
  readonly record: RunRecord;
  /** A comparison: the base first. */
  readonly worlds: readonly RunWorld[];
}

/** What a folder holds of one scenario. */
export interface RunWorld {
  /** "run"; in a comparison "base", "variant-1", … */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
  /** File of each kept log, by replication from 0. */
  readonly logs: ReadonlyMap<number, string>;
  /** Digest of the log of each replication. */
  readonly digests: readonly string[];
  /** The resolved scenario. @throws InputError when the folder has lost it */
  scenarioText(): Promise<string>;
}

/**
 * Opens the folder of a finished run.
 * @throws InputError when there is none at the path, or none that is finished: then it says how to go on with it
 */
export async function openRunFolder(path: string): Promise<RunFolder> {
  const record = await recordIn(path);
  const ids = record.kind === "run" ? ["run"] : record.scenarios.map((_, i) => (i === 0 ? "base" : `variant-${i}`));
  const worlds: RunWorld[] = [];
  for (const [number, id] of ids.entries()) worlds.push(await worldIn(path, record, id, number));
  return { path, record, worlds };
}

async function worldIn(folder: string, record: RunRecord, id: string, number: number): Promise<RunWorld> {
  const path = record.kind === "run" ? folder : join(folder, id);
  const { title, digest } = record.scenarios[number]!;
  return {
    id,
    path,
    title,
    digest,
    logs: await logsIn(path),
    digests: record.logs[number]!,
    async scenarioText() {
      const text = await plainText(path, "scenario.yaml");
      if (text !== null) return text;
      throw new InputError(`${join(path, "scenario.yaml")} is missing. Run the scenario again.`);
    },
  };
}

/** Kept logs by replication, in order. */
async function logsIn(folder: string): Promise<Map<number, string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${folder} cannot be read: ${reason(error)}. Run the scenario again.`);
  });
  const numbers = names.flatMap((name) => /^replication-([1-9]\d*)\.log$/.exec(name)?.[1] ?? []).map(Number);
  const logs = new Map<number, string>();
  for (const number of numbers.sort((a, b) => a - b)) {
    const file = await plainFile(folder, `replication-${number}.log`);
    if (file !== null) logs.set(number - 1, file);
  }
  return logs;
}

async function recordIn(folder: string): Promise<RunRecord> {
  await mustBeThere(folder);
  const text = await plainText(folder, "run.json");
  const record = parsed(text);
  if (isRecord(record)) return record;
  if (isUnfinished(record)) throw unfinished(folder);
  throw new InputError(
    text === null
      ? `${folder} is not a run folder: it holds no run.json. Name a folder that careshift run or compare has written.`
      : `${folder}${sep}run.json is not the record of a run that this version knows. Run the scenario again.`,
  );
}

async function mustBeThere(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if (isUnfinished(parsed(await readFile(join(`${folder}.unfinished`, "run.json"), "utf8").catch(() => null)))) {
      throw unfinished(folder);
    }
    throw new InputError(`${folder} cannot be read: ${reason(error as NodeJS.ErrnoException)}. Name a run folder.`);
  }
  throw new InputError(`${folder} is not a folder. Name a folder that careshift run or compare has written.`);
}

function unfinished(folder: string): InputError {
  return new InputError(`${folder} is not finished. Go on with it: careshift resume ${folder}`);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function isUnfinished(value: unknown): boolean {
  const record = value as { careshift?: unknown; state?: unknown } | null;
  return record?.careshift === "run" && record.state === "unfinished";
}

function isRecord(value: unknown): value is RunRecord {
  const record = value as Partial<RunRecord> | null;
  return (
    record?.careshift === "run" &&
    record.schema === 1 &&
    (record.kind === "run" || record.kind === "comparison") &&
    isList(record.scenarios, (one) => typeof one?.title === "string" && typeof one.digest === "string") &&
    record.scenarios.length > 0 &&
    isList(record.logs, (list) => isList(list, (digest) => typeof digest === "string")) &&
    record.logs.length === record.scenarios.length &&
    typeof record.seed === "string" &&
    Number.isSafeInteger(record.replications) &&
    typeof record.engine?.version === "string"
  );
}

function isList<Item>(value: readonly Item[] | undefined, isRight: (item: Item) => boolean): value is readonly Item[] {
  return Array.isArray(value) && value.every(isRight);
}
