import { describe, expect, test } from "vitest";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { modelOf } from "./scenarios.ts";

/** Demand ends long before the run does, so that every wait and stay is whole: then L = λW holds for each run exactly. */
const TEXT = `
careshift: 1
title: Little's law
time: { start: 2016-04-01, length: 400 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 5 per day }, enters: ward }
services:
  ward:
    kind: beds
    capacity: 22
    setting: hospital
    length-of-stay: { lognormal: { mean: 4 days, sd: 4 days } }
    routes:
      - { to: care, share: 25%, prepare: { assessment: { exponential: { mean: 1 days } } } }
      - { to: home, share: rest }
    leaving: { hours: 09:00-17:00, days: mon-sat }
  care: { kind: beds, capacity: 12, setting: rehabilitation, length-of-stay: { exponential: { mean: 9 days } }, routes: [{ to: home, share: 100% }] }
changes:
  - { on: 2016-09-01, set: { cohorts.people.arrivals.total: 0 per day } }
`;

describe("Little's law, L = λW", () => {
  const model = modelOf(TEXT);
  const measures = standardMeasures(model);
  const fold = measures.begin();
  const session = start(model, runKey("little", 0), fold);
  while (session.advance(100_000));
  const slots = fold.end();
  const value = (id: string): number => {
    const i = measures.definitions.findIndex((definition) => definition.id === id);
    if (i < 0) throw new Error(`no measure is called ${id}`);
    return slots[2 * i]! / slots[2 * i + 1]!;
  };
  const perDay = (id: string): number => value(id) / 365.25;

  test.each(["ward", "care"])("mean people in %s = starts a day × mean stay", (service) => {
    expect(value(`${service}.census`)).toBeGreaterThan(1);
    expect(value(`${service}.census`)).toBeCloseTo(perDay(`${service}.starts`) * value(`${service}.stay`), 9);
  });

  test.each(["ward", "care"])("mean people waiting for %s = starts a day × mean wait", (service) => {
    expect(value(`${service}.queue`)).toBeGreaterThan(0.5);
    expect(value(`${service}.queue`)).toBeCloseTo(perDay(`${service}.starts`) * value(`${service}.wait`), 9);
  });

  test("mean people delayed in the ward = delayed days a day", () => {
    expect(value("ward.delayed")).toBeGreaterThan(1);
    expect(value("ward.delayed")).toBeCloseTo(value("ward.delayed.days") / 365.25, 9);
    expect(value("ward.census")).toBeCloseTo(value("ward.in-treatment") + value("ward.delayed"), 9);
  });
});
