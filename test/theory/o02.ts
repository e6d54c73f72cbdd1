import { average, type Expected, HOUR, meanWait, type Study, shareWaiting } from "./helpers.ts";

const SLOTS = 20;
const STAY = 42;

/** A rung of the ladder. Hours stand for the days of the case. */
export interface Rung {
  readonly load: number;
  readonly pWait: number;
  readonly wait: number;
  readonly list: number;
  readonly over7: number;
  readonly over28: number;
  readonly tolerance: { readonly pWait: Expected["tolerance"]; readonly wait: number };
  readonly warmUp: number;
  /** Measured hours of one replication: 40 of them give standard errors of about 0.4 of each tolerance. */
  readonly length: number;
  /** Where the mean wait takes too long for every day: hours that are enough for the share who wait. */
  readonly short?: number;
}

const within = (rel: number) => ({ rel });

export const LADDER: readonly Rung[] = [
  {
    ...{ load: 0.5, pWait: 0.0037311, wait: 0.0156707, list: 0.0037311, over7: 0.00070472, over28: 4.7484e-6 },
    ...{ tolerance: { pWait: { abs: 0.0005 }, wait: 0.1 }, warmUp: 840, length: 480_000, short: 100_000 },
  },
  {
    ...{ load: 0.7, pWait: 0.0935612, wait: 0.654929, list: 0.21831, over7: 0.0344193, over28: 0.00171363 },
    ...{ tolerance: { pWait: within(0.03), wait: 0.04 }, warmUp: 840, length: 280_000, short: 140_000 },
  },
  {
    ...{ load: 0.85, pWait: 0.385056, wait: 5.39079, list: 2.18199, over7: 0.233548, over28: 0.0521117 },
    ...{ tolerance: { pWait: within(0.02), wait: 0.05 }, warmUp: 2100, length: 80_000 },
  },
  {
    ...{ load: 0.9, pWait: 0.550769, wait: 11.5661, list: 4.95692, over7: 0.394643, over28: 0.145181 },
    ...{ tolerance: { pWait: within(0.02), wait: 0.06 }, warmUp: 4200, length: 80_000 },
  },
  {
    ...{ load: 0.95, pWait: 0.755401, wait: 31.7269, list: 14.3526, over7: 0.639433, over28: 0.387836 },
    ...{ tolerance: { pWait: within(0.02), wait: 0.08 }, warmUp: 15_000, length: 150_000 },
  },
  {
    ...{ load: 0.98, pWait: 0.89734, wait: 94.2207, list: 43.9697, over7: 0.839468, over28: 0.687298 },
    ...{ tolerance: { pWait: within(0.02), wait: 0.15 }, warmUp: 80_000, length: 200_000, short: 60_000 },
  },
];

/**
 * The study of a rung.
 * @param length measured hours of one replication
 * @param judged figures that so many hours can tell
 */
export function study(rung: Rung, length = rung.length, judged = ["P(wait > 0)", "mean wait", "slots busy"]): Study {
  return {
    folder: new URL("./", import.meta.url),
    file: "o02-reablement-caseload.yaml",
    settings: {
      "cohorts.referrals.arrivals.total": `${((rung.load * SLOTS) / STAY).toFixed(12)} per hour`,
      "time.warm-up": `${rung.warmUp} hours`,
      "time.length": `${length} hours`,
    },
    replications: 40,
    watch: (place) => {
      const reablement = place("reablement");
      return { averages: { busy: (now) => now.inside[reablement]! } };
    },
    expected: [
      {
        metric: "P(wait > 0)",
        value: rung.pWait,
        tolerance: rung.tolerance.pWait,
        of: shareWaiting("reablement"),
      },
      {
        metric: "mean wait",
        value: rung.wait,
        tolerance: { rel: rung.tolerance.wait },
        of: meanWait("reablement", HOUR),
      },
      { metric: "slots busy", value: rung.load * SLOTS, tolerance: { rel: 0.01 }, of: average("busy") },
    ].filter(({ metric }) => judged.includes(metric)),
  };
}
