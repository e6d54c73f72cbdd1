import { type FactChunk, KIND } from "../../engine/index.ts";
import type { LogStore } from "../log/store.ts";

/** What is looked at: the columns of a log, and which facts fall into a stretch of time. */
export type Scanned = Pick<LogStore, "rows" | "factsIn">;

/** Is told a fact by its chunk and row; false ends the walk. */
export type Look = (chunk: FactChunk, row: number) => boolean;

/** Shows the facts first … end − 1, the newest first, straight from the columns. */
export function newestFirst(log: Scanned, first: number, end: number, look: Look): void {
  for (const { part, from, to } of log.rows(first, end).reverse()) {
    for (let row = to - 1; row >= from; row--) if (!look(part.chunk, row)) return;
  }
}

/** Shows the facts from number `first` on, in order, straight from the columns. */
export function inOrder(log: Scanned, first: number, look: Look): void {
  for (const { part, from, to } of log.rows(first, Infinity)) {
    for (let row = from; row < to; row++) if (!look(part.chunk, row)) return;
  }
}

/** Number of the fact of one of these kinds about a person that was written at `time`; the last of them, −1 for none. */
export function factAt(log: Scanned, time: number, person: number, kinds: readonly number[]): number {
  const { first, end } = log.factsIn(time - 1, time);
  let found = -1;
  newestFirst(log, first, end, (chunk, row) => {
    if (chunk.person[row] !== person || !kinds.includes(chunk.kind[row]!)) return true;
    found = chunk.first + row;
    return false;
  });
  return found;
}

/** A fact of the future, as far as the log is known. */
export interface Coming {
  readonly fact: number;
  readonly time: number;
  readonly person: number;
  readonly service: number;
}

/** The first time after `t` that somebody leaves one of these services; null when nobody does. */
export function nextLeaver(log: Scanned, t: number, services: readonly number[]): Coming | null {
  return nextFact(log, t, (chunk, row) => chunk.kind[row] === KIND.Left && services.includes(chunk.service[row]!));
}

/** The first time after `t` that a service has more than `least` places or staff by a change; null when it has not. */
export function nextOpening(log: Scanned, t: number, service: number, least: number): Coming | null {
  return nextFact(
    log,
    t,
    (chunk, row) =>
      chunk.kind[row] === KIND.CapacityChanged && chunk.service[row] === service && chunk.value[row]! > least,
  );
}

/** The change of capacity of a service at time `at`; −1 for none. */
export function changeAt(log: Scanned, at: number, service: number): number {
  const { first, end } = log.factsIn(at - 1, at);
  let found = -1;
  newestFirst(log, first, end, (chunk, row) => {
    if (chunk.kind[row] !== KIND.CapacityChanged || chunk.service[row] !== service) return true;
    found = chunk.first + row;
    return false;
  });
  return found;
}

function nextFact(log: Scanned, t: number, is: Look): Coming | null {
  let found: Coming | null = null;
  inOrder(log, log.factsIn(t, t).end, (chunk, row) => {
    if (!is(chunk, row)) return true;
    const [fact, time] = [chunk.first + row, chunk.time[row]!];
    found = { fact, time, person: chunk.person[row]!, service: chunk.service[row]! };
    return false;
  });
  return found;
}
