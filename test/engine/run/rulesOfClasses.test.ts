import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { of, type Told, tell } from "./told.ts";

/** A ward for urgent and routine people, and a rule that changes what holds for the routine ones from day 20 to day 40. */
const text = (set: string): string => `
careshift: 1
title: A rule changes a class
time: { start: 2016-04-04, length: 60 days, warm-up: none }
cohorts:
  people: { arrivals: { total: 5 per day }, attributes: { need: { urgent: 40%, routine: rest } }, enters: ward }
  guests: { arrivals: { at: [2016-04-24, 2016-05-14T01:00] }, enters: lodge }
services:
  ward:
    kind: beds
    capacity: 10
    length-of-stay: { exponential: { mean: 2 days } }
    routes: [{ to: home, share: 100% }]
    admit:
      - { name: urgent, when: { need: urgent }, priority: 1 }
      - { name: routine, when: { need: routine }, priority: 2, limit: 12, then: elsewhere }
  lodge: { kind: beds, capacity: 5, length-of-stay: 20 days, routes: [{ to: home, share: 100% }] }
rules:
  - name: surge
    when: { service: lodge, measure: occupancy, above: 10% }
    do: { change: { ${set} } }
    until: { below: 10% }
    at-most: 1
`;
const ROUTINE = "services.ward.admit.routine";

/** Facts while the rule is in force. */
function inForce(facts: readonly Told[]): Told[] {
  const [on, over] = of(facts, "RuleFired");
  return facts.filter(({ number }) => number > on!.number && number < over!.number);
}

/** Most people in the ward when somebody routine starts there: everyone waits, so routine people are those who start last. */
function free(facts: readonly Told[], within: readonly Told[]): number {
  let there = 0;
  let least = 10;
  const wanted = new Set(within.map(({ number }) => number));
  const routine = new Set(of(facts, "Arrived").flatMap(({ person, value }) => (value === 1 ? [person] : [])));
  for (const fact of facts) {
    if (fact.service !== "ward") continue;
    if (fact.kind === "Left") there--;
    if (fact.kind !== "Started") continue;
    if (wanted.has(fact.number) && routine.has(fact.person)) least = Math.min(least, 10 - there);
    there++;
  }
  return least;
}

describe("a rule that changes the threshold of a class", () => {
  const facts = tell(text(`${ROUTINE}.keep-free: 4`));

  test("keeps places free of it while it is in force, and no longer", () => {
    expect(free(facts, inForce(facts))).toBe(5);
    expect(free(facts, facts)).toBe(1);
  });

  test("admits those whom it held back in the instant in which it is over", () => {
    const over = of(facts, "RuleFired")[1]!;
    const then = of(facts, "Started", "ward").filter(({ seconds }) => seconds === over.seconds);
    expect(then.length).toBeGreaterThan(0);
  });

  test("limits those who may wait while it is in force", () => {
    const limited = tell(text(`${ROUTINE}.limit: 0, ${ROUTINE}.keep-free: 9`));
    const refused = inForce(limited).filter(({ kind }) => kind === "Refused");
    expect(refused.length).toBeGreaterThan(20);
  });

  test("is rebuilt in force and after, and the laws hold", () => {
    const model = modelOf(text(`${ROUTINE}.keep-free: 4, ${ROUTINE}.limit: 3`));
    const log = logOf(model);
    expect(checkLaws(model, log)).toEqual([]);
    for (const day of [19, 22, 39, 45])
      expect(digestOf(rebuiltLog(model, log, day * 86_400)), `day ${day}`).toEqual(digestOf(log));
  });

  test("is told what it can change: a class without a limit has nowhere to send people", () => {
    expect(() => modelOf(text("services.ward.admit.urgent.limit: 2"))).toThrow("a rule cannot change");
    expect(() => modelOf(text("services.ward.admit.nobody.keep-free: 2"))).toThrow(`${ROUTINE}.keep-free`);
  });
});
