import { describe, test } from "vitest";
import { meanOf, peopleAt } from "./atTimes.ts";
import { DAY, judge, load, twoSeedsAgree } from "./helpers.ts";

const DAYS = [5, 10, 20, 40];
const SHAPES: readonly (readonly [string, object, readonly number[]])[] = [
  ["exponential", { exponential: { mean: "10 days" } }, [11.8041, 18.9636, 25.9399, 29.4505]],
  ["constant", { constant: "10 days" }, [15, 30, 30, 30]],
  ["uniform from 0 to 20 days", { uniform: { from: "0 days", to: "20 days" } }, [13.125, 22.5, 30, 30]],
  ["lognormal, sd 12 days", { lognormal: { mean: "10 days", sd: "12 days" } }, [12.4647, 19.1029, 24.9294, 28.3507]],
];

const modelOf = (stay: object, length = "41 days") =>
  load({
    folder: new URL("./", import.meta.url),
    file: "o05-filling.yaml",
    settings: { "services.ward.length-of-stay": stay, "time.length": length },
  });

describe("O05: unlimited beds fill from empty (M/G/infinity)", () => {
  test.each(SHAPES)(
    "the mean after 5 to 40 days, and a variance like the mean: %s",
    { timeout: 60_000 },
    (_, stay, means) => {
      const model = modelOf(stay);
      twoSeedsAgree((seed) => {
        const at = peopleAt(
          model,
          seed,
          4000,
          DAYS.map((day) => day * DAY),
        )("ward");
        return at.flatMap((sample, k) => {
          const { variance, ...mean } = meanOf(sample);
          const wrong = judge({ value: means[k]!, tolerance: { rel: 0.01 } }, mean);
          // Variance of a Poisson count: its own standard error is about value × √(2 ÷ n).
          const spread = { value: variance, error: means[k]! * Math.sqrt(2 / sample.length) };
          const wide = judge({ value: means[k]!, tolerance: { rel: 0.05 } }, spread);
          return [wrong, wide].flatMap((found) => (found === null ? [] : [`${seed}, day ${DAYS[k]}: ${found}`]));
        });
      });
    },
  );

  test("in the long run the chance of many people, and the 95th percentile, are those of a Poisson count", {
    timeout: 60_000,
  }, () => {
    const model = modelOf({ exponential: { mean: "10 days" } }, "3000 days");
    // Instants so far apart that what is seen at one says next to nothing of the next.
    const times = Array.from({ length: 97 }, (_, k) => (100 + 30 * k) * DAY);
    twoSeedsAgree((seed) => {
      const seen = peopleAt(model, seed, 260, times)("ward").flat();
      const share = (least: number) => meanOf(seen.map((people) => Number(people >= least)));
      const sorted = seen.toSorted((a, b) => a - b);
      const wrong = [
        judge({ value: 0.119627, tolerance: { rel: 0.05 } }, share(37)),
        judge({ value: 0.0323096, tolerance: { rel: 0.08 } }, share(41)),
      ];
      const percentile = sorted[Math.ceil(0.95 * sorted.length) - 1];
      return [...wrong, percentile === 39 ? null : `95th percentile ${percentile}`].filter((found) => found !== null);
    });
  });
});
