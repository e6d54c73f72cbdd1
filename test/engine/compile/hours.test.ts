import { expect, test } from "vitest";
import { modelOf } from "../../laws/scenarios.ts";

const CARE = `
careshift: 1
title: Home care by the hour
time: { start: 2016-04-01, length: 30 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 2 per day }, enters: care }
services:
  care:
    kind: caseload
    capacity: 12 hours per week
    units: 1.5 hours per week
    length-of-stay: { exponential: { mean: 6 days } }
    routes: [{ to: home, share: rest }]
rules:
  - name: more
    when: { service: care, measure: waiting, above: 1 }
    do: { add-capacity: { service: care, places: 2 } }
    until: { below: 1 }
shocks:
  sick: { closes: care, places: 3, on: 2016-04-12, lasts: 2 days }
`;

test("a rule adds, and a shock takes, whole hours a week of a caseload in hours, which is kept in minutes", () => {
  const { services, rules, shocks } = modelOf(CARE);
  expect(services[0]).toMatchObject({ capacity: 12 * 60, perPlace: 60 });
  expect(rules[0]!.actions[0]).toMatchObject({ form: "places", places: 2 * 60 });
  expect(shocks[0]!.closes).toEqual({ of: "places", value: 3 * 60 });
});
