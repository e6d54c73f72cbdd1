import { fromFewPeople, throughPair, withPatience } from "../formulas.ts";
import { average, DAY, type Figure, meanWait, type Oracle, type Study } from "../oracle.ts";

const TEAM = "responders";

/** Callers who give up. */
function patience(): Oracle {
  const studies = [
    ["three responders, more asked than they can do", 3, 0.02, 8],
    ["four responders", 4, 0.02, 8],
    ["six responders", 6, 0.03, 16],
  ] as const;
  return {
    id: "o08",
    area: "patience",
    asks: "How many callers give up when too few can respond?",
    question:
      "2.4 calls an hour for three responders, each visit an hour and a half, and callers who give up after two hours on " +
      "average. How many give up?",
    formula: "Erlang A: birth and death with n responders busy and those who wait leaving at 1 ÷ patience each",
    source: "Palm 1957; Garnett, Mandelbaum and Reiman 2002",
    studies: studies.map(([title, responders, rel, replications]): Study => {
      const theory = withPatience(responders, 2.4, 1.5, 2);
      return {
        ...{ title, file: "o08-callers-who-give-up.yaml", replications },
        settings: { "services.responders.capacity": responders },
        watch: (place) => {
          const team = place(TEAM);
          return { averages: { busy: (now) => now.inside[team]!, queue: (now) => now.waiting[team]! } };
        },
        figures: [
          {
            ...{ metric: "share who give up", unit: "share", value: theory.leave, tolerance: { rel } },
            of: (tally) => [tally.exits - tally.services[TEAM]!.left, tally.exits],
          },
          { metric: "mean queue", unit: "people", value: theory.queue, tolerance: { rel }, of: average("queue") },
          { metric: "responders busy", unit: "people", value: theory.busy, tolerance: { rel }, of: average("busy") },
        ],
      };
    }),
  };
}

/** Two places in a row, the first held until the second is free. */
function pair(): Oracle {
  const file = "o10-two-stations.yaml";
  const watch: NonNullable<Study["watch"]> = (place) => {
    const first = place("first");
    return { averages: { queue: (now) => now.waiting[first]!, blocked: (now) => now.delayed[first]! } };
  };
  const throughput = (second: number): Figure => ({
    ...{ metric: "people in a day", unit: "people", value: throughPair(1, second), tolerance: { rel: 0.01 } },
    of: (tally) => [tally.exits, tally.seconds / DAY],
  });
  return {
    id: "o10",
    area: "blocking",
    asks: "How many pass two places when the first gets blocked?",
    question:
      "A bed of one service is held until a bed of the next is free, and there is always somebody waiting. How many " +
      "people pass both in a day? (Not one, though each alone could take one.)",
    formula: "μ1 μ2 (μ1 + μ2) ÷ (μ1² + μ1 μ2 + μ2²) with an endless queue; else the exact Markov chain",
    source: "Hunt 1956; the chain solved numerically, apart from this engine",
    studies: [
      { title: "endless queue, equal stays", file, watch, replications: 26, figures: [throughput(1)] },
      {
        ...{ title: "endless queue, half the stay at the second", file, watch, replications: 26 },
        settings: { "services.second.length-of-stay": { exponential: { mean: "0.5 days" } } },
        figures: [throughput(0.5)],
      },
      {
        ...{ title: "half a person a day", file, watch, replications: 40 },
        settings: { "cohorts.patients.arrivals.total": "0.5 per day", "time.length": "18000 days" },
        figures: [
          { metric: "queue", unit: "people", value: 1.6, tolerance: { rel: 0.04 }, of: average("queue") },
          { metric: "blocked places", unit: "places", value: 0.2, tolerance: { rel: 0.03 }, of: average("blocked") },
        ],
      },
    ],
  };
}

