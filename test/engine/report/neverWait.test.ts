import { expect, test } from "vitest";
import { neverWait } from "../../../engine/report/neverWait.ts";
import { modelOf } from "../../laws/scenarios.ts";

const scenario = (admit: string): string => `
careshift: 1
title: Who never waits
time: { start: 2016-04-04, length: 9 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 5 per day }, attributes: { plan: { elective: 40%, urgent: rest } }, enters: unit }
services:
  unit:
    kind: beds
    label: Critical care
    capacity: 4
    length-of-stay: 2 days
    routes: [{ to: home, share: 100% }]
    ${admit}
`;

test("check says who never waits, and where they go; and nothing where everyone may wait", () => {
  const elective = "{ name: elective, when: { plan: elective }, waits: false, then: moved-away }";
  expect(neverWait(modelOf(scenario(`admit: [${elective}]`)))).toEqual([
    "Critical care: people of the class elective never wait. Who finds no place goes to moved-away.",
  ]);
  expect(neverWait(modelOf(scenario("admit: [{ name: urgent, when: { plan: urgent }, priority: 1 }]")))).toEqual([]);
});
