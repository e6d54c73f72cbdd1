/** The measures that a scenario asks for, where theory says what they must come to. */
import { describe, expect, test } from "vitest";
import { erlangB, erlangC } from "../../engine/maths/erlang.ts";
import { waiting } from "../../engine/oracles/formulas.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { logOf } from "../laws/running.ts";
import { modelOf } from "../laws/scenarios.ts";
import { judge, ratio, twoSeedsAgree } from "./helpers.ts";

type Pair = readonly [above: number, below: number];

/** Numerators and denominators of measures, a pair for each replication. */
function measured(text: string, replications: number, seed: string, ids: readonly string[]): Pair[][] {
  const model = modelOf(text);
  const { definitions, begin } = standardMeasures(model);
  const numbers = ids.map((id) => definitions.findIndex((definition) => definition.id === id));
  expect(ids.filter((_, i) => numbers[i]! < 0)).toEqual([]);
  const runs = Array.from({ length: replications }, (_, replication) => {
    const fold = begin();
    for (const chunk of logOf(model, replication, 1_000_000, seed)) fold.take(chunk);
    return fold.end();
  });
  return numbers.map((n) => runs.map((values): Pair => [values[2 * n]!, values[2 * n + 1]!]));
}

/** What theory says of a measure, and how far an estimate may be off. */
type Figures = Readonly<Record<string, readonly [value: number, off: number]>>;

/** A test of some measures of a scenario: two of three seeds must agree in all of them. */
function agrees(text: string, replications: number, figures: Figures): () => void {
  return () => {
    const ids = Object.keys(figures);
    twoSeedsAgree((seed) =>
      measured(text, replications, seed, ids).flatMap((pairs, i) => {
        const [value, abs] = figures[ids[i]!]!;
        const problem = judge({ value, tolerance: { abs } }, ratio(pairs));
        return problem === null ? [] : [`${ids[i]}, seed ${seed}: ${problem}`];
      }),
    );
  };
}

/** A scenario whose people come at random and first enter `first`. */
const scenario = (
  perDay: number,
  first: string,
  services: string,
  asked: string,
  more: Partial<Clock> = {},
): string => `
careshift: 1
title: What theory says
place: { name: Somewhere, population: { 18-plus: 30000 } }
time: { start: 2018-01-01, length: ${more.length ?? "1 year"}, warm-up: ${more.warmUp ?? "10 weeks"} }
cohorts: { people: { arrivals: { total: ${perDay} per day${more.profile ?? ""} }, enters: ${first} } }
services:
${services}
measures: { ${asked} }
`;

interface Clock {
  readonly length: string;
  readonly warmUp: string;
  readonly profile: string;
}

const HOME = "routes: [{ to: home, share: 100% }]";
const exponential = (days: number): string => `length-of-stay: { exponential: { mean: ${days} days } }`;

describe("waits by referral", () => {
  const queue = waiting(3, 2, 1);
  test(
    "before three places that are never empty of work, the mean and the share in time are Erlang's (1917)",
    agrees(
      scenario(
        2,
        "clinic",
        `  clinic: { kind: caseload, capacity: 3, ${exponential(1)}, ${HOME} }`,
        "waits: clinic, response: { half-a-day: { service: clinic, within: 12 hours }, at-once: { service: clinic, within: 0 days } }",
      ),
      40,
      {
        "clinic.referral.wait": [queue.wait, 0.06],
        "clinic.referral.wait-estimated": [queue.wait, 0.06],
        "clinic.response.half-a-day": [1 - queue.over(0.5), 0.03],
        "clinic.response.at-once": [1 - queue.share, 0.03],
      },
    ),
  );

  // One place, 1.5 people a day with stays of a day on average, who give up after two days on average: the wait they would
  // have if they did not has the density P(0) λ exp(λ/θ (1 − exp(−θx)) − μx) (Baccelli and Hebuterne 1981). Those who give
  // up cut it off independently of it, which is what a Kaplan–Meier estimate needs.
  const [rate, giveUp] = [1.5, 0.5];
  const density = (x: number): number => rate * Math.exp((rate / giveUp) * (1 - Math.exp(-giveUp * x)) - x);
  const over = (of: (x: number) => number): number => {
    let sum = 0;
    for (let x = 0.0005; x < 60; x += 0.001) sum += of(x) * density(x);
    return sum * 0.001;
  };
  const empty = 1 / (1 + over(() => 1));
  const offered = empty * over((x) => x);
  const startWithin = empty * (1 + over((x) => Math.exp(-giveUp * x)));
  const ofThoseWhoStart = (empty * over((x) => x * Math.exp(-giveUp * x))) / startWithin;
  test("the wait of those who start says too little of it: by theory, half as much", () => {
    expect(offered).toBeGreaterThan(1.7 * ofThoseWhoStart);
  });

  test(
    "where people give up, the Kaplan–Meier estimate is the wait there would have been, and that of those who start is not",
    agrees(
      scenario(
        rate,
        "clinic",
        `  clinic: { kind: caseload, capacity: 1, ${exponential(1)}, give-up: { after: { exponential: { mean: 2 days } }, to: elsewhere }, ${HOME} }`,
        "waits: clinic",
      ),
      40,
      {
        "clinic.referral.wait": [ofThoseWhoStart, 0.04],
        "clinic.referral.wait-estimated": [offered, 0.06],
      },
    ),
  );
});

