import { describe, expect, test } from "vitest";
import { of, tell } from "./told.ts";

/**
 * A caseload of two units and stays of ten hours. A and C take one unit, B takes two. A comes at 08:00, B at 09:00, C at
 * 10:00: B cannot start beside A, and C could.
 */
const caseload = (queue: string): string => `
careshift: 1
title: Who fits may pass
time: { start: 2016-04-04, length: 3 days, warm-up: none }
cohorts:
  singles:
    arrivals: { at: ["2016-04-04T08:00", "2016-04-04T10:00"] }
    attributes: { handling: { single: 100% } }
    enters: care
  doubles:
    arrivals: { at: ["2016-04-04T09:00"] }
    attributes: { handling: { double: 100% } }
    enters: care
services:
  care:
    kind: caseload
    capacity: 2
    units: { by: handling, levels: { single: 1, double: 2 } }
    length-of-stay: 10 hours
    routes: [{ to: home, share: 100% }]
    ${queue}
`;

/** Hours at which A, B and C start. */
const starts = (queue: string): number[] => {
  const facts = tell(caseload(queue));
  return [0, 1, 2].map((person) => of(facts, "Started", "care").find((fact) => fact.person === person)!.hours);
};

describe("semantics 5 and 6: a person who does not fit holds up the queue, unless order: fit-first", () => {
  test("in turn: C waits behind B, who needs both units, and starts when B leaves", () => {
    expect(starts("")).toEqual([8, 18, 28]);
    expect(starts("queue: { order: in-turn }")).toEqual([8, 18, 28]);
  });

  test("fit first: C passes B, who starts when both units are free", () => {
    expect(starts("queue: { order: fit-first }")).toEqual([8, 20, 10]);
  });
});

describe("semantics 5: someone who comes passes nobody who waits, though there is room for them", () => {
  /** The same three people; what B needs two of is a pool of nurses, and care has places enough. */
  const pooled = caseload("")
    .replace("capacity: 2", "capacity: 9")
    .replace("units:", "needs: { nurses:")
    .replace("2 } }", "2 } } }");

  test("B waits for a second unit: C, who comes at 10:00 and takes one, does not start at 10:00", () => {
    expect(starts("")[2]).toBe(28);
  });

  test("the same where what is missing is in a pool", () => {
    const facts = tell(`${pooled}pools: { nurses: { capacity: 2 } }`);
    const hours = [0, 1, 2].map((person) => of(facts, "Started", "care").find((fact) => fact.person === person)!.hours);
    expect(hours).toEqual([8, 18, 28]);
  });
});
