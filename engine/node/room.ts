/** Whether the disk has room for a run, asked before it starts. */
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type KeptLogs, keepsLog, standardMeasures } from "../index.ts";
import { InputError } from "./exit.ts";
import { unfinishedName } from "./folder/unfinished.ts";
import type { Task } from "./task.ts";

/** Bytes of one fact in a log file, and facts for each person who comes to a service: the least that was seen. */
const BYTES_PER_FACT = 2;
const FACTS_PER_STAY = 3;

/** Bytes of one measure of one replication: two doubles in base64 in the journal, a figure in replications.csv. */
const BYTES_PER_MEASURE = 34;

const DAY = 86_400;

/**
 * Asks whether what a run will write at least finds room. A rough sum, and a low one: it must not stop a run that fits.
 * @throws InputError when it does not
 */
export async function mustHaveRoom(task: Task, kept: KeptLogs): Promise<void> {
  const needed = task.worlds.reduce((sum, { model, foresight }) => {
    const { replications } = task.identity;
    const perDay = (foresight[0] ?? []).reduce((all, service) => all + service.perDay, 0);
    const log = perDay * (model.clock.end / DAY) * FACTS_PER_STAY * BYTES_PER_FACT;
    const logs = Array.from({ length: replications }, (_, r) => r).filter((r) => keepsLog(kept, r)).length;
    return sum + logs * log + replications * standardMeasures(model).definitions.length * BYTES_PER_MEASURE;
  }, 0);
  const free = await freeBytes(task.folder);
  // No bound: people who go round in no time, which the run itself will tell.
  if (free === null || needed <= free || needed === Number.POSITIVE_INFINITY) return;
  throw new InputError(
    `${unfinishedName(task.folder)} will need ${size(needed)} or more, and its disk has ${size(free)} left. ` +
      "Free some space, keep fewer logs (--logs), make fewer replications, or name another disk with --out.",
  );
}

/** Bytes that may still be written where a folder is to be; null where the system does not say. */
async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(resolve(folder)));
    return bavail * bsize;
  } catch {
    return null;
  }
}

function size(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
