import {
  catchError,
  concat,
  concatMap,
  EMPTY,
  merge,
  type Observable,
  of,
  Subject,
  switchMap,
  take,
  takeWhile,
} from "rxjs";
import { logHeader } from "../../engine/index.ts";
import { buffersOf } from "./buffers.ts";
import { type Asked, conversation, type StartThread } from "./conversation.ts";
import type {
  LanguageAsk,
  LanguageEvent,
  LogAsk,
  LogEvent,
  Progress,
  ReadScenario,
  RunAsk,
  RunEvent,
  ScenarioFiles,
  Trouble,
} from "./messages.ts";

/** Which replication of a scenario is wanted. */
export interface SimulateAsk {
  /** Words of the seed. */
  readonly seed: string;
  /** From 0. */
  readonly replication: number;
}

/** Reads the bytes of a log file; the bytes are handed over and gone. Ends with done or failed. */
export function openLogWith(start: StartThread, bytes: Uint8Array): Observable<LogEvent> {
  const buffer = wholeBuffer(bytes);
  const ask: Asked<LogAsk> = { ask: { ask: "file", bytes: buffer }, transfer: [buffer] };
  return toTheEnd(conversation<LogAsk, LogEvent>(start, "log", of(ask)));
}

/**
 * Reads a scenario, simulates one replication of it, and builds the log's parts while the simulation goes on. Ends with
 * done or failed.
 * @param engine version of Careshift, for the log's header
 */
export function simulateWith(
  start: StartThread,
  engine: string,
  scenario: ScenarioFiles,
  ask: SimulateAsk,
): Observable<LogEvent> {
  const reading = of<Asked<LanguageAsk>>({ ask: scenario });
  const events = conversation<LanguageAsk, LanguageEvent>(start, "language", reading).pipe(
    take(1),
    switchMap((said) => (said.kind === "failed" ? of(said) : runAndRead(start, engine, said, ask))),
  );
  return toTheEnd(concat(of(READING), events));
}

const READING: Progress = { kind: "progress", done: 0, total: 1, words: "Reading the scenario" };

/** The run worker's facts go on to the log worker. */
function runAndRead(
  start: StartThread,
  engine: string,
  { model, digest, fork }: ReadScenario,
  { seed, replication }: SimulateAsk,
): Observable<LogEvent> {
  const parting = fork && { fork: { parent: fork.parent.digest, at: fork.at, date: fork.date } };
  const header = logHeader(model, { engine, scenario: digest, seed, replication, ...parting });
  const past = fork && { fork: { parent: fork.parent.model, at: fork.at } };
  const asked = of<Asked<RunAsk>>({ ask: { model, seed, replication, ...past } });
  // The run begins when the log worker is there to take its facts; what is not for the log goes to the page beside it.
  const beside = new Subject<LogEvent>();
  const facts = conversation<RunAsk, RunEvent>(start, "run", asked).pipe(
    takeWhile((said) => said.kind !== "end", true),
    concatMap((said): Observable<Asked<LogAsk>> => {
      if (said.kind === "end") return of({ ask: { ask: "end" } });
      if (said.kind === "chunk")
        return of({ ask: { ask: "take", chunk: said.chunk }, transfer: buffersOf(said.chunk) });
      beside.next(said);
      return EMPTY;
    }),
  );
  const begin = of<Asked<LogAsk>>({ ask: { ask: "begin", header } });
  return merge(beside, conversation<LogAsk, LogEvent>(start, "log", concat(begin, facts)));
}

/** Completes with done or failed; a broken worker is a failure like any other. Completing ends every worker. */
function toTheEnd(events: Observable<LogEvent>): Observable<LogEvent> {
  return events.pipe(
    catchError((trouble: Trouble) => of<LogEvent>({ kind: "failed", problems: [trouble] })),
    takeWhile(({ kind }) => kind !== "done" && kind !== "failed", true),
  );
}

/** The buffer when the bytes fill it, else a copy that can be handed over without what lies beside it. */
function wholeBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
  return bytes.slice().buffer;
}