/** A ward blocked by people who wait for intermediate care. */
function blockedWard(): Oracle {
  return {
    id: "o10w",
    area: "blocking",
    asks: "How many ward beds are blocked for want of a place to go?",
    question:
      "A ward of seven beds; a quarter of its patients go on to one of four intermediate beds and hold their ward bed " +
      "until one is free. How many beds are blocked, and what does it do to those who wait for the ward?",
    formula: "stationary solution of the Markov chain of ward, blocked and intermediate beds",
    source: "exact Markov chain, solved numerically, apart from this engine",
    studies: [
      {
        ...{ title: "seven ward beds, four intermediate beds", file: "o10-blocked-ward.yaml", replications: 52 },
        watch: (place) => {
          const [ward, care] = [place("acute-ward"), place("intermediate-care")];
          return {
            averages: {
              queue: (now) => now.waiting[ward]!,
              blocked: (now) => now.delayed[ward]!,
              beds: (now) => now.inside[ward]!,
              "any blocked": (now) => (now.delayed[ward]! > 0 ? 1 : 0),
              "all taken": (now) => (now.inside[ward] === 7 ? 1 : 0),
              intermediate: (now) => now.inside[care]!,
            },
          };
        },
        figures: [
          { metric: "beds blocked", unit: "beds", value: 0.803734, tolerance: { rel: 0.04 }, of: average("blocked") },
          {
            metric: "queue for the ward",
            unit: "people",
            value: 6.14484,
            tolerance: { rel: 0.08 },
            of: average("queue"),
          },
          {
            ...{ metric: "wait for the ward", unit: "days", value: 6.14484, tolerance: { rel: 0.08 } },
            of: meanWait("acute-ward", DAY),
          },
          {
            ...{ metric: "blocked days per transfer", unit: "days", value: 3.21493, tolerance: { rel: 0.04 } },
            of: ({ services }) => [services["acute-ward"]!.delaySeconds / DAY, services["intermediate-care"]!.starts],
          },
          { metric: "ward beds in use", unit: "beds", value: 5.80373, tolerance: { rel: 0.02 }, of: average("beds") },
          {
            ...{ metric: "time with a bed blocked", unit: "share", value: 0.351898, tolerance: { rel: 0.04 } },
            of: average("any blocked"),
          },
          {
            ...{ metric: "intermediate beds in use", unit: "beds", value: 3, tolerance: { rel: 0.02 } },
            of: average("intermediate"),
          },
          {
            ...{ metric: "time with all ward beds taken", unit: "share", value: 0.57673, tolerance: { rel: 0.03 } },
            of: average("all taken"),
          },
        ],
      },
    ],
  };
}

/** A closed population. */
function fewPeople(): Oracle {
  const theory = fromFewPeople(12, 2, 20, 5);
  return {
    id: "o28",
    area: "closed",
    asks: "How many wait when only twelve people can ever come?",
    question:
      "Twelve people, two beds: each falls ill after 20 days on average and stays 5. While many are ill, few are left to " +
      "fall ill. How many wait on average?",
    formula: "M/M/c//N: birth and death with (N − n) ÷ away up and min(n, c) ÷ stay down",
    source: "Palm 1947 (machine repair)",
    studies: [
      {
        ...{ title: "twelve people, two beds", file: "o28-few-people.yaml", replications: 20 },
        watch: (place) => {
          const ward = place("ward");
          return { averages: { busy: (now) => now.inside[ward]!, queue: (now) => now.waiting[ward]! } };
        },
        figures: [
          {
            metric: "people waiting",
            unit: "people",
            value: theory.queue,
            tolerance: { rel: 0.03 },
            of: average("queue"),
          },
          { metric: "beds in use", unit: "beds", value: theory.busy, tolerance: { rel: 0.01 }, of: average("busy") },
        ],
      },
    ],
  };
}

/** Nobody is lost: people present are people arriving × their time there. */
function conservation(): Oracle {
  return {
    id: "o29",
    area: "conservation",
    asks: "Is everybody's time counted once, through two services?",
    question:
      "Count heads at every moment, and add up everybody's time from arrival to exit: through queues, blocked beds and " +
      "two services both must tell the same, or somebody was lost or counted twice.",
    formula: "Little's law, L = λ W, as a ratio: ∫ people present ÷ sum of times in the system = 1",
    source: "Little 1961",
    studies: [
      {
        ...{ title: "a blocked ward and intermediate care", file: "o10-blocked-ward.yaml", replications: 10 },
        watch: (place) => {
          const [ward, care] = [place("acute-ward"), place("intermediate-care")];
          return { averages: { present: (now) => now.waiting[ward]! + now.inside[ward]! + now.inside[care]! } };
        },
        figures: [
          {
            ...{ metric: "heads counted ÷ times added up", unit: "", value: 1, tolerance: { rel: 0.005 } },
            of: (tally) => [tally.integrals["present"]!, tally.secondsInModel],
          },
        ],
      },
    ],
  };
}

/** Questions about people who wait where they are, give up, or come back. */
export const blockingOracles = (): readonly Oracle[] => [
  ...[patience(), pair(), blockedWard(), fewPeople(), conservation()],
];
