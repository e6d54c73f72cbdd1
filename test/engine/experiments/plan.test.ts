import { describe, expect, test } from "vitest";
import type { Model } from "../../../engine/compile/model.ts";
import { type Executor, type Job, NEVER } from "../../../engine/experiments/executor.ts";
import { carryOut } from "../../../engine/experiments/plan.ts";
import type { JobResult } from "../../../engine/job.ts";

const worlds = ["base", "variant"].map((digest) => ({ digest, model: {} as Model }));
const plan = { seed: "luck", replications: 3 };

/** What a job would find: a number that tells scenario and replication. */
function found(job: Job): JobResult {
  const value = (job.scenario === "base" ? 100 : 200) + job.from;
  return { replication: job.from, values: new Float64Array([value]), digest: `${value}`, facts: 1, events: 1 };
}

/** Finishes the jobs in the order of `order`, and notes what it was asked. */
function inOrder(order: readonly number[], asked: Job[] = []): Executor {
  return {
    async run(jobs, each) {
      asked.push(...jobs);
      for (const job of order) each(job, found(jobs[job]!));
    },
  };
}

describe("a comparison", () => {
  test("runs the same replications with the same seed in every scenario", async () => {
    const asked: Job[] = [];
    await carryOut(worlds, plan, inOrder([0, 1, 2, 3, 4, 5], asked), NEVER, () => {});
    for (const { digest } of worlds) {
      const own = asked.filter((job) => job.scenario === digest);
      expect(own.map((job) => [job.seed, job.from, job.to])).toEqual([
        ["luck", 0, 1],
        ["luck", 1, 2],
        ["luck", 2, 3],
      ]);
    }
  });

  test("has its results by scenario and replication, whatever order they came in", async () => {
    const straight = await carryOut(worlds, plan, inOrder([0, 1, 2, 3, 4, 5]), NEVER, () => {});
    const shuffled = await carryOut(worlds, plan, inOrder([3, 5, 0, 4, 1, 2]), NEVER, () => {});
    expect(shuffled).toEqual(straight);
    expect(straight.worlds.map((world) => world.map((result) => result.digest))).toEqual([
      ["100", "101", "102"],
      ["200", "201", "202"],
    ]);
  });

  test("keeps the log of the first replication of each scenario only", async () => {
    const asked: Job[] = [];
    await carryOut(worlds, plan, inOrder([], asked), NEVER, () => {});
    expect(asked.filter((job) => job.keepLog).map((job) => [job.scenario, job.from])).toEqual([
      ["base", 0],
      ["variant", 0],
    ]);
  });

  test.each([
    ["all", [0, 1, 2]],
    ["none", []],
  ] as const)("keeps the logs that are asked for: %s", async (logs, replications) => {
    const asked: Job[] = [];
    await carryOut(worlds, { ...plan, logs }, inOrder([], asked), NEVER, () => {});
    const kept = asked.filter((job) => job.keepLog && job.world === 1).map((job) => job.from);
    expect(kept).toEqual(replications);
  });

  test("does not make again what was made before, and has the same results", async () => {
    const whole = await carryOut(worlds, plan, inOrder([0, 1, 2, 3, 4, 5]), NEVER, () => {});
    const before = whole.worlds.flatMap((results, world) => results.map((result) => ({ world, result })));
    const [first, , third] = before;
    const asked: Job[] = [];
    const seen: number[] = [];
    const made = [third!, first!, { world: 1, result: { ...first!.result, replication: 3 } }];
    const watch = (finished: number): void => void seen.push(finished);
    const again = await carryOut(worlds, { ...plan, made }, inOrder([0, 1, 2, 3], asked), NEVER, watch);
    expect(asked.map(({ world, from }) => [world, from])).toEqual([
      [1, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
    expect(again).toEqual(whole);
    expect(seen).toEqual([3, 4, 5, 6]);
  });

  test("says how many runs were finished when it was stopped", async () => {
    const seen: number[] = [];
    const outcome = await carryOut(worlds, plan, inOrder([0, 1, 2]), NEVER, (finished) => seen.push(finished));
    expect(outcome).toMatchObject({ finished: 3, wanted: 6 });
    expect(seen).toEqual([1, 2, 3]);
  });
});
