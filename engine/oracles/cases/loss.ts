import { erlangB } from "../../maths/erlang.ts";
import { waiting } from "../formulas.ts";
import { average, DAY, type Figure, meanWait, type Oracle, type Study, shareRefused, shareWaiting } from "../oracle.ts";

const HOUSE = "collins-house";
/** 73 people in 365 days, 21 nights each. */
const HOUSE_LOAD = (73 * 21) / 365;

const inHouse: NonNullable<Study["watch"]> = (place) => {
  const house = place(HOUSE);
  return {
    averages: { occupied: (now) => now.inside[house]!, waiting: (now) => now.waiting[house]! },
    waitsOver: [7 * DAY],
  };
};

/** The plan's five beds when nobody can wait. */
function fiveBeds(): Oracle {
  const file = "o03-collins-house-loss.yaml";
  const turnedAway = (beds: number, rel: number): Figure => ({
    ...{ metric: "share turned away", unit: "share", value: erlangB(beds, HOUSE_LOAD), tolerance: { rel } },
    of: shareRefused(HOUSE),
  });
  const occupied = HOUSE_LOAD * (1 - erlangB(5, HOUSE_LOAD));
  const others = [
    [3, 12],
    [4, 12],
    [6, 20],
    [7, 40],
    [8, 80],
  ] as const;
  return {
    id: "o03",
    area: "loss",
    asks: "How many are turned away from the five beds of a plan?",
    question:
      "The Thurrock plan of 2016 has 5 beds at Collins House for 73 people at 21 nights: 84% full on paper. When nobody " +
      "can wait, how many are sent elsewhere, and how full are the beds really?",
    formula: "Erlang B: share lost B(5, 4.2); beds in use 4.2 × (1 − B)",
    source: "Erlang 1917; Thurrock Better Care Fund Plan 2016-17, scheme 3",
    studies: [
      {
        ...{ title: "five beds, nobody waits", file, replications: 25, watch: inHouse },
        figures: [
          turnedAway(5, 0.02),
          {
            ...{
              metric: "people in a year",
              unit: "people",
              value: 73 * (occupied / HOUSE_LOAD),
              tolerance: { rel: 0.01 },
            },
            of: (tally) => [tally.services[HOUSE]!.starts, tally.seconds / (365 * DAY)],
          },
          {
            ...{ metric: "beds occupied", unit: "beds", value: occupied, tolerance: { rel: 0.01 } },
            of: average("occupied"),
          },
        ],
      },
      ...others.map(
        ([beds, replications]): Study => ({
          ...{ title: `${beds} beds, nobody waits`, file, replications, long: true },
          settings: { [`services.${HOUSE}.capacity`]: beds },
          figures: [turnedAway(beds, 0.03)],
        }),
      ),
    ],
  };
}

/** The same beds when people wait for them. */
function waitForABed(): Oracle {
  const file = "o03-collins-house-wait.yaml";
  const theory = waiting(5, HOUSE_LOAD / 21, 21);
  const wait = (beds: number): Figure => ({
    ...{ metric: "mean wait", unit: "days", value: waiting(beds, HOUSE_LOAD / 21, 21).wait, tolerance: { rel: 0.05 } },
    of: meanWait(HOUSE, DAY),
  });
  return {
    id: "o03w",
    area: "waiting",
    asks: "How long is the wait for the five beds of a plan?",
    question:
      "The same 5 beds, when people wait for them, perhaps in a hospital bed: how long is the wait for beds that are 84% " +
      "full on average?",
    formula: "Erlang C: mean wait C(5, 4.2) × 21 ÷ (5 − 4.2) nights",
    source: "Erlang 1917; Thurrock Better Care Fund Plan 2016-17, scheme 3",
    studies: [
      {
        ...{ title: "five beds, people wait", file, replications: 160, watch: inHouse },
        figures: [
          wait(5),
          {
            ...{ metric: "share who wait", unit: "share", value: theory.share, tolerance: { rel: 0.02 } },
            of: shareWaiting(HOUSE),
          },
          {
            ...{ metric: "people waiting", unit: "people", value: theory.queue, tolerance: { rel: 0.06 } },
            of: average("waiting"),
          },
          {
            ...{ metric: "share who wait over 7 days", unit: "share", value: theory.over(7), tolerance: { rel: 0.03 } },
            of: (tally) => [tally.services[HOUSE]!.waitedOver[0]!, tally.services[HOUSE]!.starts],
          },
        ],
      },
      ...[6, 7, 8].map(
        (beds): Study => ({
          ...{ title: `${beds} beds, people wait`, file, replications: beds === 8 ? 170 : 110, long: true },
          settings: { [`services.${HOUSE}.capacity`]: beds },
          figures: [wait(beds)],
        }),
      ),
    ],
  };
}

