/** Writing a folder so that it is there whole or not at all. */
import { mkdirSync, rmSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Stop } from "../../index.ts";
import { Interrupted } from "../exit.ts";
import { onHurriedEnd } from "../interrupt.ts";
import { cannotWrite, mustTakeNames, syncFolder } from "./disk.ts";
import { clearDeadTemporaries, temporaryName } from "./temporary.ts";

/** Files by path inside the folder, with "/" between names. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * Writes files under a temporary name beside `target`, makes them safe on disk, and renames the folder. What stood
 * there before is replaced. Leaves nothing behind when stopped or failing.
 * @throws Interrupted when a stop is requested before the folder is in its place
 */
export async function publish(target: string, files: Files, stop: Stop): Promise<void> {
  await mustTakeNames(target);
  await mkdir(dirname(resolve(target)), { recursive: true });
  await clearDeadTemporaries(target);
  const temporary = temporaryName(target, "new");
  const forget = onHurriedEnd(() => rmSync(temporary, { recursive: true, force: true }));
  try {
    await writeAll(temporary, files, stop);
    if (stop.requested) throw new Interrupted();
    await putInPlace(temporary, target);
  } catch (error) {
    throw cannotWrite(target, error);
  } finally {
    forget();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** True when a folder holds all these files with just this content; the ones called `apart` need only be there. */
export async function holds(folder: string, files: Files, apart: string): Promise<boolean> {
  for (const [path, content] of files) {
    const found = await readFile(join(folder, path)).catch(() => null);
    if (
      found === null ||
      (basename(path) !== apart && !found.equals(typeof content === "string" ? Buffer.from(content) : content))
    )
      return false;
  }
  return true;
}

async function writeAll(folder: string, files: Files, stop: Stop): Promise<void> {
  const folders = new Set([folder]);
  mkdirSync(folder);
  for (const [path, content] of files) {
    if (stop.requested) throw new Interrupted();
    const file = join(folder, path);
    folders.add(dirname(file));
    await mkdir(dirname(file), { recursive: true });
    await writeSafely(file, content);
  }
  for (const each of folders) await syncFolder(each);
}

async function writeSafely(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder cannot be renamed onto another: the old one steps aside first, and goes when the new one stands. */
async function putInPlace(temporary: string, target: string): Promise<void> {
  const old = temporaryName(target, "old");
  const hadOld = await rename(target, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(temporary, target);
  } catch (error) {
    if (hadOld) await rename(old, target);
    throw error;
  }
  await syncFolder(dirname(resolve(target)));
  if (hadOld) await rm(old, { recursive: true, force: true });
}
