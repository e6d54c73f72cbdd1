import { type FactChunk, LogFileError, type LogReader, openLog } from "../../engine/index.ts";
import { Assembly } from "./assembly.ts";
import type { LogEvent, Post, Trouble } from "./messages.ts";
import { PACK } from "./pack.ts";
import { failed, troubleOf } from "./trouble.ts";

const WORKER = "the log worker";

/**
 * Reads a log file and posts it part by part. A damaged stretch is told and passed over up to the next state that the
 * file stores. Posts failed when it is no log, or nothing of it can be read.
 */
export async function readLogFile(bytes: Uint8Array, post: Post<LogEvent>): Promise<void> {
  try {
    await new Reading(await openLog(bytes, PACK), post).all();
  } catch (error) {
    post(failed(troubleOf(error, WORKER)));
  }
}

/** One file being read. */
class Reading {
  private readonly reader: LogReader;
  private readonly post: Post<LogEvent>;
  private readonly assembly: Assembly;
  private readonly total: number;
  private readonly troubles: Trouble[] = [];
  private taken = 0;
  /** A chunk could be read, though perhaps not shown. */
  private readable = false;

  constructor(reader: LogReader, post: Post<LogEvent>) {
    this.reader = reader;
    this.post = post;
    this.assembly = new Assembly(reader.header, post);
    this.total = reader.chunks.reduce((facts, { count }) => facts + count, 0);
  }

  async all(): Promise<void> {
    for (const damage of this.reader.damage) this.tell(damage);
    const { chunks } = this.reader;
    // One chunk ahead: the browser unpacks it while this thread builds the part before.
    let coming = this.read(0);
    for (const [i, { first }] of chunks.entries()) {
      const chunk = await coming;
      coming = this.read(i + 1);
      if (chunk === null) break;
      if (chunk instanceof LogFileError) {
        this.lose(chunk);
        continue;
      }
      this.readable = true;
      if (this.assembly.follows(first) || (await this.resume(first))) this.take(chunk);
    }
    this.end();
  }

  /** A chunk, what is wrong with it, or null after the last. */
  private async read(i: number): Promise<FactChunk | LogFileError | null> {
    if (i >= this.reader.chunks.length) return null;
    try {
      return await this.reader.readChunk(i);
    } catch (error) {
      if (error instanceof LogFileError) return error;
      throw error;
    }
  }

  private take(chunk: FactChunk): void {
    const { length } = chunk;
    try {
      this.assembly.take(chunk);
    } catch (error) {
      if (!(error instanceof LogFileError)) throw error;
      this.lose(error);
      return;
    }
    this.taken += length;
    const [done, total] = [this.taken, this.total];
    this.post({ kind: "progress", done, total, words: `Reading the log: ${count(done)} of ${count(total)} facts` });
  }

  /** True when the file stores the state before fact `first`. */
  private async resume(first: number): Promise<boolean> {
    this.assembly.lose();
    const stored = this.reader.keyframes.findIndex((keyframe) => keyframe.first === first);
    if (stored < 0) return false;
    try {
      this.assembly.resumeAt(await this.reader.readKeyframe(stored), first);
      return true;
    } catch (error) {
      if (!(error instanceof LogFileError)) throw error;
      this.tell(error);
      return false;
    }
  }

  private lose(damage: LogFileError): void {
    this.assembly.lose();
    this.tell(damage);
  }

  private tell(damage: LogFileError): void {
    const problem = troubleOf(damage, WORKER);
    this.troubles.push(problem);
    this.post({ kind: "damage", problem });
  }

  private end(): void {
    const [first, ...more] = this.troubles;
    if (this.taken === 0 && first !== undefined) {
      this.post(failed(this.nothingSeen(first, more.length)));
      return;
    }
    const { totals } = this.reader;
    const complete = totals !== null && this.assembly.next === totals.first + totals.facts;
    const digest = this.assembly.digestOfFacts;
    if (complete && digest !== "" && digest !== totals.digest) this.tell(otherFacts());
    this.assembly.end(complete);
  }

  /** Why not one moment can be shown. */
  private nothingSeen({ wrong, where, try: cure }: Trouble, more: number): Trouble {
    const others = more === 0 ? "" : ` (and ${more} more ${more === 1 ? "place is" : "places are"} damaged)`;
    const why = this.readable
      ? "what comes after builds on what is missing there, and the file stores no state to go on from"
      : "no other facts can be read";
    return { wrong: `${wrong}${others}; ${why}`, where, try: cure };
  }
}

const count = (n: number): string => n.toLocaleString("en-GB");

function otherFacts(): LogFileError {
  const cure = "make the log again from its scenario and seed";
  return new LogFileError("the facts do not have the digest that the file names", "index", cure);
}
