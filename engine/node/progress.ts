import { plural } from "../index.ts";
/** How far a plan has come, on stderr: one line that renews itself on a terminal, plain lines elsewhere. */

/** The part of a stream that progress needs. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface Progress {
  /** `finished` runs of the total are done. */
  tick(finished: number): void;
  /** Takes the line away; call before anything else is written. */
  clear(): void;
}

/** Milliseconds between two lines in a file or pipe. */
const PLAIN_EVERY = 5_000;
/** Milliseconds between two renewals on a terminal. */
const RENEW_EVERY = 100;
/** Milliseconds before a time left is worth believing. */
const TRUST_AFTER = 500;

const SILENT: Progress = { tick() {}, clear() {} };

/** @param now milliseconds from any fixed start */
export function showProgress(screen: Screen, total: number, quiet: boolean, now: () => number): Progress {
  if (quiet) return SILENT;
  const tty = screen.isTTY === true;
  const began = now();
  let last = began;
  let shown = false;
  return {
    tick(finished) {
      const time = now();
      const due = time - last >= (tty ? RENEW_EVERY : PLAIN_EVERY);
      if (!due || finished === total) return;
      last = time;
      shown = tty;
      const line = progressLine(finished, total, time - began);
      screen.write(tty ? `\r\u001b[K${line}` : `${line}\n`);
    },
    clear() {
      if (shown) screen.write("\r\u001b[K");
      shown = false;
    },
  };
}

/** "Simulated 12 of 60 runs, about 8 s left". */
export function progressLine(finished: number, total: number, elapsed: number): string {
  const line = `Simulated ${finished} of ${plural(total, "run")}`;
  if (finished === 0 || elapsed < TRUST_AFTER) return line;
  return `${line}, about ${duration((elapsed / finished) * (total - finished))} left`;
}

/** 8 s, 3 min, 2 h 10 min. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
