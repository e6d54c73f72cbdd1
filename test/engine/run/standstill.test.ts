import { describe, expect, test } from "vitest";
import { NEVER } from "../../../engine/experiments/executor.ts";
import { beginReplication, CannotGoOn } from "../../../engine/job.ts";
import { threads } from "../../../engine/node/threads.ts";
import { logOf } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { scenario } from "./told.ts";

/** Two services that send everybody to each other; what is checked beforehand is a stay of a plain 0 days. */
const round = (stay: string): string =>
  scenario(`
  ward: { kind: beds, capacity: 20, length-of-stay: ${stay}, routes: [{ to: care, share: 100% }] }
  care: { kind: state, length-of-stay: ${stay}, routes: [{ to: ward, share: 100% }] }
  away: { kind: beds, capacity: 1, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }`);

const NO_TIME = "{ by: cohort, levels: { people: 0 days } }";

/** Why the run of a scenario cannot go on; facts are not kept. */
function whyNot(text: string): CannotGoOn {
  try {
    const going = beginReplication(modelOf(text), { seed: "standstill", replication: 0, keepLog: false });
    while (going.advance(100_000));
  } catch (error) {
    if (error instanceof CannotGoOn) return error;
    throw error;
  }
  throw new Error("it went on to its end");
}

describe("a run that cannot advance time stops, and says so", () => {
  test("naming the services in which people go round, and those alone", () => {
    expect(whyNot(round(NO_TIME))).toMatchObject({
      wrong:
        "an hour on day 1 of the run takes more than a million steps: people go round through ward and care in no time",
      cure: "a longer stay in one of these services, or another way on from it",
    });
  });

  test("where time passes, but by seconds among millions of steps", () => {
    expect(whyNot(round("{ exponential: { mean: 0.02 seconds } }")).wrong).toMatch(
      /people go round through ward and care/,
    );
  });

  test("where one service takes ever new people from a demand without end", () => {
    const endless = scenario(
      `  ward: { kind: beds, capacity: 2, length-of-stay: ${NO_TIME}, routes: [{ to: home, share: 100% }] }`,
    ).replace("{ total: 6 per day }", "{ inexhaustible: true }");
    expect(whyNot(endless).wrong).toMatch(/people go round through ward in no time/);
  });

  test("where ever new people of a demand without end are sent away", () => {
    const sentAway = scenario(
      "  ward: { kind: beds, capacity: 2, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }",
      "rules: [{ name: full, when: { service: ward, measure: waiting, above: 0 }, do: { divert: { from: ward, to: elsewhere } }, until: { measure: occupancy, below: 1% } }]",
    ).replace("{ total: 6 per day }", "{ inexhaustible: true }");
    expect(whyNot(sentAway)).toMatchObject({
      wrong: "an hour on day 2 of the run takes more than a million steps, most of them arrivals",
      cure: "fewer arrivals, or somewhere for those who come to wait",
    });
  });

  test("where a rule fires without end, naming the rule", () => {
    const flips = scenario(
      `  ward: { kind: beds, capacity: 1, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }
  care: { kind: beds, capacity: 1, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }`,
      `rules:
  - name: flip
    when: { service: ward, measure: waiting, above: 0 }
    do: { add-capacity: { service: care, places: 1, lead-time: 1 hours } }
    until: { service: care, measure: waiting, below: 5 }`,
    );
    expect(whyNot(flips).message).toMatch(/^the rule flip has fired 100000 times: .* Try: a for: in its when:/);
  });

  test("where a shock comes without end, naming the shock", () => {
    const shocks = scenario(
      "  ward: { kind: beds, capacity: 1, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }",
      "shocks: { quake: { closes: ward, every: 1 seconds, lasts: 1 seconds } }",
    );
    expect(whyNot(shocks).message).toMatch(/the shock quake comes more than 100000 times/);
  });

  test("also on a worker thread, where only plain words come back", async () => {
    const job = { scenario: "round", world: 0, seed: "standstill", from: 0, to: 1, keepLog: false };
    const run = threads(new Map([["round", modelOf(round(NO_TIME))]]), 1).run([job], () => {}, NEVER);
    await expect(run).rejects.toThrow(CannotGoOn);
    await expect(run).rejects.toThrow(/through ward and care in no time\. Try: a longer stay/);
  }, 30_000);
});

test("a stay of a second is short, but time passes: the run comes to its end", () => {
  const busy = round("1 seconds").replace("length: 60 days", "length: 3 hours").replace("6 per day", "200 per day");
  const facts = logOf(modelOf(busy)).reduce((sum, { length }) => sum + length, 0);
  expect(facts).toBeGreaterThan(50_000);
});
