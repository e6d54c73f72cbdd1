import {
  BLOCK,
  BLOCK_BYTES,
  FORMAT,
  MAGIC,
  MOST_HEADER_BYTES,
  PLAIN_HEADER,
  readBlockHead,
  START_BYTES,
} from "./block.ts";
import { crc32c } from "./crc32c.ts";
import { LogFileError } from "./logFileError.ts";
import { type LogSource, readExactly } from "./logSource.ts";
import type { Pack } from "./pack.ts";
import { type ReadHeader, readHeader } from "./readHeader.ts";

/** The version of the format. @throws LogFileError when it is no log file, or one that only a newer Careshift can read */
async function formatOf(source: LogSource): Promise<number> {
  const start = await readExactly(source, 0, Math.min(source.size, START_BYTES));
  const isMagic = MAGIC.subarray(0, start.length).every((byte, i) => start[i] === byte);
  if (start.length === 0 || !isMagic) throw noLog(start);
  if (start.length < START_BYTES) throw cutInHeader(source);
  const version = new DataView(start.buffer, start.byteOffset).getUint32(MAGIC.length, true);
  if (version < PLAIN_HEADER || version > FORMAT) {
    throw new LogFileError(
      `the file has format ${version}; this Careshift reads formats ${PLAIN_HEADER} to ${FORMAT}`,
      `byte ${MAGIC.length}`,
      "read it with the Careshift that made it, or a newer one",
    );
  }
  return version;
}

/**
 * Reads what a file begins with.
 * @returns the header, and where the first block of facts or states begins
 * @throws LogFileError when it is no log file, comes from a newer version, or its header is damaged
 */
export async function readStart(source: LogSource, pack: Pack): Promise<{ told: ReadHeader; end: number }> {
  const format = await formatOf(source);
  const begin = START_BYTES + BLOCK_BYTES;
  if (source.size < begin) throw cutInHeader(source);
  const head = readBlockHead(await readExactly(source, START_BYTES, BLOCK_BYTES));
  if (head === null || head.type !== BLOCK.header) throw new LogFileError("the header is damaged", "header", AGAIN);
  const end = begin + head.packed;
  if (source.size < end) throw cutInHeader(source);
  const bytes = await readExactly(source, begin, head.packed);
  if (crc32c(bytes) !== head.check) throw new LogFileError("the header does not match its checksum", "header", AGAIN);
  return { told: readHeader(format === PLAIN_HEADER ? bytes : await unpacked(bytes, head.plain, pack)), end };
}

async function unpacked(bytes: Uint8Array, plain: number, pack: Pack): Promise<Uint8Array> {
  const wrong = (why: string): LogFileError =>
    new LogFileError(`the header cannot be unpacked (${why})`, "header", AGAIN);
  if (plain > MOST_HEADER_BYTES)
    throw wrong(`it claims ${plain} bytes, more than the ${MOST_HEADER_BYTES} it may have`);
  try {
    return await pack.unpack(bytes, plain);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const AGAIN = "copy the file again, or make the log again from its scenario and seed";

/** What the file is instead, as far as its first bytes tell. */
function noLog(start: Uint8Array): LogFileError {
  if (MAGIC.subarray(0, 4).every((byte, i) => start[i] === byte)) {
    return new LogFileError(
      "the file was changed on its way, as by a transfer as text",
      "start of the file",
      "copy it again as binary",
    );
  }
  const isJson = start[0] === 0x7b || start[0] === 0x5b;
  const what = start.length === 0 ? ": the file is empty" : isJson ? ": it looks like JSON" : "";
  const cure = "choose the .log file of a run folder";
  return new LogFileError(`this is not a Careshift log${what}`, "start of the file", cure);
}

/** The header says what everything after it means: without it nothing can be read. */
function cutInHeader({ size }: LogSource): LogFileError {
  return new LogFileError("the file is cut off in its header", `byte ${size}`, AGAIN);
}
