import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, parseScenario } from "../../../engine/language.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { headlines } from "../../../engine/report/headlines.ts";
import { rankInRun } from "../../../engine/report/runTable.ts";
import { ROOT } from "../../architecture/source.ts";
import { measure, scenario } from "./sample.ts";

const FILE = "scenarios/examples/measures.yaml";

/** The rows of the group in a run of the example in which every measure is 3. */
function rows(): Map<string, string> {
  const model = compile(parseScenario(FILE, new Map([[FILE, readFileSync(ROOT + FILE, "utf8")]])));
  const measures = standardMeasures(model).definitions.map(({ id, unit }) => measure(id, unit, 3, 1));
  const groups = headlines(scenario("base", measures), rankInRun);
  const asked = groups.find(({ title }) => title === "Asked for")!;
  return new Map(asked.lines.map(({ id, label }) => [id, label]));
}

test("what a scenario asks for has rows of its own, in words", () => {
  const found = rows();
  expect(Object.fromEntries(found)).toMatchObject({
    "system.delayed.reportable": "Delayed transfers as they are reported, on an average day",
    "system.delayed.reportable.nhs": "Attributed to the NHS",
    "system.delayed.reportable.per-month": "Days of delay a month per 100,000 people",
    "system.delayed.by.locality.north": "Delayed, locality north",
    "system.place-of-death.own-home": "Deaths: own home",
    "system.joint.community-beds.outside-beds.correlation":
      "Correlation of people in community-beds and in outside-beds",
    "reablement.referral.wait-estimated": "reablement: wait by referral, with those who still wait",
    "rapid-response.response.two-open-hours": "rapid-response: response in time (two open hours)",
    "acute-ward.reaching.32": "acute-ward: time until 32 people are first there",
    "own-home.places-needed.unlimited.loss.5-per-cent": "own-home: places, so that 5% are turned away",
  });
  for (const [id, label] of found) expect(label, id).not.toMatch(/\.|-per-/);
});

test("hours of the week, cells of a joint table and other measures by level are told by --all alone", () => {
  expect([...rows().keys()].filter((id) => /census\.hour|joint\..*\d|starts\.by/.test(id))).toEqual([]);
});
