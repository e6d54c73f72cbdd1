import { describe, expect, test } from "vitest";
import { byHand } from "./byHand.ts";
import { measured, of, scenario, tell } from "./told.ts";

const EXPONENTIAL = "length-of-stay: { exponential: { mean: 1 days } }";

/** Two services of one bed each that send everybody to each other: the first two who meet form a ring. */
const pair = (rings: string): string =>
  scenario(
    `
  ward: { kind: beds, capacity: 1, ${EXPONENTIAL}, routes: [{ to: care, share: 90% }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 1, ${EXPONENTIAL}, routes: [{ to: ward, share: 90% }, { to: home, share: rest }] }`,
    rings,
  );

describe("rings of people who wait for each other's places", () => {
  const reported = tell(pair("rings: report"));

  test("report: nobody changes places, and the ring is told once: in services of one bed nobody moves again", () => {
    const formed = of(reported, "RingFormed");
    expect(formed).toHaveLength(1);
    expect(formed[0]).toMatchObject({ value: 2 });
    expect(new Set([formed[0]!.service, formed[0]!.other])).toEqual(new Set(["ward", "care"]));
    expect(of(reported, "RingExchanged")).toEqual([]);
    expect(of(reported, "Started").filter(({ number }) => number > formed[0]!.number)).toEqual([]);
  });

  test("exchange is what happens unless something else is said, fact by fact", () => {
    const exchanged = tell(pair("rings: exchange"));
    expect(of(exchanged, "RingExchanged").length).toBeGreaterThan(2);
    expect(exchanged).toEqual(tell(pair("")));
    expect(of(exchanged, "RingExchanged")[0]!.seconds).toBe(of(reported, "RingFormed")[0]!.seconds);
  });

  test("stop: the run ends with a message that names the services", () => {
    expect(() => tell(pair("rings: stop"))).toThrow(
      /^rings: stop ended the run at second \d+: .*(ward → care|care → ward)/,
    );
  });

  test("the time to the first is a measure, whether rings are reported or exchanged", () => {
    const [days, runs] = measured(pair("rings: report"), "system.first-ring");
    expect(runs).toBe(1);
    expect(days).toBeGreaterThan(0);
    expect(measured(pair("rings: exchange"), "system.first-ring")).toEqual([days, 1]);
    expect(measured(pair("rings: exchange"), "system.rings")).toEqual([1, 1]);
  });

  test("of several possible rings the one with the longest wait goes first", () => {
    // Persons 0 and 1 go to care at 24 and 36, want the ward again at 72 and 84, and find it taken by person 2, who wants
    // care at 96 and could change places with either.
    const facts = tell(
      byHand(
        { people: [0, 12], late: [48] },
        `  ward: { kind: beds, capacity: 2, length-of-stay: { by: cohort, levels: { people: 24 hours, late: 48 hours } }, routes: [{ to: care, share: 100% }] }
  care: { kind: beds, capacity: 2, length-of-stay: 48 hours, routes: [{ to: ward, share: 100% }] }`,
        "changes: [{ on: 2016-04-06, set: { services.ward.capacity: 1 } }]",
      ),
    );
    const exchanged = of(facts, "RingExchanged");
    expect(exchanged.slice(0, 2).map(({ hours, person, other }) => [hours, person, other])).toEqual([
      [96, 2, "care"],
      [96, 0, "ward"],
    ]);
  });
});
