import { beforeAll, describe, expect, test } from "vitest";
import { type Executor, NEVER } from "../../../engine/experiments/executor.ts";
import { inProcess } from "../../../engine/experiments/inProcess.ts";
import { carryOut, modelsOf, type Outcome } from "../../../engine/experiments/plan.ts";
import { resultsOf, resultsText } from "../../../engine/experiments/results.ts";
import { beginReplication, type JobResult, type Keeper, runReplication } from "../../../engine/job.ts";
import type { Loaded } from "../../../engine/node/load.ts";
import { sparing, threads } from "../../../engine/node/threads.ts";
import { world } from "./worlds.ts";

const plan = { seed: "pairs", replications: 4 };
let worlds: Loaded[];
let expected: Outcome;

beforeAll(async () => {
  worlds = [await world("small"), await world("small-more-beds")];
  expected = await carryOut(worlds, plan, inProcess(modelsOf(worlds), beginReplication), NEVER, () => {});
});

const textOf = ({ worlds: found }: Outcome): string => {
  const simulated = worlds.map((one, i) => ({ ...one, warnings: [], replications: found[i]! }));
  return resultsText(resultsOf(simulated, { engine: "0", seed: plan.seed }));
};

/** Digest of every log and text of the results: what must not depend on who ran it. */
async function foundBy(executor: Executor) {
  const outcome = await carryOut(worlds, plan, executor, NEVER, () => {});
  return { digests: outcome.worlds.map((one) => one.map((result) => result.digest)), text: textOf(outcome) };
}

describe("results are the same", () => {
  const same = async (executor: Executor): Promise<void> => {
    const { digests, text } = await foundBy(executor);
    expect(digests).toEqual(expected.worlds.map((one) => one.map((result) => result.digest)));
    expect(text).toBe(textOf(expected));
  };

  test.each([1, 7, 1000])("in slices of %i events", (slice) =>
    same(inProcess(modelsOf(worlds), beginReplication, { slice })),
  );

  test.each([1, 2])("on worker threads: %i", (count) => same(threads(modelsOf(worlds), count)), 30_000);

  test("partly here and partly on threads", () => {
    let time = 0;
    const now = (): number => (time += 1e6); // the first run seems so slow that threads pay
    const here = inProcess(modelsOf(worlds), beginReplication);
    return same(sparing({ inProcess: here, threads: (n) => threads(modelsOf(worlds), n), most: 2, now }));
  }, 30_000);
});

test("the runs differ from one another, so that the tests above can fail", () => {
  const digests = expected.worlds.flatMap((one) => one.map((result) => result.digest));
  expect(new Set(digests).size).toBe(8);
});

test("the log of the first replication has as many facts as were counted, and no other log is kept", () => {
  const [first, ...others] = expected.worlds[0]!;
  expect(first!.log!.reduce((sum, chunk) => sum + chunk.length, 0)).toBe(first!.facts);
  expect(others.map((result) => result.log)).toEqual([undefined, undefined, undefined]);
});

test("a replication depends on its number and the seed only", () => {
  const { model } = worlds[0]!;
  const again = runReplication(model, { seed: "pairs", replication: 3, keepLog: false });
  expect(again.digest).toBe(expected.worlds[0]![3]!.digest);
  expect(runReplication(model, { seed: "other", replication: 3, keepLog: false }).digest).not.toBe(again.digest);
});

test("a run whose facts are kept waits for a slow keeper: no more lies in memory than it says it can bear", async () => {
  let [backlog, most, taken, closed] = [0, 0, 0, 0];
  const keeper: Keeper = {
    get isBehind() {
      return backlog > 0;
    },
    take({ length }) {
      taken += length;
      backlog++;
      most = Math.max(most, backlog);
    },
    async drained() {
      backlog = 0;
    },
    async close() {
      closed++;
    },
    async abandon() {},
  };
  const long = await world("small", ["time.length=14600 days"]);
  const job = { scenario: long.digest, world: 0, seed: "pairs", from: 0, to: 1, keepLog: true };
  const results: JobResult[] = [];
  const executor = inProcess(modelsOf([long]), beginReplication, { keep: async () => keeper, slice: 5_000 });
  await executor.run([job], (_, result) => void results.push(result), NEVER);
  expect(taken).toBe(results[0]!.facts);
  expect(taken).toBeGreaterThan(3 * 65_536);
  expect([most, closed, results[0]!.log]).toEqual([1, 1, undefined]);
});

describe("small work", () => {
  /** Says who was asked for how many jobs. */
  function asked(expectedMilliseconds: number, most: number) {
    const who: string[] = [];
    const note = (name: string): Executor => ({ run: async (jobs) => void who.push(`${name}: ${jobs.length}`) });
    let time = 0;
    const now = (): number => (time += expectedMilliseconds);
    const executor = sparing({ inProcess: note("here"), threads: (n) => note(`${n} threads`), most, now });
    const jobs = Array.from({ length: 11 }, (_, i) => ({
      scenario: "",
      world: 0,
      seed: "",
      from: i,
      to: i + 1,
      keepLog: false,
    }));
    return executor.run(jobs, () => {}, NEVER).then(() => who);
  }

  test("stays in this thread", async () => expect(await asked(20, 8)).toEqual(["here: 1", "here: 10"]));
  test("goes to as many threads as have enough to do", async () =>
    expect(await asked(400, 8)).toEqual(["here: 1", "3 threads: 10"]));
  test("goes to no more threads than allowed", async () =>
    expect(await asked(4000, 2)).toEqual(["here: 1", "2 threads: 10"]));
});

describe("a stop", () => {
  const stopAfter = (finished: number) => {
    let seen = 0;
    return {
      stop: {
        get requested() {
          return seen >= finished;
        },
      },
      watch: () => {
        seen++;
      },
    };
  };

  test("ends the work between slices and hands back whole replications only", async () => {
    const { stop, watch } = stopAfter(3);
    const executor = inProcess(modelsOf(worlds), beginReplication, { slice: 50 });
    const outcome = await carryOut(worlds, plan, executor, stop, watch);
    expect(outcome).toMatchObject({ finished: 3, wanted: 8 });
    expect(outcome.worlds.map((one) => one.length)).toEqual([2, 1]);
  });

  test("ends worker threads without waiting for all", async () => {
    const { stop, watch } = stopAfter(1);
    const many = { seed: "pairs", replications: 20_000 };
    const outcome = await carryOut(worlds, many, threads(modelsOf(worlds), 2), stop, watch);
    expect(outcome.finished).toBeGreaterThanOrEqual(1);
    expect(outcome.finished).toBeLessThan(outcome.wanted);
  }, 30_000);
});

test("a fault in a worker reaches the one who asked", async () => {
  const job = { scenario: "nobody's", world: 0, seed: "", from: 0, to: 1, keepLog: false };
  await expect(threads(modelsOf(worlds), 1).run([job], () => {}, NEVER)).rejects.toThrow(/no model for scenario/);
}, 30_000);
