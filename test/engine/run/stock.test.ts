import { describe, expect, test } from "vitest";
import { modelOf } from "../../laws/scenarios.ts";
import { of, scenario, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";
const STOCK =
  "staff-stock: { posts: 8, leavers: 100% per year, recruitment: { lognormal: { mean: 90 days, sd: 40 days } }";
const years = (text: string): string => text.replace("60 days", "20 years");

const caseload = (capacity = 100, more = ""): string =>
  years(
    scenario(
      `  ward: { kind: caseload, capacity: ${capacity}, length-of-stay: { exponential: { mean: 10 days } }, ${STOCK}, people-per-post: 5 }, ${HOME} }${more}`,
      "",
      "1 per day",
    ),
  );
const changes = (facts: readonly Told[]): string[] =>
  of(facts, "CapacityChanged", "ward").map((fact) => `${fact.seconds} ${fact.value}`);

describe("section 6: staff stock may have leavers and recruitment delay", () => {
  const facts = tell(caseload());
  const told = of(facts, "CapacityChanged", "ward");

  test("each leaver takes the places of a post away, until it is filled again", () => {
    expect(modelOf(caseload()).services[0]!.capacity).toBe(40);
    expect(told.length).toBeGreaterThan(150);
    let before = 40;
    for (const { value } of told) {
      expect(Math.abs(value - before)).toBe(5);
      before = value;
    }
  });

  test("posts are filled for the share of time that follows from both times: renewal theory, within 4 standard errors", () => {
    const end = 20 * 365.25 * 24;
    let [area, since, now] = [0, 0, 40];
    for (const { hours, value } of told) {
      area += now * (hours - since);
      [since, now] = [hours, value];
    }
    const share = (area + now * (end - since)) / end / 40;
    const expected = 365.25 / (365.25 + 90);
    // A post goes round some 16 times in 20 years; the variance of its share filled is near 2·p²q²/16 and more.
    const error = Math.sqrt((2 * expected ** 2 * (1 - expected) ** 2) / (16 * 8));
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });

  test("nobody is admitted beyond the places that filled posts provide", () => {
    let [census, places] = [0, 40];
    for (const fact of facts) {
      if (fact.kind === "CapacityChanged") places = fact.value;
      if (fact.kind === "Left") census--;
      if (fact.kind === "Started") expect(++census).toBeLessThanOrEqual(places);
    }
  });

  test("posts have luck of their own: neither demand nor another service changes when they fall empty", () => {
    const other = `\n  other: { kind: caseload, capacity: 40, length-of-stay: 5 days, ${STOCK}, people-per-post: 5 }, ${HOME} }`;
    expect(changes(tell(caseload(100, other)))).toEqual(changes(facts));
    expect(changes(tell(caseload().replace("1 per day", "2 per day")))).toEqual(changes(facts));
    const arrivals = (all: readonly Told[]): number[] => of(all, "Arrived").map((fact) => fact.seconds);
    expect(arrivals(tell(caseload().replace(/staff-stock: .*?5 \}, routes/, "routes")))).toEqual(arrivals(facts));
  });

  test("the capacity said stays the most there is", () => {
    for (const fact of of(tell(caseload(25)), "CapacityChanged")) expect(fact.value).toBeLessThanOrEqual(25);
  });

  test("a team's staff on duty fall in proportion, rounded down", () => {
    const team = `  ward: { kind: team, staff: { "daily 08:00-18:00": 6 }, visit: 1 hours, ${STOCK} }, ${HOME} }`;
    const values = of(tell(years(scenario(team, "", "1 per day"))), "CapacityChanged").map((fact) => fact.value);
    // 6 × filled ÷ 8
    for (const value of values) expect([0, 1, 2, 3, 4, 5, 6]).toContain(value);
    expect(new Set(values).size).toBeGreaterThan(4);
  });

  test("places by post are needed where people have places, and mean nothing in a team", () => {
    expect(() => modelOf(caseload().replace(", people-per-post: 5", ""))).toThrow(/how many places a post provides/);
  });
});
