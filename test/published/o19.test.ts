import { average, type Expected, HOUR, type Study, theory } from "../theory/helpers.ts";

const UNITS = ["shock-room", "intensive", "observation", "yellow", "green", "examination"] as const;
/** Green cases send nobody on to the other units: those need longer runs, which go without the many green cases. */
const OTHERS = ["shock-room", "intensive", "observation", "yellow", "examination"] as const;
const ADMIT = ["intensive", "observation", "examination"] as const;

type Tolerance = Expected["tolerance"];

/** One figure of each unit in turn. */
function each(what: string, units: readonly string[], values: readonly number[], tolerance: Tolerance[]): Expected[] {
  return units.map((unit, i) => ({
    metric: `${what} ${unit}`,
    value: values[i]!,
    tolerance: tolerance[i] ?? tolerance[0]!,
    of: average(`${what} ${unit}`),
  }));
}

const rel = (share: number): Tolerance[] => [{ rel: share }];

const department = {
  folder: new URL("./", import.meta.url),
  file: "o19-emergency-department.yaml",
  watch: (place) => ({
    averages: Object.fromEntries(
      UNITS.flatMap((unit) => {
        const at = place(unit);
        return [
          [`people in ${unit}`, (now: { inside: Int32Array }) => now.inside[at]!],
          [`admitted and still in ${unit}`, (now: { delayed: Int32Array }) => now.delayed[at]!],
          [`queue for ${unit}`, (now: { waiting: Int32Array }) => now.waiting[at]!],
        ];
      }),
    ),
  }),
} satisfies Omit<Study, "expected" | "replications">;

theory("O19: green cases, whose number of arrivals follows the time of day", {
  ...department,
  replications: 8,
  expected: [
    ...each("people in", ["green"], [3.8303], rel(0.02)),
    ...each("people in", ["green"], [3.8482], [{ abs: 0.08 }]),
    ...each("admitted and still in", ["green"], [0.5003], rel(0.03)),
    ...each("admitted and still in", ["green"], [0.5012], rel(0.08)),
    ...each("queue for", ["green"], [0.0059], rel(0.25)),
  ],
});

theory("O19: the other units, and a shock room with six places by day and three by night", {
  ...department,
  replications: 56,
  settings: { "cohorts.green-cases.arrivals.total": "0 per day" },
  expected: [
    ...each("people in", OTHERS, [0.2295, 0.3359, 0.6157, 0.9909, 0.0973], rel(0.02)),
    ...each(
      "people in",
      OTHERS,
      [0.2378, 0.3425, 0.6634, 0.9846, 0.1039],
      [0.025, 0.03, 0.07, 0.07, 0.012].map((abs) => ({ abs })),
    ),
    ...each("admitted and still in", ADMIT, [0.1121, 0.0686, 0.0326], rel(0.03)),
    ...each("admitted and still in", ADMIT, [0.1163, 0.069, 0.0341], rel(0.08)),
    ...each("queue for", ["yellow"], [0.0017], rel(0.25)),
    {
      metric: "turned away from the shock room per hour",
      value: 0.00016,
      tolerance: { rel: 0.5 },
      of: (tally) => [tally.services["shock-room"]!.refused, tally.seconds / HOUR],
    },
  ],
});
