import { describe } from "vitest";
import { average, DAY, meanWait, theory } from "../theory/helpers.ts";

const UNITS = ["hasu", "asu", "sub-acute-1", "sub-acute-2"];
const NEXT: Readonly<Record<string, readonly string[]>> = { hasu: ["asu"], asu: ["sub-acute-1", "sub-acute-2"] };

describe("O17: PathSimR, a stroke network with blocking and discharge delays", () => {
  theory("people in each unit, blocked, in discharge delay and waiting, as printed by its authors", {
    folder: new URL("./", import.meta.url),
    file: "o17-stroke-network.yaml",
    replications: 240,
    watch: (place) => {
      const exits = (now: { delayed: Int32Array; delayedFor: Int32Array }, unit: string): number =>
        now.delayed[place(unit)]! - (NEXT[unit] ?? []).reduce((sum, next) => sum + now.delayedFor[place(next)]!, 0);
      return {
        averages: {
          ...Object.fromEntries(UNITS.map((unit) => [unit, (now) => now.inside[place(unit)]!])),
          "blocked hasu": (now) => now.delayedFor[place("asu")]!,
          "blocked asu": (now) => now.delayedFor[place("sub-acute-1")]! + now.delayedFor[place("sub-acute-2")]!,
          ...Object.fromEntries(UNITS.map((unit) => [`delay ${unit}`, (now) => exits(now, unit)])),
          queue: (now) => now.waiting[place("hasu")]!,
        },
      };
    },
    expected: [
      ...[22.348, 25.785, 19.107, 12.641].map((value, i) => ({
        metric: `occupancy of ${UNITS[i]}`,
        value,
        tolerance: { abs: [2.0, 1.7, 0.3, 0.4][i]! },
        of: average(UNITS[i]!),
      })),
      { metric: "blocked in hasu", value: 4.239, tolerance: { abs: 2.0 }, of: average("blocked hasu") },
      { metric: "blocked in asu", value: 8.106, tolerance: { abs: 1.6 }, of: average("blocked asu") },
      ...[1.256, 1.027, 1.391, 0.911].map((value, i) => ({
        metric: `in discharge delay in ${UNITS[i]}`,
        value,
        tolerance: { abs: 0.05 },
        of: average(`delay ${UNITS[i]}`),
      })),
      { metric: "waiting for hasu", value: 8.883, tolerance: { abs: 8 }, of: average("queue") },
      { metric: "mean wait for hasu, days", value: 1.71, tolerance: { abs: 1.5 }, of: meanWait("hasu", DAY) },
    ],
  });
});
