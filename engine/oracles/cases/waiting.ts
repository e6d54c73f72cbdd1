import { byPriority, type Waiting, waitBeforeOne, waiting } from "../formulas.ts";
import { average, DAY, type Figure, HOUR, meanWait, type Oracle, type Study, shareWaiting } from "../oracle.ts";

/** A response team: does the share who wait, and their wait, follow Erlang C? */
function responseTeam(): Oracle {
  const team = (nurses: number, rate: number) => {
    const theory = waiting(nurses, rate, 10);
    const share: Figure = {
      ...{
        metric: "share who wait",
        unit: "share",
        value: theory.share,
        tolerance: { rel: nurses === 3 ? 0.02 : 0.03 },
      },
      of: shareWaiting("nurses"),
    };
    const wait: Figure = {
      ...{ metric: "mean wait", unit: "hours", value: theory.wait, tolerance: { rel: 0.03 } },
      of: meanWait("nurses", HOUR),
    };
    return { theory, share, wait };
  };
  const watch: NonNullable<Study["watch"]> = (place) => {
    const nurses = place("nurses");
    return { averages: { busy: (now) => now.inside[nurses]!, queue: (now) => now.waiting[nurses]! } };
  };
  const five = team(5, 0.25);
  const fewer = (title: string, nurses: number): Study => {
    const { share, wait } = team(nurses, 0.2);
    const settings = { "cohorts.callers.arrivals.total": "0.2 per hour", "services.nurses.capacity": nurses };
    return { title, file: "o01-response-team.yaml", settings, replications: 30, figures: [wait, share], watch };
  };
  return {
    id: "o01",
    area: "waiting",
    asks: "How many callers wait for one of five nurses?",
    question:
      "Five nurses, half of whose time is taken: how many callers find all of them busy, and how long do they wait? And " +
      "with three nurses, or four, and fewer calls?",
    formula: "Erlang C: M/M/c, load a = rate × stay; C(c, a), mean wait C × stay ÷ (c − a)",
    source: "Erlang 1917; inputs of pydesrap_mms and of the Ciw tutorial",
    studies: [
      {
        ...{ title: "five nurses at half load", file: "o01-response-team.yaml", replications: 40, watch },
        figures: [
          five.share,
          five.wait,
          {
            ...{ metric: "nurses busy", unit: "nurses", value: five.theory.busy, tolerance: { rel: 0.01 } },
            of: average("busy"),
          },
          {
            ...{ metric: "mean queue", unit: "people", value: five.theory.queue, tolerance: { rel: 0.03 } },
            of: average("queue"),
          },
        ],
      },
      fewer("three nurses at two thirds load", 3),
      fewer("four nurses at half load", 4),
    ],
  };
}

/** Priorities, never interrupting. */
function urgentFirst(): Oracle {
  const [urgent, routine] = byPriority([0.2, 0.6], 1);
  const timeOf = (cohort: string, value: number, rel: number): Figure => ({
    ...{ metric: `time in the system, ${cohort}`, unit: "days", value, tolerance: { rel } },
    of: ({ cohorts }) => [cohorts[cohort]!.secondsInModel / DAY, cohorts[cohort]!.exits],
  });
  return {
    id: "o07",
    area: "priority",
    asks: "How long does it take when urgent people go first?",
    question:
      "One clinician sees urgent people before routine ones, but finishes whoever has begun. How long are urgent and " +
      "routine people there, and what does it cost the routine ones?",
    formula: "W(k) = W0 ÷ ((1 − load of classes before k) × (1 − load up to k)) + stay",
    source: "Cobham 1954; the same case stands in the tests of Ciw",
    studies: [
      {
        ...{ title: "urgent before routine", file: "o07-urgent-first.yaml", replications: 60 },
        figures: [
          timeOf("urgent", urgent!, 0.02),
          timeOf("routine", routine!, 0.04),
          {
            metric: "time in the system, everyone",
            unit: "days",
            value: (0.2 * urgent! + 0.6 * routine!) / 0.8,
            tolerance: { rel: 0.04 },
            of: (tally) => [tally.secondsInModel / DAY, tally.exits],
          },
        ],
      },
    ],
  };
}

/** An open network in which each stage waits as if alone. */
function threeStages(): Oracle {
  const flows = { screening: 0.3, therapy: 0.2 + 0.3 * 0.3, desk: 0.3 * 0.7 + 0.2 + 0.3 * 0.3 };
  const stays = { screening: 1, therapy: 2.5, desk: 2 };
  const places = { screening: 1, therapy: 2, desk: 2 };
  const stages = ["screening", "therapy", "desk"] as const;
  const theory = new Map<string, Waiting>(stages.map((s) => [s, waiting(places[s], flows[s], stays[s])]));
  const total = stages.reduce((sum, s) => sum + flows[s] * (theory.get(s)!.wait + stays[s]), 0) / 0.5;
  return {
    id: "o09",
    area: "network",
    asks: "How long from first contact through three stages?",
    question:
      "Screening, therapy and a discharge desk, with people joining on the way. How long do they wait at each, and how " +
      "long are they in the system altogether?",
    formula: "Jackson: each stage is M/M/c with the sum of the flows into it; Erlang C for each",
    source: "Jackson 1957",
    studies: [
      {
        ...{ title: "screening, therapy, desk", file: "o09-three-stages.yaml", replications: 30 },
        watch: (place) => {
          const numbers = stages.map((stage) => [stage, place(stage)] as const);
          return { averages: Object.fromEntries(numbers.map(([s, i]) => [s, (now) => now.inside[i]!])) };
        },
        figures: [
          {
            ...{ metric: "time in the system", unit: "hours", value: total, tolerance: { rel: 0.02 } },
            of: (tally) => [tally.secondsInModel / HOUR, tally.exits],
          },
          ...stages.flatMap((stage): Figure[] => [
            {
              ...{ metric: `wait, ${stage}`, unit: "hours", value: theory.get(stage)!.wait, tolerance: { rel: 0.03 } },
              of: meanWait(stage, HOUR),
            },
            {
              ...{ metric: `busy, ${stage}`, unit: "places", value: theory.get(stage)!.busy, tolerance: { rel: 0.01 } },
              of: average(stage),
            },
          ]),
        ],
      },
    ],
  };
}

/** One server, stays of any shape. */
function oneClinician(): Oracle {
  return {
    id: "o27",
    area: "waiting",
    asks: "How long a wait does the spread of visits make?",
    question:
      "One clinician is busy three quarters of the time. Visits take 45 minutes on average, some far longer. How long " +
      "do people wait?",
    formula: "Pollaczek–Khinchine: rate × (mean² + sd²) ÷ (2 × (1 − load))",
    source: "Pollaczek 1930, Khinchine 1932",
    studies: [
      {
        ...{ title: "lognormal visits", file: "o27-one-clinician.yaml", replications: 40 },
        figures: [
          {
            ...{ metric: "mean wait", unit: "hours", value: waitBeforeOne(1, 0.75, 0.5), tolerance: { rel: 0.04 } },
            of: meanWait("clinician", HOUR),
          },
          {
            ...{ metric: "share who wait", unit: "share", value: 0.75, tolerance: { rel: 0.015 } },
            of: shareWaiting("clinician"),
          },
        ],
      },
    ],
  };
}

/** Questions about waiting for a free place. */
export const waitingOracles = (): readonly Oracle[] => [responseTeam(), urgentFirst(), threeStages(), oneClinician()];
