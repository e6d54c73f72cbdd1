import { describe } from "vitest";
import { average, DAY, type Expected, HOUR, type Study, sampled, theory } from "./helpers.ts";
import type { Tally } from "./watch.ts";

const CLOCK = [0, 3, 6, 9, 12, 15, 18, 21];

const study = (settings: Record<string, unknown>, expected: readonly Expected[]): Study => ({
  folder: new URL("./", import.meta.url),
  file: "o06-daily-rhythm.yaml",
  settings,
  replications: 20,
  watch: (place) => {
    const ward = place("ward");
    const samples = CLOCK.map((hour) => [
      `h${hour}`,
      { at: hour * HOUR, every: DAY, of: (now: { inside: Int32Array }) => now.inside[ward]! },
    ]);
    return { averages: { inside: (now) => now.inside[ward]! }, samples: Object.fromEntries(samples) };
  },
  expected: [{ metric: "daily average", value: 24, tolerance: { rel: 0.01 }, of: average("inside") }, ...expected],
});

const atClock = (values: readonly number[]): Expected[] =>
  CLOCK.map((hour, i) => ({
    metric: `occupancy at ${hour}:00`,
    value: values[i]!,
    tolerance: { rel: 0.015 },
    of: sampled(`h${hour}`),
  }));

const mean = (tally: Tally, hour: number): number => tally.samples[`h${hour}`]!.sum / tally.samples[`h${hour}`]!.count;

/** The part of the daily wave that peaks at an hour: occupancy here is a sine, so eight samples give it exactly. */
const wave = (tally: Tally, peak: number): number =>
  CLOCK.reduce((sum, hour) => sum + mean(tally, hour) * Math.cos((2 * Math.PI * (hour - peak)) / 24), 0) / 4;

const peakAt = (value: number, hour: number): Expected[] => [
  { metric: "peak occupancy", value, tolerance: { abs: 0.3 }, of: (tally) => [24 + wave(tally, hour), 1] },
  {
    metric: "clock hour of the peak",
    value: hour,
    tolerance: { abs: 0.3 },
    of: (tally) => [hour + (wave(tally, hour + 6) / (value - 24)) * (24 / (2 * Math.PI)), 1],
  },
];

describe("O06: a daily rhythm with unlimited places (Mt/G/∞): semantics 3, the plane of time and rate", () => {
  theory(
    "exponential stays",
    study({}, [
      ...atClock([17.4765, 22.3238, 28.153, 31.5494, 30.5235, 25.6762, 19.847, 16.4506]),
      ...peakAt(31.7332, 9.84),
    ]),
  );

  theory(
    "constant stays",
    study({ "services.ward.length-of-stay": "6 hours" }, [
      ...atClock([14.8327, 24.0, 33.1673, 36.9646, 33.1673, 24.0, 14.8327, 11.0354]),
      ...peakAt(36.9646, 9),
    ]),
  );

  theory(
    "lognormal stays",
    study(
      { "services.ward.length-of-stay": { lognormal: { mean: "6 hours", sd: "9 hours" } } },
      atClock([18.5368, 23.2533, 28.4072, 30.9794, 29.4632, 24.7467, 19.5928, 17.0206]),
    ),
  );
});
