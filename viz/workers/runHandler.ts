import { beginFacts, CannotGoOn, copyChunk, type FactChunk, type Replication } from "../../engine/job.ts";
import { buffersOf } from "./buffers.ts";
import type { Post, RunAsk, RunEvent } from "./messages.ts";

/** Milliseconds of work between two looks at the clock. */
const SLICE = 20;
/** Milliseconds between two words about progress. */
const TELL = 100;
/** Events of the first slice, before it is known how long an event takes here. */
const FIRST_EVENTS = 500;
const DAY = 86_400;

/**
 * The run worker without its thread: simulates one replication in short slices, posts its facts as they come and tells
 * how far it is. To stop it, end the thread.
 * @param now milliseconds from any fixed start
 */
export function runHandler(ask: RunAsk, post: Post<RunEvent>, now: () => number): void {
  const { model } = ask;
  const take = (chunk: FactChunk): void => {
    const own = copyChunk(chunk);
    post({ kind: "chunk", chunk: own }, buffersOf(own));
  };
  try {
    const going = beginFacts(model, ask, { take, soon: true });
    const days = Math.ceil(model.clock.end / DAY);
    inSlices(going, now, () => post(progress(going.now, days)));
    post({ kind: "end" });
  } catch (error) {
    post(cannotRun(error));
  }
}

/** Takes as many events at a time as fill a slice, and calls `tell` now and then. */
function inSlices(going: Pick<Replication, "advance" | "now">, now: () => number, tell: () => void): void {
  let events = FIRST_EVENTS;
  let told = now();
  let began = told;
  while (going.advance(events)) {
    const ended = now();
    // At most doubled: one lucky slice, or a clock that stands still, says little about the next.
    events = Math.max(1, Math.round(events * Math.min(2, SLICE / Math.max(ended - began, 1))));
    if (ended - told >= TELL) {
      tell();
      told = ended;
    }
    began = now();
  }
}

function progress(seconds: number, days: number): RunEvent {
  const day = Math.min(days, Math.floor(seconds / DAY) + 1);
  return { kind: "progress", done: day, total: days, words: `Simulating: day ${day} of ${days}` };
}

function cannotRun(error: unknown): RunEvent {
  const where = "the simulation";
  if (error instanceof CannotGoOn) {
    return { kind: "failed", problems: [{ wrong: error.wrong, where, try: error.cure }] };
  }
  const wrong = error instanceof Error ? error.message : String(error);
  return { kind: "failed", problems: [{ wrong, where, try: "run careshift check on the scenario" }] };
}
