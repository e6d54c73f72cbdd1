import { describe, expect, test } from "vitest";
import { disagree, load, SEEDS, theory } from "./helpers.ts";
import { LADDER, study } from "./o02.ts";

describe("O02: a caseload of twenty slots waits as Erlang C says, from half load to nearly full", () => {
  for (const rung of LADDER) {
    // The mean waits that take more hours than these are in test/long/o02.test.ts.
    if (rung.short === undefined) theory(`load ${rung.load}: share who wait, wait and slots busy`, study(rung));
    else
      theory(
        `load ${rung.load}: share who wait and slots busy`,
        study(rung, rung.short, ["P(wait > 0)", "slots busy"]),
      );
  }

  test("at load 0.98 two years are refused as too short to judge the wait, whatever the estimate", () => {
    const short = study({ ...LADDER.at(-1)!, warmUp: 2100 }, 730);
    const found = disagree(short, load(short), SEEDS[0]);
    expect(found.filter((problem) => problem.includes("mean wait"))).toEqual([expect.stringContaining("too short")]);
  });
});
