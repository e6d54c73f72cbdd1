import { describe } from "vitest";
import type { Counts } from "../../engine/oracles/watch.ts";
import {
  average,
  DAY,
  type Expected,
  HOUR,
  meanWait,
  type Study,
  sampled,
  shareRefused,
  shareWaiting,
  theory,
} from "./helpers.ts";

const folder = new URL("./", import.meta.url);
const FLAT = Array<number>(24).fill(1);

const every = (hours: readonly number[], name: string, of: (now: Counts) => number) =>
  Object.fromEntries(hours.map((hour) => [`${name} at ${hour}`, { at: hour * HOUR, every: DAY, of }]));

const at = (
  hours: readonly number[],
  name: string,
  values: readonly number[],
  tolerance: Expected["tolerance"],
): Expected[] =>
  hours.map((hour, i) => ({
    metric: `${name} at ${hour}`,
    value: values[i]!,
    tolerance,
    of: sampled(`${name} at ${hour}`),
  }));

const QUARTERS = [0, 6, 12, 18];
const trolleys = {
  folder,
  file: "o25-trolleys.yaml",
  watch: (place) => {
    const service = place("trolleys");
    const inside = (now: Counts): number => now.inside[service]!;
    const samples = {
      ...every(QUARTERS, "inside", inside),
      ...every(QUARTERS, "full", (now) => Number(inside(now) === 12)),
    };
    return { averages: { inside }, samples };
  },
} satisfies Partial<Study>;

const EIGHTHS = [0, 3, 6, 9, 12, 15, 18, 21];
const clinic = {
  folder,
  file: "o25-day-queue.yaml",
  replications: 30,
  watch: (place) => {
    const service = place("clinic");
    const present = (now: Counts): number => now.inside[service]! + now.waiting[service]!;
    return {
      averages: { waiting: (now) => now.waiting[service]! },
      samples: every(EIGHTHS, "present", present),
    };
  },
} satisfies Partial<Study>;

describe("O25: day and night", () => {
  theory("L: twelve trolleys, nobody waits", {
    ...trolleys,
    replications: 32,
    expected: [
      { metric: "share lost", value: 0.14671, tolerance: { rel: 0.02 }, of: shareRefused("trolleys") },
      { metric: "mean occupancy", value: 7.67961, tolerance: { rel: 0.01 }, of: average("inside") },
      ...at(QUARTERS, "inside", [5.65801, 9.85024, 9.46991, 5.72564], { rel: 0.015 }),
      ...at(QUARTERS, "full", [0.009783, 0.252501, 0.16285, 0.004071], { abs: 0.006 }),
    ],
  });

  theory("L: a constant rate would lose far fewer", {
    ...trolleys,
    settings: { "cohorts.patients.arrivals.profile": { hour: FLAT } },
    replications: 20,
    expected: [{ metric: "share lost", value: 0.0830866, tolerance: { rel: 0.03 }, of: shareRefused("trolleys") }],
  });

  theory("Q: a queue that builds by day and clears by night", {
    ...clinic,
    expected: [
      { metric: "mean wait, hours", value: 1.44193, tolerance: { rel: 0.03 }, of: meanWait("clinic", HOUR) },
      { metric: "share who wait", value: 0.645785, tolerance: { rel: 0.015 }, of: shareWaiting("clinic") },
      { metric: "mean number waiting", value: 2.88385, tolerance: { rel: 0.03 }, of: average("waiting") },
      ...at(EIGHTHS, "present", [6.47718, 4.06447, 2.7386, 2.07768, 5.31298, 7.24357, 8.86259, 10.3298], { rel: 0.03 }),
    ],
  });

  theory("Q: a constant rate would halve the wait", {
    ...clinic,
    settings: { "cohorts.people.arrivals.profile": { hour: FLAT } },
    expected: [{ metric: "mean wait, hours", value: 0.764151, tolerance: { rel: 0.04 }, of: meanWait("clinic", HOUR) }],
  });
});
