/** Trying worlds out for a command that keeps nothing: threads, progress, Ctrl-C. */
import { setImmediate } from "node:timers/promises";
import {
  beginReplication,
  type Executor,
  type Explored,
  type ExploredWorld,
  explore,
  inProcess,
  type Models,
  modelsOf,
} from "../index.ts";
import { Interrupted } from "./exit.ts";
import type { Interrupt } from "./interrupt.ts";
import { showProgress } from "./progress.ts";
import { share } from "./task.ts";
import { sparing, threads } from "./threads.ts";

/** Options that all of these commands share. */
export interface ExploreOptions {
  readonly replications: number;
  readonly seed: string;
  /** Most worker threads. */
  readonly jobs: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * Replicates worlds with the same people in each, on threads where that is quicker.
 * @returns by world its replications in order
 * @throws Interrupted, CannotGoOn
 */
export async function tryOut<Found>(
  worlds: readonly ExploredWorld<Found>[],
  options: ExploreOptions,
  interrupt: Interrupt,
): Promise<Explored<Found>[][]> {
  const wanted = worlds.length * options.replications;
  const quiet = options.quiet === true;
  const progress = showProgress(process.stderr, wanted, quiet, () => performance.now());
  let finished = 0;
  try {
    const explored = await explore(worlds, options, executorFor(modelsOf(worlds), options.jobs), interrupt, (now) => {
      finished = now;
      progress.tick(now);
    });
    if (explored !== null && !interrupt.requested) return explored;
  } finally {
    progress.clear();
  }
  throw new Interrupted(
    `Interrupted: ${share(finished, wanted)} were finished. Nothing is kept; the same command starts again.`,
  );
}

function executorFor(models: Models, jobs: number): Executor {
  const here = inProcess(models, beginReplication, { breathe: () => setImmediate() });
  if (jobs === 1) return here;
  return sparing({
    inProcess: here,
    threads: (count) => threads(models, count),
    most: jobs,
    now: () => performance.now(),
  });
}
