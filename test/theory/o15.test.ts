import { describe } from "vitest";
import { average, DAY, HOUR, type Study, sampled, theory } from "./helpers.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const AT_NOON = [50.872, 53.8614, 55.6236, 56.5119, 58.1575, 57.0641, 51.9094];

const study: Study = {
  folder: new URL("./", import.meta.url),
  file: "o15-weekly-pattern.yaml",
  replications: 30,
  watch: (place) => {
    const ward = place("ward");
    const inside = (now: { inside: Int32Array }): number => now.inside[ward]!;
    const samples = DAYS.map((day, i) => [day, { at: i * DAY + 12 * HOUR, every: 7 * DAY, of: inside }]);
    return { averages: { inside }, samples: Object.fromEntries(samples) };
  },
  expected: [
    { metric: "weekly average", value: 54.8571, tolerance: { rel: 0.01 }, of: average("inside") },
    ...DAYS.map((day, i) => ({
      metric: `${day} noon`,
      value: AT_NOON[i]!,
      tolerance: { rel: 0.01 },
      of: sampled(day),
    })),
  ],
};

describe("O15: a weekly admission pattern with unlimited beds", () => {
  theory("noon of each day of the week", study);
});
