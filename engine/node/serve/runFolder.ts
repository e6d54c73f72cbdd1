/** Run folders as worlds to be shown. */
import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { delayedByReplication } from "../../index.ts";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";
import type { RunRecord } from "../record.ts";
import type { Content, ServedWorld } from "./site.ts";

/**
 * The worlds of a run folder: one; or the base and every variant of a comparison.
 * @param nameFor makes an id that no other world has
 * @throws InputError when the folder is no run folder, or holds nothing that can be shown
 */
export async function worldsIn(folder: string, nameFor: (id: string) => string): Promise<ServedWorld[]> {
  const record = await recordIn(folder);
  if (record.kind === "run") return [await worldIn(folder, record, nameFor("run"))];
  const ids = record.scenarios.map((_, number) => (number === 0 ? "base" : `variant-${number}`));
  const worlds: ServedWorld[] = [];
  for (const id of ids) worlds.push(await worldIn(join(folder, id), await recordIn(join(folder, id)), nameFor(id)));
  return worlds;
}

async function worldIn(folder: string, record: RunRecord, id: string): Promise<ServedWorld> {
  const [scenario] = record.scenarios;
  const contents = new Map<string, Content>();
  const addressOf = async (name: string): Promise<string | null> => {
    const file = await fileIn(folder, name);
    if (file !== null) contents.set(`worlds/${id}/${name}`, { file });
    return file === null ? null : `worlds/${id}/${name}`;
  };
  const [log, yaml] = [await addressOf("replication-1.log"), await addressOf("scenario.yaml")];
  if (log === null && yaml === null) {
    throw new InputError(`${folder} holds neither a log nor a scenario, so that nothing can be shown. Run it again.`);
  }
  const world = {
    id,
    title: scenario!.title,
    question: await questionIn(folder),
    digest: scenario!.digest,
    engine: record.engine.version,
    seed: record.seed,
    replications: record.replications,
    log,
    scenario: yaml,
    digests: record.logs[0]!,
    delayed: delayedByReplication((await textIn(folder, "replications.csv")) ?? ""),
  };
  return { world, contents };
}

/** run.json of a folder. @throws InputError when there is none, or it is not one of ours */
async function recordIn(folder: string): Promise<RunRecord> {
  const text = await textIn(folder, "run.json");
  let record: unknown = null;
  try {
    record = JSON.parse(text ?? "null");
  } catch {
    // Not ours, then.
  }
  if (isRecord(record)) return record;
  throw new InputError(
    text === null
      ? `${folder} is not a run folder: it holds no run.json. Name a folder that careshift run or compare has written.`
      : `${folder}${sep}run.json is not the record of a run that this version knows. Run the scenario again.`,
  );
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
    record.logs.length > 0 &&
    typeof record.seed === "string" &&
    Number.isSafeInteger(record.replications) &&
    typeof record.engine?.version === "string"
  );
}

function isList<Item>(value: readonly Item[] | undefined, isRight: (item: Item) => boolean): value is readonly Item[] {
  return Array.isArray(value) && value.every(isRight);
}

/** The question of a scenario, from its results. */
async function questionIn(folder: string): Promise<string | null> {
  try {
    const question = JSON.parse((await textIn(folder, "results.json")) ?? "null")?.scenario?.question;
    return typeof question === "string" ? question : null;
  } catch {
    return null;
  }
}

async function textIn(folder: string, name: string): Promise<string | null> {
  const file = await fileIn(folder, name);
  return file === null ? null : readFile(file, "utf8");
}

/**
 * A plain file of the folder, null when there is none.
 * @throws InputError when it is a link that leads out of the folder: what lies there was not named
 */
async function fileIn(folder: string, name: string): Promise<string | null> {
  try {
    const [home, file] = [await realpath(folder), await realpath(join(folder, name))];
    const way = relative(home, file);
    if (way.startsWith("..") || isAbsolute(way)) {
      throw new InputError(`${join(folder, name)} is a link that leads out of the folder, and is not served.`);
    }
    return (await stat(file)).isFile() ? file : null;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new InputError(`${join(folder, name)} cannot be read: ${reason(error as NodeJS.ErrnoException)}.`);
  }
}
