/** Reading a scenario and the files it extends: from its own folder downward, and nothing that is not a small text. */
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { needs } from "../index.ts";
import { InputError } from "./exit.ts";
import { reason } from "./reason.ts";

/** Bytes of the largest file read: a scenario of a whole county has some fifty thousand. */
export const MOST_BYTES = 1_000_000;
/** Files in one scenario. */
const MOST_FILES = 50;

export interface ScenarioFiles {
  /** Key of the scenario itself in `texts`. */
  readonly entry: string;
  /** Texts by path, as messages show them. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads a scenario and every file it needs. A file that does not exist is left out: the parser says where it is named.
 * @param path as typed on the command line
 * @param text of the scenario itself, where it is known already
 * @throws InputError when the scenario cannot be read, or leads out of its folder
 */
export async function readScenario(path: string, text?: string): Promise<ScenarioFiles> {
  const entry = posix(path);
  const texts = new Map<string, string>([[entry, text ?? (await readText(path, path))]]);
  const folder = await realpath(dirname(path));
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const name of needs(file, texts.get(file)!)) {
      if (texts.has(name)) continue;
      if (texts.size === MOST_FILES)
        throw new InputError(`${entry} needs more than ${MOST_FILES} files. Merge some of them.`);
      const text = await readNeeded(name, folder, file);
      if (text === null) continue;
      texts.set(name, text);
      waiting.push(name);
    }
  }
  return { entry, texts };
}

async function readNeeded(name: string, folder: string, by: string): Promise<string | null> {
  const real = await realpath(name).catch(() => null);
  if (real === null) return null;
  const way = relative(folder, real);
  if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new InputError(
      `${by} names ${name}, which leads out of the scenario's folder. Put the file beside the scenario or below it.`,
    );
  }
  return readText(real, name);
}

/** Looks at the size before it reads, and reads only plain files: never a device, a pipe or a folder. */
async function readText(path: string, name: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (error: NodeJS.ErrnoException) => {
      throw new InputError(
        `${name} cannot be read: ${reason(error)}.${error.code === "ENOENT" ? " Check the path." : ""}`,
      );
    },
  );
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new InputError(`${name} is not a file. Name a scenario file (YAML).`);
    if (stat.size > MOST_BYTES) {
      throw new InputError(
        `${name} has ${Math.ceil(stat.size / 1000)} kB; a scenario may have ${MOST_BYTES / 1000} kB. Split it with extends, or remove what it does not need.`,
      );
    }
    const buffer = Buffer.alloc(MOST_BYTES + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return decode(buffer.subarray(0, bytesRead), name);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name} is not a text in UTF-8. Save it as UTF-8, or name a scenario file (YAML).`);
  }
}

/** Paths in messages have "/" on every system. */
function posix(path: string): string {
  return path.split(sep).join("/");
}
