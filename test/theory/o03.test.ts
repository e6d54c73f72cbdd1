import { describe } from "vitest";
import { average, DAY, meanWait, type Study, shareRefused, shareWaiting, theory } from "./helpers.ts";

const HOUSE = "collins-house";
const base = {
  folder: new URL("./", import.meta.url),
  watch: (place) => {
    const house = place(HOUSE);
    return {
      averages: {
        occupied: (now) => now.inside[house]!,
        waiting: (now) => now.waiting[house]!,
      },
      waitsOver: [7 * DAY],
    };
  },
} satisfies Partial<Study>;

describe("O03: five extra beds at Collins House for 73 people at 21 nights", () => {
  const loss = { ...base, file: "o03-collins-house-loss.yaml" };
  theory("when nobody waits, five beds turn away 22% and stand at 66% occupancy, as Erlang B says", {
    ...loss,
    replications: 25,
    expected: [
      { metric: "share turned away", value: 0.216846, tolerance: { rel: 0.02 }, of: shareRefused(HOUSE) },
      {
        metric: "people accommodated in a year of 365 days",
        value: 57.17,
        tolerance: { rel: 0.01 },
        of: (tally) => [tally.services[HOUSE]!.starts, tally.seconds / (365 * DAY)],
      },
      { metric: "beds occupied", value: 3.28925, tolerance: { rel: 0.01 }, of: average("occupied") },
    ],
  });

  const turnedAway = [
    [3, 0.468295, 12],
    [4, 0.329628, 12],
    [6, 0.131788, 20],
    [7, 0.0732783, 40],
    [8, 0.0370459, 80],
  ] as const;
  for (const [beds, value, replications] of turnedAway) {
    theory(`when nobody waits, ${beds} beds turn away ${(100 * value).toFixed(1)}%`, {
      ...loss,
      settings: { [`services.${HOUSE}.capacity`]: beds },
      replications,
      expected: [{ metric: "share turned away", value, tolerance: { rel: 0.03 }, of: shareRefused(HOUSE) }],
    });
  }

  const wait = { ...base, file: "o03-collins-house-wait.yaml" };
  theory("when people wait, five beds mean 16.6 days of waiting on average, as Erlang C says", {
    ...wait,
    replications: 160,
    expected: [
      { metric: "P(wait > 0)", value: 0.633773, tolerance: { rel: 0.02 }, of: shareWaiting(HOUSE) },
      { metric: "mean wait", value: 16.6365, tolerance: { rel: 0.05 }, of: meanWait(HOUSE, DAY) },
      { metric: "people waiting", value: 3.32731, tolerance: { rel: 0.06 }, of: average("waiting") },
      {
        metric: "P(wait > 7 days)",
        value: 0.485425,
        tolerance: { rel: 0.03 },
        of: (tally) => [tally.services[HOUSE]!.waitedOver[0]!, tally.services[HOUSE]!.starts],
      },
    ],
  });

  const waits = { 6: 3.91974, 7: 1.2379, 8: 0.414052 };
  for (const [beds, value] of Object.entries(waits)) {
    theory(`when people wait, ${beds} beds mean ${value.toFixed(1)} days of waiting`, {
      ...wait,
      settings: { [`services.${HOUSE}.capacity`]: Number(beds) },
      replications: beds === "8" ? 170 : 110,
      expected: [{ metric: "mean wait", value, tolerance: { rel: 0.05 }, of: meanWait(HOUSE, DAY) }],
    });
  }
});
