import { describe, test } from "vitest";
import { twoSeedsAgree } from "./helpers.ts";
import { type Case, wrongCosts } from "./o14.ts";

/** Fewer places take longer to tell: test/long/o14.test.ts has them, and how many wait. */
const CASES: readonly Case[] = [
  [48, 7866.58, 0.03, 50],
  [49, 7793.78, 0.02, 50],
  [50, 7798.06, 0.02, 20],
  [52, 7935.4, 0.01, 20],
  [55, 8290.46, 0.01, 6],
  [60, 9004.61, 0.01, 6],
];

describe("O14: the cheapest number of community places when waiting patients fill acute beds", () => {
  test("costs of 48 to 60 places as Erlang C has them, and the cheapest system still has delays", () => {
    twoSeedsAgree((seed) => wrongCosts(CASES, 49, seed));
  });
});