describe("numbers of people over time", () => {
  // One row of shares for each hour of the day and for each day of the week; exponential stays of six hours.
  const HOURS = [2, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 7, 7, 6, 6, 6, 6, 7, 7, 6, 5, 4, 3, 2];
  const DAYS = [12, 11, 10, 10, 12, 5, 4];
  const [ofDay, ofWeek] = [HOURS.reduce((a, b) => a + b), DAYS.reduce((a, b) => a + b)];
  const rateIn = (hour: number): number =>
    ((25 * 7 * DAYS[Math.floor(hour / 24)]!) / ofWeek) * (HOURS[hour % 24]! / ofDay);
  /** Mean number at the beginning of each hour of the week and over it: dm/dt = rate − m/6, solved hour by hour. */
  const hours = (() => {
    const found: { begins: number; mean: number }[] = [];
    let now = 0;
    for (let i = 0; i < 4 * 168; i++) {
      const level = rateIn(i % 168) * 6;
      const gone = 1 - Math.exp(-1 / 6);
      found[i % 168] = { begins: now, mean: level + (now - level) * gone * 6 };
      now = level + (now - level) * Math.exp(-1 / 6);
    }
    return found;
  })();
  const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].flatMap((day) =>
    HOURS.map((_, hour) => `ward.census.hour.${day}-${String(hour).padStart(2, "0")}`),
  );
  const midnights = [0, 1, 2, 3, 4, 5, 6].map((day) => hours[24 * day]!.begins);
  test(
    "by hour of the week and at midnight they follow the arrivals later and flatter (Eick, Massey and Whitt 1993)",
    agrees(
      scenario(
        25,
        "ward",
        `  ward: { kind: state, length-of-stay: { exponential: { mean: 6 hours } }, ${HOME} }`,
        "hours-of-week: ward, midnight: ward, at: { saturday-noon: { service: ward, on: 2018-05-05T12:00 } }",
        { length: "364 days", warmUp: "1 weeks", profile: `, profile: { hour: [${HOURS}], weekday: [${DAYS}] }` },
      ),
      4,
      {
        ...Object.fromEntries(names.map((id, i) => [id, [hours[i]!.mean, 0.1 * hours[i]!.mean + 0.2] as const])),
        "ward.census.midnight": [midnights.reduce((a, b) => a + b) / 7, 0.2],
        "ward.census.at.saturday-noon": [hours[5 * 24 + 12]!.begins, 6],
      },
    ),
  );

  const poisson = (mean: number, n: number): number => (n === 0 ? Math.exp(-mean) : (poisson(mean, n - 1) * mean) / n);
  const cells = [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].map((j) => [i, j] as const));
  test(
    "in two services that people pass one after the other without limit they are independent (Jackson 1957)",
    agrees(
      scenario(
        1.5,
        "first",
        `  first: { kind: state, ${exponential(1)}, routes: [{ to: second, share: 100% }] }
  second: { kind: state, length-of-stay: { exponential: { mean: 32 hours } }, ${HOME} }`,
        "joint: [[first, second]]",
      ),
      20,
      {
        ...Object.fromEntries(
          cells.map(([i, j]) => [
            `system.joint.first.second.${i}.${j}`,
            [poisson(1.5, i) * poisson(2, j), 0.012] as const,
          ]),
        ),
        "system.joint.first.second.correlation": [0, 0.04],
      },
    ),
  );

  // From k people to k + 1: a mean of 1/λ, and if one leaves first, of the way back from k − 1.
  const upFrom = (k: number): number => 1 / 2 + (k === 0 ? 0 : ((k * 0.5) / 2) * upFrom(k - 1));
  const toFive = [0, 1, 2, 3, 4].reduce((sum, k) => sum + upFrom(k), 0);
  test(
    "the first time that five are there is the first passage of a birth and death process (Keilson 1965)",
    agrees(
      scenario(
        2,
        "ward",
        `  ward: { kind: state, ${exponential(2)}, ${HOME} }`,
        "reaching: [{ service: ward, level: 5 }]",
        {
          length: "60 days",
          warmUp: "none",
        },
      ),
      300,
      { "ward.reaching.5": [toFive, 0.5], "ward.reached.5": [1, 0.01] },
    ),
  );
});

