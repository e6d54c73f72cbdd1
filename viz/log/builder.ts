import { type FactChunk, type KIND, LogFileError, type LogHeader, replayFrom, UNLIMITED } from "../../engine/index.ts";
import { ByteSink } from "./bytes.ts";
import { FREE } from "./cells.ts";
import { DelayBuilder } from "./delayBuilder.ts";
import { FreeCells } from "./freeCells.ts";
import { writeKeyframe } from "./keyframe.ts";
import { LaneBuilder } from "./laneBuilder.ts";
import { PeopleBuilder } from "./peopleBuilder.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { StageState } from "./stageState.ts";
import { LogStore } from "./store.ts";
import type { Keyframes, LogIndex, Part } from "./types.ts";
import { wrongWith } from "./wrong.ts";

/** A state is stored after so many facts of a part. */
const KEYFRAME_FACTS = 4096;

/**
 * Makes parts of a log from its chunks, in order, and in the end the index of all of it. One pass: the state is folded
 * once, and what the page will ask for is written down on the way.
 */
export class PartBuilder {
  private readonly shape: Shape;
  private readonly lanes: LaneBuilder;
  private readonly delays = new DelayBuilder();
  private readonly people = new PeopleBuilder();
  private readonly sink = new ByteSink();
  /** By service: cells ever taken; the highest number of places or staff. */
  private readonly cells: Int32Array;
  private readonly mostCapacity: Int32Array;
  private state: StageState;
  private free: FreeCells;
  private second = 0;
  private canGoOn = true;
  /** Number after that of the last fact of all parts, and its time. */
  private facts = 0;
  private lastTime = 0;

  constructor(header: LogHeader) {
    this.shape = shapeOf(header);
    this.state = new StageState(this.shape);
    this.free = new FreeCells(this.shape.services);
    this.lanes = new LaneBuilder(this.shape);
    this.cells = new Int32Array(this.shape.services);
    this.mostCapacity = this.state.replay.capacity.slice();
  }

  /** Number of the fact that must come next. */
  get next(): number {
    return this.state.replay.next;
  }

  /**
   * The part made of the next chunk. The part keeps the chunk: give a copy (`copyChunk`) where its columns are used
   * again. The builder keeps nothing of the part, which can be handed over.
   * @throws LogFileError when the chunk is not the next, or holds a fact that cannot be: nothing can be taken any more
   * until `resume`.
   */
  take(chunk: FactChunk): Part {
    const delays = this.delays.length;
    try {
      if (!this.canGoOn || chunk.first !== this.next)
        throw cannotGoOn("facts before it are missing", `fact ${chunk.first}`);
      const part = this.fold(chunk);
      this.people.take(chunk);
      this.facts = this.next;
      this.lastTime = this.state.replay.now;
      return part;
    } catch (error) {
      this.canGoOn = false;
      this.delays.keep(delays);
      throw error;
    }
  }

  /**
   * Goes on at a state that the file stores, after facts that cannot be read. Nobody knows who was in which cell, so
   * cells are given out anew; what was used is counted from here on.
   * @throws LogFileError when the bytes are damaged, or another fact than `next` comes next.
   */
  resume(keyframe: Uint8Array, next: number): void {
    const replay = replayFrom(this.shape.header, keyframe);
    if (replay.next !== next) {
      throw cannotGoOn(`the stored state is for fact ${replay.next}, not ${next}`, `fact ${next}`);
    }
    this.settle();
    this.state = new StageState(this.shape, replay);
    this.free = new FreeCells(this.shape.services);
    this.state.startHere(this.free);
    this.second = replay.now;
    this.canGoOn = true;
    this.lanes.touchAll();
    this.delays.resume(replay);
    for (let s = 0; s < this.shape.services; s++) {
      this.noteCapacity(s, replay.capacity[s]!);
      if (this.shape.hasCells[s] === 1) this.noteCells(s, replay.occupied[s]!);
    }
  }

  /** What is known when all chunks have been taken. `complete`: the log was read to its end. */
  end(complete = true): LogIndex {
    this.settle();
    return {
      facts: this.facts,
      lastTime: this.lastTime,
      complete: complete && this.canGoOn,
      delays: this.delays.finish(),
      people: this.people.finish(),
      lanes: this.lanes.end(),
      cells: this.cells.map((taken, s) => (this.shape.hasCells[s] === 1 ? Math.max(taken, this.placesOf(s)) : 0)),
      mostCapacity: this.mostCapacity.map((most) => (most >= UNLIMITED ? -1 : most)),
    };
  }

