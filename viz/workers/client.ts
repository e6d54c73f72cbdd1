/** The page's side of the workers. */
import type { Observable } from "rxjs";
import type { LogEvent } from "./messages.ts";
import { openLogWith, type SimulateAsk, simulateWith } from "./pipeline.ts";
import { startWorker } from "./startWorker.ts";

export type { LogEvent } from "./messages.ts";
export type { SimulateAsk } from "./pipeline.ts";

/** Version of Careshift, put in when the page is built. */
declare const CARESHIFT_VERSION: string;

/**
 * Reads the bytes of a log file in a worker. Emits the header, parts as they are ready, progress and damage; the last
 * event is done or failed, then it completes. Never errors. Unsubscribing stops the work at once. The bytes are handed
 * over: the array is empty afterwards.
 */
export function openLogBytes(bytes: Uint8Array): Observable<LogEvent> {
  return openLogWith(startWorker, bytes);
}

/**
 * Reads a scenario that stands alone (YAML, as in the scenario.yaml of a run folder) and simulates one replication of
 * it, in workers. Emits as `openLogBytes` does; problems of the scenario come as failed, each with its line and column.
 */
export function simulate(scenarioText: string, ask: SimulateAsk): Observable<LogEvent> {
  return simulateWith(startWorker, CARESHIFT_VERSION, scenarioText, ask);
}
