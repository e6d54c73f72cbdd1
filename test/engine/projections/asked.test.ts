import { describe, expect, test } from "vitest";
import { placesForLoss, placesForTail } from "../../../engine/projections/asked/placesNeeded.ts";
import { kaplanMeier } from "../../../engine/projections/asked/survival.ts";
import { standardMeasures } from "../../../engine/projections/measures.ts";
import { logOf } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { type Figures, figures } from "./figures.ts";

/** The figures of one run of a scenario of a Friday and what follows it: so many days from 1 April 2016. */
function of(days: number, cohorts: string, services: string, asked: string): Figures {
  const model = modelOf(`
careshift: 1
title: By hand
place: { name: Somewhere, population: { 18-plus: 50000 } }
time: { start: 2016-04-01, length: ${days} days, warm-up: none }
cohorts:
${cohorts}
services:
${services}
measures: { ${asked} }
`);
  return figures(model, logOf(model));
}

const one = (name: string, at: string, enters: string, more = ""): string =>
  `  ${name}: { arrivals: { at: [${at}] }, enters: ${enters}${more} }`;

describe("a Kaplan–Meier estimate", () => {
  const spell = (lasted: number, event: boolean) => ({ lasted, event });

  test("keeps those who are cut off among those at risk until then, events first at a tie", () => {
    // 4/5 left after 1, of the three still there at 3 one starts: 8/15 left; the last starts at 5. 1 + 2 × 4/5 + 2 × 8/15.
    const found = kaplanMeier([spell(3, false), spell(1, true), spell(5, true), spell(2, false), spell(3, true)]);
    expect(found.mean).toBeCloseTo(1 + 1.6 + 16 / 15, 12);
    expect(found.median).toBe(5);
  });

  test("goes up to the longest time seen, and has no median where half never start", () => {
    expect(kaplanMeier([spell(1, true), spell(4, false)])).toEqual({ mean: 2.5, median: 1 });
    expect(kaplanMeier([spell(1, true), spell(4, false), spell(4, false)]).median).toBe(null);
    expect(kaplanMeier([spell(2, false)])).toEqual({ mean: 2, median: null });
    expect(kaplanMeier([])).toEqual({ mean: 0, median: null });
  });
});

describe("places needed", () => {
  test("are the fewest that are all taken for no more than a share of the time", () => {
    expect([0.25, 0.2, 0.75, 1].map((share) => placesForTail([1, 2, 1], share))).toEqual([2, 3, 1, 0]);
  });

  test("for a loss leave out the time with more people", () => {
    // 1 of 1, 2 of 3 and 1 of 4 seconds.
    expect([0.25, 0.24, 0.7, 1].map((share) => placesForLoss([1, 2, 1], share))).toEqual([2, 3, 1, 0]);
    expect(placesForLoss([1, 0, 1], 0.4)).toBe(3);
  });
});

describe("targets of response", () => {
  // One nurse from nine to five on weekdays, 45 minutes a visit. The second caller of Friday waits until Monday at nine,
  // that is 15 minutes of open time; the caller of Saturday until a quarter to ten.
  const found = of(
    14,
    one("callers", "2016-04-01T16:30, 2016-04-01T16:45, 2016-04-02T12:00", "team"),
    "  team: { kind: team, staff: { mon-fri 09:00-17:00: 1 }, visit: 45 minutes, routes: [{ to: home, share: 100% }] }",
    `waits: team, response: { always: { service: team, within: 30 minutes }, open: { service: team, within: 30 minutes, clock: opening-hours },
      exactly: { service: team, within: 45 minutes, clock: opening-hours } }`,
  );

  test("count the time always, or only while the service is open", () => {
    expect(found("team.response.always")).toBeCloseTo(1 / 3, 12);
    expect(found("team.response.open")).toBeCloseTo(2 / 3, 12);
    expect(found("team.response.exactly")).toBe(1);
  });

  test("by referral: days waited until the visit", () => {
    const waited = [0, 2 * 24 + 16.25, 24 + 21.75].reduce((sum, hours) => sum + hours / 24, 0);
    expect(found("team.referral.wait")).toBeCloseTo(waited / 3, 9);
    expect(found("team.referral.wait-estimated")).toBeCloseTo(waited / 3, 9);
    expect(found("team.referral.wait-median")).toBeCloseTo(45.75 / 24, 9);
    expect(found("team.referral.still-waiting")).toBe(0);
    expect(found("team.referral.still-waiting.days")).toBe(null);
  });

  test("giving up before it is not within, and whose time is not over does not count", () => {
    const full = of(
      10,
      one("callers", "2016-04-01, 2016-04-02, 2016-04-08, 2016-04-10T12:00", "beds"),
      "  beds: { kind: beds, capacity: 1, length-of-stay: 30 days, give-up: { after: 6 days, to: elsewhere }, routes: [{ to: home, share: 100% }] }",
      "waits: beds, response: { three-days: { service: beds, within: 3 days } }",
    );
    // One starts at once and one gives up; one has waited three days when the time is over, and one half a day.
    expect(full("beds.response.three-days")).toBeCloseTo(1 / 3, 12);
    expect(full("beds.referral.wait")).toBe(0);
    expect(full("beds.referral.still-waiting")).toBe(2);
    expect(full("beds.referral.still-waiting.days")).toBeCloseTo((3 + 0.5) / 2, 12);
    // 3/4 never start, as far as anyone can see: for the six days that the longest was seen.
    expect(full("beds.referral.wait-estimated")).toBeCloseTo(0.75 * 6, 12);
    expect(full("beds.referral.wait-median")).toBe(null);
  });
});

