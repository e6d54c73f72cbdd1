import type { Counts } from "../../engine/oracles/watch.ts";
import { average, type Expected, type Study } from "../theory/helpers.ts";

export const UNITS = ["hasu", "asu", "sub-acute-1", "sub-acute-2"] as const;

/** Where people of a unit wait for a bed; all else that delays them is discharge delay. */
const NEXT: Readonly<Record<string, readonly string[]>> = { hasu: ["asu"], asu: ["sub-acute-1", "sub-acute-2"] };

/** The network and what is watched in it: occupancy, the blocked, those in discharge delay, and the queue from outside. */
export const NETWORK = {
  folder: new URL("./", import.meta.url),
  file: "o17-stroke-network.yaml",
  watch: (place) => {
    const blocked = (now: Counts, unit: string): number =>
      (NEXT[unit] ?? []).reduce((sum, next) => sum + now.delayedFor[place(next)]!, 0);
    return {
      averages: {
        ...Object.fromEntries(UNITS.map((unit) => [unit, (now: Counts) => now.inside[place(unit)]!])),
        ...Object.fromEntries(["hasu", "asu"].map((unit) => [`blocked ${unit}`, (now: Counts) => blocked(now, unit)])),
        ...Object.fromEntries(
          UNITS.map((unit) => [`delay ${unit}`, (now: Counts) => now.delayed[place(unit)]! - blocked(now, unit)]),
        ),
        queue: (now) => now.waiting[place("hasu")]!,
      },
    };
  },
} satisfies Omit<Study, "expected" | "replications">;

/** One expected figure for each unit named: value and absolute tolerance. */
export function perUnit(
  what: "" | "blocked " | "delay ",
  figures: readonly (readonly [value: number, abs: number])[],
): Expected[] {
  return figures.map(([value, abs], i) => {
    const watched = `${what}${UNITS[i]}`;
    return { metric: watched, value, tolerance: { abs }, of: average(watched) };
  });
}
