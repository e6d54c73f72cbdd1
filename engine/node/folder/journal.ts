/** The journal of an unfinished run: a line for each replication that is finished, so that nothing need be run twice. */
import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { crc32c, type JobResult } from "../../index.ts";

/** A finished replication. */
export interface Entry {
  /** Place of its scenario in the run: 0 for the base. */
  readonly world: number;
  readonly result: JobResult;
}

/** Milliseconds between two times that the disk is asked to make what was appended safe, and whether it is still there. */
const SAFE_EVERY = 2_000;

/** A line: JSON whose last key is the CRC-32C of the text before it. The numbers are exact: bytes of doubles, in base64. */
export function journalLine({ world, result }: Entry): string {
  const { replication, digest, facts, events, values, activity } = result;
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
  const entry = {
    world,
    replication,
    digest,
    facts,
    events,
    values: bytes,
    ...(activity !== undefined && { activity }),
  };
  const text = JSON.stringify(entry).slice(0, -1);
  return `${text},"crc":"${checkOf(Buffer.from(text))}"}\n`;
}

const LINE = /^(\{.*),"crc":"([0-9a-f]{8})"\}$/s;

/** The entry a line tells of; null for one that is torn or damaged. */
export function readLine(line: string): Entry | null {
  const [, text = "", check = ""] = LINE.exec(line) ?? [];
  if (checkOf(Buffer.from(text)) !== check) return null;
  const { world, values, ...rest } = JSON.parse(`${text}}`);
  const bytes = Buffer.from(values, "base64");
  const numbers = new Float64Array(bytes.length / Float64Array.BYTES_PER_ELEMENT);
  new Uint8Array(numbers.buffer).set(bytes);
  return { world, result: { ...rest, values: numbers } };
}

function checkOf(bytes: Uint8Array): string {
  return crc32c(bytes).toString(16).padStart(8, "0");
}

/** A journal that is open for more. */
export interface Journal {
  /** What it told of when it was opened, in the order it came. */
  readonly entries: readonly Entry[];
  /** Adds a line. A kill then loses it no more; a loss of power may, up to two seconds after. @throws as the disk does */
  append(entry: Entry): void;
  /** Makes everything safe and lets go of the file; once. @throws as the disk does */
  close(): Promise<void>;
}

/**
 * Opens a journal, or begins one. Lines that are torn or damaged are taken out of it.
 * @throws as the disk does
 */
export function openJournal(path: string): Journal {
  const file = openSync(path, "a+");
  try {
    const { entries, good } = readAll(readFileSync(file));
    if (good.length < fstatSync(file).size) {
      ftruncateSync(file, 0);
      writeAll(file, good);
    }
    return new OpenJournal(path, file, entries);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

const LINE_FEED = 10;

function readAll(bytes: Buffer): { entries: Entry[]; good: Buffer } {
  const entries: Entry[] = [];
  const good: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
    const entry = readLine(bytes.toString("utf8", from, end));
    if (entry !== null) {
      entries.push(entry);
      good.push(bytes.subarray(from, end + 1));
    }
    from = end + 1;
  }
  return { entries, good: Buffer.concat(good) };
}

/** The system may take fewer bytes than it is given, as on a disk that fills up. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

class OpenJournal implements Journal {
  readonly entries: readonly Entry[];
  private readonly path: string;
  private readonly file: number;
  private safeAt = performance.now();
  private making: Promise<void> = Promise.resolve();
  private failed: Error | null = null;
  private isClosed = false;

  constructor(path: string, file: number, entries: readonly Entry[]) {
    this.path = path;
    this.file = file;
    this.entries = entries;
  }

  append(entry: Entry): void {
    if (this.failed !== null) throw this.failed;
    writeAll(this.file, Buffer.from(journalLine(entry)));
    if (performance.now() - this.safeAt < SAFE_EVERY) return;
    this.safeAt = performance.now();
    statSync(this.path); // what is removed can still be written, and is lost
    this.making = this.makeSafe();
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.making;
    await this.makeSafe();
    closeSync(this.file);
    if (this.failed !== null) throw this.failed;
  }

  private makeSafe(): Promise<void> {
    return new Promise((done) =>
      fdatasync(this.file, (error) => {
        this.failed ??= error;
        done();
      }),
    );
  }
}
