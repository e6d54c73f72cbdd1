/** Ctrl-C and a polite kill: stop at the next slice, leave nothing half, be gone within a second. */
import { writeSync } from "node:fs";
import type { Stop } from "../index.ts";
import { EXIT } from "./exit.ts";

export interface Interrupt extends Stop {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** Takes the handlers away again. */
  release(): void;
}

/** Most time between the signal and the end of the process, in milliseconds. */
const PATIENCE = 800;

/** Synchronous clean-up for a process that has to go now: each removes a temporary. */
const lastWords = new Set<() => void>();

/** What a process that has to go now says. */
let lastSentence = (): string => "Interrupted.";

/** From now on a hurried end says this. */
export function sayOnHurriedEnd(sentence: () => string): void {
  lastSentence = sentence;
}

/** Registers a clean-up for a hurried end; returns the function that takes it off again. */
export function onHurriedEnd(cleanUp: () => void): () => void {
  lastWords.add(cleanUp);
  return () => lastWords.delete(cleanUp);
}

/** Listens for SIGINT and SIGTERM until released. The second signal, or a slow end, ends the process at once. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const hurry = (): never => {
    for (const cleanUp of lastWords) cleanUp();
    writeSync(2, `${lastSentence()}\n`);
    process.exit(EXIT.interrupted);
  };
  const onSignal = (): void => {
    if (controller.signal.aborted) hurry();
    controller.abort();
    setTimeout(hurry, PATIENCE).unref();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    get requested() {
      return controller.signal.aborted;
    },
    release() {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    },
  };
}
