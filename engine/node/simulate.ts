/** What `run`, `compare` and `resume` share: find the folder, simulate, write it, print the results. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Results } from "../index.ts";
import { carry } from "./carry.ts";
import { cannotWrite, mustTakeNames } from "./folder/disk.ts";
import { clearDeadLocks, takeLock } from "./folder/lock.ts";
import { clearDeadTemporaries, clearTemporaries } from "./folder/temporary.ts";
import { type Begun, begunAt, settle, unfinishedName } from "./folder/unfinished.ts";
import { engineFingerprint } from "./identity.ts";
import type { Interrupt } from "./interrupt.ts";
import type { RunOptions } from "./options.ts";
import { type Standing, standingAt } from "./record.ts";
import { say, show, type Task, type TaskWorld, taskOf, warnOfOverloads } from "./task.ts";

/**
 * Carries out a run (one scenario) or a comparison (the base first), or goes on with it where it was begun.
 * @returns the folder with the results
 * @throws InputError, Interrupted, CannotGoOn
 */
export async function simulate(
  kind: Task["kind"],
  worlds: readonly TaskWorld[],
  options: RunOptions,
  interrupt: Interrupt,
): Promise<string> {
  const task = taskOf(kind, worlds, options, interrupt);
  const fingerprint = engineFingerprint();
  await mustTakeNames(task.folder);
  await warnOfOverloads(task);
  const there = await finishedResults(task, await standingOf(task, fingerprint));
  if (there !== null) await tidy(task.folder);
  await show(there ?? (await alone(task.folder, () => make(task, fingerprint))), task);
  return task.folder;
}

/**
 * Does something with a folder while no other process may, and after what others left unfinished there is mended.
 * @throws InputError when another process is at it
 */
export async function alone<Made>(folder: string, work: (begun: Begun | null) => Promise<Made>): Promise<Made> {
  await mkdir(dirname(resolve(folder)), { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  const lock = await takeLock(folder);
  try {
    return await work(await mended(folder));
  } finally {
    await lock.release();
  }
}

/** What is under way there, after a kill in the midst of giving it its name has been mended. */
async function mended(folder: string): Promise<Begun | null> {
  try {
    await clearTemporaries(folder);
    await clearTemporaries(unfinishedName(folder));
    const begun = await begunAt(folder);
    if (begun?.is !== "whole") return begun;
    await settle(folder, begun.record);
    return null;
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/** Removes what the dead left beside a finished run. What cannot be removed does no harm. */
export async function tidy(folder: string): Promise<void> {
  try {
    await clearDeadTemporaries(folder);
    await clearDeadTemporaries(unfinishedName(folder));
    await clearDeadLocks(folder);
  } catch {
    // As on a disk that is read-only.
  }
}

async function make(task: Task, fingerprint: string): Promise<Results> {
  // What stood there a moment ago may be another's by now, or was mended.
  const standing = await standingOf(task, fingerprint);
  return (await finishedResults(task, standing)) ?? carry(task, standing, fingerprint, await begunAt(task.folder));
}

function standingOf({ folder, identity, options }: Task, fingerprint: string): Promise<Standing> {
  return standingAt(folder, identity, fingerprint, options);
}

/** The results of the very run, when its folder has them and they can still be read. */
async function finishedResults(task: Task, standing: Standing): Promise<Results | null> {
  if (standing.is !== "finished") return null;
  const results = await resultsIn(task.folder, task.kind);
  if (results !== null) await say(task, `${task.folder} holds this very run: shown from there, nothing was simulated.`);
  return results;
}

/** The results in a finished folder; null when they cannot be read. */
export async function resultsIn(folder: string, kind: Task["kind"]): Promise<Results | null> {
  try {
    return JSON.parse(await readFile(join(folder, kind === "run" ? "results.json" : "comparison.json"), "utf8"));
  } catch {
    return null;
  }
}
