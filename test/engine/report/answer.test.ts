import { describe, expect, test } from "vitest";
import { answerOfComparison, answerOfRun } from "../../../engine/report/answer.ts";
import { figures, measure, results } from "./sample.ts";

const delayed = (mean: number) => measure("system.delayed", "people", mean, 0.4);

function compared(before: number, after: number, half: number | null) {
  const all = results([delayed(before)], [delayed(after)], { "system.delayed": figures(after - before, half) });
  return answerOfComparison(all, all.variants[0]!);
}

describe("the answer of a comparison", () => {
  test("says how many more, with the interval and both levels", () => {
    expect(compared(9.2, 12.3, 1.1)).toBe(
      "With the change, 3.1 more people are delayed on an average day (95% interval 2.0 to 4.2): 12.3 instead of 9.2.",
    );
  });

  test("turns the interval round when there are fewer", () => {
    expect(compared(12.3, 9.2, 1.1)).toContain(
      "3.1 fewer people are delayed on an average day (95% interval 2.0 to 4.2)",
    );
  });

  test("claims nothing when the interval of the difference holds zero", () => {
    const text = compared(9.2, 9.5, 1.1);
    expect(text).toContain("there is no clear difference in the number of people delayed");
    expect(text).toContain("+0.3, 95% interval −0.8 to +1.4");
    expect(text).not.toContain("more people");
  });

  test("says that nothing changed when nothing did", () => {
    expect(compared(9.2, 9.2, 0)).toContain("stays the same (9.2)");
  });

  test("says that one run gives no interval", () => {
    expect(compared(9.2, 12.3, null)).toContain(
      "3.1 more people are delayed on an average day (no interval from one run)",
    );
  });

  test("names the service where most of the difference arises, and no other", () => {
    const parts = (ward: number, unit: number) => [
      delayed(ward + unit),
      measure("ward.delayed", "people", ward, 0.2),
      measure("unit.delayed", "people", unit, 0.2),
    ];
    const all = results(parts(8, 1), parts(5, 2), {
      "system.delayed": figures(-2, 0.5),
      "ward.delayed": figures(-3, 0.5),
      "unit.delayed": figures(1, 0.5),
    });
    const text = answerOfComparison(all, all.variants[0]!);
    expect(text).toContain("Most of the difference is in Ward (−3.0, 95% interval −3.5 to −2.5).");
    expect(text).not.toContain("Step-down");
  });

  test("tells the waits that clearly grow and shrink most", () => {
    const waits = (ward: number, unit: number) => [
      measure("ward.wait", "days", ward, 0.1),
      measure("unit.wait", "days", unit, 0.1),
    ];
    const all = results(waits(3, 5), waits(4.5, 2), { "ward.wait": figures(1.5, 0.5), "unit.wait": figures(-3, 0.5) });
    const text = answerOfComparison(all, all.variants[0]!);
    expect(text).toContain("wait for Ward is 1.5 days longer on average (95% interval 1.0 to 2.0)");
    expect(text).toContain("wait for Step-down unit is 3.0 days shorter on average (95% interval 2.5 to 3.5)");
  });

  test("gives a difference of shares in percentage points and of money in its own size", () => {
    const of = (share: number, pence: number) => [
      measure("system.at-home-91", "share", share, 0.01),
      measure("system.cost.total", "pence per year", pence, 1e6),
    ];
    const all = results(of(0.8, 4.36e8), of(0.82, 4.273e8), {
      "system.at-home-91": figures(0.02, 0.01),
      "system.cost.total": figures(-8.7e6, 5.2e6),
    });
    const text = answerOfComparison(all, all.variants[0]!);
    expect(text).toContain("is 2.0 percentage points higher (95% interval 1.0 to 3.0): 82.0% instead of 80.0%");
    expect(text).toContain("costs £87k less a year (95% interval £35k to £139k): £4.27m instead of £4.36m");
  });
});

describe("the answer of a run", () => {
  test("tells the delays and where most of them are", () => {
    const text = answerOfRun(
      results([delayed(9.2), measure("ward.delayed", "people", 8, 0.3), measure("unit.delayed", "people", 1.2, 0.1)]),
    );
    expect(text).toBe(
      "On an average day 9.2 (95% interval 8.8 to 9.6) people are ready to leave but still there, most of them in Ward: " +
        "8.0 (95% interval 7.7 to 8.3).",
    );
  });

  test("says that nobody is delayed when nobody is", () => {
    expect(answerOfRun(results([measure("system.delayed", "people", 0, 0)]))).toBe("Nobody is delayed.");
  });

  test("tells the longest wait in a unit that fits", () => {
    const text = answerOfRun(
      results([measure("ward.wait", "days", 0.5, 0.1), measure("unit.wait", "days", 0.02, 0.01)]),
    );
    expect(text).toBe("The longest wait is for Ward: 12.0 hours (95% interval 9.6 to 14.4) on average.");
  });
});
