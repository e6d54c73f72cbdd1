import { jsonBytes } from "./asciiJson.ts";
import { BLOCK, type BlockHead, fileStart, MOST_KEYFRAME_BYTES, writeBlockHead, writeTrailer } from "./block.ts";
import type { FactChunk, FactSink } from "./chunk.ts";
import { crc32c } from "./crc32c.ts";
import { createDigest } from "./digest.ts";
import { createEncoder } from "./encodeChunk.ts";
import type { LogHeader } from "./header.ts";
import { type BlockEntry, indexBytes, type LogTotals } from "./logIndex.ts";
import type { Pack } from "./pack.ts";

/**
 * A keyframe is stored after so many chunks, and in a short log after 1, 2, 4 and 8: a damaged chunk then takes no more
 * along with it than went before. That costs less than 3 % of a log of Thurrock, however many chunks it has.
 */
const KEYFRAME_CHUNKS = 16;

/** Bytes that may wait to be written: a few chunks. */
const MOST_BACKLOG = 2_000_000;

export interface LogTarget {
  readonly pack: Pack;
  /** Takes the bytes of the file in order; called again only when the promise of the call before is kept. */
  readonly write: (bytes: Uint8Array) => void | Promise<void>;
  /**
   * The state after all facts taken so far, in bytes of the caller's making; asked for after 1, 2, 4, 8 and every 16
   * chunks. Null: there is no use for it, as after the last chunk.
   */
  readonly keyframe?: () => Uint8Array | null;
}

/** Writes a log file while the run goes on. */
export interface LogWriter extends FactSink {
  /** Encodes at once; packs and writes later. @throws what `pack` or `write` threw for an earlier chunk. */
  take(chunk: FactChunk): void;
  /** Encoded bytes that are not yet written. */
  readonly backlog: number;
  /** True where that are many: then a shell waits for `drained` before it goes on. */
  readonly isBehind: boolean;
  /** Kept when everything taken so far is written. */
  drained(): Promise<void>;
  /** Writes the index, after which the file is whole. */
  close(): Promise<LogTotals>;
}

/**
 * A log file, written from its start as chunks come in. The layout is told in block.ts.
 */
export function createLogWriter(header: LogHeader, target: LogTarget): LogWriter {
  return new Writer(header, target);
}

const isDue = (chunks: number): boolean =>
  chunks < KEYFRAME_CHUNKS ? (chunks & (chunks - 1)) === 0 : chunks % KEYFRAME_CHUNKS === 0;

type BlockAbout = Omit<BlockHead, "packed" | "plain" | "check">;

class Writer implements LogWriter {
  backlog = 0;
  get isBehind(): boolean {
    return this.backlog > MOST_BACKLOG;
  }
  private readonly target: LogTarget;
  private readonly encoder = createEncoder();
  private readonly digest = createDigest();
  private readonly blocks: BlockEntry[] = [];
  /** Bytes written. */
  private at = 0;
  private chunks = 0;
  private first = 0;
  private facts = 0;
  private arrivals = 0;
  private lastTime = 0;
  private queue: Promise<void>;
  private failed: { readonly error: unknown } | null = null;

  constructor(header: LogHeader, target: LogTarget) {
    this.target = target;
    this.queue = this.put(fileStart());
    const bytes = jsonBytes(header);
    this.enqueue({ type: BLOCK.header, first: 0, count: 0, from: 0, to: 0 }, bytes, target.pack.pack(bytes));
  }

  take(chunk: FactChunk): void {
    this.throwIfFailed();
    if (chunk.length === 0) return;
    this.digest.take(chunk);
    if (this.facts === 0) this.first = chunk.first;
    const from = chunk.time[0]!;
    const to = chunk.time[chunk.length - 1]!;
    const plain = this.encoder.encode(chunk);
    this.facts += chunk.length;
    this.arrivals += chunk.arrivals;
    this.chunks++;
    this.lastTime = to;
    const what = { type: BLOCK.facts, first: chunk.first, count: chunk.length, from, to };
    this.enqueue(what, plain, this.target.pack.pack(plain));
    this.storeKeyframe();
  }

  async drained(): Promise<void> {
    await this.queue;
    this.throwIfFailed();
  }

  async close(): Promise<LogTotals> {
    await this.drained();
    const { first, facts, arrivals, lastTime } = this;
    const totals = { first, facts, arrivals, lastTime, digest: this.digest.hex() };
    const bytes = indexBytes({ totals, blocks: this.blocks.filter(({ type }) => type !== BLOCK.header) });
    const index = this.at;
    this.enqueue({ type: BLOCK.index, first, count: facts, from: 0, to: lastTime }, bytes, Promise.resolve(bytes));
    await this.drained();
    await this.put(writeTrailer(index));
    return totals;
  }

  /** Asked for now, while the state the caller keeps has not yet gone on to the next chunk. */
  private storeKeyframe(): void {
    const { keyframe, pack } = this.target;
    const plain = keyframe !== undefined && isDue(this.chunks) ? keyframe() : null;
    if (plain === null) return;
    if (plain.length > MOST_KEYFRAME_BYTES) {
      throw new RangeError(`log: a keyframe may have ${MOST_KEYFRAME_BYTES} bytes; got ${plain.length}`);
    }
    const { first, facts, lastTime } = this;
    const what = { type: BLOCK.keyframe, first: first + facts, count: 0, from: lastTime, to: lastTime };
    this.enqueue(what, plain, pack.pack(plain));
  }

  private enqueue(what: BlockAbout, plain: Uint8Array, packing: Promise<Uint8Array>): void {
    this.backlog += plain.length;
    this.queue = this.queue
      .then(async () => {
        const packed = await packing;
        if (this.failed === null) await this.putBlock(what, plain.length, packed);
      })
      .catch((error: unknown) => {
        this.failed ??= { error };
      })
      .then(() => {
        this.backlog -= plain.length;
      });
    // A chunk that cannot be packed fails its turn in the queue; until then nobody else looks at the promise.
    packing.catch(() => {});
  }

  private async putBlock(what: BlockAbout, plain: number, packed: Uint8Array): Promise<void> {
    const head = { ...what, packed: packed.length, plain, check: crc32c(packed) };
    this.blocks.push({ ...head, at: this.at });
    await this.put(writeBlockHead(head));
    await this.put(packed);
  }

  private async put(bytes: Uint8Array): Promise<void> {
    await this.target.write(bytes);
    this.at += bytes.length;
  }

  private throwIfFailed(): void {
    if (this.failed !== null) throw this.failed.error;
  }
}
