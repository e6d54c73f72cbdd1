import { describe, test } from "vitest";
import { meanOf, peopleAt } from "../theory/atTimes.ts";
import { average, DAY, judge, load, theory, twoSeedsAgree } from "../theory/helpers.ts";

const study = { folder: new URL("./", import.meta.url), file: "o26-community-beds.yaml" };
const DAYS = [10, 30, 60, 90, 180];
const PEOPLE: Readonly<Record<string, readonly number[]>> = {
  "p2-b": [91.428, 98.947, 116.178, 125.008, 130.366],
  "p2-ns": [35.773, 63.326, 82.971, 89.208, 90.092],
  "p3-b": [77.946, 84.062, 97.482, 107.061, 113.698],
  "p3-sg": [41.289, 61.726, 72.486, 75.166, 74.561],
};
const LONG_RUN = { "p2-b": 131.53, "p2-ns": 89.81, "p3-b": 115.47, "p3-sg": 74.7 };

describe("O26: IPACS, community beds fill from a known start", () => {
  test("people in each kind of bed after 10 to 180 days", { timeout: 180_000 }, () => {
    const model = load(study);
    twoSeedsAgree((seed) => {
      const at = peopleAt(
        model,
        seed,
        900,
        DAYS.map((day) => day * DAY),
      );
      return Object.entries(PEOPLE).flatMap(([service, expected]) =>
        at(service).flatMap((sample, k) => {
          const wrong = judge({ value: expected[k]!, tolerance: { rel: 0.01 } }, meanOf(sample));
          return wrong === null ? [] : [`${seed}, ${service} on day ${DAYS[k]}: ${wrong}`];
        }),
      );
    });
  });

  theory("people in each kind of bed in the long run, whatever the start", {
    ...study,
    settings: { "time.warm-up": "600 days", "time.length": "1500 days" },
    replications: 24,
    watch: (place) => ({
      averages: Object.fromEntries(
        Object.keys(LONG_RUN).map((name) => [name, (now: { inside: Int32Array }) => now.inside[place(name)]!]),
      ),
    }),
    expected: Object.entries(LONG_RUN).map(([metric, value]) => ({
      metric,
      value,
      tolerance: { rel: 0.01 },
      of: average(metric),
    })),
  });
});
