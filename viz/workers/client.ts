/** The page's side of the workers. */
import type { Observable } from "rxjs";
import type { LogEvent, ScenarioFiles } from "./messages.ts";
import { openLogWith, type SimulateAsk, simulateWith } from "./pipeline.ts";
import { startWorker } from "./startWorker.ts";

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
 * Reads a scenario (YAML) with the files it extends, and simulates one replication of it, in workers. Emits as
 * `openLogBytes` does; problems of the scenario come as failed, each with its line and column.
 */
export function simulate(scenario: ScenarioFiles, ask: SimulateAsk): Observable<LogEvent> {
  return simulateWith(startWorker, CARESHIFT_VERSION, scenario, ask);
}
