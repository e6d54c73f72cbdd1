import { describe, expect, test } from "vitest";
import { cashOfComparison, cashOfRun } from "../../../engine/report/cash.ts";
import { figures, measure, results } from "./sample.ts";

/** £m a year → pence a year. */
const M = 1e8;

/** A base and a variant by the changes of measures in £m, each ± half; all of them 10 before. */
function compared(
  changes: Readonly<Record<string, readonly [change: number, half: number]>>,
  pricesAlone = false,
): string[] {
  const ids = Object.keys(changes).map((id) => `system.${id}`);
  const before = ids.map((id) => measure(id, "pence per year", 10 * M, 0));
  const after = ids.map((id) => measure(id, "pence per year", (10 + changes[id.slice(7)]![0]) * M, 0));
  const differences = ids.map((id) => {
    const [mean, half] = changes[id.slice(7)]!;
    return [id, figures(mean * M, half * M)] as const;
  });
  const all = results(before, after, Object.fromEntries(differences));
  return cashOfComparison(all, all.variants[0]!, pricesAlone);
}

const within = (low: string, high: string) => `(95% interval ${low} to ${high})`;

describe("who has the cash of a fall in what people use", () => {
  const hospital = {
    "borne.trust": [-2, 0.2],
    "borne.trust.variable": [-1.5, 0.15],
    "borne.trust.semi-variable": [-0.5, 0.05],
    "borne.trust.fixed": [0, 0],
    "used.trust": [-10, 1],
    "used.trust.semi-variable": [-2.5, 0.25],
    "used.trust.fixed": [-6, 0.6],
  } as const;

  test("variable at once, semi-variable after its lag, fixed only where capacity closes", () => {
    expect(compared(hospital)).toEqual([
      `People use £10.0m ${within("£9.0m", "£11.0m")} less a year of care whose cost trust bears, at its prices. ` +
        `Of this, £1.50m ${within("£1.35m", "£1.65m")} is variable and free at once. ` +
        `Of this, £2.50m ${within("£2.25m", "£2.75m")} is semi-variable and free once its lag is over; within this time that cost falls by £500k ${within("£450k", "£550k")} a year. ` +
        `Of this, £6.00m ${within("£5.40m", "£6.60m")} is fixed and free only where capacity closes; within this time that cost stays the same. ` +
        `What trust bears of the cost of care falls by £2.00m ${within("£1.80m", "£2.20m")} a year.`,
    ]);
  });

  test("under a block the commissioner has no cash of it, and the provider's surplus rises", () => {
    const block = {
      "contract.acute": [0, 0],
      "paid.ccg": [0, 0],
      "earned.trust": [0, 0],
      "surplus.trust": [2, 0.2],
    } as const;
    expect(compared({ ...hospital, ...block }).slice(1)).toEqual([
      "Under acute the same is paid, £10.0m a year, though people use more or less: no commissioner has cash of it.",
      "ccg pays the same, £10.0m a year: no cash is free for it.",
      `What trust earns stays the same; its surplus rises by £2.00m ${within("£1.80m", "£2.20m")} a year.`,
    ]);
  });

  test("by activity the commissioner pays less, and the provider is left with what it cannot close", () => {
    const tariff = {
      "contract.acute": [-9, 1],
      "paid.ccg": [-9, 1],
      "earned.trust": [-9, 1],
      "surplus.trust": [-7, 0.8],
    } as const;
    expect(compared({ ...hospital, ...tariff }).slice(1)).toEqual([
      `ccg pays £9.0m ${within("£8.0m", "£10.0m")} less a year: so much cash is free for it.`,
      `What trust earns falls by £9.0m ${within("£8.0m", "£10.0m")} a year; its surplus falls by £7.00m ${within("£6.20m", "£7.80m")} a year.`,
    ]);
  });

  test("where places close and use does not change, what is fixed falls", () => {
    const closed = { "borne.trust": [-3, 0], "borne.trust.fixed": [-3, 0], "used.trust": [0, 0] } as const;
    expect(compared(closed)).toEqual([
      "What trust bears of the cost of care falls by £3.00m a year. Of this, £3.00m is fixed. What people use does not clearly change.",
    ]);
  });

  test("at other prices nothing is said of what people use: it is the same", () => {
    const dearer = {
      "borne.trust": [2, 0.2],
      "borne.trust.fixed": [2, 0.2],
      "used.trust": [3, 0.1],
      "contract.acute": [0, 0],
      "paid.ccg": [0, 0],
      "earned.trust": [0, 0],
      "surplus.trust": [-2, 0.2],
    } as const;
    const two = `£2.00m ${within("£1.80m", "£2.20m")}`;
    expect(compared(dearer, true)).toEqual([
      `At these prices what trust bears of the cost of care rises by ${two} a year. Of this, ${two} is fixed.`,
      "ccg pays the same, £10.0m a year: no cash is free for it.",
      `What trust earns stays the same; its surplus falls by ${two} a year.`,
    ]);
  });

  test("claims nothing where an interval holds zero", () => {
    expect(compared({ "borne.ccg": [-1, 2], "used.ccg": [-1, 2], "paid.ccg": [-1, 2] })).toEqual([
      "There is no clear difference in what ccg pays a year (−£1.00m, 95% interval −£3.00m to +£1.00m).",
    ]);
  });
});

describe("a run", () => {
  const pence = (id: string, mean: number, half = 0) => measure(`system.${id}`, "pence per year", mean * M, half * M);

  test("tells what a party bears, by how it follows use", () => {
    const bears = [
      pence("borne.trust", 10),
      pence("borne.trust.variable", 1.5, 0.1),
      pence("borne.trust.semi-variable", 0),
      pence("borne.trust.fixed", 8.5),
    ];
    expect(cashOfRun(results(bears))).toEqual([
      `Of what care costs, trust bears £10.0m a year: £1.50m ${within("£1.40m", "£1.60m")} follows use at once; £8.50m is fixed and falls only where capacity closes.`,
    ]);
  });

  test("tells when a fund's overspend shows, and on whom it falls", () => {
    const fund = [
      pence("fund.pooled.spend", 11, 1),
      pence("fund.pooled.contributions", 10.5),
      pence("fund.pooled.overspend", 0.5, 0.2),
      pence("fund.pooled.overspend.ccg", 0.3, 0.1),
      pence("fund.pooled.overspend.council", 0.2, 0.1),
      measure("system.fund.pooled.overspent-years", "share", 0.75, 0.1),
      measure("system.fund.pooled.overspend-shows", "days", 61, 20),
      measure("system.fund.pooled.remedial-plan", "days", 82, 20),
    ];
    expect(cashOfRun(results(fund))).toEqual([
      `The fund pooled spends £11.0m ${within("£10.0m", "£12.0m")} of £10.5m a year, and overspends in 75.0% ${within("65.0%", "85.0%")} of financial years; ` +
        `on average there falls a year £300k ${within("£200k", "£400k")} to ccg and £200k ${within("£100k", "£300k")} to council. ` +
        "The overspend first shows 61.0 days (95% interval 41.0 to 81.0) after 1 April, and a remedial plan is due 82.0 days after it.",
    ]);
    const none = fund.map((one) => (one.unit === "share" ? { ...one, mean: 0 } : one));
    expect(cashOfRun(results(none))).toEqual([
      `The fund pooled spends £11.0m ${within("£10.0m", "£12.0m")} of £10.5m a year, and does not overspend.`,
    ]);
  });
});
