/** Writing a folder so that it is there whole or not at all. */
import { constants, existsSync, mkdirSync, rmSync } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Stop } from "../index.ts";
import { InputError, Interrupted } from "./exit.ts";
import { onHurriedEnd } from "./interrupt.ts";
import { reason } from "./reason.ts";

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
    throw cannotWrite(target, error as NodeJS.ErrnoException);
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

/**
 * Asks before the work whether its results can be written: the nearest folder that exists must take new names.
 * @throws InputError
 */
export async function mustTakeNames(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  try {
    await access(`${folder}/.`, constants.W_OK); // "/.": a file is no place for a folder
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT" && folder !== dirname(folder);
    if (missing) return mustTakeNames(folder);
    throw cannotWrite(target, error as NodeJS.ErrnoException);
  }
}

/** The system's refusal as a sentence with a way out; other errors as they are. */
function cannotWrite(target: string, error: NodeJS.ErrnoException): Error {
  if (error.code === undefined) return error;
  return new InputError(`${target} cannot be written: ${reason(error)}. Name another folder with --out.`);
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

/** Makes names safe on disk. Some systems cannot do this for a folder; then the system's own order must do. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows refuses to open a folder.
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

/** ".today-1a2b3c4d-careshift.host-4711.new.tmp": hidden, beside the target, and says whose it is. */
function temporaryName(target: string, role: "new" | "old"): string {
  return join(dirname(resolve(target)), `${prefix(target)}${machine()}-${process.pid}.${role}.tmp`);
}

function prefix(target: string): string {
  return `.${basename(resolve(target))}.`;
}

function machine(): string {
  return hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";
}

/**
 * Removes temporaries of this target whose process on this machine no longer lives. A folder that had stepped aside
 * for a new one that never came goes back.
 */
export async function clearDeadTemporaries(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const names = await readdir(folder).catch(() => []);
  const start = `${prefix(target)}${machine()}-`;
  for (const name of names) {
    if (!name.startsWith(start) || !name.endsWith(".tmp")) continue;
    const owner = Number.parseInt(name.slice(start.length), 10);
    if (owner === process.pid || alive(owner)) continue;
    const leftover = join(folder, name);
    if (name.endsWith(".old.tmp") && !existsSync(target)) await rename(leftover, target);
    else await rm(leftover, { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
