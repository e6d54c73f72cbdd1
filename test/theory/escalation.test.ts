import { describe, expect, test } from "vitest";
import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { judge, load, ratio, twoSeedsAgree } from "./helpers.ts";
import { type Stationary, type Switching, stationary } from "./hysteresis.ts";

const REPLICATIONS = 60;
const FOLDER = new URL("./", import.meta.url);

/** Time averages of one replication of the ward after the warm-up, counted fact by fact. */
function averages(model: Model, seed: string, replication: number): Stationary {
  const { warmUp, end } = model.clock;
  const now = { inForce: 0, waiting: 0, inside: 0 };
  const sums = { inForce: 0, waiting: 0, inside: 0 };
  const waits = new Set<number>();
  let last = 0;
  const spend = (until: number): void => {
    const span = until - Math.max(last, warmUp);
    last = until;
    if (span <= 0) return;
    for (const key of ["inForce", "waiting", "inside"] as const) sums[key] += span * now[key];
  };
  const take = ({ length, time, kind, person, value }: FactChunk): void => {
    for (let i = 0; i < length; i++) {
      spend(time[i]!);
      if (kind[i] === KIND.RuleFired) now.inForce = value[i]!;
      if (kind[i] === KIND.Referred) waits.add(person[i]!);
      if (kind[i] === KIND.Started) waits.delete(person[i]!);
      now.inside += kind[i] === KIND.Started ? 1 : kind[i] === KIND.Left ? -1 : 0;
      now.waiting = waits.size;
    }
  };
  const session = start(model, runKey(seed, replication), { take });
  while (session.advance(1_000_000));
  spend(end);
  const seconds = end - warmUp;
  return { inForce: sums.inForce / seconds, waiting: sums.waiting / seconds, inside: sums.inside / seconds };
}

/** Two of three seeds must agree with the chain in the share of time in force, people waiting and people in the ward. */
function agrees(settings: Readonly<Record<string, unknown>>, system: Switching): void {
  const model = load({ folder: FOLDER, file: "escalation.yaml", settings });
  const exact = stationary(system);
  twoSeedsAgree((seed) => {
    const found = Array.from({ length: REPLICATIONS }, (_, replication) => averages(model, seed, replication));
    const problem = (key: keyof Stationary, tolerance: number): string | null =>
      judge({ value: exact[key], tolerance: { rel: tolerance } }, ratio(found.map((one) => [one[key], 1])));
    return [problem("inForce", 0.04), problem("waiting", 0.1), problem("inside", 0.015)].filter((one) => one !== null);
  });
}

describe("a ward that opens two more places above a threshold and closes them below another is a small chain", () => {
  const ward = { arrivals: 4.5, ends: 1, places: 4, more: 2 };

  test("by people waiting: above 2, until below 1; occupants stay when places close", () => {
    agrees({}, { ...ward, begins: (_, waiting) => waiting > 2, isOver: (_, waiting) => waiting < 1 });
  }, 60_000);

  test("by occupancy: above 90%, until below 40% of the places there are", () => {
    agrees(
      {
        "rules.escalation.when": { service: "ward", measure: "occupancy", above: "90%" },
        "rules.escalation.until": { below: "40%" },
      },
      {
        ...ward,
        begins: (inside, _, places) => inside / places > 0.9,
        isOver: (inside, _, places) => inside / places < 0.4,
      },
    );
  }, 60_000);

  test("and without a rule the chain is M/M/6, whose mean queue Erlang's formula gives", () => {
    const { waiting } = stationary({ ...ward, places: 6, begins: () => false, isOver: () => false });
    // Erlang C for 4.5 erlangs and 6 places (Kleinrock 1975, Queueing Systems I, 3.40).
    const terms = [1, 4.5, 10.125, 15.1875, 17.0859375, 15.37734375];
    const last = (4.5 ** 6 / 720) * (6 / (6 - 4.5));
    const waits = last / (terms.reduce((sum, term) => sum + term, 0) + last);
    expect(waiting).toBeCloseTo((waits * 4.5) / (6 - 4.5), 8);
  });
});
