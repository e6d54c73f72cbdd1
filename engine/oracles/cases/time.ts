import { delayUntilOpen, lognormalOver, unlimited } from "../formulas.ts";
import { average, DAY, type Figure, HOUR, type Oracle, type Study, sampled } from "../oracle.ts";
import type { Counts } from "../watch.ts";

const CLOCK = [12, 0, 3, 6, 9, 15, 18, 21];
const WARD = "ward";

const inWard =
  (ward: number) =>
  (now: Counts): number =>
    now.inside[ward]!;

/** Arrivals that swing with the hour of the day. */
function dailyRhythm(): Oracle {
  const rate = (hour: number): number => 4 * (1 + 0.6 * Math.sin((2 * Math.PI * hour) / 24));
  const shapes: readonly (readonly [string, unknown, (hours: number) => number])[] = [
    ["exponential", { exponential: { mean: "6 hours" } }, (u) => Math.exp(-u / 6)],
    ["constant", { constant: "6 hours" }, (u) => (u < 6 ? 1 : 0)],
    ["lognormal", { lognormal: { mean: "6 hours", sd: "9 hours" } }, lognormalOver(6, 9)],
  ];
  return {
    id: "o06",
    area: "time",
    asks: "How many are there at noon when arrivals follow the clock?",
    question:
      "Arrivals peak at six in the morning and stay six hours on average, and nobody waits. How many people are there " +
      "at each time of day? (Later than the arrivals, and not as far up and down.)",
    formula: "mean at t = ∫ rate(t − u) × P(stay > u) du",
    source: "Eick, Massey and Whitt 1993, Operations Research 41",
    studies: shapes.map(
      ([shape, stay, over]): Study => ({
        ...{ title: `${shape} stays`, file: "o06-daily-rhythm.yaml", replications: 20 },
        settings: { "services.ward.length-of-stay": stay },
        watch: (place) => {
          const of = inWard(place(WARD));
          const samples = CLOCK.map((hour) => [`h${hour}`, { at: hour * HOUR, every: DAY, of }]);
          return { averages: { inside: of }, samples: Object.fromEntries(samples) };
        },
        figures: [
          ...CLOCK.map(
            (hour): Figure => ({
              ...{ metric: `people at ${hour}:00`, unit: "people", tolerance: { rel: 0.015 }, of: sampled(`h${hour}`) },
              value: unlimited(rate, over, { at: hour, step: 0.02, until: 480 }),
            }),
          ),
          { metric: "daily average", unit: "people", value: 24, tolerance: { rel: 0.01 }, of: average("inside") },
        ],
      }),
    ),
  };
}

const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const ADMISSIONS = [12, 11, 10, 10, 12, 5, 4];

/** Admissions that differ by the day of the week. */
function weeklyPattern(): Oracle {
  const rate = (day: number): number => ADMISSIONS[((Math.floor(day) % 7) + 7) % 7]!;
  const over = lognormalOver(6, 6);
  return {
    id: "o15",
    area: "time",
    asks: "How many beds are in use on a Monday and on a Friday?",
    question:
      "12 admissions on Mondays and 4 on Sundays, stays of six days: how many beds are in use on each day at noon?",
    formula: "mean at t = ∫ rate(t − u) × P(stay > u) du, with a rate for each weekday",
    source: "Eick, Massey and Whitt 1993",
    studies: [
      {
        ...{ title: "noon of each day of the week", file: "o15-weekly-pattern.yaml", replications: 30 },
        watch: (place) => {
          const of = inWard(place(WARD));
          const samples = WEEK.map((day, i) => [day, { at: i * DAY + 12 * HOUR, every: 7 * DAY, of }]);
          return { averages: { inside: of }, samples: Object.fromEntries(samples) };
        },
        figures: [
          ...WEEK.map(
            (day, i): Figure => ({
              ...{ metric: `people on ${day} at noon`, unit: "people", tolerance: { rel: 0.01 }, of: sampled(day) },
              value: unlimited(rate, over, { at: i + 0.5, step: 1 / 64, until: 300 }),
            }),
          ),
          {
            metric: "weekly average",
            unit: "people",
            value: (64 / 7) * 6,
            tolerance: { rel: 0.01 },
            of: average("inside"),
          },
        ],
      },
    ],
  };
}

