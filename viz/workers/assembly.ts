import { createDigest, type FactChunk, type LogHeader } from "../../engine/index.ts";
import { PartBuilder } from "../log/builder.ts";
import { buffersOf } from "./buffers.ts";
import type { LogEvent, Post, Trouble } from "./messages.ts";
import { failed } from "./trouble.ts";

/** Chunks in, parts out to the page as they are ready; the index and the digest of the facts at the end. */
export class Assembly {
  private readonly builder: PartBuilder;
  private readonly post: Post<LogEvent>;
  private readonly digest = createDigest();
  /** False after `lose`, until a stored state is found. */
  private knowsState = true;
  /** No fact is missing so far. */
  private whole = true;

  constructor(header: LogHeader, post: Post<LogEvent>) {
    this.builder = new PartBuilder(header);
    this.post = post;
    post({ kind: "header", header });
  }

  /** True when the state before fact `first` is known, so that a chunk which begins there can be taken. */
  follows(first: number): boolean {
    return this.knowsState && this.builder.next === first;
  }

  /** The facts from here on are missing; `resumeAt` ends the gap. */
  lose(): void {
    this.knowsState = false;
    this.whole = false;
  }

  /**
   * Goes on from a state that the file stores.
   * @param first the fact that comes next
   * @throws LogFileError when the bytes are no state of this log
   */
  resumeAt(keyframe: Uint8Array, first: number): void {
    this.builder.resume(keyframe, first);
    this.knowsState = true;
  }

  /**
   * Takes the next chunk and hands its columns over to the page: they are gone here.
   * @throws LogFileError when a fact in it cannot be
   */
  take(chunk: FactChunk): void {
    if (this.whole) this.digest.take(chunk);
    const part = this.builder.take(chunk);
    this.post({ kind: "part", part }, buffersOf(part));
  }

  /** Number of the fact that comes next. */
  get next(): number {
    return this.builder.next;
  }

  /** The digest of all facts so far, "" when some are missing. */
  get digestOfFacts(): string {
    return this.whole ? this.digest.hex() : "";
  }

  /** No more facts will come. `complete`: none were to come, whatever is missing before. */
  end(complete: boolean): void {
    const index = this.builder.end(complete);
    if (index.facts === 0) {
      this.post(failed(NOTHING_HAPPENS));
      return;
    }
    this.post({ kind: "done", index, digest: complete ? this.digestOfFacts : "" }, buffersOf(index));
  }
}

const NOTHING_HAPPENS: Trouble = {
  wrong: "the log holds no facts: nobody came, and nothing changed",
  where: "the whole run",
  try: "look at the cohorts of its scenario",
};
