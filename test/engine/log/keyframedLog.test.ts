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
import { PACK } from "../../../engine/node/pack.ts";
import { packLog } from "../../packLog.ts";
import { cut } from "./helpers.ts";

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

test("a log stores states between its chunks, none after the last, from which a replay goes on as if it had begun at the beginning", async () => {
  const run = simulated(true);
  const reader = await openLog(inMemory(await packLog(run, "0.1.0", "keyframes")), PACK);
  const chunks = run.replications[0]!.log!;
  const everySixteen = Array.from({ length: Math.ceil(chunks.length / 16) - 1 }, (_, i) => (i + 1) * 16);
  const due = [1, 2, 4, 8, ...everySixteen];
  expect(reader.keyframes.map(({ first }) => first)).toEqual(due.map((after) => after * FACTS_A_CHUNK));
  expect(everySixteen.length).toBeGreaterThan(2);
  const told = new Replay(reader.header);
  for (const [number, chunk] of chunks.entries()) {
    told.take(chunk);
    const keyframe = due.indexOf(number + 1);
    if (keyframe < 0) continue;
    const stored = replayFrom(reader.header, await reader.readKeyframe(keyframe));
    expect(replayBytes(stored)).toEqual(replayBytes(told));
    expect(stored.next).toBe(chunk.first + chunk.length);
  }
  for (const [number, { first }] of reader.keyframes.entries()) {
    const going = replayFrom(reader.header, await reader.readKeyframe(number));
    for (const chunk of chunks.filter((one) => one.first >= first)) going.take(chunk);
    expect(replayBytes(going)).toEqual(replayBytes(told));
  }
});

test("a log of one chunk stores no state: nothing comes after it", async () => {
  const run = simulated(true);
  const [replication] = run.replications;
  const whole = runReplication(model, { seed: "keyframes", replication: 0, keepLog: true }).log!;
  const one = { ...run, replications: [{ ...replication!, log: whole }] };
  const reader = await openLog(inMemory(await packLog(one, "0.1.0", "keyframes")), PACK);
  expect([reader.chunks.length, reader.keyframes.length]).toEqual([1, 0]);
});

test("a log that was not kept cannot be packed", async () => {
  await expect(packLog(simulated(false), "0.1.0", "keyframes")).rejects.toThrow(RangeError);
});
