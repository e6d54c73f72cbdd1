import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  compile,
  inMemory,
  openLog,
  parseScenario,
  Replay,
  replayBytes,
  replayFrom,
  runReplication,
  type Simulated,
} from "../../../engine/index.ts";
import { PACK, packLog } from "../../../engine/node/packLog.ts";
import { cut } from "../log/helpers.ts";

const FACTS_A_CHUNK = 20;

const text = readFileSync(new URL("../../scenarios/small.yaml", import.meta.url), "utf8");
const scenario = parseScenario("small.yaml", new Map([["small.yaml", text]]));
const model = compile(scenario);

function simulated(keepLog: boolean): Simulated {
  const result = runReplication(model, { seed: "keyframes", replication: 0, keepLog });
  const [all] = result.log ?? [];
  const starts = Array.from(
    { length: Math.floor((all?.length ?? 1) / FACTS_A_CHUNK) },
    (_, i) => (i + 1) * FACTS_A_CHUNK,
  );
  const log = all && cut(all, ...starts.filter((at) => at < all.length));
  return { scenario, model, digest: "abc", warnings: [], replications: [{ ...result, ...(log && { log }) }] };
}

test("a log stores the state after every 16 chunks, from which a replay goes on as if it had begun at the beginning", async () => {
  const run = simulated(true);
  const reader = await openLog(inMemory(await packLog(run, "0.1.0", "keyframes")), PACK);
  const chunks = run.replications[0]!.log!;
  expect(reader.keyframes.map(({ first }) => first)).toEqual(
    Array.from({ length: Math.floor(chunks.length / 16) }, (_, i) => (i + 1) * 16 * FACTS_A_CHUNK),
  );
  expect(reader.keyframes.length).toBeGreaterThan(2);
  const told = new Replay(reader.header);
  for (const [number, chunk] of chunks.entries()) {
    told.take(chunk);
    if ((number + 1) % 16 !== 0) continue;
    const stored = replayFrom(reader.header, await reader.readKeyframe((number + 1) / 16 - 1));
    expect(replayBytes(stored)).toEqual(replayBytes(told));
    expect(stored.next).toBe(chunk.first + chunk.length);
  }
  for (const [number, { first }] of reader.keyframes.entries()) {
    const going = replayFrom(reader.header, await reader.readKeyframe(number));
    for (const chunk of chunks.filter((one) => one.first >= first)) going.take(chunk);
    expect(replayBytes(going)).toEqual(replayBytes(told));
  }
});

test("a log that was not kept cannot be packed", async () => {
  await expect(packLog(simulated(false), "0.1.0", "keyframes")).rejects.toThrow(RangeError);
});
