import { describe, expect, test } from "vitest";
import { of, scenario, tell } from "./told.ts";

const HOUR = 3600;

/** Hours of each stay in the ward, by where it led. */
function staysBy(text: string): Map<string, number[]> {
  const facts = tell(text);
  const found = new Map<string, number[]>();
  const started = new Map(of(facts, "Started", "ward").map(({ person, seconds }) => [person, seconds]));
  for (const { person, seconds, other } of of(facts, "Left", "ward")) {
    found.set(other, [...(found.get(other) ?? []), (seconds - started.get(person)!) / HOUR]);
  }
  return found;
}

const ward = (outcomes: string, capacity = 900): string =>
  scenario(`  ward: { kind: beds, capacity: ${capacity}, outcomes: [${outcomes}] }`, "", "40 per day");

describe("semantics 2: outcomes draw the destination first, then a stay given the destination", () => {
  test("whoever goes one way has the stay of that way and no other", () => {
    const stays = staysBy(
      ward(
        "{ to: home, share: 70%, stay: 2 days }, { to: died, share: 20%, stay: 5 days }, { to: care-home, share: rest, stay: 9 days }",
      ),
    );
    for (const [to, hours] of [
      ["home", 48],
      ["died", 120],
      ["care-home", 216],
    ] as const)
      expect(new Set(stays.get(to)!)).toEqual(new Set([hours]));
  });

  test("declared means and shares are those realised, whatever the other ways take", () => {
    const stays = staysBy(
      ward(
        "{ to: home, share: 70%, stay: { exponential: { mean: 30 hours } } }, { to: died, share: rest, stay: { gamma: { mean: 60 hours, sd: 30 hours } } }",
      ).replace(
        "cohorts:",
        "changes: [{ on: 2016-05-14, set: { cohorts.people.arrivals.total: 0 per day } }]\ncohorts:",
      ),
    );
    const [home, died] = [stays.get("home")!, stays.get("died")!];
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
    const n = home.length + died.length;
    expect(n).toBeGreaterThan(1400);
    expect(Math.abs(mean(home) - 30)).toBeLessThan((4 * 30) / Math.sqrt(home.length));
    expect(Math.abs(mean(died) - 60)).toBeLessThan((4 * 30) / Math.sqrt(died.length));
    expect(Math.abs(home.length / n - 0.7)).toBeLessThan(4 * Math.sqrt(0.21 / n));
  });
});
