/** Making the replications of a run that are not made yet, and its folder. */

import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  beginReplication,
  carryOut,
  type Executor,
  inProcess,
  modelsOf,
  type Outcome,
  overloadSentence,
  overloads,
  type Results,
  resultsOf,
  type Simulated,
} from "../index.ts";
import { cutShort, interrupted } from "./cutShort.ts";
import { keepLog, type LogPlaces } from "./folder/keptLog.ts";
import { holdsTheSame, removeFolder, writeFiles } from "./folder/publish.ts";
import { type Begun, settle, unfinishedName } from "./folder/unfinished.ts";
import { writeWhole } from "./folder/wholeFile.ts";
import { engineVersion } from "./identity.ts";
import { sayOnHurriedEnd } from "./interrupt.ts";
import { showProgress } from "./progress.ts";
import { type RunRecord, type Standing, thisMachine } from "./record.ts";
import { filesOf, recordText } from "./runFiles.ts";
import { running, takeUp, type Work } from "./takeUp.ts";
import { say, type Task, worldFolder } from "./task.ts";
import { sparing, threads } from "./threads.ts";

/**
 * Begins a run or goes on with what is begun of it, and gives it its final name when everything is there.
 * @param begun what stands there of a run under way
 * @throws InputError, CannotGoOn; Interrupted when what is finished is kept, with how to go on
 */
export async function carry(
  task: Task,
  standing: Standing,
  fingerprint: string,
  begun: Begun | null,
): Promise<Results> {
  const from = performance.now();
  const work = await takeUp(task, fingerprint, begun);
  const count = { finished: work.made.length, wanted: task.worlds.length * task.identity.replications };
  sayOnHurriedEnd(() => interrupted(task, count).message);
  try {
    const outcome = await simulateAll(task, work, count);
    if (task.interrupt.requested || outcome.finished < outcome.wanted) throw interrupted(task, count);
    await work.journal.close();
    return await finish(task, standing, work, outcome, from);
  } catch (error) {
    await work.journal.close().catch(() => {});
    throw await cutShort(task, count, error);
  }
}

/** How many of the wanted replications are in the journal. */
export interface Count {
  finished: number;
  readonly wanted: number;
}

async function simulateAll(task: Task, work: Work, count: Count): Promise<Outcome> {
  const { worlds, options, interrupt } = task;
  const now = (): number => performance.now();
  const progress = showProgress(process.stderr, count.wanted, options.quiet === true, now);
  const plan = { seed: options.seed, replications: options.replications, logs: running(work.kept), made: work.made };
  try {
    return await carryOut(worlds, plan, executorFor(task), interrupt, (finished, made) => {
      work.journal.append(made);
      count.finished = finished;
      progress.tick(finished);
    });
  } finally {
    progress.clear();
  }
}

function executorFor({ kind, worlds, options, folder }: Task): Executor {
  const models = modelsOf(worlds);
  const logs: LogPlaces = {
    engine: engineVersion(),
    worlds: worlds.map(({ fork }, world) => ({
      folder: join(unfinishedName(folder), worldFolder(kind, world)),
      ...(fork && { fork }),
    })),
  };
  const here = inProcess(models, beginReplication, {
    breathe: () => setImmediate(),
    keep: (job, replication) => keepLog(logs, models, job, replication),
  });
  if (options.jobs === 1) return here;
  const now = (): number => performance.now();
  return sparing({ inProcess: here, threads: (n) => threads(models, n, logs), most: options.jobs, now });
}

async function finish(task: Task, standing: Standing, work: Work, outcome: Outcome, from: number): Promise<Results> {
  const { worlds, options, folder, interrupt } = task;
  const simulated = worlds.map((world, number) => ({
    ...world,
    warnings: overloads(world.model, world.foresight).map(overloadSentence),
    replications: outcome.worlds[number]!,
  }));
  const results = resultsOf(simulated, { engine: engineVersion(), seed: options.seed });
  const unfinished = unfinishedName(folder);
  const plain = recordOf(task, work, simulated, from);
  const { record, files } = await filesOf({ folder: unfinished, record: plain, results, simulated, kept: work.kept });
  if (interrupt.requested) throw interrupted(task, outcome);
  if (standing.is === "outdated" && (await holdsTheSame(folder, record.files ?? {}))) {
    await removeFolder(unfinished);
    await say(task, `${folder} holds the same results already; it stays as it is.`);
    return results;
  }
  await writeFiles(unfinished, new Map([...files].filter(([path]) => path !== "run.json")));
  const text = Buffer.from(recordText(record));
  await writeWhole(join(unfinished, "run.json"), (file) => file.write(text), interrupt);
  await settle(folder, record);
  if (standing.is === "outdated") await say(task, `${folder} was replaced: ${standing.why}.`);
  return results;
}

function recordOf({ identity, options }: Task, work: Work, simulated: readonly Simulated[], from: number): RunRecord {
  return {
    careshift: "run",
    schema: 1,
    ...identity,
    engine: work.record.engine,
    command: work.record.command,
    started: work.record.started,
    finished: new Date().toISOString(),
    seconds: Math.round(performance.now() - from) / 1000,
    jobs: options.jobs,
    machine: thisMachine(),
    kept: work.kept,
    ...(work.record.records && { records: true }),
    logs: simulated.map(({ replications }) => replications.map((result) => result.digest)),
  };
}
