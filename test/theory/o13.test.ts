import { describe } from "vitest";
import { average, DAY, type Expected, HOUR, type Study, theory } from "./helpers.ts";

const ward = {
  folder: new URL("./", import.meta.url),
  file: "o13-leaving-hours.yaml",
  replications: 26,
  watch: (place) => {
    const ward = place("ward");
    return { averages: { delayed: (now) => now.delayed[ward]! } };
  },
} satisfies Partial<Study>;

const meanDelay = (value: number, unit: number): Expected => ({
  metric: "mean delay",
  value,
  tolerance: { rel: 0.01 },
  of: (tally) => [tally.services["ward"]!.delaySeconds / unit, tally.services["ward"]!.left],
});
const extraBeds = (value: number): Expected => ({
  metric: "extra beds occupied",
  value,
  tolerance: { rel: 0.01 },
  of: average("delayed"),
});

describe("O13: discharges only in opening hours cost beds (sum of squared closed gaps over twice the week)", () => {
  theory("noon on seven days: half a day, five beds", { ...ward, expected: [meanDelay(0.5, DAY), extraBeds(5)] });

  theory("noon on five days: 0.93 days, 9.3 beds", {
    ...ward,
    settings: { "services.ward.leaving": { at: "12:00", days: "mon-fri" } },
    expected: [meanDelay(0.928571, DAY), extraBeds(9.28571)],
  });

  theory("nine to five on five days: 15.2 hours, 76% delayed, 6.3 beds", {
    ...ward,
    settings: { "services.ward.leaving": { hours: "09:00-17:00", days: "mon-fri" } },
    expected: [
      meanDelay(15.2381, HOUR),
      {
        metric: "share delayed",
        value: 0.761905,
        tolerance: { rel: 0.01 },
        of: (tally) => [tally.services["ward"]!.delayed, tally.services["ward"]!.left],
      },
      extraBeds(6.34921),
    ],
  });
});
