import { type FileHandle, open } from "node:fs/promises";
import { LogFileError, type LogReader, openLog } from "../../index.ts";
import { InputError } from "../exit.ts";
import { PACK } from "../packLog.ts";
import { reason } from "../reason.ts";

/**
 * What the head and the index of a log file say. Reads those parts only, unless the file has lost its index.
 * @throws InputError when it is no log that this version can read
 */
export async function lookIntoLog(path: string): Promise<Pick<LogReader, "header" | "totals">> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${reason(error)}.`);
  });
  try {
    const { header, totals } = await openLog(await sourceOf(handle), PACK);
    return { header, totals };
  } catch (error) {
    throw error instanceof LogFileError ? new InputError(`${path}: ${error.message}`) : error;
  } finally {
    await handle.close();
  }
}

async function sourceOf(handle: FileHandle) {
  return {
    size: (await handle.stat()).size,
    async read(offset: number, length: number): Promise<Uint8Array> {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
