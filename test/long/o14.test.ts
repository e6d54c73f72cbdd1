import { describe, test } from "vitest";
import { average, shareWaiting, theory, twoSeedsAgree } from "../theory/helpers.ts";
import { type Case, wrongCosts } from "../theory/o14.ts";

/** Places, mean number waiting by Erlang C, and replications enough to tell it to a tenth. */
const CASES: readonly (readonly [places: number, waiting: number, replications: number])[] = [
  [44, 14.2193, 400],
  [46, 4.63006, 300],
  [48, 1.92653, 300],
  [49, 1.28261, 400],
  [50, 0.861444, 400],
  [52, 0.391328, 500],
  [55, 0.11695, 800],
  [60, 0.0133363, 3000],
];

const COSTS: readonly Case[] = [
  [44, 11519.9, 0.1, 100],
  [46, 8502.0, 0.05, 60],
];

test("O14: the costs of 44 and 46 places", () => twoSeedsAgree((seed) => wrongCosts(COSTS, null, seed)));

describe("O14: how many wait for community places", () => {
  for (const [places, waiting, replications] of CASES) {
    theory(`${places} places: ${waiting} people wait on average`, {
      folder: new URL("../theory/", import.meta.url),
      file: "o14-community-places.yaml",
      settings: { "services.community.capacity": places },
      replications,
      watch: (place) => ({ averages: { waiting: (now) => now.waiting[place("community")]! } }),
      expected: [
        { metric: "waiting", value: waiting, tolerance: { rel: 0.1 }, of: average("waiting") },
        ...(places === 49
          ? [
              {
                metric: "share who wait",
                value: 0.213769,
                tolerance: { rel: 0.04 },
                of: shareWaiting("community"),
              },
            ]
          : []),
      ],
    });
  }
});