describe("places needed for a chosen delay", () => {
  // 73 people a year for 21 nights, 4.2 at once on average: the house of the plan, in days in place of three weeks.
  const LOAD = 4.2;
  const places = (from: (places: number) => number): number => {
    let least = 1;
    while (from(least) > 0.05) least++;
    return least;
  };
  const runs = (service: string, id: string) =>
    measured(
      scenario(LOAD, "house", `  house: { ${service}, ${HOME} }`, "places-needed: [{ service: house, delay: 5% }]", {
        length: "25 years",
      }),
      2,
      "places",
      [id],
    )[0]!.map(([found]) => found);

  const taken = (least: number): number => {
    let [chance, below] = [Math.exp(-LOAD), 0];
    for (let n = 0; n < least; n++) {
      below += chance;
      chance *= LOAD / (n + 1);
    }
    return 1 - below;
  };

  test.each([
    ["exponential", exponential(1)],
    ["lognormal", "length-of-stay: { lognormal: { mean: 1 days, sd: 1 days } }"],
  ])(
    "from a run without limit: those of a Poisson number, and of Erlang's loss formula whatever the stays (%s)",
    (_, stay) => {
      expect(places(taken)).toBe(9);
      expect(places((least) => erlangB(least, LOAD))).toBe(8);
      expect(runs(`kind: state, ${stay}`, "house.places-needed.unlimited.5-per-cent")).toEqual([9, 9]);
      expect(runs(`kind: state, ${stay}`, "house.places-needed.unlimited.loss.5-per-cent")).toEqual([8, 8]);
    },
  );

  test("from a run with seven places: the queue that they make is in it (Erlang C, and a tail that falls by 4.2/7)", () => {
    const tail = (least: number): number => (least < 7 ? 1 : erlangC(7, LOAD) * (LOAD / 7) ** (least - 7));
    expect(places(tail)).toBe(10);
    const found = runs(`kind: caseload, capacity: 7, ${exponential(1)}`, "house.places-needed.limited.5-per-cent");
    expect(found).toEqual([10, 10]);
  });
});