const SHAPES: Readonly<Record<string, unknown>> = {
  constant: { constant: "10 days" },
  exponential: { exponential: { mean: "10 days" } },
  lognormal: { lognormal: { mean: "10 days", sd: "15 days" } },
  uniform: { uniform: { from: "0 days", to: "20 days" } },
  "two-phase": {
    mixture: [
      { share: "90%", of: { exponential: { mean: "4 days" } } },
      { share: "10%", of: { exponential: { mean: "64 days" } } },
    ],
  },
};

/** Only the mean stay matters in a ward that turns people away. */
function anyShape(): Oracle {
  const lost = erlangB(12, 10);
  return {
    id: "o04",
    area: "loss",
    asks: "Does the shape of stays change how many are turned away?",
    question:
      "A ward of 12 beds that turns people away, and stays of 10 days: all alike, or a few very long. How many are turned " +
      "away? (The shape must make no difference.)",
    formula: "Erlang B, whatever the shape of the stay: B(12, 10); beds in use 10 × (1 − B)",
    source: "Erlang 1917; insensitivity: Sevastyanov 1957",
    studies: Object.entries(SHAPES).map(
      ([shape, stay]): Study => ({
        ...{ title: `${shape} stays`, file: "o04-loss-ward.yaml", settings: { "services.ward.length-of-stay": stay } },
        // The long stays of the mixture are remembered longest, so it takes more replications to be as sure.
        replications: shape === "two-phase" ? 110 : shape === "lognormal" ? 60 : 30,
        watch: (place) => {
          const ward = place("ward");
          return { averages: { occupied: (now) => now.inside[ward]! } };
        },
        figures: [
          {
            ...{ metric: "share turned away", unit: "share", value: lost, tolerance: { rel: 0.03 } },
            of: shareRefused("ward"),
          },
          {
            ...{ metric: "beds occupied", unit: "beds", value: 10 * (1 - lost), tolerance: { rel: 0.01 } },
            of: average("occupied"),
          },
        ],
      }),
    ),
  };
}

/** Beds, occupancy, offered load, tolerance of the share with no bed, replications enough to tell. */
const SIZES: readonly (readonly [number, number, number, number, number])[] = [
  [20, 0.85, 20.5519, 0.03, 20],
  [20, 0.75, 16.0502, 0.03, 50],
  [20, 0.8, 17.9258, 0.03, 26],
  [20, 0.9, 24.983, 0.03, 10],
  [20, 0.95, 36.31, 0.03, 6],
  [50, 0.75, 37.8755, 0.05, 80],
  [50, 0.8, 40.9862, 0.05, 32],
  [50, 0.85, 44.8805, 0.05, 12],
  [50, 0.9, 50.7147, 0.05, 8],
  [50, 0.95, 63.789, 0.05, 6],
  [200, 0.9, 182.5209, 0.1, 12],
  [200, 0.95, 202.5982, 0.1, 4],
];

/** High occupancy in small and large units. */
function bedCrises(): Oracle {
  return {
    id: "o22",
    area: "loss",
    asks: "How often is no bed free in a ward kept 85% full?",
    question: "Why does high occupancy bring crises, and to small units first: how many emergencies find no bed?",
    formula: "Erlang B at the load that keeps the beds as full as stated",
    source: "Erlang 1917; Bagust, Place and Posnett 1999 on why 85% matters",
    studies: SIZES.map(([beds, occupancy, load, rel, replications], i): Study => {
      const used = load * (1 - erlangB(beds, load));
      return {
        ...{ title: `${beds} beds, ${100 * occupancy}% full`, file: "o22-loss-ward.yaml", replications },
        ...(i === 0 ? {} : { long: true }),
        settings: {
          "services.beds.capacity": beds,
          "cohorts.emergencies.arrivals.total": `${load / 4} per day`,
        },
        watch: (place) => {
          const number = place("beds");
          return { averages: { used: (now) => now.inside[number]! } };
        },
        figures: [
          {
            ...{ metric: "share with no bed", unit: "share", value: erlangB(beds, load), tolerance: { rel } },
            of: shareRefused("beds"),
          },
          { metric: "beds used", unit: "beds", value: used, tolerance: { rel: 0.02 }, of: average("used") },
        ],
      };
    }),
  };
}

/** Questions about beds that are full. */
export const lossOracles = (): readonly Oracle[] => [fiveBeds(), waitForABed(), anyShape(), bedCrises()];
