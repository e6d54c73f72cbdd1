/** What a finished run folder holds besides its logs. */

import { join } from "node:path";
import {
  ACTIVITY_FILE,
  activityFile,
  type KeptLogs,
  keepsLog,
  type Results,
  replicationsCsv,
  resultsText,
  type ScenarioResults,
  type Simulated,
} from "../index.ts";
import { firstTexts } from "./firstTexts.ts";
import { checksumsOf, type FileChecksums, fileChecksums, sealed } from "./folder/checksums.ts";
import { logName } from "./folder/keptLog.ts";
import { openLogFile } from "./folder/logFile.ts";
import type { Files } from "./folder/publish.ts";
import type { RunRecord } from "./record.ts";
import { TABLES, type TaskWorld } from "./task.ts";

/** A run that is finished but for its files. */
export interface Finished {
  /** Where its logs lie, and the files are to lie. */
  readonly folder: string;
  readonly record: RunRecord;
  readonly results: Results;
  /** The base first. */
  readonly simulated: readonly (Simulated & Pick<TaskWorld, "tables">)[];
  readonly kept: KeptLogs;
}

/**
 * run.json and all other files of a run or a comparison but its kept logs, which lie in the folder already. Of a run:
 * scenario.yaml, results.json, replications.csv, daily.csv, and money.csv and activity.ndjson where there are prices. Of a
 * comparison: comparison.json, and the folder of a run for each scenario: base, variant-1, …
 */
export async function filesOf(finished: Finished): Promise<{ record: RunRecord; files: Files }> {
  const { folder, record, results, simulated } = finished;
  if (record.kind === "run") return runFiles(finished, folder, record, results, simulated[0]!);
  const all = new Map<string, string | Uint8Array>([["comparison.json", resultsText(results)]]);
  const logs: Record<string, FileChecksums> = {};
  for (const [number, part] of [results, ...results.variants].entries()) {
    const { id } = part.scenario;
    const [own, found] = [recordOfOne(record, number), resultsOfOne(results, part)];
    const one = await runFiles(finished, join(folder, id), own, found, simulated[number]!);
    for (const [name, content] of one.files) all.set(`${id}/${name}`, content);
    for (const [name, checksums] of Object.entries(one.record.files ?? {}))
      if (name.endsWith(".log")) logs[`${id}/${name}`] = checksums;
  }
  return withRecord(record, all, logs);
}

async function runFiles(
  { kept, simulated: all }: Finished,
  folder: string,
  record: RunRecord,
  results: Results,
  simulated: Finished["simulated"][number],
): Promise<{ record: RunRecord; files: Files }> {
  const { model, scenario, replications, fork, tables } = simulated;
  const parent = fork && all.find(({ digest }) => digest === fork.parent);
  const activity = activityFile(model, replications);
  const files = new Map<string, string | Uint8Array>([
    ["scenario.yaml", scenario.resolved],
    ...(parent ? [["parent.yaml", parent.scenario.resolved] as const] : []),
    ...(record.records ? [...tables] : []).map(([name, text]) => [`${TABLES}/${name}`, text] as const),
    ["results.json", resultsText(results)],
    ["replications.csv", replicationsCsv(model, replications)],
    ...(activity === null ? [] : [[ACTIVITY_FILE, activity] as const]),
    ...(await textsOf(simulated, join(folder, logName(0)))),
  ]);
  const logs: Record<string, FileChecksums> = {};
  for (const { replication } of replications) {
    const name = logName(replication);
    if (keepsLog(kept, replication)) logs[name] = await fileChecksums(join(folder, name));
  }
  return withRecord(record, files, logs);
}

/** The files, and the record that has their checksums and those of the logs. */
function withRecord(
  plain: RunRecord,
  others: Files,
  logs: Readonly<Record<string, FileChecksums>>,
): { record: RunRecord; files: Files } {
  const checksums = [...others].map(([path, content]) => {
    return [path, checksumsOf(typeof content === "string" ? Buffer.from(content) : content)] as const;
  });
  const record = sealed({ ...plain, files: { ...Object.fromEntries(checksums), ...logs } });
  return { record, files: new Map([...others, ["run.json", recordText(record)]]) };
}

/** A record as run.json has it. */
export function recordText(record: object): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

function recordOfOne(record: RunRecord, number: number): RunRecord {
  const { fork, ...rest } = record;
  return {
    ...rest,
    kind: "run",
    scenarios: [record.scenarios[number]!],
    logs: [record.logs[number]!],
    ...(fork && number === 1 && { fork }),
  };
}

/** The results of one world of a comparison, as the folder of that world has them. */
export function resultsOfOne(
  all: Results,
  { scenario, warnings, figures, measures, targets }: ScenarioResults,
): Results {
  const { schema, engine, seed, replications, window } = all;
  return {
    schema,
    engine,
    seed,
    replications,
    window,
    scenario,
    warnings,
    figures,
    measures,
    targets,
    variants: [],
    differences: [],
  };
}

/** daily.csv and money.csv, folded from the log of the first replication. */
async function textsOf({ model }: Simulated, log: string): Promise<ReadonlyMap<string, string>> {
  const { reader, close } = await openLogFile(log);
  try {
    const last = reader.chunks.length === 0 ? [] : [await reader.readChunk(reader.chunks.length - 1)];
    const { sink, texts } = firstTexts(model, last);
    for await (const chunk of reader.facts()) sink.take(chunk);
    return texts();
  } finally {
    await close();
  }
}