describe("delays as they are reported", () => {
  // People become ready at any hour and leave at noon. Of a day's delay the first six hours do not count: on average
  // 18 × 18 / 2 / 24 hours of each of four people a day do, and three in four delays begin to.
  const people = (4 / 24) * ((18 * 18) / 2 / 24);
  const id = "system.delayed.reportable";
  test(
    "the mean, a snapshot and what begins in a week are different things, in each plan's own unit",
    agrees(
      scenario(
        4,
        "ward",
        `  ward: { kind: beds, capacity: 200, leaving: { at: "12:00", days: daily }, ${exponential(3)}, ${HOME} }`,
        "reportable: { services: ward, grace: 6 hours, attributed: { out-of-hours: nhs } }",
        { length: "364 days" },
      ),
      12,
      {
        [id]: [people, 0.03],
        [`${id}.nhs`]: [people, 0.03],
        // At midnight those count who were ready between noon and six.
        [`${id}.snapshot`]: [1, 0.05],
        [`${id}.at-weekly-snapshot`]: [1, 0.1],
        [`${id}.new-per-week`]: [4 * 7 * 0.75, 0.5],
        [`${id}.days-per-week`]: [7 * people, 0.2],
        [`${id}.days`]: [365.25 * people, 12],
        [`${id}.per-day`]: [people / 0.3, 0.1],
        [`${id}.per-week`]: [(7 * people) / 0.3, 0.7],
        [`${id}.per-month`]: [((365.25 / 12) * people) / 0.3, 3],
        "system.delayed": [2, 0.05],
      },
    ),
  );
});

describe("staff, the area, and what becomes of people", () => {
  const visits = 20 * 365.25;
  test(
    "visits in hours and whole-time equivalents",
    agrees(
      scenario(
        20,
        "team",
        `  team: { kind: team, staff: { daily 00:00-24:00: 3 }, visit: { exponential: { mean: 70 minutes } }, ${HOME} }`,
        "workforce: { team: { hours-per-week: 37.5 hours, on-visits: 60% } }",
      ),
      8,
      {
        "team.visit-hours": [(visits * 7) / 6, 160],
        "team.staff-hours": [3 * 24 * 365.25, 1e-6],
        "team.hours-per-visit": [7 / 6, 0.02],
        "team.wte-on-duty": [(3 * 168) / 37.5, 1e-9],
        "team.wte-needed": [(20 * 7 * 7) / 6 / (0.6 * 37.5), 0.15],
      },
    ),
  );

  // Stays of 5 and of 10 days, 60% and 40% of the people: 3 of 7 days are spent near home.
  const reablement = 1 - Math.exp(-91 / 40);
  // Reablement is care at home too: of those who leave the near ward alive, 4 in 9 are at home without it.
  const back = (4 / 9) * 0.4 * (1 - Math.exp(-91 / 60));
  test(
    "shares in the area, of deaths by place, of homes lost and of people back within 91 days",
    agrees(
      scenario(
        8,
        "triage",
        `  triage: { kind: decision, routes: [{ to: near, share: 60% }, { to: far, share: rest }] }
  near: { kind: beds, setting: hospital, capacity: 500, ${exponential(5)}, routes: [{ to: died, share: 10% }, { to: own-home, share: 40% }, { to: reablement, share: rest }] }
  far: { kind: beds, setting: rehabilitation, in-area: false, capacity: 500, ${exponential(10)}, routes: [{ to: died, share: 15% }, { to: home, share: rest }] }
  own-home: { kind: state, setting: own-home, ${exponential(60)}, routes: [{ to: near, share: 40% }, { to: home, share: rest }] }
  reablement: { kind: state, setting: reablement, ${exponential(40)}, routes: [{ to: care-home, share: 30% }, { to: home, share: rest }] }`,
        "in-area: [near, far], outcomes: [place-of-death, readmission-91, loss-of-home-91]",
        { warmUp: "1 years" },
      ),
      8,
      {
        // Of the 40% at home after the near ward, 40% come back to it: 4.8 / (1 − 0.4 × 0.4) starts a day near, 3.2 far.
        "system.in-area.starts": [4.8 / 0.84 / (4.8 / 0.84 + 3.2), 0.015],
        "system.in-area.bed-days": [(5 * 4.8) / 0.84 / ((5 * 4.8) / 0.84 + 32), 0.015],
        "system.place-of-death.hospital": [(0.1 * 4.8) / 0.84 / ((0.1 * 4.8) / 0.84 + 0.15 * 3.2), 0.03],
        "system.place-of-death.elsewhere": [(0.15 * 3.2) / ((0.1 * 4.8) / 0.84 + 0.15 * 3.2), 0.03],
        "system.place-of-death.own-home": [0, 1e-9],
        "system.readmission-91": [back, 0.02],
        "system.loss-of-home-91": [0.3 * reablement, 0.02],
      },
    ),
  );
});
