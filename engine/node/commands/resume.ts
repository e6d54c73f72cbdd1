import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { InputError } from "../exit.ts";
import { openRunFolder } from "../folder/open.ts";
import { plainText } from "../folder/plainFile.ts";
import { type Begun, begunAt, finalName, type UnfinishedRecord, unfinishedName } from "../folder/unfinished.ts";
import type { Interrupt } from "../interrupt.ts";
import { load } from "../load.ts";
import type { RunOptions } from "../options.ts";
import { alone, resultsIn, simulate, tidy } from "../simulate.ts";
import { say, show, TABLES, type TaskWorld, worldFolder } from "../task.ts";

/** Options of `careshift resume`: the rest is what the run was begun with. */
type ResumeOptions = Omit<RunOptions, "set" | "replications" | "seed" | "out" | "logs">;

/** Describes `careshift resume`. @param jobs reads the number of threads */
export function describeResume(command: Command, jobs: (text: string) => number): Command {
  return command
    .description("go on with a run that was interrupted, from what stands in its folder")
    .argument("<run>", "run folder, by the name it was to have or the one that ends in .unfinished")
    .option("--jobs <n>", "most worker threads", jobs, availableParallelism())
    .option("--json", "print the results as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .option("--all", "print every measure")
    .option("--serve", "show the run in the viewer afterwards, until Ctrl-C")
    .option("--no-serve", "do not show it, whatever was said before")
    .addHelpText("after", EXAMPLES);
}

/**
 * `careshift resume RUN`: goes on with a run where it was interrupted. The files that its command named are not needed.
 * @returns the run folder
 * @throws InputError, Interrupted, CannotGoOn
 */
export async function resume(path: string, options: ResumeOptions, interrupt: Interrupt): Promise<string> {
  const folder = finalName(path);
  const begun = await underWay(folder);
  if (begun === null) return showFinished(folder, options);
  const { kind, seed, replications, kept } = begun;
  const worlds = await worldsOf(folder, begun);
  return simulate(kind, worlds, { ...options, seed, replications, logs: kept, out: folder }, interrupt);
}

/** What is under way; null when the run is finished, or needed its name only and has it now. */
async function underWay(folder: string): Promise<UnfinishedRecord | null> {
  const begun = await begunAt(folder);
  if (begun === null) await openRunFolder(folder);
  const after = begun?.is === "whole" ? await alone(folder, (mended: Begun | null) => Promise.resolve(mended)) : begun;
  return after?.is === "begun" ? after.record : null;
}

/** The scenarios as they were resolved when the run began. */
async function worldsOf(folder: string, { kind, scenarios, fork }: UnfinishedRecord): Promise<TaskWorld[]> {
  const worlds: TaskWorld[] = [];
  for (const [number, { digest }] of scenarios.entries()) {
    const home = join(unfinishedName(folder), worldFolder(kind, number));
    const file = join(home, "scenario.yaml");
    const text = await plainText(home, "scenario.yaml");
    if (text === null) throw new InputError(`${file} is missing. Run the scenario again, with another --out.`);
    const tables = existsSync(join(home, TABLES)) ? join(home, TABLES) : home;
    const world = await load(join(tables, "scenario.yaml"), [], text);
    if (world.digest !== digest) {
      throw new InputError(`${file} is not as it was when the run began. Run the scenario again, with another --out.`);
    }
    worlds.push(fork !== undefined && number === 1 ? { ...world, fork } : world);
  }
  return worlds;
}

async function showFinished(folder: string, options: ResumeOptions): Promise<string> {
  const { record } = await openRunFolder(folder);
  const results = await resultsIn(folder, record.kind);
  if (results === null) throw new InputError(`${folder} has lost its results. Run the scenario again.`);
  await tidy(folder);
  await say({ options }, `${folder} is finished: nothing is left to do.`);
  await show(results, { options, folder });
  return folder;
}

const EXAMPLES = `
Examples:
  careshift resume runs/my-run
  careshift resume runs/my-run.unfinished --jobs 1`;
