import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScenario, type Scenario } from "../../../engine/language.ts";
import { from } from "../../laws/partings.ts";
import { set } from "../../laws/scenarios.ts";

const text = readFileSync(new URL("../../scenarios/small.yaml", import.meta.url), "utf8");

function parted(path: string, value: unknown, everyone = false): Scenario {
  return parseScenario("small.yaml", new Map([["small.yaml", text]]), from("2020-02-03", [set(path, value)], everyone));
}

test.each([
  ["services.step-down.capacity", "14", "set:\n      services.step-down.capacity: 14"],
  ["step-down-beds", "14", "set:\n      services.step-down.capacity: 14"],
  ["cohorts.older-people.arrivals.total", "4 per day", "cohorts.older-people.arrivals.total: 4 per day"],
])("what a date can change, %s, becomes a dated change", (path, value, written) => {
  const { phases, resolved } = parted(path, value);
  expect(phases).toHaveLength(2);
  expect(resolved.replace(/"/g, "")).toContain("on: 2020-02-03");
  expect(resolved.replace(/"/g, "")).toContain(written.split("\n").at(-1)!.trim());
});

test("a change of stays may reach everyone; a change of places has nobody to reach", () => {
  const stay = { lognormal: { mean: "4 days", sd: "4 days" } };
  expect(parted("services.ward.length-of-stay", stay, true).resolved).toContain("applies-to: everyone");
  expect(parted("services.ward.capacity", "20", true).resolved).not.toContain("applies-to");
});

test.each([
  ["services.step-down.queue", { limit: 2 }],
  ["services.step-down.give-up", { after: "2 days", to: "home" }],
  ["services.ward.leaving", { hours: "09:00-18:00", days: "mon-sat" }],
  ["title", "Another"],
])("%s is taken up as people stand: no dated change", (path, value) => {
  expect(parted(path, value).phases).toHaveLength(1);
});

test.each([
  ["services.ward.kind", "caseload", "people are there as the service was then"],
  ["services.ward.routes", [], "people are on their way by it"],
  ["cohorts.older-people.enters", "step-down", "people who are there came as their cohort was then"],
  ["costs.lines.ward-bed-day.price", "£400 per bed-day", "prices are put on the whole run"],
  ["time.length", "1 year", "both runs have one calendar"],
  ["services.ward.setting", "other", "which its past was made with"],
])("%s is refused, with what to do instead", (path, value, said) => {
  expect(() => parted(path, value)).toThrow(said);
  expect(() => parted(path, value)).toThrow("Try: a variant with extends:, and careshift compare");
});
