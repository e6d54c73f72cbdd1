import type { LogHeader } from "../../engine/index.ts";
import { countUpTo, rowsUpTo } from "./columns.ts";
import { readKeyframe } from "./keyframe.ts";
import { KeyTable } from "./keyTable.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { StageState } from "./stageState.ts";
import { type Stretch, Stretches } from "./stretches.ts";
import type { Fact, LogIndex, Part } from "./types.ts";

/** What restoring one person of a stored state costs, in facts folded. */
const FACTS_PER_PERSON = 2;

/** Rows of one part: those of facts that follow one another. */
export interface Rows {
  readonly part: Part;
  readonly from: number;
  /** One after the last. */
  readonly to: number;
}

/**
 * A log in memory, and its state at any time. Parts are added in order as they come; facts that could not be read may
 * be missing between them.
 */
export class LogStore {
  readonly header: LogHeader;
  readonly parts: readonly Part[];
  private readonly own: Part[] = [];
  private readonly shape: Shape;
  private readonly known = new Stretches();
  private whole: LogIndex | null = null;
  private keys: KeyTable | null = null;

  constructor(header: LogHeader) {
    this.header = header;
    this.parts = this.own;
    this.shape = shapeOf(header);
  }

  /** What is known when all of the log has been read; null until then. */
  get index(): LogIndex | null {
    return this.whole;
  }

  /** Number after that of the last fact here. */
  get facts(): number {
    const last = this.own.at(-1);
    return last === undefined ? 0 : last.chunk.first + last.chunk.length;
  }

  /** The last second whose state is known so far; −1 for none. */
  get seenTo(): number {
    return this.known.seenTo;
  }

  /** When the state is known, in order. More than one where facts could not be read. */
  get stretches(): readonly Stretch[] {
    return this.known.all;
  }

  /** True when all facts up to time `t` that the state then rests on are here. */
  knownAt(t: number): boolean {
    return t >= 0 && this.known.lastKnown(t) === t;
  }

  /** @throws RangeError when the part does not come after those before. */
  add(part: Part): void {
    if (part.chunk.length === 0) return;
    if (part.chunk.first < this.facts) throw new RangeError(`log: fact ${part.chunk.first} is there already`);
    this.own.push(part);
    this.known.add(part);
  }

  /** All parts have been added. */
  finish(index: LogIndex): void {
    this.whole = index;
    if (index.complete) this.known.endAt(Math.max(this.header.clock.end, index.lastTime));
  }

  /**
   * The state at time `t`: after all facts with time ≤ t. Where facts are missing it is that of the last second known
   * before, and its `known` is false. The state is the caller's, and goes on only by `onward`.
   */
  stateAt(t: number): StageState {
    const until = this.known.lastKnown(t);
    const at = this.partAt(until);
    const state = at < 0 ? new StageState(this.shape) : this.restore(this.own[at]!, until);
    if (at >= 0) state.fold(this.own[at]!, until);
    state.arrive(t, this.knownAt(t));
    return state;
  }

  /** The state at time `t`: the one given, moved on in place where that is quicker than seeking. It must be used no more. */
  onward(state: StageState, t: number): StageState {
    const until = this.known.lastKnown(t);
    const to = this.partAt(until);
    if (to < 0 || until < state.replay.now) return this.stateAt(t);
    const from = Math.max(0, this.partOf(state.replay.next));
    if (this.known.runOf(from) !== this.known.runOf(to) || this.isSeekQuicker(state, to, until)) return this.stateAt(t);
    for (let i = from; i <= to; i++) state.fold(this.own[i]!, until);
    state.arrive(t, this.knownAt(t));
    return state;
  }

  /**
   * Numbers of the facts with after < time ≤ upTo, the last left out. All of them are here: where some between are
   * missing, only those after the gap are meant.
   */
  factsIn(after: number, upTo: number): { readonly first: number; readonly end: number } {
    const last = this.partBefore(upTo);
    if (last < 0) return { first: 0, end: 0 };
    const end = this.rowAfter(last, upTo);
    const run = this.known.runOf(last);
    const start = this.partBefore(after);
    const first = start < run ? this.own[run]!.chunk.first : this.rowAfter(start, after);
    return { first: Math.min(first, end), end };
  }

