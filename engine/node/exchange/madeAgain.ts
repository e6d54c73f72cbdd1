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
import { plainText } from "../folder/plainFile.ts";
import { onHurriedEnd } from "../interrupt.ts";
import type { Loaded } from "../load.ts";
import { PACK } from "../pack.ts";
import type { RunRecord } from "../record.ts";
import { foldersNamed, readAgain } from "../verify/scenario.ts";

/** Events between two looks at the stop flag: some ten milliseconds. */
const SLICE = 20_000;

/**
 * Simulates a replication again into a file that lives as long as its reader: any number of tables can then be read from
 * it, and memory does not grow with the run.
 * @param openLog opens the finished file, and compares its digest with the one recorded
 * @param tables folder of the CSV files that the scenario names: run folders do not hold them
 * @throws InputError when the scenario is gone or changed, or this version makes other facts; Interrupted
 */
export async function logMadeAgain<Log extends { close(): Promise<void> }>(
  run: RunFolder,
  world: RunWorld,
  replication: number,
  openLog: (path: string) => Promise<Log>,
  stop: Stop,
  tables?: string,
): Promise<Log> {
  const asked = { ...(await whatToRun(run, world, tables)), replication };
  const folder = await mkdtemp(join(tmpdir(), "careshift-export-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const forget = onHurriedEnd(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const path = join(folder, "replication.log");
    await simulateInto(path, asked, stop);
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

/** What a replication is made from. */
interface Asked {
  readonly scenario: Loaded;
  /** The other world whose history it shares, where it is a fork. */
  readonly parent: Loaded | null;
  readonly record: RunRecord;
  readonly replication: number;
}

async function whatToRun(
  { record, worlds }: RunFolder,
  world: RunWorld,
  tables: string | undefined,
): Promise<Omit<Asked, "replication">> {
  const folders = [world.path, ...(tables === undefined ? [] : [tables]), ...foldersNamed(record.command)];
  const scenario = await loadSame(await world.scenarioText(), world, world.digest, "scenario.yaml", folders);
  if (record.fork === undefined || world !== worlds.at(-1)) return { scenario, parent: null, record };
  const text = await plainText(world.path, PARENT);
  return { scenario, parent: await loadSame(text, world, record.fork.parent, PARENT, folders), record };
}

const PARENT = "parent.yaml";

async function loadSame(
  text: string | null,
  { path }: RunWorld,
  digest: string,
  name: string,
  folders: readonly string[],
): Promise<Loaded> {
  const { loaded, findings } = await readAgain(text, digest, name, folders);
  if (loaded !== null && loaded.digest === digest) return loaded;
  const wrong = findings.flatMap(({ ok, found }) => (ok === true ? [] : found)).join("; ");
  throw new InputError(
    `${join(path, name)} cannot be run again, so only replications whose log is kept can be exported: ${wrong}.`,
  );
}

async function simulateInto(path: string, asked: Asked, stop: Stop): Promise<void> {
  const { scenario, parent, record, replication } = asked;
  const { seed, engine, fork } = record;
  const handle: FileHandle = await open(path, "wx");
  try {
    const isFork = parent !== null && fork !== undefined;
    const names = { engine: engine.version, scenario: scenario.digest, seed, replication, ...(isFork && { fork }) };
    const writer = createLogWriter(logHeader(scenario.model, names), {
      pack: PACK,
      write: (bytes) => handle.writeFile(bytes),
    });
    const history = isFork ? { fork: { parent: parent.model, at: fork.at } } : {};
    const going = beginFacts(scenario.model, { seed, replication, ...history }, writer);
    do {
      await setImmediate();
      if (stop.requested) throw new Interrupted("Interrupted: nothing was written.");
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
      `${record.engine.version}. Use that version, name a replication whose log is kept, or run the scenario anew.`,
  );
}
