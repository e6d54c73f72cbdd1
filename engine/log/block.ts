import { VARINT_BYTES } from "./bytes.ts";
import { CHUNK_FACTS } from "./chunk.ts";
import { crc32c } from "./crc32c.ts";

/*
 * A log file, all numbers little-endian:
 *
 *   MAGIC, version of the format (4 bytes)
 *   block: header       packed JSON in ASCII
 *   block: facts        one packed chunk              ┐ again and again; a keyframe
 *   block: keyframe     packed state, opaque here     ┘ stands before the facts it leads to
 *   block: index        JSON in ASCII: every block with its place, totals and digest
 *   trailer             where the index is
 *
 * A file that ends early lacks index and trailer; its blocks can still be read one after the other. After damage the
 * next block is found by its marker.
 */

/** As PNG's: one byte beyond ASCII, and line ends that a transfer as text would change. */
export const MAGIC = Uint8Array.of(0x89, 0x43, 0x53, 0x4c, 0x0d, 0x0a, 0x1a, 0x0a);
export const FORMAT = 2;
/** In files of this format the header is not packed. */
export const PLAIN_HEADER = 1;
export const START_BYTES = MAGIC.length + 4;

export const BLOCK = { header: 1, facts: 2, keyframe: 3, index: 4 } as const;

export const BLOCK_BYTES = 40;
const CHECKED_BYTES = BLOCK_BYTES - 4;
/** "CBLK" */
export const MARKER = 0x4b4c4243;
export const TRAILER_BYTES = 16;
/** "CEND" */
const END_MARKER = 0x444e4543;

/** More than any chunk can take before packing. */
export const MOST_FACT_BYTES = CHUNK_FACTS * 12 * VARINT_BYTES;
/** Far more than the header of a county with shifts for years. */
export const MOST_HEADER_BYTES = 1 << 26;
/** Largest state a keyframe may hold. */
export const MOST_KEYFRAME_BYTES = 1 << 28;

/** What stands before a block's bytes. */
export interface BlockHead {
  readonly type: number;
  /** Bytes of the block after this head, and after unpacking. */
  readonly packed: number;
  readonly plain: number;
  /** Facts: number of the first. Keyframe: number of the next fact. */
  readonly first: number;
  readonly count: number;
  /** Seconds: time of the first and last fact. Keyframe: time of the last fact before it. */
  readonly from: number;
  readonly to: number;
  /** CRC-32C of the packed bytes. */
  readonly check: number;
}

export function writeBlockHead(head: BlockHead): Uint8Array {
  const bytes = new Uint8Array(BLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  const { type, packed, plain, first, count, from, to, check } = head;
  [MARKER, type, packed, plain, first, count, from, to, check].forEach((word, i) => {
    view.setUint32(i * 4, word >>> 0, true);
  });
  view.setUint32(CHECKED_BYTES, crc32c(bytes.subarray(0, CHECKED_BYTES)), true);
  return bytes;
}

/** The head at `at`, or null when there is none or it is damaged. */
export function readBlockHead(bytes: Uint8Array, at = 0): BlockHead | null {
  if (at + BLOCK_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, BLOCK_BYTES);
  if (view.getUint32(0, true) !== MARKER) return null;
  if (view.getUint32(CHECKED_BYTES, true) !== crc32c(bytes.subarray(at, at + CHECKED_BYTES))) return null;
  const word = (i: number) => view.getUint32(i * 4, true);
  return {
    type: word(1),
    packed: word(2),
    plain: word(3),
    first: word(4),
    count: word(5),
    from: word(6) | 0,
    to: word(7) | 0,
    check: word(8),
  };
}

export function fileStart(): Uint8Array {
  const bytes = new Uint8Array(START_BYTES);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, FORMAT, true);
  return bytes;
}

/** The last bytes of a file: where its index block begins. */
export function writeTrailer(index: number): Uint8Array {
  const bytes = new Uint8Array(TRAILER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, index >>> 0, true);
  view.setUint32(4, Math.floor(index / 2 ** 32), true);
  view.setUint32(8, crc32c(bytes.subarray(0, 8)), true);
  view.setUint32(12, END_MARKER, true);
  return bytes;
}

/** Where the index begins, or null when these are not the last bytes of a whole file. */
export function readTrailer(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length !== TRAILER_BYTES || view.getUint32(12, true) !== END_MARKER) return null;
  if (view.getUint32(8, true) !== crc32c(bytes.subarray(0, 8))) return null;
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}