  /** The rows of the facts from `first` to `end` − 1 that are here, part by part. */
  rows(first: number, end: number): Rows[] {
    const found: Rows[] = [];
    for (let i = Math.max(0, this.partOf(first)); i < this.own.length; i++) {
      const part = this.own[i]!;
      const from = Math.max(0, first - part.chunk.first);
      const to = Math.min(part.chunk.length, end - part.chunk.first);
      if (to <= 0) break;
      if (from < to) found.push({ part, from, to });
    }
    return found;
  }

  /** True when a fact is here. */
  has(n: number): boolean {
    const part = this.own[this.partOf(n)];
    return n >= 0 && part !== undefined && n < part.chunk.first + part.chunk.length;
  }

  /** @throws RangeError when there is no such fact, or it could not be read. */
  fact(n: number): Fact {
    const { chunk } = this.holding(n);
    const i = n - chunk.first;
    return {
      number: n,
      time: chunk.time[i]!,
      kind: chunk.kind[i]!,
      person: chunk.person[i]!,
      service: chunk.service[i]!,
      other: chunk.other[i]!,
      value: chunk.value[i]!,
      cause: chunk.cause[i]!,
    };
  }

  /** The cell that a Started takes or a Left frees, −1 for none. @throws RangeError as `fact`. */
  cellOfFact(n: number): number {
    const { chunk, cell } = this.holding(n);
    return cell[n - chunk.first]!;
  }

  /** Numbers of the facts about a person, in order; those that are here while the log is still coming in. */
  factsOf(person: number): Int32Array {
    if (this.whole === null) return this.searchFor(person);
    const { start, facts } = this.whole.people;
    return person < 0 || person + 1 >= start.length
      ? new Int32Array(0)
      : facts.subarray(start[person], start[person + 1]);
  }

  /** The same person in another log of a pair, −1 for none, and while either log is still coming in. */
  twinOf(person: number, other: LogStore): number {
    const keys = this.whole?.people.keys;
    if (keys === undefined || person < 0 || 2 * person >= keys.length) return -1;
    return other.withKey(keys[2 * person]!, keys[2 * person + 1]!);
  }

  private withKey(first: number, second: number): number {
    if (this.whole === null) return -1;
    this.keys ??= new KeyTable(this.whole.people);
    return this.keys.find(first, second);
  }

  private searchFor(person: number): Int32Array {
    const found: number[] = [];
    for (const { chunk } of this.own) {
      for (let i = 0; i < chunk.length; i++) if (chunk.person[i] === person) found.push(chunk.first + i);
    }
    return Int32Array.from(found);
  }

  private restore({ keyframes }: Part, t: number): StageState {
    const { at, offset, bytes } = keyframes;
    const stored = Math.max(0, rowsUpTo(at, at.length, t) - 1);
    return readKeyframe(this.shape, bytes, offset[stored]!);
  }

  /** Facts to fold in place, against a stored state to be restored and the facts after it. */
  private isSeekQuicker({ replay }: StageState, to: number, t: number): boolean {
    const { at, next } = this.own[to]!.keyframes;
    const stored = next[Math.max(0, rowsUpTo(at, at.length, t) - 1)]!;
    return stored - replay.next > FACTS_PER_PERSON * (replay.arrivals - replay.exits);
  }

  /** The last part whose first stored state is no later than `t`, −1 for none. */
  private partAt(t: number): number {
    return countUpTo(this.own.length, t, (i) => this.own[i]!.keyframes.at[0]!) - 1;
  }

  /** The last part that begins with a fact at or before time `t`, −1 for none. */
  private partBefore(t: number): number {
    return countUpTo(this.own.length, t, (i) => this.own[i]!.chunk.time[0]!) - 1;
  }

  /** The last part that begins at or before fact `n`, −1 for none. */
  private partOf(n: number): number {
    return countUpTo(this.own.length, n, (i) => this.own[i]!.chunk.first) - 1;
  }

  /** Number of the fact after the last one of a part with time ≤ t. */
  private rowAfter(part: number, t: number): number {
    const { first, length, time } = this.own[part]!.chunk;
    return first + rowsUpTo(time, length, t);
  }

  private holding(n: number): Part {
    if (!this.has(n)) throw new RangeError(`log: there is no fact ${n} here`);
    return this.own[this.partOf(n)]!;
  }
}
