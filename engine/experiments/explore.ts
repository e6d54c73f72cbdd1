/** Runs that answer a question and are not kept: of some worlds every fact is looked at, and forgotten. */
import type { JobResult } from "../job.ts";
import type { Executor, Job, Stop } from "./executor.ts";
import type { World } from "./plan.ts";

/** Every fact of one replication. */
export type Log = NonNullable<JobResult["log"]>;

/** A world to be tried out. */
export interface ExploredWorld<Found> extends World {
  /** What is worked out from the facts of one replication; left out where the standard measures are enough. */
  readonly look?: (log: Log) => Found;
}

/** What one replication gave: two numbers for each standard measure, and what was made of its facts. */
export interface Explored<Found> {
  readonly values: Float64Array;
  readonly found: Found | null;
}

/**
 * Replicates worlds with the same people in each.
 * @param each called with how many of all runs are finished
 * @returns by world its replications in order; null when a stop was requested before all were made
 */
export async function explore<Found>(
  worlds: readonly ExploredWorld<Found>[],
  { seed, replications }: { readonly seed: string; readonly replications: number },
  executor: Executor,
  stop: Stop,
  each: (finished: number) => void,
): Promise<Explored<Found>[][] | null> {
  const byWorld = worlds.map(() => new Array<Explored<Found> | undefined>(replications).fill(undefined));
  const jobs: Job[] = Array.from({ length: replications }, (_, from) =>
    worlds.map(({ digest, look }, world) => ({
      scenario: digest,
      world,
      seed,
      from,
      to: from + 1,
      keepLog: look !== undefined,
    })),
  ).flat();
  let finished = 0;
  await executor.run(
    jobs,
    (job, { values, log }) => {
      const { world, from } = jobs[job]!;
      const { look } = worlds[world]!;
      byWorld[world]![from] = { values, found: look === undefined ? null : look(log ?? []) };
      each(++finished);
    },
    stop,
  );
  if (finished < jobs.length) return null;
  return byWorld.map((list) => list.map((one) => one!));
}
