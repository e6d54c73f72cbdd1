import { describe, test } from "vitest";
import {
  average,
  type Expected,
  HOUR,
  load,
  meanWait,
  ratio,
  replicate,
  type Study,
  theory,
  twoSeedsAgree,
} from "./helpers.ts";

const TEAM = "rapid-response";
const base = {
  folder: new URL("./", import.meta.url),
  file: "o21-rapid-response.yaml",
  watch: (place) => {
    const team = place(TEAM);
    return { averages: { busy: (now) => now.inside[team]! }, waitsOver: [HOUR, 2 * HOUR] };
  },
} satisfies Partial<Study>;

const settings = (responders: number, hours: number) => ({
  [`services.${TEAM}.capacity`]: responders,
  [`services.${TEAM}.length-of-stay.exponential.mean`]: `${hours} hours`,
});

const within =
  (hours: 1 | 2): Expected["of"] =>
  (tally) => {
    const { starts, waitedOver } = tally.services[TEAM]!;
    return [starts - waitedOver[hours - 1]!, starts];
  };

const CASES = [
  { hours: 2, c: 2, one: 0.8802, two: 0.9348, wait: 0.3618, busy: 0.3914, abs: 0.005, rel: 0.03 },
  { hours: 2.5, c: 2, one: 0.7864, two: 0.858, wait: 0.7867, busy: 0.4892, abs: 0.006, rel: 0.03 },
  { hours: 3, c: 2, one: 0.6702, two: 0.7495, wait: 1.5778, busy: 0.5871, abs: 0.008, rel: 0.04 },
  { hours: 3, c: 3, one: 0.9271, two: 0.9603, wait: 0.2203, busy: 0.3914, abs: 0.005, rel: 0.04 },
];

describe("O21: how many responders see 84% within two hours, when 30% need another visit", () => {
  for (const { hours, c, one, two, wait, busy, abs, rel } of CASES) {
    theory(`visits of ${hours} hours and ${c} responders: waits as in M/M/${c} for each visit`, {
      ...base,
      settings: settings(c, hours),
      replications: 30,
      expected: [
        { metric: "within 1 hour", value: one, tolerance: { abs }, of: within(1) },
        { metric: "within 2 hours", value: two, tolerance: { abs }, of: within(2) },
        { metric: "mean wait, hours", value: wait, tolerance: { rel }, of: meanWait(TEAM, HOUR) },
        { metric: "responders busy", value: busy * c, tolerance: { rel: 0.02 }, of: average("busy") },
      ],
    });
  }

  test.each([
    [1, 1.118, 0.08],
    [2, 2.594, 0.05],
    [3, 4.256, 0.08],
  ])(
    "%i responders just meet 84 in 100 within two hours with visits of %d hours",
    { timeout: 60_000 },
    (c, hours, off) => {
      const share = (seed: string, length: number): number => {
        const study = { ...base, settings: settings(c, Number(length.toFixed(3))), replications: 16 };
        return ratio(replicate(study, load(study), seed).map(within(2))).value;
      };
      twoSeedsAgree((seed) => {
        const [shorter, longer] = [share(seed, hours - off), share(seed, hours + off)];
        return shorter > 0.84 && longer < 0.84
          ? []
          : [`${seed}: ${shorter} within two hours, ${longer} with longer visits`];
      });
    },
  );
});
