import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";

/**
 * The real path of a plain file in a run folder, null when there is none.
 * @throws InputError when it is a link that leads out of the folder: what lies there was not named
 */
export async function plainFile(folder: string, name: string): Promise<string | null> {
  try {
    const [home, file] = [await realpath(folder), await realpath(join(folder, name))];
    const way = relative(home, file);
    if (way.startsWith("..") || isAbsolute(way)) {
      throw new InputError(`${join(folder, name)} is a link that leads out of the folder, and is not read.`);
    }
    return (await stat(file)).isFile() ? file : null;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new InputError(`${join(folder, name)} cannot be read: ${reason(error as NodeJS.ErrnoException)}.`);
  }
}

/** The text of a plain file in a run folder, null when there is none. @throws InputError as plainFile does */
export async function plainText(folder: string, name: string): Promise<string | null> {
  const file = await plainFile(folder, name);
  return file === null ? null : readFile(file, "utf8");
}
