/** Writing files into a folder, and giving a folder its final name: it is there whole or not at all. */
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type FileChecksums, fileChecksums } from "./checksums.ts";
import { syncFolder } from "./disk.ts";
import { temporaryName } from "./temporary.ts";

/** Files by path inside the folder, with "/" between names. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Writes files into a folder, with the folders they lie in, and makes them safe on disk. @throws as the disk does */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  const folders = new Set([folder]);
  for (const [path, content] of files) {
    const file = join(folder, path);
    folders.add(dirname(file));
    await mkdir(dirname(file), { recursive: true });
    await writeSafely(file, content);
  }
  for (const each of folders) await syncFolder(each);
}

/** Under another name first: what stood there before, such as a scenario that resume needs, is never there in part. */
async function writeSafely(file: string, content: string | Uint8Array): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

/** Makes a folder with these files under a temporary name, then gives it its own. @throws as the disk does */
export async function makeFolder(target: string, files: Files): Promise<void> {
  const temporary = temporaryName(target, "new");
  try {
    await mkdir(temporary, { recursive: true });
    await writeFiles(temporary, files);
    await rename(temporary, target);
    await syncFolder(dirname(resolve(target)));
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Gives a folder its final name. A folder cannot be renamed onto another: what stands there steps aside first, and goes
 * when the new one stands. A kill between the two is mended by clearTemporaries.
 * @throws as the disk does; then what stood there stands there again
 */
export async function putInPlace(folder: string, target: string): Promise<void> {
  const old = temporaryName(target, "old");
  const hadOld = await stepAside(target, old);
  try {
    await rename(folder, target);
  } catch (error) {
    if (hadOld) await rename(old, target);
    throw error;
  }
  await syncFolder(dirname(resolve(target)));
  // Under another name first: half of it must never be taken for what had stepped aside.
  if (hadOld) await removeFolder(old, temporaryName(target, "gone"));
}

async function stepAside(target: string, old: string): Promise<boolean> {
  try {
    await rename(target, old);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Removes a folder so that it is there whole or not at all under its name. @throws as the disk does */
export async function removeFolder(folder: string, gone: string = temporaryName(folder, "gone")): Promise<void> {
  await rename(folder, gone);
  await rm(gone, { recursive: true, force: true });
}

/** Removes all that a folder holds but these files, by paths with "/". @throws as the disk does */
export async function keepOnly(folder: string, paths: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const below = inside(entry.name, paths);
    const path = join(folder, entry.name);
    if (!paths.has(entry.name) && below.size === 0) await rm(path, { recursive: true, force: true });
    else if (entry.isDirectory()) await keepOnly(path, below);
  }
}

/** Of these paths, those below a folder, as they are from there. */
function inside(folder: string, paths: ReadonlySet<string>): Set<string> {
  const start = `${folder}/`;
  return new Set([...paths].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length)));
}

/** True when a folder holds all these files with just this content; records need only be there, for they tell times. */
export async function holdsTheSame(folder: string, files: Readonly<Record<string, FileChecksums>>): Promise<boolean> {
  for (const [path, expected] of Object.entries(files)) {
    const found = await fileChecksums(join(folder, path)).catch(() => null);
    if (found === null) return false;
    if (!isRecordFile(path) && (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)) return false;
  }
  return true;
}

const isRecordFile = (path: string): boolean => path === "run.json" || path.endsWith("/run.json");