  private fold(chunk: FactChunk): Part {
    const { first, length, time, kind, person, service, other, value } = chunk;
    const { lanes, state } = this;
    const { replay } = state;
    const cell = new Int32Array(length);
    const keyframes = new KeyframeList(this.sink);
    for (let i = 0; i < length; i++) {
      const t = time[i]!;
      if (t !== this.second) {
        lanes.settle(this.second, replay);
        this.second = t;
      }
      if (i % KEYFRAME_FACTS === 0) keyframes.store(state);
      const slot = replay.people.slot(person[i]!);
      const wrong = wrongWith(replay, slot, t, kind[i]!, person[i]!, service[i]!);
      if (wrong !== null) throw cannotGoOn(wrong, `fact ${first + i}`);
      cell[i] = this.apply(slot, t, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
    }
    return { chunk, cell, keyframes: keyframes.end() };
  }

  /** Applies a fact; returns the cell that it takes or frees. */
  private apply(
    slot: number,
    t: number,
    kind: number,
    person: number,
    service: number,
    other: number,
    value: number,
  ): number {
    const { state, lanes } = this;
    const { people, next } = state.replay;
    const waits = slot < 0 ? undefined : people.waits[slot];
    let cell = FREE;
    switch (kind) {
      case 4 satisfies typeof KIND.Started:
        if (state.cells.has(service)) {
          cell = this.free.take(service);
          this.noteCells(service, cell + 1);
        }
        break;
      case 6 satisfies typeof KIND.ReadyToLeave:
        this.delays.begin(next, t, slot, person, service, other);
        break;
      case 7 satisfies typeof KIND.Delayed:
        this.delays.because(slot, value);
        break;
      case 9 satisfies typeof KIND.Left:
        if (state.cells.has(service)) {
          cell = state.cells.of(slot);
          this.free.free(service, cell);
        }
        this.delays.end(slot, t);
        break;
      case 18 satisfies typeof KIND.CapacityChanged:
        this.noteCapacity(service, value);
        break;
    }
    state.apply(t, kind, person, service, other, value, cell);
    lanes.touch(service);
    if (waits !== undefined && people.waits[slot] !== waits) for (const wait of waits) lanes.touch(wait.service);
    return cell;
  }

  private noteCells(service: number, cells: number): void {
    if (cells > this.cells[service]!) this.cells[service] = cells;
  }

  private noteCapacity(service: number, capacity: number): void {
    if (capacity > this.mostCapacity[service]!) this.mostCapacity[service] = capacity;
  }

  private placesOf(service: number): number {
    const most = this.mostCapacity[service]!;
    return most >= UNLIMITED ? 0 : most;
  }

  /** The last second is over. That of a chunk which broke off in the middle is not to be trusted. */
  private settle(): void {
    if (this.canGoOn) this.lanes.settle(this.second, this.state.replay);
  }
}

/** A whole log as the page holds it: for tests and small tools. The chunks are kept. @throws LogFileError */
export function buildStore(header: LogHeader, chunks: Iterable<FactChunk>): LogStore {
  const store = new LogStore(header);
  const builder = new PartBuilder(header);
  for (const chunk of chunks) store.add(builder.take(chunk));
  store.finish(builder.end());
  return store;
}

/** The stored states of a part, in the making. */
class KeyframeList {
  private readonly sink: ByteSink;
  private readonly next: number[] = [];
  private readonly at: number[] = [];
  private readonly offset: number[] = [];

  constructor(sink: ByteSink) {
    this.sink = sink;
    sink.clear();
  }

  store(state: StageState): void {
    this.next.push(state.replay.next);
    this.at.push(state.replay.now);
    this.offset.push(this.sink.length);
    writeKeyframe(state, this.sink);
  }

  end(): Keyframes {
    const { next, at, offset, sink } = this;
    return {
      next: Int32Array.from(next),
      at: Int32Array.from(at),
      offset: Int32Array.of(...offset, sink.length),
      bytes: sink.cut(),
    };
  }
}

function cannotGoOn(wrong: string, where: string): LogFileError {
  return new LogFileError(wrong, where, "make the log again from its scenario and seed");
}
