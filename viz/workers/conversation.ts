import { Observable } from "rxjs";
import type { Trouble } from "./messages.ts";

/** The three workers, by the names of their files. */
export type WorkerName = "log" | "run" | "language";

/** A worker that has been started. */
export interface Thread {
  post(ask: unknown, transfer: ArrayBuffer[]): void;
  /** Stops it at once, whatever it is doing. */
  end(): void;
}

/** Where a worker's words go. */
export interface Ears {
  readonly heard: (said: unknown) => void;
  /** It will say nothing more; why, without a full stop. */
  readonly broken: (why: string) => void;
}

/** Starts a worker. The promise is broken when its file cannot be had. */
export type StartThread = (name: WorkerName, ears: Ears) => Promise<Thread>;

/** A message to a worker, and the buffers that go with it for good. */
export interface Asked<Ask> {
  readonly ask: Ask;
  readonly transfer?: ArrayBuffer[];
}

/**
 * Starts a worker, tells it everything `asks` emits, and emits what it answers. Unsubscribing ends the worker at once,
 * whatever it is doing. Never completes by itself: the subscriber knows the last word. Errors with a Trouble when the
 * worker cannot be started or breaks.
 */
export function conversation<Ask, Said>(
  start: StartThread,
  name: WorkerName,
  asks: Observable<Asked<Ask>>,
): Observable<Said> {
  return new Observable((subscriber) => {
    const broken = (why: string): void => subscriber.error(brokenWorker(name, why));
    const heard = (said: unknown): void => subscriber.next(said as Said);
    start(name, { heard, broken }).then(
      (thread) => {
        subscriber.add(() => thread.end());
        if (subscriber.closed) return;
        subscriber.add(
          asks.subscribe({
            next: ({ ask, transfer = [] }) => thread.post(ask, transfer),
            error: (error) => subscriber.error(error),
          }),
        );
      },
      (error: unknown) => broken(error instanceof Error ? error.message : String(error)),
    );
  });
}

function brokenWorker(name: WorkerName, why: string): Trouble {
  return {
    wrong: `a part of the page stopped working: ${why}`,
    where: `workers/${name}.js`,
    try: "reload the page; if it happens again, look whether the page's files are complete",
  };
}
