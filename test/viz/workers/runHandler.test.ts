import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { createDigest, type FactChunk } from "../../../engine/index.ts";
import type { RunEvent } from "../../../viz/workers/messages.ts";
import { runHandler } from "../../../viz/workers/runHandler.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { SEED, type SmallRun, smallRun } from "./small.ts";

let small: SmallRun;
beforeAll(() => {
  small = smallRun();
});

/** Everything the run worker says, by a clock that goes on so many milliseconds at each look. */
function run(step: number, model = small.model): RunEvent[] {
  const said: RunEvent[] = [];
  let clock = 0;
  const now = () => {
    clock += step;
    return clock;
  };
  const post = (event: RunEvent, transfer: ArrayBuffer[] = []) => void said.push(structuredClone(event, { transfer }));
  runHandler({ model, seed: SEED, replication: 0 }, post, now);
  return said;
}

function digestOf(said: readonly RunEvent[]): string {
  const digest = createDigest();
  const chunks: FactChunk[] = said.flatMap((event) => (event.kind === "chunk" ? [event.chunk] : []));
  for (const chunk of chunks) digest.take(chunk);
  return digest.hex();
}

describe("the run worker", () => {
  test.each([0, 1, 60, 5_000])("makes the facts of the run whatever its clock says (%i ms a look)", (step) => {
    const said = run(step);
    expect(digestOf(said)).toBe(small.digest);
    expect(said.at(-1)).toEqual({ kind: "end" });
    expect(said.filter(({ kind }) => kind === "end")).toHaveLength(1);
  });

  test("hands over small chunks first, then ever larger ones, and goes on with columns of its own", () => {
    const long = smallRun("20 years");
    const said = run(0, long.model);
    const lengths = said.flatMap((event) => (event.kind === "chunk" ? [event.chunk.length] : []));
    const total = long.log.reduce((facts, { length }) => facts + length, 0);
    const grown = [4096, 8192, 16_384, 32_768];
    expect(lengths.slice(0, 4)).toEqual(grown);
    expect(lengths.slice(4).reduce((a, b) => a + b)).toBe(total - 61_440);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(65_536);
    expect(long.log[0]!.length).toBe(65_536);
    expect(digestOf(said)).toBe(long.digest);
  });

  test("tells how far it is, in days, where it takes time, and else nothing", () => {
    const told = run(1_000).flatMap((event) => (event.kind === "progress" ? [event] : []));
    expect(told.length).toBeGreaterThan(3);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    expect(told[0]).toMatchObject({ total: 150, words: `Simulating: day ${told[0]!.done} of 150` });
    expect(run(0).filter(({ kind }) => kind === "progress")).toEqual([]);
  });

  test("says what is wrong where a run cannot be made", () => {
    const said: RunEvent[] = [];
    const model = { ...small.model, phases: [] };
    runHandler(
      { model, seed: SEED, replication: 0 },
      (event) => void said.push(event),
      () => 0,
    );
    expect(said).toEqual([{ kind: "failed", problems: [expect.objectContaining({ where: "the simulation" })] }]);
  });

  test("says which services people go round in where the clock does not advance, and what to try", () => {
    const model = modelOf(readFileSync(new URL("../../scenarios/goes-round.yaml", import.meta.url), "utf8"));
    const said: RunEvent[] = [];
    runHandler(
      { model, seed: SEED, replication: 0 },
      (event) => void (event.kind === "chunk" || said.push(event)),
      () => 0,
    );
    const problem = {
      wrong: expect.stringMatching(/through ward and step-down in no time$/),
      where: "the simulation",
      try: "a longer stay in one of these services, or another way on from it",
    };
    expect(said).toEqual([{ kind: "failed", problems: [problem] }]);
  });
});
