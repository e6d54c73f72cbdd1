/** Logs that grow on disk while their replication runs. Loaded by worker threads too. */
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Job, Models, Parting } from "../../index.ts";
import { createKeyframedLog, type Keeper, logHeader } from "../../job.ts";
import { PACK } from "../pack.ts";

/** Where the logs of a run go. Plain data: it is posted to worker threads. */
export interface LogPlaces {
  /** Each scenario of the run, in order: its folder, and where it parts from another. */
  readonly worlds: readonly { readonly folder: string; readonly fork?: Parting }[];
  /** Version of Careshift, for the heads of the logs. */
  readonly engine: string;
}

/** The name of a kept log in the folder of its scenario. @param replication from 0 */
export function logName(replication: number): string {
  return `replication-${replication + 1}.log`;
}

/**
 * Begins the log of a replication. It has its name only when it is whole and safe on disk; until then ".part" is behind it.
 * @throws what the file system says
 */
export async function keepLog(places: LogPlaces, models: Models, job: Job, replication: number): Promise<Keeper> {
  const { scenario, seed, world } = job;
  const { folder, fork } = places.worlds[world]!;
  const path = join(folder, logName(replication));
  const run = { engine: places.engine, scenario, seed, replication, ...(fork && { fork }) };
  const header = logHeader(models.get(scenario)!, run);
  const part = `${path}.part`;
  const file = await open(part, "w");
  const log = createKeyframedLog(header, { pack: PACK, write: (bytes) => file.writeFile(bytes) });
  return {
    get isBehind() {
      return log.isBehind;
    },
    take: (chunk) => log.take(chunk),
    drained: () => log.drained(),
    async close() {
      await log.close();
      await file.sync();
      await file.close();
      await rename(part, path);
    },
    async abandon() {
      await log.drained().catch(() => {});
      await file.close().catch(() => {});
      await rm(part, { force: true }).catch(() => {});
    },
  };
}
