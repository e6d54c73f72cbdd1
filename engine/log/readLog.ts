import {
  BLOCK,
  BLOCK_BYTES,
  MOST_FACT_BYTES,
  MOST_KEYFRAME_BYTES,
  readBlockHead,
  readTrailer,
  START_BYTES,
  TRAILER_BYTES,
} from "./block.ts";
import type { FactChunk } from "./chunk.ts";
import { crc32c } from "./crc32c.ts";
import { decodeChunk } from "./decodeChunk.ts";
import type { LogHeader } from "./header.ts";
import { LogFileError } from "./logFileError.ts";
import { type BlockEntry, type LogIndex, type LogTotals, readIndex } from "./logIndex.ts";
import { inMemory, type LogSource, readExactly } from "./logSource.ts";
import type { Pack } from "./pack.ts";
import type { ReadHeader } from "./readHeader.ts";
import { readStart } from "./readStart.ts";
import { type Scan, scanLog } from "./scanLog.ts";
import { type Upcast, upcastFrom } from "./upcast/upcast.ts";

/** An open log file. Chunks are read when asked for, in any order. */
export interface LogReader {
  /** Told in today's vocabulary, as all facts are. */
  readonly header: LogHeader;
  /** Version of the vocabulary that the log was written in. */
  readonly written: number;
  /** What the whole log holds; null when the file was cut off or never finished. */
  readonly totals: LogTotals | null;
  /** The chunks that can be asked for, in order: their facts and times. */
  readonly chunks: readonly BlockEntry[];
  readonly keyframes: readonly BlockEntry[];
  /** What is wrong with the file, as far as opening it shows. */
  readonly damage: readonly LogFileError[];
  /** @throws LogFileError when the chunk is damaged: other chunks can still be read. */
  readChunk(index: number): Promise<FactChunk>;
  /** The chunk as it was written, which is what the digest is of. @throws LogFileError as readChunk. */
  readWritten(index: number): Promise<FactChunk>;
  /** Tells in today's vocabulary what was written. */
  readonly upcast: Upcast;
  /** The bytes the caller stored as a keyframe. @throws LogFileError when they are damaged. */
  readKeyframe(index: number): Promise<Uint8Array>;
  /** All chunks in order. Damaged ones are passed over when `onDamage` is given, else thrown. */
  facts(onDamage?: (damage: LogFileError) => void): AsyncGenerator<FactChunk>;
}

/**
 * Opens a log file: whole in memory, or by reading parts of it.
 * @throws LogFileError when it is no log file, comes from a newer version, or its header is damaged.
 */
export async function openLog(from: Uint8Array | LogSource, pack: Pack): Promise<LogReader> {
  const source = from instanceof Uint8Array ? inMemory(from) : from;
  const { told, end } = await readStart(source, pack);
  const index = await indexOf(source);
  const found = index === null ? await scanLog(source, end) : { blocks: index.blocks, damage: [], cutOff: false };
  return new Reader(source, pack, told, index, found);
}

