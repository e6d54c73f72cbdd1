import { describe, expect, test } from "vitest";
import { byHand, HOME } from "../byHand.ts";
import { of, tell } from "../told.ts";

const DAYS = 24;

/** Two days on the ward, one in step-down, then home; a section more says what clocks there are. */
const path = (clock: string, more = ""): string =>
  byHand(
    { people: [0] },
    `  ward: { kind: beds, setting: hospital, capacity: 9, length-of-stay: 2 days, routes: [{ to: step, share: 100% }] }
  step: { kind: beds, setting: rehabilitation, capacity: 9, length-of-stay: 1 day, routes: [{ to: living, share: 100% }] }
  living: { kind: state, setting: own-home, length-of-stay: 100 days, ${HOME} }`,
    `clocks:\n  crisis: { ${clock}, to: died }\n${more}`,
  );

/** Days at which the clock rang, and where. */
const rang = (text: string): (readonly [number, string])[] =>
  of(tell(text), "ClockRang").map(({ hours, service }) => [hours / DAYS, service]);

describe("semantics 2: each clock names its start", () => {
  test("arrival: birth of the person in the model, and it runs on from place to place", () => {
    expect(rang(path("after: 9 days, from: arrival"))).toEqual([[9, "living"]]);
  });

  test("stay: each stay in a service named, from its start", () => {
    expect(rang(path("after: 9 days, from: stay, services: living"))).toEqual([[12, "living"]]);
  });

  test("discharge: from leaving a service named, wherever the person goes next", () => {
    expect(rang(path("after: 9 days, from: discharge, services: ward"))).toEqual([[11, "living"]]);
  });

  test("condition: from the instant in which a stage is reached", () => {
    const frail =
      "conditions: { frailty: { stages: [fit, frail], starts: { fit: 100% }, moves: [{ from: fit, to: frail, after: 4 days }] } }";
    expect(rang(path("after: 9 days, from: condition, condition: frailty, stages: frail", frail))).toEqual([
      [13, "living"],
    ]);
  });

  test("after no time at all it rings a second later: a latent time lasts a second at least", () => {
    const [death] = of(tell(path("after: 0 days, from: stay, services: step")), "ClockRang");
    expect([death?.seconds, death?.service]).toEqual([2 * DAYS * 3600 + 1, "step"]);
  });
});

describe("semantics 2: each clock names its scope", () => {
  test("this-stay: it ends with the stay, however soon it would have rung", () => {
    expect(rang(path("after: 25 hours, from: stay, services: step, scope: this-stay"))).toEqual([]);
    expect(rang(path("after: 23 hours, from: stay, services: step, scope: this-stay"))).toEqual([
      [2 + 23 / 24, "step"],
    ]);
  });

  test("for-life: it runs on after the stay that began it", () => {
    expect(rang(path("after: 25 hours, from: stay, services: step, scope: for-life"))).toEqual([
      [3 + 1 / 24, "living"],
    ]);
  });

  test("until-admission: it ends at the next admission to a hospital, and the next discharge starts it anew", () => {
    const back = (clock: string): string =>
      path(clock).replace(
        / {2}living: .*/,
        "  living: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 100%, stay: 4 days }] }",
      );
    // Discharged from the ward on day 2, home on day 3, admitted again on day 7, discharged on day 9, and so on every 7 days.
    expect(rang(back("after: 6 days, from: discharge, services: ward, scope: until-admission"))).toEqual([]);
    expect(rang(back("after: 4 days, from: discharge, services: ward, scope: until-admission"))).toEqual([
      [6, "living"],
    ]);
  });

  test("from a condition it lasts as long as a stage of it", () => {
    const passes = (after: string): string =>
      `conditions: { frailty: { stages: [fit, frail], starts: { frail: 100% }, moves: [{ from: frail, to: fit, after: ${after} }] } }`;
    const clock = "after: 5 days, from: condition, condition: frailty, stages: frail";
    expect(rang(path(clock, passes("4 days")))).toEqual([]);
    expect(rang(path(clock, passes("6 days")))).toEqual([[5, "living"]]);
  });
});

test("semantics 2: a clock runs while waiting and while delayed, unless it is said to stop", () => {
  // Person 0 has the one bed of care from day 2 to 8; person 1, ready on day 3, is delayed in the ward until then.
  const ring = (stops: string): number[] =>
    of(
      tell(
        byHand(
          { people: [0, 24] },
          `  ward: { kind: beds, capacity: 9, length-of-stay: 2 days, routes: [{ to: care, share: 100% }] }
  care: { kind: beds, capacity: 1, length-of-stay: 6 days, ${HOME} }`,
          `clocks: { crisis: { after: 100 hours, from: arrival${stops}, to: died } }`,
        ),
      ),
      "ClockRang",
    ).map(({ hours }) => hours);
  expect(ring("")).toEqual([100, 124]);
  // Person 0 dies at 100 and so frees care: person 1, delayed from 72 to 100, has 28 hours more.
  expect(ring(", while-waiting: stops")).toEqual([100, 152]);
});
