/** Beginning a run's folder, or taking up what was begun. */
import { join, posix } from "node:path";
import { type KeptLogs, keepsLog, type Made, standardMeasures } from "../index.ts";
import { sealed } from "./folder/checksums.ts";
import { cannotWrite } from "./folder/disk.ts";
import { type Journal, openJournal } from "./folder/journal.ts";
import { logName } from "./folder/keptLog.ts";
import { openLogFile } from "./folder/logFile.ts";
import { type Files, makeFolder, removeFolder } from "./folder/publish.ts";
import { type Begun, journalName, keepLogs, type UnfinishedRecord, unfinishedName } from "./folder/unfinished.ts";
import { writeWhole } from "./folder/wholeFile.ts";
import { engineVersion } from "./identity.ts";
import { mustAskTheSame } from "./record.ts";
import { mustHaveRoom } from "./room.ts";
import { recordText } from "./runFiles.ts";
import { say, share, TABLES, type Task, worldFolder } from "./task.ts";

/** A run's folder under way. */
export interface Work {
  readonly record: UnfinishedRecord;
  readonly kept: KeptLogs;
  readonly journal: Journal;
  /** Replications that were finished before, with the logs that are to be kept. */
  readonly made: readonly Made[];
}

/** The log of a first replication is wanted for the daily figures, whether it is kept or not. */
export function running(kept: KeptLogs): KeptLogs {
  return kept === "none" ? "first" : kept;
}

/**
 * The folder of a run under way: the one that was begun, or a new one.
 * @throws InputError when another run stands there, the disk refuses, or it has too little room
 */
export async function takeUp(task: Task, fingerprint: string, begun: Begun | null): Promise<Work> {
  const { folder, identity, interrupt } = task;
  const unfinished = unfinishedName(folder);
  const before = begun?.is === "begun" ? begun.record : null;
  if (before !== null) mustAskTheSame(unfinished, before, identity);
  try {
    const record = recordOf(task, fingerprint, before);
    const goesOn = before !== null && before.engine.fingerprint === fingerprint;
    if (before !== null && !goesOn) {
      await say(task, `${unfinished} was begun by other code; it starts anew.`);
      await removeFolder(unfinished);
    }
    if (!goesOn) {
      await mustHaveRoom(task, record.kept);
      await makeFolder(unfinished, filesAtFirst(task, record));
    } else if (asksForMore(before, record)) {
      const text = Buffer.from(recordText(record));
      await writeWhole(join(unfinished, "run.json"), (file) => file.write(text), interrupt);
    }
    return await open(task, record);
  } catch (error) {
    throw cannotWrite(unfinished, error);
  }
}

function asksForMore(before: UnfinishedRecord, { replications, kept, records }: UnfinishedRecord): boolean {
  return before.replications !== replications || before.kept !== kept || before.records !== records;
}

async function open(task: Task, record: UnfinishedRecord): Promise<Work> {
  const { kept } = record;
  const journal = openJournal(journalName(task.folder));
  try {
    const logs = new Set<string>();
    const made: Made[] = [];
    for (const entry of wantedOf(task, journal.entries)) {
      const { replication, digest } = entry.result;
      const log = join(worldFolder(task.kind, entry.world), logName(replication)).replaceAll("\\", "/");
      const whole =
        !keepsLog(running(kept), replication) || (await hasDigest(join(unfinishedName(task.folder), log), digest));
      if (!whole) continue;
      made.push(entry);
      if (keepsLog(running(kept), replication)) logs.add(log);
    }
    await keepLogs(task.folder, logs);
    if (made.length > 0) {
      const wanted = task.worlds.length * task.identity.replications;
      await say(task, `${unfinishedName(task.folder)}: ${share(made.length, wanted)} were finished before.`);
    }
    return { record, kept, journal, made };
  } catch (error) {
    await journal.close().catch(() => {});
    throw error;
  }
}

/** Entries that this run can use, each replication once. */
function wantedOf({ worlds, identity }: Task, entries: readonly Made[]): Made[] {
  const numbers = worlds.map(({ model }) => 2 * standardMeasures(model).definitions.length);
  const wanted = new Map<string, Made>();
  for (const entry of entries) {
    const { world, result } = entry;
    const fits = result.replication < identity.replications && result.values.length === numbers[world];
    if (fits) wanted.set(`${world} ${result.replication}`, entry);
  }
  return [...wanted.values()];
}

/** True for a log that is whole and has this digest. */
async function hasDigest(file: string, digest: string): Promise<boolean> {
  try {
    const { reader, close } = await openLogFile(file);
    await close();
    return reader.totals?.digest === digest;
  } catch {
    return false;
  }
}

function recordOf({ identity, options }: Task, fingerprint: string, before: UnfinishedRecord | null): UnfinishedRecord {
  const { command = process.argv.slice(2), started = new Date().toISOString() } = before ?? {};
  const engine = { version: engineVersion(), fingerprint };
  const about = { careshift: "run", schema: 1, state: "unfinished" } as const;
  const kept = options.logs ?? before?.kept ?? "first";
  const records = options.includeRecords ?? before?.records;
  return sealed({ ...about, ...identity, engine, command, started, kept, ...(records && { records: true }) });
}

/** What is needed to go on without the files that the command named. */
function filesAtFirst({ kind, worlds }: Task, record: UnfinishedRecord): Files {
  const files = new Map<string, string>([["run.json", recordText(record)]]);
  for (const [number, { scenario, tables }] of worlds.entries()) {
    const file = (...names: readonly string[]): string => posix.join(worldFolder(kind, number), ...names);
    files.set(file("scenario.yaml"), scenario.resolved);
    for (const [name, text] of tables) files.set(file(TABLES, name), text);
  }
  return files;
}