/** Discharges in opening hours only. */
function leavingHours(): Oracle {
  const week = 7 * 24;
  const timetables = [
    ["nine to five on five days", { hours: "09:00-17:00", days: "mon-fri" }, [16, 16, 16, 16, 64]],
    ["noon on seven days", { at: "12:00", days: "daily" }, [24, 24, 24, 24, 24, 24, 24]],
    ["noon on five days", { at: "12:00", days: "mon-fri" }, [24, 24, 24, 24, 72]],
  ] as const;
  return {
    id: "o13",
    area: "calendar",
    asks: "How long do people wait for discharge from nine to five?",
    question:
      "People become ready to leave at any hour, but leave only when somebody can discharge them. How long do they wait, " +
      "and how many beds does that take?",
    formula: "mean delay = sum of squared closed gaps ÷ (2 × week); beds = people a day × delay",
    source: "renewal argument; Cox 1962",
    studies: timetables.map(([title, leaving, gaps]): Study => {
      const delay = delayUntilOpen(gaps, week);
      const closed = gaps.reduce<number>((sum, gap) => sum + gap, 0) / week;
      return {
        ...{ title, file: "o13-leaving-hours.yaml", settings: { "services.ward.leaving": leaving }, replications: 26 },
        watch: (place) => {
          const ward = place(WARD);
          return { averages: { delayed: (now) => now.delayed[ward]! } };
        },
        figures: [
          {
            ...{ metric: "mean delay", unit: "hours", value: delay, tolerance: { rel: 0.01 } },
            of: (tally) => [tally.services[WARD]!.delaySeconds / HOUR, tally.services[WARD]!.left],
          },
          {
            ...{ metric: "share delayed", unit: "share", value: closed, tolerance: { rel: 0.01 } },
            of: (tally) => [tally.services[WARD]!.delayed, tally.services[WARD]!.left],
          },
          {
            ...{ metric: "extra beds", unit: "beds", value: (10 * delay) / 24, tolerance: { rel: 0.01 } },
            of: average("delayed"),
          },
        ],
      };
    }),
  };
}

const STAYS = [20, 2, 5, 10, 40];

/** The luck of stays along its whole curve. */
function spreadOfStays(): Oracle {
  const over = lognormalOver(10, 12);
  const shareOver = (days: number, i: number): Figure => ({
    ...{
      metric: `stays over ${days} days`,
      unit: "share",
      value: over(days),
      tolerance: { rel: days > 20 ? 0.04 : 0.02 },
    },
    of: (tally) => [tally.services[WARD]!.stayedOver[i]!, tally.services[WARD]!.wholeStays],
  });
  return {
    id: "o30",
    area: "luck",
    asks: "Is the share of long stays the one asked for?",
    question:
      "A length of stay is asked for by mean and standard deviation. Do short, middling and long stays all have their share?",
    formula: "P(stay > t) = 1 − Φ((ln t − μ) ÷ σ), σ² = ln(1 + (sd ÷ mean)²), μ = ln mean − σ² ÷ 2",
    source: "lognormal law; arrivals: Poisson",
    studies: [
      {
        ...{ title: "lognormal stays of 10 days, sd 12", file: "o30-length-of-stay.yaml", replications: 10 },
        watch: () => ({ staysOver: STAYS.map((days) => days * DAY) }),
        figures: [
          ...STAYS.map(shareOver),
          {
            ...{ metric: "mean stay", unit: "days", value: 10, tolerance: { rel: 0.01 } },
            of: (tally) => [tally.services[WARD]!.wholeStaySeconds / DAY, tally.services[WARD]!.wholeStays],
          },
          {
            ...{ metric: "people in a day", unit: "people", value: 3, tolerance: { rel: 0.01 } },
            of: (tally) => [tally.services[WARD]!.starts, tally.seconds / DAY],
          },
        ],
      },
    ],
  };
}

/** Questions about clock, calendar and the spread of stays. */
export const timeOracles = (): readonly Oracle[] => [dailyRhythm(), leavingHours(), weeklyPattern(), spreadOfStays()];
