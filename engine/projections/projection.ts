import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";

/** A stretch of run time in seconds: facts with from ≤ time < to happened in it. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** True where facts at `to` belong to it too: a run that ended then. */
  readonly closed?: true;
}

/** A fold going on: takes the chunks of one log in order, from the first, and gives its answer once. */
export interface Fold<R> {
  take(chunk: FactChunk): void;
  end(): R;
}

/** A question that any log of the model answers. */
export interface Projection<R> {
  begin(model: Model, window: Window): Fold<R>;
}

/** From the end of the warm-up to the end of the run. */
export function measuredWindow(model: Model): Window {
  return { from: model.clock.warmUp, to: model.clock.end };
}

/**
 * What a projection writes. Facts before the window come first and only move people about; `open` starts the clocks at
 * its beginning with the people who are there; `close` stops them at its end.
 */
export interface WindowFold<R> {
  /** Instants inside the window at which the fold wants to look at itself: after all facts before them. */
  readonly turns?: readonly Turn[];
  /** Make room for person numbers below `people`. */
  reach(people: number): void;
  /** Fold rows begin … end − 1 of a chunk. */
  run(chunk: FactChunk, begin: number, end: number): void;
  open(): void;
  close(): R;
}

export interface Turn {
  readonly at: number;
  turn(): void;
}

/**
 * Cuts a log at the ends of a window and at a fold's turns, so that no fold asks the time of each fact, and makes room
 * for people ahead of each chunk, so that none asks whether its columns are long enough.
 *
 * @throws RangeError when the window is empty or begins before time 0.
 */
function inWindow<R>(window: Window, fold: WindowFold<R>): Fold<R> {
  const { from, to } = window;
  if (!(from >= 0 && to > from)) throw new RangeError(`a window needs 0 ≤ from < to; got ${from} to ${to}`);
  const inside = (fold.turns ?? []).filter(({ at }) => at > from && at < to);
  const turns: Turn[] = [{ at: from, turn: () => fold.open() }, ...inside.toSorted((a, b) => a.at - b.at)];
  let people = 0;
  let counting = false;
  return {
    take(chunk) {
      if (!allBelow(chunk, people)) {
        people = peopleToExpect(chunk, to);
        fold.reach(people);
      }
      let row = 0;
      const until = (time: number): void => {
        const end = Math.max(row, firstRowAt(chunk, time));
        if (end > row) fold.run(chunk, row, end);
        row = end;
      };
      if (counting || (chunk.first === 0 && chunk.kind[0] === CENSUS)) {
        // Who is there at the start was there before the window opens, even if it opens at time 0.
        const told = lastOfCensus(chunk, counting ? 0 : 1);
        counting = told < 0;
        row = counting ? chunk.length : told + 1;
        fold.run(chunk, 0, row);
      }
      while (turns.length > 0) {
        until(turns[0]!.at);
        if (row === chunk.length) return;
        turns.shift()!.turn();
      }
      until(window.closed ? to + 1 : to);
    },
    end() {
      for (const { turn } of turns.splice(0)) turn();
      return fold.close();
    },
  };
}

/** A projection made of one fold. */
export function projectionOf<R>(make: (model: Model, window: Window) => WindowFold<R>): Projection<R> {
  return { begin: (model, window) => inWindow(window, make(model, window)) };
}

const CENSUS: number = KIND.Census;

/** Row at or after `from` with which a census is complete; −1 when it goes on in the next chunk. */
function lastOfCensus({ kind, length }: FactChunk, from: number): number {
  for (let row = from; row < length; row++) if (kind[row] === CENSUS) return row;
  return -1;
}

/** Row of the first fact at or after `time`; the chunk's length when there is none. */
function firstRowAt(chunk: FactChunk, time: number): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunk.time[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks at signs alone: a branch on each person would cost more than the rest of the loop. */
function allBelow({ person, length }: FactChunk, people: number): boolean {
  const highest = (people - 1) | 0;
  let signs = 0;
  for (let i = 0; i < length; i++) signs |= highest - person[i]!;
  return signs >= 0;
}

/** People to make room for: as many more a second as so far, and at most 16 times as many, until `to`. */
function peopleToExpect({ person, time, length }: FactChunk, to: number): number {
  let highest = -1;
  for (let i = 0; i < length; i++) if (person[i]! > highest) highest = person[i]!;
  const further = Math.min(16, Math.max(1, to / Math.max(1, time[length - 1]!)));
  return Math.ceil((highest + 1) * further * 1.25) + 64;
}
