import { describe, expect, test } from "vitest";
import type { ModelTerms } from "../../../../engine/compile/model/contracts.ts";
import { settle } from "../../../../engine/projections/contracts/agreed.ts";
import { activityOf, contractOf, modelWith, penceOf, perStart, year } from "./booked.ts";

/** £2,100 per discharge. */
const tariff: ModelTerms = { kind: "activity", price: 210_000, per: "discharge", trim: null, marginal: null };

describe("three ledgers", () => {
  // A ward under contract, £1,000 a start; care at home without, £50 a start, 40% and 60%; a third that nobody runs.
  const did = [
    {
      starts: [5, 4],
      discharges: [3, 2],
      nights: [
        [7, 3],
        [9, 2],
      ],
      midnights: [
        [1, 30],
        [1, 31],
      ],
    },
    { starts: [10, 20] },
    { starts: [1] },
  ];
  const costs = [perStart(0, 100_000), perStart(1, 5000, [0.4, 0.6]), perStart(2, 700, [0, 1])];
  const { care, paid, earned } = settle(modelWith(costs, [contractOf(tariff, [0])]), activityOf(did, 2));

  test("what a service under contract costs is its provider's; any other is paid for as it costs", () => {
    // 9 starts × £1,000, 30 × £50, 1 × £7
    expect(penceOf(care)).toBe(900_000 + 150_000 + 700);
    expect(penceOf(care, ({ contract, provider }) => contract === 0 && provider === 0)).toBe(900_000);
    // 5 discharges × £2,100; 40% of £1,500
    expect(penceOf(paid, ({ payer }) => payer === 0)).toBe(1_050_000 + 60_000);
    expect(penceOf(paid, ({ payer }) => payer === 1)).toBe(90_000 + 700);
  });

  test("what is paid is earned by whoever runs the service, and by nobody named where nobody is", () => {
    expect(penceOf(earned, ({ provider }) => provider === 0)).toBe(1_050_000 + 150_000);
    expect(penceOf(earned, ({ provider }) => provider === -1)).toBe(700);
  });

  test("a stay is paid for in the month in which it ends", () => {
    const ofWard = (cell: number) => penceOf(paid, (one) => one.contract === 0 && one.cell === cell);
    expect([ofWard(0), ofWard(1), ofWard(2)]).toEqual([630_000, 420_000, 0]);
  });

  test("what stays under way have earned stands beside: £10,500 for 39 nights", () => {
    const { accrued } = settle(modelWith(costs, [contractOf(tariff, [0])]), activityOf(did, 2));
    // April: 30 nights spent, 21 paid for; May: 31 spent, 18 paid for. 1,050,000 / 39 pence a night
    expect(penceOf(accrued, ({ cell }) => cell === 0)).toBeCloseTo((9 * 1_050_000) / 39, 6);
    expect(penceOf(accrued, ({ cell }) => cell === 1)).toBeCloseTo((13 * 1_050_000) / 39, 6);
  });
});

test("the accrual of CONTRACTS.md: £30,002 beyond what was paid", () => {
  const trim = { nights: 30, beyond: 25_000 };
  const terms: ModelTerms = {
    kind: "activity",
    price: 240_000,
    per: "discharge",
    trim,
    marginal: { baseline: 3800, share: 0.7 },
  };
  // 3,900 stays with 31,000 nights: 2,600 of them in April, among them one of 80 nights, 50 beyond the trim point.
  const nights = [
    [20, 126, 80, 1],
    [8, 3474, 12, 204, 20, 3, 29, 1],
  ];
  const stays = nights.map((counts) => counts.reduce((sum, times, i) => (i % 2 === 1 ? sum + times : sum), 0));
  const did = {
    discharges: [127, 3682],
    nights,
    midnights: [
      [90, 30],
      [100, 31],
    ],
  };
  expect(stays).toEqual([127, 3682]);
  const { accrued, settled } = settle(modelWith([], [contractOf(terms, [0])]), activityOf([did], 2));
  const night = penceOf(settled) / (126 * 20 + 80 + 8 * 3474 + 12 * 204 + 60 + 29);
  // 2,700 nights spent, stays ended that had 2,600.
  expect(penceOf(accrued, ({ cell }) => cell === 0)).toBeCloseTo(100 * night, 4);
});

