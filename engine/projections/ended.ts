/** Runs that may end before the end of the clock: each is measured over its own time. */
import { type FactChunk, KeptLog } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import type { Fold, Window } from "./projection.ts";

/** The window up to the Ended of a log, if it has one; null when the window had not begun by then. */
export function windowUntilEnd(window: Window, log: readonly FactChunk[]): Window | null {
  const last = log.at(-1);
  if (last === undefined || last.length === 0 || last.kind[last.length - 1] !== KIND.Ended) return window;
  const ended = last.time[last.length - 1]!;
  if (window.to <= ended) return window;
  return window.from < ended ? { from: window.from, to: ended, closed: true } : null;
}

/**
 * A fold whose windows are known only when the run is over: it keeps the facts until then, so that memory grows with
 * the run, and folds them over the time that there was.
 */
export function whenEnded<R>(
  whole: Window,
  periods: readonly (readonly Window[])[],
  begin: (whole: Window, periods: readonly (readonly Window[])[]) => Fold<R>,
): Fold<R> {
  const kept = new KeptLog();
  return {
    take: (chunk) => kept.take(chunk),
    end() {
      const own = windowUntilEnd(whole, kept.chunks) ?? whole;
      const fold = begin(
        own,
        periods.map((stretches) => stretches.flatMap((each) => windowUntilEnd(each, kept.chunks) ?? [])),
      );
      for (const chunk of kept.chunks) fold.take(chunk);
      return fold.end();
    },
  };
}
