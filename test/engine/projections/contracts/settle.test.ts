import { describe, expect, test } from "vitest";
import { sharesOf } from "../../../../engine/projections/contracts/funds.ts";
import {
  activity,
  block,
  costAndVolume,
  owedOf,
  type Part,
  performed,
  rewardOf,
  shared,
} from "../../../../engine/projections/contracts/settle.ts";

/** The examples of CONTRACTS.md, in pounds. */
const half = (units: number, beyond = 0): Part => ({ years: 0.5, units, beyond });

describe("activity", () => {
  const terms = {
    price: 2400,
    trim: { nights: 30, beyond: 250 },
    marginal: { baseline: 3800, share: 0.7 },
  };

  test("is paid as stays end, nights beyond the trim point apart, and settled above the baseline in the last part", () => {
    // 2,000 × 2,400 + 40 × 250 = 4,810,000; 1,900 × 2,400 + 10 × 250 = 4,562,500; 100 × 2,400 × 30% = 72,000 taken back
    const [first, second] = activity(terms, [half(2000, 40), half(1900, 10)]);
    expect(first).toBeCloseTo(4_810_000, 6);
    expect(second).toBeCloseTo(4_562_500 - 72_000, 6);
  });

  test("below the baseline nothing is settled; without a marginal rate nothing ever is", () => {
    // 1,800 × 2,400 = 4,320,000
    expect(activity(terms, [half(1800), half(1800)])).toEqual([4_320_000, 4_320_000]);
    // 2,000 × 2,400 = 4,800,000
    expect(activity({ ...terms, marginal: null }, [half(2000), half(2000)])).toEqual([4_800_000, 4_800_000]);
  });

  test("a part year has its part of the baseline", () => {
    // Half a year of 3,800 is 1,900: 100 of 2,000 are above it. 2,000 × 2,400 − 100 × 2,400 × 30% = 4,728,000
    expect(activity({ ...terms, trim: null }, [half(2000)])[0]).toBeCloseTo(4_728_000, 6);
  });
});

test("a block pays by the day, whoever comes", () => {
  const parts = [
    { years: 0.25, units: 0, beyond: 0 },
    { years: 0.25, units: 5000, beyond: 9 },
  ];
  expect(block({ value: 9_100_000 }, parts)).toEqual([2_275_000, 2_275_000]);
});

describe("cost and volume", () => {
  const terms = { value: 9_100_000, volume: 3800, above: 1200, below: 600, floor: 8_950_000, ceiling: 9_250_000 };

  test.each([
    [3800, 9_100_000],
    [3900, 9_220_000], // + 100 × 1,200
    [4000, 9_250_000], // + 200 × 1,200 = 9,340,000: the ceiling
    [3600, 8_980_000], // − 200 × 600
    [3500, 8_950_000], // − 300 × 600 = 8,920,000: the floor
  ])("a year with %d pays £%d, half by half and the rest at the end", (units, pounds) => {
    const [first, second] = costAndVolume(terms, [half(units / 2), half(units / 2)]);
    expect(first).toBe(4_550_000);
    expect(second).toBeCloseTo(pounds - 4_550_000, 6);
  });

  test("a part year has its part of volume, floor and ceiling", () => {
    // 4,550,000 + (1,950 − 1,900) × 1,200 = 4,610,000
    expect(costAndVolume(terms, [half(1950)])[0]).toBeCloseTo(4_610_000, 6);
    // 4,550,000 + 300 × 1,200 = 4,910,000: half the ceiling
    expect(costAndVolume(terms, [half(2200)])[0]).toBeCloseTo(4_625_000, 6);
  });

  test("without floor and ceiling there is no end to it", () => {
    // 9.1m + 1,200 × 1,200 = 10,540,000
    expect(costAndVolume({ ...terms, floor: null, ceiling: null }, [half(2500), half(2500)])[1]).toBeCloseTo(
      5_990_000,
      6,
    );
  });
});