test("a contract that holds from October on pays for its half, and care before that is paid for as it costs", () => {
  const half = { from: 183 * 86_400, to: 365 * 86_400, opens: 183 * 86_400, whole: 365 * 86_400 };
  const contract = contractOf({ kind: "block", value: 365.25 * 1000 }, [0], { years: [half] });
  const did = { starts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] };
  const { paid, care } = settle(modelWith([perStart(0, 700)], [contract]), activityOf([did], 2));
  // Six starts until 1 October; £10 a day for 182 days.
  expect(penceOf(paid, (one) => one.contract < 0)).toBe(4200);
  expect(penceOf(paid, (one) => one.contract === 0)).toBeCloseTo(182_000, 6);
  expect(penceOf(care, (one) => one.contract === 0)).toBe(4200);
});

test("thresholds are settled in the last month of the contract year, and of the part that a run came to", () => {
  const terms: ModelTerms = {
    kind: "performance",
    of: [{ service: 0, what: "starts" }],
    baseline: 36_525,
    steps: [{ change: -0.1, pays: 36_500 }],
    proportional: false,
  };
  // 100 a day are expected: of 18,300 in 183 days (April to September) 90% are 16,470.
  const booked = (starts: readonly number[], months: number) => {
    const contract = contractOf(terms, [], { years: [year()] });
    const { settled } = settle(modelWith([], [contract], [], months), activityOf([{ starts }], 2, months));
    return settled.map(({ cell, pence }) => [cell, Math.round(pence)]);
  };
  // 183 of 365 days of the year: 183/365 × £365
  expect(booked([0, 0, 0, 16_470], 6)).toEqual([[5, 18_300]]);
  expect(booked([0, 0, 0, 16_471], 6)).toEqual([]);
  // A whole year expects 36,500: 90% are 32,850.
  expect(booked([32_850], 12)).toEqual([[11, 36_500]]);
});

describe("a gain shared", () => {
  // The trust's ward costs £7.05m, the ccg's own care £2.35m; the target is £10m for 365 days. In pounds.
  const share = (payer: number, provider: number) => [
    { side: "payer" as const, number: 0, share: payer },
    { side: "provider" as const, number: 0, share: provider },
  ];
  const parts = { gain: share(0.5, 0.5), loss: share(0.8, 0.2), cap: (500_000 * 365.25) / 365 };
  const terms: ModelTerms = { kind: "gain-share", target: (10_000_000 * 365.25) / 365, of: [0, 1], ...parts };
  const block = contractOf({ kind: "block", value: 0 }, [0]);
  const shared = (ward: number, own: number) => {
    const alliance = contractOf(terms, [], { provider: -1, commissioner: [] });
    const model = modelWith([perStart(0, 1), perStart(1, 1)], [block, alliance]);
    const { paid, earned, settled } = settle(model, activityOf([{ starts: [ward] }, { starts: [own] }], 2));
    const of = (one: { readonly contract: number }) => one.contract === 1;
    return [penceOf(settled, of), penceOf(paid, of), penceOf(earned, of)];
  };

  test("of £600,000 the cap lets £500,000 be shared, and the trust owes the ccg £125,000", () => {
    const [gain, paid, earned] = shared(7_050_000, 2_350_000);
    expect(gain).toBeCloseTo(500_000, 4);
    expect(paid).toBeCloseTo(-125_000, 4);
    expect(earned).toBeCloseTo(-125_000, 4);
  });

  test("of a loss of £200,000 the ccg pays the trust £110,000", () => {
    const [loss, paid, earned] = shared(7_650_000, 2_550_000);
    expect(loss).toBeCloseTo(-200_000, 4);
    expect(paid).toBeCloseTo(110_000, 4);
    expect(earned).toBeCloseTo(110_000, 4);
  });
});

test("activity that was not cut at the end of a contract year cannot be settled", () => {
  const until = { from: 0, to: 100 * 86_400, opens: 0, whole: 365 * 86_400 };
  const contract = contractOf({ kind: "block", value: 1 }, [0], { years: [until] });
  expect(() => settle(modelWith([], [contract]), activityOf([{}], 2))).toThrow(
    /not cut at the ends of the contract year/,
  );
});
