/** The log of a replication that was not kept, simulated again. */
import { rmSync } from "node:fs";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createLogWriter, logHeader, type Stop } from "../../index.ts";
import { beginFacts } from "../../job.ts";
import { InputError, Interrupted } from "../exit.ts";
import { cannotWrite } from "../folder/disk.ts";
import type { RunFolder, RunWorld } from "../folder/open.ts";
import { onHurriedEnd } from "../interrupt.ts";
import { type Loaded, load } from "../load.ts";
import { PACK } from "../packLog.ts";
import type { OpenSource } from "./source.ts";

/** Events between two looks at the stop flag: some ten milliseconds. */
const SLICE = 20_000;

/**
 * Simulates a replication again into a file that lives as long as its reader: any number of tables can then be read from
 * it, and memory does not grow with the run.
 * @param openLog opens the finished file, and compares its digest with the one recorded
 * @throws InputError when the scenario is gone or changed, or this version makes other facts; Interrupted
 */
export async function logMadeAgain(
  run: RunFolder,
  world: RunWorld,
  replication: number,
  openLog: (path: string) => Promise<OpenSource>,
  stop: Stop,
): Promise<OpenSource> {
  const scenario = await scenarioOf(world);
  const folder = await mkdtemp(join(tmpdir(), "careshift-export-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const forget = onHurriedEnd(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const path = join(folder, "replication.log");
    await simulateInto(path, scenario, run, replication, stop);
    const opened = await openLog(path).catch((error: unknown) => {
      throw error instanceof InputError ? otherFacts(run, world, replication) : error;
    });
    return {
      ...opened,
      async close() {
        await opened.close();
        await remove();
        forget();
      },
    };
  } catch (error) {
    await remove();
    forget();
    throw error;
  }
}

async function scenarioOf(world: RunWorld): Promise<Loaded> {
  await world.scenarioText();
  const path = join(world.path, "scenario.yaml");
  const loaded = await load(path, []);
  if (loaded.digest === world.digest) return loaded;
  throw new InputError(`${path} was changed after the run, so its replications cannot be made again. Run it anew.`);
}

async function simulateInto(
  path: string,
  { model, digest }: Loaded,
  { record }: RunFolder,
  replication: number,
  stop: Stop,
): Promise<void> {
  const handle: FileHandle = await open(path, "wx");
  try {
    const names = { engine: record.engine.version, scenario: digest, seed: record.seed, replication };
    const writer = createLogWriter(logHeader(model, names), {
      pack: PACK,
      write: (bytes) => handle.writeFile(bytes),
    });
    const going = beginFacts(model, { seed: record.seed, replication }, writer);
    do {
      await setImmediate();
      if (stop.requested) throw new Interrupted("Interrupted: nothing was exported.");
      await writer.drained();
    } while (going.advance(SLICE));
    await writer.close();
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    await handle.close();
  }
}

function otherFacts({ record }: RunFolder, { path }: RunWorld, replication: number): InputError {
  return new InputError(
    `This Careshift makes other facts of replication ${replication + 1} than ${path} records; it was run with version ` +
      `${record.engine.version}. Use that version, export a replication whose log is kept, or run the scenario anew.`,
  );
}
