/** What may be asked of a disk, and what it says when it will not. */
import { constants } from "node:fs";
import { access, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";

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
    throw cannotWrite(target, error);
  }
}

/** The system's refusal as a sentence with a way out; other errors as they are. */
export function cannotWrite(target: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !(error instanceof Error) || error instanceof InputError) return error;
  const first = FULL.has(code) ? "Free some space, or name" : "Name";
  return new InputError(`${target} cannot be written: ${reason(error)}. ${first} another place with --out.`);
}

/** A disk, a share of it, or a file that takes no more. */
export const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Makes the names in a folder safe on disk. Some systems cannot do this; then the system's own order must do. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows refuses to open a folder.
  }
}