describe("delays as they are reported", () => {
  const ward = `  ward: { kind: beds, capacity: 9, length-of-stay: 2 days, routes: [{ to: [limes], share: 100%, prepare: { assessment: 2 days, funding: 12 hours } }] }
  limes: { kind: beds, setting: care-home, capacity: 1, length-of-stay: 9 days, routes: [{ to: home, share: 100% }] }`;
  const ages = (adult: string): string => `, attributes: { age: { ${adult}: 100% } }`;
  const asked = (more: string): string =>
    `reportable: { services: ward${more}, grace: 24 hours, attributed: { assessment: nhs, funding: both, limes: social-care } }`;
  // The first is ready on the 3rd and waits for two steps, until noon on the 5th. The second, two days later, stands ready
  // from the 5th until the 14th at noon: a place is free then. Of each, the first day does not count.
  const cohorts = `${one("first", "2016-04-01", "ward", ages("70"))}\n${one("second", "2016-04-03", "ward", ages("16"))}`;
  const days = 20;
  const mean = (found: number): number => found / days;

  test("count after the grace, and are the party's who has the reason or the place waited for", () => {
    const found = of(days, cohorts, ward, asked(""));
    const id = "system.delayed.reportable";
    expect(found("system.delayed")).toBeCloseTo(mean(2.5 + 9.5), 9);
    expect(found(id)).toBeCloseTo(mean(1.5 + 8.5), 9);
    expect(found(`${id}.nhs`)).toBeCloseTo(mean(1 + 1), 9);
    expect(found(`${id}.both`)).toBeCloseTo(mean(0.5 + 0.5), 9);
    expect(found(`${id}.social-care`)).toBeCloseTo(mean(7), 9);
    expect(found(`${id}.unattributed`)).toBe(0);
    expect(found(`${id}.new-per-week`)).toBeCloseTo((2 / days) * 7, 9);
    // Midnights on which they count: of the 4th and 5th, and of the 6th to the 14th. A Thursday: the 7th, and the 14th.
    expect(found(`${id}.snapshot`)).toBeCloseTo(mean(2 + 9), 9);
    expect(found(`${id}.at-weekly-snapshot`)).toBeCloseTo(2 / 2, 9);
    expect(found(`${id}.per-day`)).toBeCloseTo(mean(10) * 2, 9);
  });

  test("of the declared people alone", () => {
    const found = of(days, cohorts, ward, asked(', adults: { age: ["70"] }'));
    expect(found("system.delayed.reportable")).toBeCloseTo(mean(1.5), 9);
  });
});

describe("people at an instant, in the area, and where they die", () => {
  const found = of(
    10,
    `${one("a", "2016-04-01T06:00, 2016-04-03T12:00", "near")}\n${one("b", "2016-04-02T06:00", "far")}`,
    `  near: { kind: beds, setting: hospital, capacity: 9, length-of-stay: 3 days, routes: [{ to: died, share: 100% }] }
  far: { kind: beds, setting: rehabilitation, capacity: 9, in-area: false, length-of-stay: 1 days, routes: [{ to: died, share: 100% }] }`,
    `midnight: near, at: { then: { service: [near, far], on: 2016-04-03T06:00 } }, in-area: [near, far], outcomes: [place-of-death],
      reaching: [{ service: near, level: 2 }, { service: near, level: 3 }], joint: [[near, far]], hours-of-week: near`,
  );

  test("everything that happens in the instant has happened", () => {
    expect(found("near.census.at.then")).toBe(1);
    expect(found("far.census.at.then")).toBe(0);
    // Midnights of the 2nd and 3rd, and those with the second of them, 4th to 6th: on the 4th there are two.
    expect(found("near.census.midnight")).toBeCloseTo(6 / 10, 12);
    expect(found("near.census.hour.fri-06")).toBeCloseTo(1 / 2, 12);
    expect(found("near.census.hour.fri-05")).toBe(0);
  });

  test("a level is reached when so many are there first, or never", () => {
    expect(found("near.reaching.2")).toBe(2.5);
    expect(found("near.reached.2")).toBe(1);
    expect(found("near.reaching.3")).toBe(null);
    expect(found("near.reached.3")).toBe(0);
  });

  test("shares of starts, days and deaths; two services at once", () => {
    expect(found("system.in-area.starts")).toBeCloseTo(2 / 3, 12);
    expect(found("system.in-area.bed-days")).toBeCloseTo(6 / 7, 12);
    expect(found("system.place-of-death.hospital")).toBeCloseTo(2 / 3, 12);
    expect(found("system.place-of-death.elsewhere")).toBeCloseTo(1 / 3, 12);
    expect(found("system.joint.near.far.1.1")).toBeCloseTo(1 / 10, 12);
    expect(found("system.joint.near.far.2.0")).toBeCloseTo(0.75 / 10, 12);
  });

  test("what is asked for twice is given once", () => {
    const model = modelOf(`
careshift: 1
title: Twice
time: { start: 2016-04-01, length: 9 days, warm-up: none }
cohorts: { people: { arrivals: { every: 1 day }, enters: ward } }
services:
  ward: { kind: beds, capacity: 9, length-of-stay: 3 days, routes: [{ to: unit, share: 100% }] }
  unit: { kind: beds, capacity: 9, length-of-stay: 3 days, routes: [{ to: home, share: 100% }] }
measures:
  by: [cohort, cohort]
  waits: [ward, ward]
  midnight: [ward, ward]
  at: { noon: { service: [ward, ward], on: 2016-04-03 } }
  joint: [[ward, unit], [ward, unit]]
  reaching: [{ service: ward, level: 2 }, { service: ward, level: 2 }]
  places-needed: [{ service: ward, delay: 5% }, { service: ward, delay: 5% }]
`);
    const ids = standardMeasures(model).definitions.map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });
});
