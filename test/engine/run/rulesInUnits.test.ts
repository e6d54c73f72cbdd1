import { describe, expect, test } from "vitest";
import { of, scenario, tell } from "./told.ts";

/** A caseload that fills up with people who take two units each, or hours, and a rule that looks how full it is. */
const watched = (capacity: string, units: string, level: string): string =>
  scenario(
    `  ward: { kind: caseload, capacity: ${capacity}, units: ${units}, length-of-stay: 90 days, routes: [{ to: home, share: 100% }] }`,
    `rules: [{ name: full, when: { service: ward, measure: occupancy, above: ${level} }, do: { divert: { from: ward, to: elsewhere } }, until: { below: 10% } }]`,
    "2 per day",
  );

/** People who had started when the rule fired. */
function startedBefore(text: string): number {
  const facts = tell(text);
  const [fired] = of(facts, "RuleFired");
  return of(facts, "Started").filter(({ number }) => number < fired!.number).length;
}

describe("how full a service is, to a rule, goes by what people take of it", () => {
  test("double-handed care: with two units each, more than half of twenty is six people", () => {
    expect(startedBefore(watched("20", "2", "50%"))).toBe(6);
  });

  test("hours of care a week: with seven of a hundred each, more than half is eight people", () => {
    expect(startedBefore(watched("100 hours per week", "7 hours per week", "50%"))).toBe(8);
  });
});
