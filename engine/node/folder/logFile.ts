import { type FileHandle, open } from "node:fs/promises";
import { LogFileError, type LogReader, type LogSource, openLog } from "../../index.ts";
import { InputError } from "../exit.ts";
import { PACK } from "../pack.ts";
import { reason } from "../reason.ts";

/** A log file that is open: its reader reads parts of it when asked. */
export interface OpenLogFile {
  readonly reader: LogReader;
  close(): Promise<void>;
}

/**
 * Opens a log file and reads its head and its index; the rest only when asked, unless the file has lost its index.
 * The reader throws LogFileError where what is asked for is damaged.
 * @throws InputError when it is no log that this version can read
 */
export async function openLogFile(path: string): Promise<OpenLogFile> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${reason(error)}.`);
  });
  try {
    const reader = await openLog(await sourceOf(handle), PACK);
    return { reader, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error instanceof LogFileError ? new InputError(`${path}: ${error.message}`) : error;
  }
}

/** A file that is read in parts. */
export async function sourceOf(handle: FileHandle): Promise<LogSource> {
  return {
    size: (await handle.stat()).size,
    async read(offset: number, length: number): Promise<Uint8Array> {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
