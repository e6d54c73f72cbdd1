import { describe, expect, test } from "vitest";
import { erlangB, erlangC } from "../../../engine/maths/erlang.ts";
import { expectNear } from "./near.ts";

describe("Erlang's formulas", () => {
  // Reference values: sums of Poisson terms in 40-digit arithmetic, rounded to double.
  test.each([
    [1, 0.5, 0.3333333333333333, 0.5],
    [10, 5, 0.018384570336648132, 0.03610535915832019],
    [30, 27, 0.08187976133503767, 0.47140836994698915],
    [500, 480, 0.014325780722426129, 0.26651251996236414],
  ])("with %d servers and a load of %d are right to 1e-12", (servers, load, lost, wait) => {
    expectNear(erlangB(servers, load), lost);
    expectNear(erlangC(servers, load), wait);
  });

  test("without a server everybody is lost, without load nobody", () => {
    expect([erlangB(0, 3), erlangB(4, 0), erlangC(4, 0)]).toEqual([1, 0, 0]);
  });

  test("at or above full load everybody waits", () => {
    expect([erlangC(5, 5), erlangC(5, 8)]).toEqual([1, 1]);
  });

  test("hold for a load that would overflow a factorial", () => {
    expectNear(erlangB(1000, 2000), 0.5, 0.01);
  });

  test("refuse half a server and a negative load", () => {
    expect(() => erlangB(2.5, 1)).toThrow("whole number of servers");
    expect(() => erlangC(2, -1)).toThrow("load of 0 or more");
  });
});
