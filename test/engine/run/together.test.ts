import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { of, tellModel } from "./told.ts";

/** A ward and what else there is, with people who come every five hours. */
const place = (service: string, more: string): string => `
careshift: 1
title: Together
time: { start: 2016-04-04, length: 30 days, warm-up: none }
cohorts: { people: { arrivals: { every: 5 hours }, enters: ward } }
services:
  ${service}
  at-home: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 20%, stay: 4 days }, { to: home, share: rest }] }
${more}
`;
const DEATH = "clocks: { death: { rate: 2% within 1 days, to: died } }";

describe("a stay cut short where people carry clocks", () => {
  const text = place(
    "ward: { kind: beds, capacity: 2, length-of-stay: 24 hours, routes: [{ to: next, share: 100% }] }\n" +
      "  next: { kind: beds, capacity: 9, length-of-stay: 50399 seconds, routes: [{ to: home, share: 100% }] }",
    `rules:\n  - { name: early, when: { service: ward, measure: waiting, above: 0 }, do: { discharge-early: { service: ward, people: 1 } }, not-within: 1 hours }\n${DEATH}`,
  );
  const model = modelOf(text);

  test("leaves the notice of no later stay unheard that ends in the same second", () => {
    const facts = tellModel(model);
    expect(of(facts, "DischargedEarly").length).toBeGreaterThan(20);
    const started = of(facts, "Started", "next").filter(({ hours }) => hours < 30 * 24 - 21);
    const left = new Set(of(facts, "Left", "next").map(({ person }) => person));
    expect(started.filter(({ person }) => !left.has(person))).toEqual([]);
  });

  test("goes on alike when the run is rebuilt", () => {
    const whole = logOf(model);
    for (const at of [200_000, 1_300_001]) expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
  });
});

describe("a ward that a date closes for its occupants", () => {
  const dated = (more: string, service = ""): string =>
    place(
      `ward: { kind: beds, capacity: 6, length-of-stay: 40 hours, routes: [{ to: home, share: 100% }]${service} }`,
      `changes: [{ on: 2016-04-14, occupants: leave, set: { services.ward.capacity: 0 } }]\n${more}`,
    );

  test("while a shock has closed it already: they leave by the date, and no change of places is their cause", () => {
    const model = modelOf(dated("shocks: { outbreak: { closes: ward, on: 2016-04-13T12:00, lasts: 5 days } }"));
    const displaced = of(tellModel(model), "Displaced");
    expect(displaced.length).toBeGreaterThan(2);
    expect(displaced.every(({ cause }) => cause === -1)).toBe(true);
    expect(checkLaws(model, logOf(model))).toEqual([]);
  });
});
