import { describe } from "vitest";
import { average, type Expected, type Study, theory } from "./helpers.ts";

const callers = {
  folder: new URL("./", import.meta.url),
  file: "o08-callers-who-give-up.yaml",
  replications: 6,
  watch: (place) => {
    const responders = place("responders");
    return { averages: { busy: (now) => now.inside[responders]!, queue: (now) => now.waiting[responders]! } };
  },
} satisfies Partial<Study>;

/** Of those who came: those who were not seen. */
const leave = (value: number, rel: number): Expected => ({
  metric: "share who give up",
  value,
  tolerance: { rel },
  of: (tally) => [tally.exits - tally.services["responders"]!.left, tally.exits],
});

const erlangA = (pLeave: number, queue: number, busy: number, rel: number): readonly Expected[] => [
  leave(pLeave, rel),
  { metric: "mean queue", value: queue, tolerance: { rel }, of: average("queue") },
  { metric: "mean busy", value: busy, tolerance: { rel }, of: average("busy") },
];

describe("O08: callers who give up leave as Erlang A says", () => {
  theory("three responders, more asked of them than they can do", {
    ...callers,
    expected: erlangA(0.279046, 1.33942, 2.59543, 0.02),
  });

  theory("four responders", {
    ...callers,
    settings: { "services.responders.capacity": 4 },
    expected: erlangA(0.145554, 0.698658, 3.07601, 0.02),
  });

  theory("six responders", {
    ...callers,
    replications: 14,
    settings: { "services.responders.capacity": 6 },
    expected: erlangA(0.0289642, 0.139028, 3.49573, 0.03),
  });
});
