import type { Model } from "../compile/model.ts";
import { type Measure, ratio, undivided, value } from "./definition.ts";
import { DAY } from "./time.ts";
import { meanLevel, type Totals } from "./totals.ts";

/** Measures of every pool: how much of it is in use, and how long there is none. */
export function poolMeasures({ pools = [] }: Pick<Model, "pools">): Measure[] {
  return pools.flatMap(({ name }, pool) => measuresOf(`pool.${name}`, pool));
}

function measuresOf(name: string, pool: number): Measure[] {
  return [
    value(name, "in-use", "units", "Mean number of units that people hold, in a place or with one reserved.", (t) =>
      meanLevel(t, t.pools.inUse[pool]!),
    ),
    ratio(
      name,
      "occupancy",
      "share",
      "Share of units that people hold.",
      ["unit-days held", (t: Totals) => t.pools.inUse[pool]! / DAY],
      ["unit-days there were", (t: Totals) => t.pools.capacity[pool]! / DAY],
    ),
    ...undivided([
      value(name, "full", "share", "Share of time with no free unit.", (t: Totals) =>
        meanLevel(t, t.pools.full[pool]!),
      ),
    ]),
  ];
}
