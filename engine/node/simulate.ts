/** What `run` and `compare` share: find the folder, simulate, write it, print the results. */
import { readFile } from "node:fs/promises";
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
  plural,
  type Results,
  report,
  resultsOf,
  resultsText,
  type Simulated,
} from "../index.ts";
import { Interrupted } from "./exit.ts";
import { mustTakeNames } from "./folder/disk.ts";
import { holds, publish } from "./folder/publish.ts";
import { clearDeadTemporaries } from "./folder/temporary.ts";
import { engineFingerprint, engineVersion, sha256, slug } from "./identity.ts";
import type { Interrupt } from "./interrupt.ts";
import type { Loaded } from "./load.ts";
import type { RunOptions } from "./options.ts";
import { lineWidth, print } from "./output.ts";
import { showProgress } from "./progress.ts";
import { type RunIdentity, type RunRecord, type Standing, standingAt, thisMachine } from "./record.ts";
import { comparisonFiles, runFiles } from "./runFiles.ts";
import { sparing, threads } from "./threads.ts";

/** What the person asked for. */
interface Task {
  readonly kind: "run" | "comparison";
  /** The base first. */
  readonly worlds: readonly Loaded[];
  readonly options: RunOptions;
  readonly folder: string;
  readonly identity: RunIdentity;
  readonly interrupt: Interrupt;
}

/**
 * Carries out a run (one scenario) or a comparison (the base first).
 * @returns the folder with the results
 * @throws InputError, Interrupted, CannotGoOn
 */
export async function simulate(
  kind: Task["kind"],
  worlds: readonly Loaded[],
  options: RunOptions,
  interrupt: Interrupt,
): Promise<string> {
  const identity = identityOf(kind, worlds, options);
  const folder = options.out ?? join("runs", folderName(identity));
  const task = { kind, worlds, options, folder, identity, interrupt };
  await mustTakeNames(folder);
  await clearDeadTemporaries(folder);
  const fingerprint = engineFingerprint();
  const standing = await standingAt(folder, identity, fingerprint);
  await warnOfOverloads(task);
  const there = standing.is === "finished" ? await finishedResults(task) : null;
  await show(there ?? (await make(task, standing, fingerprint)), task);
  return folder;
}

function identityOf(kind: Task["kind"], worlds: readonly Loaded[], { seed, replications }: RunOptions): RunIdentity {
  const scenarios = worlds.map(({ scenario, digest }) => ({ title: scenario.title, digest }));
  return { kind, scenarios, seed, replications };
}

/** "<title>-<digest8>-<seed>"; a comparison goes by the digests of all its scenarios. */
function folderName({ kind, scenarios, seed }: RunIdentity): string {
  const [first] = scenarios;
  const digest = kind === "run" ? first!.digest : sha256(...scenarios.map((scenario) => scenario.digest));
  const title = slug(first!.title) + (kind === "run" ? "" : "-compared");
  return [title, digest.slice(0, 8), slug(seed)].join("-");
}

async function make(task: Task, standing: Standing, fingerprint: string): Promise<Results> {
  const { kind, worlds, options, folder, identity, interrupt } = task;
  const started = new Date();
  const outcome = await simulateAll(task);
  if (interrupt.requested || outcome.finished < outcome.wanted) throw interrupted(outcome);
  const simulated: Simulated[] = worlds.map((world, number) => ({
    ...world,
    warnings: overloads(world.model, world.foresight).map(overloadSentence),
    replications: outcome.worlds[number]!,
  }));
  const results = resultsOf(simulated, { engine: engineVersion(), seed: options.seed });
  const record = recordOf(identity, options, fingerprint, started, simulated);
  const files = await (kind === "run"
    ? runFiles(record, results, simulated[0]!)
    : comparisonFiles(record, results, simulated));
  if (standing.is === "outdated" && (await holds(folder, files, "run.json"))) {
    await say(task, `${folder} holds the same results already; it stays as it is.`);
    return results;
  }
  await publish(folder, files, interrupt).catch((error: unknown) => {
    throw error instanceof Interrupted ? interrupted(outcome) : error;
  });
  if (standing.is === "outdated") await say(task, `${folder} was replaced: ${standing.why}.`);
  return results;
}

async function simulateAll({ worlds, options, interrupt }: Task): Promise<Outcome> {
  const now = (): number => performance.now();
  const models = modelsOf(worlds);
  const here = inProcess(models, beginReplication, { breathe: () => setImmediate() });
  const executor: Executor =
    options.jobs === 1
      ? here
      : sparing({ inProcess: here, threads: (n) => threads(models, n), most: options.jobs, now });
  const progress = showProgress(process.stderr, worlds.length * options.replications, options.quiet === true, now);
  try {
    return await carryOut(worlds, options, executor, interrupt, progress.tick);
  } finally {
    progress.clear();
  }
}

function interrupted({ finished, wanted }: Outcome): Interrupted {
  return new Interrupted(
    `Interrupted: ${finished} of ${plural(wanted, "run")} were finished. Nothing was written; the same command starts again.`,
  );
}

function recordOf(
  identity: RunIdentity,
  options: RunOptions,
  fingerprint: string,
  started: Date,
  simulated: readonly Simulated[],
): RunRecord {
  const finished = new Date();
  return {
    careshift: "run",
    schema: 1,
    ...identity,
    engine: { version: engineVersion(), fingerprint },
    command: process.argv.slice(2),
    started: started.toISOString(),
    finished: finished.toISOString(),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    jobs: options.jobs,
    machine: thisMachine(),
    logs: simulated.map(({ replications }) => replications.map((result) => result.digest)),
  };
}

/** The results of the very run, when its folder can still be read. */
async function finishedResults(task: Task): Promise<Results | null> {
  const text = await readText(join(task.folder, resultsName(task.kind)));
  if (text === null) return null;
  try {
    const results = JSON.parse(text) as Results;
    await say(task, `${task.folder} holds this very run: shown from there, nothing was simulated.`);
    return results;
  } catch {
    return null;
  }
}

function resultsName(kind: Task["kind"]): string {
  return kind === "run" ? "results.json" : "comparison.json";
}

function readText(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

/** A scenario that cannot cope is named before it runs. */
async function warnOfOverloads(task: Task): Promise<void> {
  const said = new Set<string>();
  for (const { scenario, model, foresight } of task.worlds) {
    for (const overload of overloads(model, foresight)) {
      const sentence = overloadSentence(overload);
      if (!said.has(sentence)) await say(task, `Warning: ${scenario.title}: ${sentence}`);
      said.add(sentence);
    }
  }
}

async function show(results: Results, { options, folder }: Task): Promise<void> {
  if (options.json) return print(process.stdout, resultsText(results));
  const text = report(results, { width: lineWidth(process.stdout), all: options.all === true });
  const more = options.all ? "" : "More measures: --all. ";
  await print(process.stdout, `${text}\n${more}Run folder: ${folder}\n`);
}

function say({ options }: Task, sentence: string): Promise<void> {
  return options.quiet ? Promise.resolve() : print(process.stderr, `${sentence}\n`);
}
