import { LogFileError } from "./logFileError.ts";

/** Bytes that can be read anywhere: a file, or a server that answers ranges. */
export interface LogSource {
  /** Bytes in all. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A log that lies in memory. */
export function inMemory(bytes: Uint8Array): LogSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/**
 * Exactly these bytes of the source.
 * @throws LogFileError when they lie beyond its end or the source gives fewer.
 */
export async function readExactly(source: LogSource, offset: number, length: number): Promise<Uint8Array> {
  // Asked before reading: a damaged length must not become a large allocation.
  if (offset + length > source.size) throw endsEarly(source.size);
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw endsEarly(offset + bytes.length);
  return bytes;
}

function endsEarly(at: number): LogFileError {
  return new LogFileError("the file ends in the middle of a block", `byte ${at}`, "copy the file again, whole");
}
