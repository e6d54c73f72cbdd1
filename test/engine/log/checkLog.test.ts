import { describe, expect, test } from "vitest";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { checkLog, createLogWriter, type Finding, type LogReader, openLog } from "../../../engine/log/file.ts";
import { Replay } from "../../../engine/log/replay.ts";
import { replayBytes } from "../../../engine/log/replayBytes.ts";
import { cut, GZIP, HEADER, sameFacts } from "./helpers.ts";
import { PATHWAY, pathwayLog } from "./synthetic.ts";

const [facts] = pathwayLog(120) as [FactChunk];
const chunks = cut(facts, 100, 200, 300);
const drawn = { label: "", kind: "beds", setting: "hospital", atHome: false, column: 0, row: 0 };
const header = { ...HEADER, services: PATHWAY.services.map((service) => ({ ...drawn, ...service })) };

/** The log in four chunks and with stored states, as the engine writes it; `distort` changes those states. */
async function written(from = chunks, distort: (state: Replay) => void = () => {}): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const replay = new Replay(header);
  const keyframe = (): Uint8Array => {
    distort(replay);
    return replayBytes(replay);
  };
  const writer = createLogWriter(header, { pack: GZIP, write: (bytes) => void parts.push(bytes.slice()), keyframe });
  for (const chunk of from) {
    replay.take(chunk);
    writer.take(chunk);
  }
  await writer.close();
  return Uint8Array.from(Buffer.concat(parts));
}

const open = (bytes: Uint8Array): Promise<LogReader> => openLog(bytes, GZIP);

function of(findings: readonly Finding[], check: string): Finding {
  return findings.find((finding) => finding.check === check)!;
}

describe("checking a log", () => {
  test("finds nothing wrong in one as it was written, and hands on every fact", async () => {
    const seen: FactChunk[] = [];
    const sink = { take: (chunk: FactChunk) => void seen.push(chunk) };
    const { findings, isWhole } = await checkLog(await open(await written()), { laws: PATHWAY, sink });
    expect(findings.map(({ check, ok }) => [check, ok])).toEqual(
      ["facts", "digest", "stored states", "laws", "people"].map((check) => [check, true]),
    );
    expect(isWhole).toBe(true);
    expect(seen.every((chunk, i) => sameFacts(chunk, chunks[i]!))).toBe(true);
  });

  test("finds stored states that are not those the facts lead to", async () => {
    const bytes = await written(chunks, (state) => void state.now++);
    const { findings } = await checkLog(await open(bytes), { laws: PATHWAY });
    expect(of(findings, "stored states").found[0]).toBe(
      "the state stored before fact 100 is not the one that the facts lead to",
    );
    expect(of(findings, "facts").ok).toBe(true);
  });

  test("compares the digest with the one said elsewhere", async () => {
    const said = { digest: "0".repeat(32), where: "run.json" };
    const { findings } = await checkLog(await open(await written()), { laws: PATHWAY, said });
    expect(of(findings, "digest").found).toEqual([
      expect.stringMatching(/^the facts have the digest \w{32}; run\.json says 0{32}$/),
    ]);
  });

  test("reads on behind a damaged block, and says of nothing that it is well which it could not see", async () => {
    const bytes = await written();
    const { at } = (await open(bytes)).chunks[1]!;
    bytes[at + 60]! ^= 1;
    const reader = await open(bytes);
    const { findings, isWhole, digest } = await checkLog(reader, { laws: PATHWAY });
    expect(of(findings, "facts").found).toEqual([expect.stringMatching(/^byte \d+: facts 100 to 199 cannot be read/)]);
    expect(["digest", "laws", "people"].map((check) => of(findings, check).ok)).toEqual([null, null, null]);
    expect(of(findings, "laws").found).toEqual(["none broken by the 100 facts before the damage"]);
    expect([isWhole, digest]).toEqual([false, null]);
  });

  test("knows a file that lost its index to be whole by the digest that its facts should have", async () => {
    const bytes = await written();
    const whole = await open(bytes);
    const said = { digest: whole.totals!.digest, where: "run.json" };
    const cutShort = await open(bytes.subarray(0, bytes.length - 3));
    const known = await checkLog(cutShort, { laws: PATHWAY, said });
    expect([known.isWhole, of(known.findings, "facts").ok, of(known.findings, "people").ok]).toEqual([
      true,
      false,
      true,
    ]);
    const unknown = await checkLog(cutShort, { laws: PATHWAY });
    expect([unknown.isWhole, of(unknown.findings, "people").ok]).toEqual([false, null]);
  });

  test("tells a few laws that are broken and counts the others; without a scenario it tells none", async () => {
    const bytes = await written();
    const full = { ...PATHWAY, services: PATHWAY.services.map((service) => ({ ...service, capacity: 0 })) };
    const { findings } = await checkLog(await open(bytes), { laws: full });
    expect(of(findings, "laws").found).toHaveLength(9);
    expect(of(findings, "laws").found.at(-1)).toMatch(/^and \d+ more$/);
    const without = await checkLog(await open(bytes), { laws: null });
    expect(of(without.findings, "laws")).toEqual({
      check: "laws",
      ok: null,
      found: ["they go by the scenario, which cannot be read"],
    });
  });
});
