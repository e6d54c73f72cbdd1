import type { LogHeader } from "../log/header.ts";
import { civilClock } from "./civil.ts";

/** The time of a log: its civil calendar, and which part of it is measured. */
export class RunTime {
  /** First measured second; and the second at which measuring ends, unless the run ended before. */
  readonly from: number;
  readonly end: number;
  /** Civil seconds since 1970-01-01T00:00:00 of a second of the run. */
  readonly civil: (time: number) => number;

  /** @throws RangeError when the header names no date. */
  constructor(header: Pick<LogHeader, "clock">) {
    this.civil = civilClock(header);
    this.from = header.clock.warmUp;
    this.end = header.clock.end;
  }

  /** True for what happens at `time` and counts in the results of the run. */
  isMeasured(time: number): boolean {
    return time >= this.from && time < this.end;
  }

  /** Seconds of a stretch that are measured. */
  measured(from: number, to: number): number {
    return Math.max(0, this.clip(to) - this.clip(from));
  }

  /** The measured second nearest to `time`. */
  clip(time: number): number {
    return Math.min(this.end, Math.max(this.from, time));
  }

  /**
   * Where measuring stops in a run that ended at `ended`, null for one that ran to the end of its clock. A run that
   * ended before its measured time is measured as it then stood (see windowUntilEnd in projections/ended.ts).
   */
  until(ended: number | null): number {
    return ended !== null && ended > this.from ? Math.min(ended, this.end) : this.end;
  }
}
