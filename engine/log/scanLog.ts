import { BLOCK_BYTES, type BlockHead, MARKER, readBlockHead, readTrailer, TRAILER_BYTES } from "./block.ts";
import { LogFileError } from "./logFileError.ts";
import type { BlockEntry } from "./logIndex.ts";
import { type LogSource, readExactly } from "./logSource.ts";

const WINDOW = 1 << 16;

/** What a search through a file found. */
export interface Scan {
  readonly blocks: readonly BlockEntry[];
  readonly damage: readonly LogFileError[];
  /** The last block lies only partly in the file. */
  readonly cutOff: boolean;
}

/**
 * The blocks of a file that has no index, from byte `from` on, one after the other. After damaged bytes it goes on at
 * the next block. A block that lies only partly in the file is not among them.
 */
export async function scanLog(source: LogSource, from: number): Promise<Scan> {
  const blocks: BlockEntry[] = [];
  const damage: LogFileError[] = [];
  let at = from;
  while (at < source.size) {
    const head = await headAt(source, at);
    if (head === null) {
      if (await isTrailer(source, at)) break;
      const next = await nextMarker(source, at + 1);
      damage.push(unreadable(at, next));
      at = next;
      continue;
    }
    const end = at + BLOCK_BYTES + head.packed;
    if (end > source.size) {
      return { blocks, damage: [...damage, cutOff(at, head)], cutOff: true };
    }
    blocks.push({ ...head, at });
    at = end;
  }
  return { blocks, damage, cutOff: false };
}

async function headAt(source: LogSource, at: number): Promise<BlockHead | null> {
  if (at + BLOCK_BYTES > source.size) return null;
  return readBlockHead(await readExactly(source, at, BLOCK_BYTES));
}

async function isTrailer(source: LogSource, at: number): Promise<boolean> {
  if (at + TRAILER_BYTES !== source.size) return false;
  return readTrailer(await readExactly(source, at, TRAILER_BYTES)) !== null;
}

/** Byte of the next marker of a block at or after `from`; the size of the source when there is none. */
async function nextMarker(source: LogSource, from: number): Promise<number> {
  const overlap = 3;
  for (let at = from; at + BLOCK_BYTES <= source.size; at += WINDOW) {
    const bytes = await readExactly(source, at, Math.min(WINDOW + overlap, source.size - at));
    const found = findWord(bytes, MARKER);
    if (found >= 0) return at + found;
  }
  return source.size;
}

/** Position of a little-endian 32-bit word, −1 when it is not there. */
function findWord(bytes: Uint8Array, word: number): number {
  const first = word & 255;
  for (let i = bytes.indexOf(first); i >= 0; i = bytes.indexOf(first, i + 1)) {
    const found = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    if (i + 4 <= bytes.length && found === (word | 0)) return i;
  }
  return -1;
}

function unreadable(from: number, to: number): LogFileError {
  return new LogFileError(
    `${to - from} bytes are damaged or missing`,
    `bytes ${from} to ${to - 1}`,
    "copy the file again, or make the log again from its scenario and seed",
  );
}

function cutOff(at: number, head: BlockHead): LogFileError {
  const what = head.count > 0 ? `facts ${head.first} to ${head.first + head.count - 1}` : "a block";
  return new LogFileError(
    `the file is cut off in the middle of ${what}`,
    `byte ${at}`,
    "copy the file again, or make the log again from its scenario and seed",
  );
}