/** Number of the last chunk (or keyframe) that begins at or before `time`; −1 when there is none. */
export function lastAt(blocks: readonly BlockEntry[], time: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.from <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index; null when the file has none or it is damaged. */
async function indexOf(source: LogSource): Promise<LogIndex | null> {
  const last = source.size - TRAILER_BYTES;
  if (last < START_BYTES) return null;
  const at = readTrailer(await readExactly(source, last, TRAILER_BYTES));
  if (at === null || at + BLOCK_BYTES > last) return null;
  const head = readBlockHead(await readExactly(source, at, BLOCK_BYTES));
  if (head === null || head.type !== BLOCK.index || at + BLOCK_BYTES + head.packed !== last) return null;
  const bytes = await readExactly(source, at + BLOCK_BYTES, head.packed);
  return crc32c(bytes) === head.check ? readIndex(bytes, at) : null;
}

class Reader implements LogReader {
  readonly header: LogHeader;
  readonly written: number;
  readonly totals: LogTotals | null;
  readonly chunks: readonly BlockEntry[];
  readonly keyframes: readonly BlockEntry[];
  readonly damage: readonly LogFileError[];
  readonly upcast: Upcast;
  private readonly source: LogSource;
  private readonly pack: Pack;

  constructor(source: LogSource, pack: Pack, { header, written }: ReadHeader, index: LogIndex | null, found: Scan) {
    this.source = source;
    this.pack = pack;
    this.header = header;
    this.written = written;
    this.upcast = upcastFrom(written);
    this.totals = index?.totals ?? null;
    this.chunks = inOrder(found.blocks.filter(({ type }) => type === BLOCK.facts));
    this.keyframes = found.blocks.filter(({ type }) => type === BLOCK.keyframe);
    // A file that is cut off has no index: that is not another damage.
    const isTold = index !== null || found.cutOff;
    this.damage = [...found.damage.map((damage) => this.withRest(damage)), ...(isTold ? [] : [this.withoutIndex()])];
  }

  async readChunk(index: number): Promise<FactChunk> {
    return this.upcast.facts(await this.readWritten(index));
  }

  async readWritten(index: number): Promise<FactChunk> {
    const entry = entryAt(this.chunks, index, "chunk");
    const bytes = await this.unpacked(entry, MOST_FACT_BYTES);
    let chunk: FactChunk;
    try {
      chunk = decodeChunk(bytes);
    } catch (error) {
      throw error instanceof LogFileError ? this.wrongIn(entry, error.wrong) : error;
    }
    if (!belongsTo(chunk, entry)) throw this.wrongIn(entry, "its facts are not those its head names");
    return chunk;
  }

  async readKeyframe(index: number): Promise<Uint8Array> {
    return this.unpacked(entryAt(this.keyframes, index, "keyframe"), MOST_KEYFRAME_BYTES);
  }

  async *facts(onDamage?: (damage: LogFileError) => void): AsyncGenerator<FactChunk> {
    for (let i = 0; i < this.chunks.length; i++) {
      let chunk: FactChunk;
      try {
        chunk = await this.readChunk(i);
      } catch (error) {
        if (onDamage === undefined || !(error instanceof LogFileError)) throw error;
        onDamage(error);
        continue;
      }
      yield chunk;
    }
  }

  private async unpacked(entry: BlockEntry, most: number): Promise<Uint8Array> {
    if (entry.plain > most) {
      throw this.wrongIn(entry, `it claims ${entry.plain} bytes, more than the ${most} it may have`);
    }
    const bytes = await readExactly(this.source, entry.at, BLOCK_BYTES + entry.packed);
    const head = readBlockHead(bytes);
    const body = bytes.subarray(BLOCK_BYTES);
    if (head === null || head.type !== entry.type || head.first !== entry.first) {
      throw this.wrongIn(entry, "its head is damaged");
    }
    if (crc32c(body) !== entry.check) throw this.wrongIn(entry, "it does not match its checksum");
    let plain: Uint8Array;
    try {
      plain = await this.pack.unpack(body, entry.plain);
    } catch (error) {
      throw this.wrongIn(entry, `it cannot be unpacked (${error instanceof Error ? error.message : error})`);
    }
    if (plain.length !== entry.plain) {
      throw this.wrongIn(entry, `it unpacks to ${plain.length} bytes, not ${entry.plain}`);
    }
    return plain;
  }

  private wrongIn(entry: BlockEntry, wrong: string): LogFileError {
    const what = entry.type === BLOCK.facts ? `${spanOf(entry)} cannot be read` : "a keyframe cannot be read";
    const rest = ranges(this.chunks.filter((other) => other !== entry));
    return new LogFileError(`${what}: ${wrong}`, whereIs(entry), this.again(), rest);
  }

  private withRest({ wrong, where, try: cure }: LogFileError): LogFileError {
    return new LogFileError(wrong, where, cure, ranges(this.chunks));
  }

  private withoutIndex(): LogFileError {
    return new LogFileError(
      "the file ends without its index, so it was cut off, damaged, or never finished",
      `byte ${this.source.size}`,
      this.again(),
      ranges(this.chunks),
    );
  }

  private again(): string {
    const { replication, seed } = this.header;
    return `make the log again from its scenario, replication ${replication} of seed "${seed}"`;
  }
}

/** Without blocks that repeat or precede facts already there: only a forged or patched file has them. */
function inOrder(blocks: readonly BlockEntry[]): BlockEntry[] {
  let next = 0;
  return blocks.filter(({ first, count }) => {
    if (first < next || count < 1) return false;
    next = first + count;
    return true;
  });
}

function entryAt(entries: readonly BlockEntry[], index: number, what: string): BlockEntry {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError(`log: no ${what} ${index}; there are ${entries.length}`);
  return entry;
}

function belongsTo(chunk: FactChunk, { first, count, from, to }: BlockEntry): boolean {
  const { length, time } = chunk;
  return chunk.first === first && length === count && time[0] === from && time[length - 1] === to;
}

function whereIs(entry: BlockEntry): string {
  return `byte ${entry.at}`;
}

function spanOf({ first, count }: BlockEntry): string {
  return `facts ${first} to ${first + count - 1}`;
}

/** "Facts 0 to 65535, 131072 to 200000 can be read" */
function ranges(blocks: readonly BlockEntry[]): string {
  const runs: { first: number; count: number }[] = [];
  for (const { first, count } of blocks) {
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.count === first) run.count += count;
    else runs.push({ first, count });
  }
  if (runs.length === 0) return "No facts can be read";
  return `Facts ${runs.map(({ first, count }) => `${first} to ${first + count - 1}`).join(", ")} can be read`;
}
