import { describe, expect, test } from "vitest";
import type { ModelFund } from "../../../../engine/compile/model/contracts.ts";
import { settle } from "../../../../engine/projections/contracts/agreed.ts";
import { fundBook } from "../../../../engine/projections/contracts/funds.ts";
import { activityOf, contractOf, DAY, modelWith, perStart, year } from "./booked.ts";

/** £10 a day of a financial year of 365 days, £6 of them the ccg's. In pounds. */
const fund: ModelFund = {
  name: "pooled",
  label: "pooled",
  contributions: [
    { payer: 0, value: 6 * 365.25 },
    { payer: 1, value: 4 * 365.25 },
  ],
  pays: [{ name: "care", line: 0, contract: -1, owner: 1, budget: null }],
  overspend: "by-contribution",
  remedialPlan: 21,
  premium: -1,
  years: [year()],
};

/** The fund's book where care cost so much in each month. */
function bookOf(spent: readonly number[], own: ModelFund = fund, months = 12) {
  const model = modelWith([perStart(0, 1, [0.5, 0.5])], [], [own], months);
  const activity = activityOf([{ starts: spent }], 2, months);
  return fundBook(own, activity, settle(model, activity));
}

describe("a pooled fund", () => {
  test("takes its contributions by the day, month by month", () => {
    const { cells } = bookOf([]);
    const rounded = cells.map(({ contributed }) => contributed.map((pounds) => Math.round(pounds * 1e6) / 1e6));
    expect(rounded.slice(0, 2)).toEqual([
      [180, 120],
      [186, 124],
    ]);
  });

  test("shows an overspend at the first turn of a month at which a straight line leads beyond the year's contributions", () => {
    // April: 290 / 30 × 365 = 3,528 of 3,650. With May: 620 / 61 × 365 = 3,710.
    const [only] = bookOf([290, 330, 3380]).years;
    expect(only!.shows).toEqual({ cell: 1, days: 61 });
    expect(only!.forecasts.slice(0, 2).map(({ pence }) => Math.round(pence))).toEqual([3528 - 3650, 3710 - 3650]);
    // £4,000 − £3,650, borne as they contribute
    expect(only!.overspend).toBeCloseTo(350, 6);
    expect(only!.borne.map((pounds) => Math.round(pounds))).toEqual([210, 140]);
  });

  test("shows one that comes with the last month when the year is over, and none where there is none", () => {
    const [late] = bookOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3651]).years;
    expect(late!.shows).toEqual({ cell: 11, days: 365 });
    const [never] = bookOf([300, 310]).years;
    expect(never).toMatchObject({ overspend: 0, borne: [0, 0], shows: null });
  });

  test("counts days from 1 April where it was measured from October on", () => {
    const own = { ...fund, years: [{ from: 0, to: 30 * DAY, opens: -183 * DAY, whole: 365 * DAY }] };
    expect(bookOf([301], own, 1).years[0]!.shows).toEqual({ cell: 0, days: 213 });
  });

  test("takes a premium in when it is paid", () => {
    const reward = contractOf(
      {
        kind: "performance",
        of: [{ service: 1, what: "starts" }],
        baseline: 365.25,
        steps: [{ change: -0.5, pays: 100 }],
        proportional: false,
      },
      [],
      { provider: -1 },
    );
    const own = { ...fund, premium: 0 };
    const model = modelWith([perStart(0, 1)], [reward], [own]);
    // Half of 365 starts were expected to be 182.5 at most.
    const activity = activityOf([{ starts: [3700] }, { starts: [182] }], 2);
    const { cells, years } = fundBook(own, activity, settle(model, activity));
    expect(cells.map(({ premium }) => premium)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]);
    // £3,700 of £3,650 and £100
    expect(years[0]!.overspend).toBe(0);
  });
});
