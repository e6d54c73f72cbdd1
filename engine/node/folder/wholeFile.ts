/** Writing one file so that it is there whole or not at all. */
import { rmSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Stop } from "../../index.ts";
import { Interrupted } from "../exit.ts";
import { onHurriedEnd } from "../interrupt.ts";
import { cannotWrite, syncFolder } from "./disk.ts";
import { clearDeadTemporaries, temporaryName } from "./temporary.ts";

/** A file that is being written, from its start. */
export interface WholeFile {
  /** Puts bytes behind those before; they may be used again when the promise is kept. @throws Interrupted */
  write(bytes: Uint8Array): Promise<void>;
}

/**
 * Writes a file under a temporary name beside `path`, makes it safe on disk, and renames it; folders that are missing
 * are made. A file that stood there before is replaced, and stays when this fails or is stopped: nothing else is left.
 * @param write puts the content into the file, piece by piece
 * @throws Interrupted when a stop is requested before the file has its name; InputError when the disk refuses
 */
export async function writeWhole(path: string, write: (file: WholeFile) => Promise<void>, stop: Stop): Promise<void> {
  const temporary = temporaryName(path, "new");
  const forget = onHurriedEnd(() => rmSync(temporary, { force: true }));
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await clearDeadTemporaries(path);
    await writeTemporary(temporary, write, stop);
    if (stop.requested) throw new Interrupted(`Interrupted: ${path} was not written.`);
    await rename(temporary, path);
    await syncFolder(dirname(resolve(path)));
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    forget();
    await rm(temporary, { force: true });
  }
}

async function writeTemporary(temporary: string, write: (file: WholeFile) => Promise<void>, stop: Stop): Promise<void> {
  const handle = await open(temporary, "wx");
  try {
    await write({
      async write(bytes) {
        if (stop.requested) throw new Interrupted("Interrupted: nothing was written.");
        await handle.writeFile(bytes);
      },
    });
    await handle.sync();
  } finally {
    await handle.close();
  }
}
