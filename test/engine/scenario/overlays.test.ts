import { describe, expect, test } from "vitest";
import { parseScenario, type Scenario } from "../../../engine/language.ts";

const BASE = `
careshift: 1
title: Base
time: { start: 2016-04-01, length: 30 weeks, warm-up: none }
cohorts: { people: { arrivals: { total: 3 per day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 20, length-of-stay: 5 days, routes: [{ to: home, share: 100% }] }
periods:
  spring: { from: 2016-04-01, to: 2016-06-01 }
  summer: { months: [6, 7, 8] }
ends-when: { service: ward, measure: census, above: 19 }
bank-holidays: [2016-05-02]
rings: exchange
`;

/** A variant of the base with one section. */
function variant(edit: string): Scenario {
  const text = `careshift: 1\nextends: base.yaml\ntitle: Variant\n${edit}\n`;
  return parseScenario(
    "variant.yaml",
    new Map([
      ["variant.yaml", text],
      ["base.yaml", BASE],
    ]),
    [],
  );
}

const named = (edit: string): string[] => variant(edit).periods.map(({ name }) => name);

describe("a variant lays over what the base says of the time of the run", () => {
  test("a date of a period, its months, another period, or all of them", () => {
    const [spring] = variant("set: { periods.spring.to: 2016-05-01 }").periods;
    expect(spring!.stretches).toEqual([{ from: 0, to: 30 * 86_400 }]);
    const june = variant("set: { periods.summer.months: [6] }").periods[1]!;
    expect(june.stretches).toEqual([{ from: 61 * 86_400, to: 91 * 86_400 }]);
    expect(named("add: { periods.autumn: { months: [9] } }")).toEqual(["spring", "summer", "autumn"]);
    expect(named("remove: [periods.summer]")).toEqual(["spring"]);
    expect(named("set: { periods: { may: { months: [5] } } }")).toEqual(["may"]);
    expect(named("remove: [periods]")).toEqual([]);
  });

  test("the level of ends-when, all of it, or its end", () => {
    expect(variant("set: { ends-when.above: 12 }").end).toMatchObject({ measure: "census", level: 12 });
    const other = variant("set: { ends-when: { service: ward, measure: waiting, above: 3 } }").end;
    expect(other).toMatchObject({ measure: "waiting", level: 3, place: { file: "variant.yaml" } });
    expect(variant("remove: [ends-when]").end).toBeNull();
  });

  test("the end of arrivals, bank holidays and rings", () => {
    expect(variant("add: { time.arrivals-stop: 2016-05-01 }").time.arrivalsStop).toBe("2016-05-01");
    expect(variant("set: { bank-holidays: england }").bankHolidays.length).toBeGreaterThan(100);
    expect(variant("set: { rings: report }").rings).toBe("report");
  });

  test("by set, add and remove: a section of its own is told how", () => {
    expect(() => variant("periods: { may: { months: [5] } }")).toThrow("a variant has no periods of its own");
    expect(() => variant("ends-when: { everyone-gone: true }")).toThrow("a variant has no ends-when of its own");
  });
});