describe("payment for performance", () => {
  const terms = {
    baseline: 10_000,
    steps: [
      { change: -0.01, pays: 200_000 },
      { change: -0.035, pays: 722_000 },
    ],
    proportional: false,
  };
  const year = (count: number) => ({ count, years: 1, part: 1 });

  test.each([
    [9950, 0, 100_000], // halfway to the first step: 0.5 × 200,000
    [9900, 200_000, 200_000],
    [9700, 200_000, 617_600], // 200,000 + (3 − 1) / (3.5 − 1) × 522,000
    [9650, 722_000, 722_000],
    [9600, 722_000, 722_000],
    [10_100, 0, 0],
  ])("%d admissions pay £%d by steps, and £%d in proportion", (count, bySteps, inProportion) => {
    expect(performed(terms, year(count))).toBeCloseTo(bySteps, 6);
    expect(performed({ ...terms, proportional: true }, year(count))).toBeCloseTo(inProportion, 6);
  });

  test("Thurrock: £664,000 of £722,000 for 3.2% of 3.5% were paid in proportion, not by steps", () => {
    const one = { steps: [{ change: -0.035, pays: 722_000 }] };
    expect(rewardOf({ ...one, proportional: false }, -0.032)).toBe(0);
    // 3.2 / 3.5 × 722,000 = 660,114.29; 3.2% is 3.15% to 3.25% before rounding: 649,800 to 670,428.57
    expect(rewardOf({ ...one, proportional: true }, -0.032)).toBeCloseTo(660_114.2857, 3);
    expect(rewardOf({ ...one, proportional: true }, -0.0315)).toBeLessThan(664_000);
    expect(rewardOf({ ...one, proportional: true }, -0.0325)).toBeGreaterThan(664_000);
  });

  test("more can be what is wanted, and a part year pays its part", () => {
    const more = { baseline: 700, steps: [{ change: 0.05, pays: 30_000 }], proportional: false };
    // Half a year of 700 is 350; 5% more is 367.5
    expect(performed(more, { count: 368, years: 0.5, part: 0.5 })).toBe(15_000);
    expect(performed(more, { count: 367, years: 0.5, part: 0.5 })).toBe(0);
    expect(performed({ ...more, baseline: 0 }, year(5))).toBe(0);
  });
});

describe("gain and loss share", () => {
  const terms = { target: 10_000_000, cap: 500_000 };

  test("is what care cost less or more than the target, up to the cap", () => {
    expect(shared(terms, { cost: 9_400_000, years: 1 })).toBe(500_000);
    expect(shared(terms, { cost: 10_200_000, years: 1 })).toBe(-200_000);
    expect(shared({ ...terms, cap: null }, { cost: 9_400_000, years: 1 })).toBe(600_000);
    // Half a year: a target of 5m and a cap of 250,000
    expect(shared(terms, { cost: 5_400_000, years: 0.5 })).toBe(-250_000);
  });

  test("moves what fell to one party to where it was agreed, and owes nothing in all", () => {
    // The trust bore 75%. Of 500,000 it has 375,000 and is to have 250,000; of −200,000 it bore 150,000 and is to bear 40,000.
    expect(owedOf(500_000, [0.75, 0.25], [0.5, 0.5])).toEqual([125_000, -125_000]);
    const [trust, ccg] = owedOf(-200_000, [0.75, 0.25], [0.2, 0.8]);
    expect(trust).toBeCloseTo(-110_000, 6);
    expect(ccg).toBeCloseTo(110_000, 6);
  });
});

describe("section 75: who bears an overspend of £800,000", () => {
  const budget = (i: number, planned: number | null) => ({
    name: `${i}`,
    line: i,
    contract: -1,
    owner: i,
    budget: planned,
  });
  const contributions = [
    { payer: 0, value: 6 },
    { payer: 1, value: 4 },
  ];
  const fund = { contributions, pays: [budget(0, 5.5), budget(1, 4.5)] };
  const spent = [5.7, 5.1];
  const borne = (of: Omit<Parameters<typeof sharesOf>[0], "contributions">) =>
    sharesOf({ contributions, ...of }, spent, 1).map((share) => Math.round(share * 800_000));

  test("by function: who owns what cost too much, by how much; without budgets by what was spent", () => {
    // 0.2m and 0.6m beyond the plan
    expect(borne({ ...fund, overspend: "by-function" })).toEqual([200_000, 600_000]);
    // 5.7 / 10.8 and 5.1 / 10.8 of 800,000
    const unplanned = [budget(0, null), budget(1, null)];
    expect(borne({ pays: unplanned, overspend: "by-function" })).toEqual([422_222, 377_778]);
    // Health beyond its plan alone
    expect(sharesOf({ ...fund, overspend: "by-function" }, [5.7, 4.4], 1)).toEqual([1, 0]);
  });

  test("collective: equally; by contribution: as they pay in", () => {
    expect(borne({ ...fund, overspend: "collective" })).toEqual([400_000, 400_000]);
    expect(borne({ ...fund, overspend: "by-contribution" })).toEqual([480_000, 320_000]);
  });
});
