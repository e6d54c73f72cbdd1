import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { FactChunk, Verification } from "../../../../engine/index.ts";
import { copyChunk, createLogWriter, isSound, KIND, verifyReport } from "../../../../engine/index.ts";
import { openLogFile } from "../../../../engine/node/folder/logFile.ts";
import { engineVersion } from "../../../../engine/node/identity.ts";
import { PACK } from "../../../../engine/node/pack.ts";
import { careshift } from "../../../cli/careshift.ts";
import { copyOf, pretend, smallRun, verified, wrongIn } from "./folders.ts";

let run: string;
beforeAll(async () => {
  run = await smallRun(3);
});

/** A copy of the run whose kept log was changed, with every checksum and digest made right again. */
async function forged(change: (facts: FactChunk) => void): Promise<string> {
  const folder = await copyOf(run);
  const file = join(folder, "replication-1.log");
  const { reader, close } = await openLogFile(file);
  const facts = copyChunk(await reader.readChunk(0));
  await close();
  change(facts);
  const parts: Uint8Array[] = [];
  const writer = createLogWriter(reader.header, { pack: PACK, write: (bytes) => void parts.push(bytes.slice()) });
  writer.take(facts);
  const { digest } = await writer.close();
  await writeFile(file, Buffer.concat(parts));
  await pretend(folder, (record) => ({ ...record, logs: [[digest, ...record.logs[0]!.slice(1)]] }));
  return folder;
}

function found({ parts }: Verification, check: string): readonly string[] {
  return parts.flatMap((part) => part.findings).find((finding) => finding.check === check)!.found;
}

describe("a run folder whose checksums are all right", () => {
  test("is told where its log parts from the run made again, with both facts in words", async () => {
    const folder = await forged(({ other }) => {
      other[500] = other[500] === -1 ? 0 : -1;
    });
    const wrong = found(await verified(folder, "kept"), "re-run");
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(
      /^replication 1 gives the digest \w{32}, not \w{32}; from fact 500 on: the log says \d{4}-\d\d-\d\dT\S+ \w+: person \d+, \S+ \(other .*\); the re-run \d{4}-/,
    );
  });

  test("is told which law a forged fact breaks, a few at most, and that its figures are not those of the log", async () => {
    const folder = await forged((facts) => {
      for (let i = 300; i < 600; i++) if (facts.kind[i] === KIND.Left) facts.kind[i] = KIND.Started;
    });
    const verification = await verified(folder);
    const laws = found(verification, "replication-1.log: laws");
    expect(laws[0]).toMatch(/^fact \d+ \(Started, person \d+, /);
    expect(laws.length).toBeLessThanOrEqual(9);
    expect(laws.at(-1)).toMatch(/^and \d+ more$/);
    expect(isSound(verification)).toBe(false);
  });

  test("is told the first line in which a figure is not what the replications give", async () => {
    const folder = await copyOf(run);
    for (const [name, line] of [
      ["results.json", 4],
      ["replications.csv", 2],
      ["daily.csv", 77],
      ["money.csv", 5],
      ["activity.ndjson", 3],
    ] as const) {
      const file = join(folder, name);
      const lines = (await readFile(file, "utf8")).split("\n");
      lines[line - 1] = lines[line - 1]!.replace(/.$/, "7");
      await writeFile(file, lines.join("\n"));
    }
    await pretend(folder, (record) => record);
    const verification = await verified(folder, "all");
    expect(found(verification, "results.json")[0]).toMatch(/^line 4 says ".*", expected ".*"$/);
    expect(found(verification, "replications.csv")[0]).toMatch(/^line 2 says "….*", expected "….*"$/);
    expect(found(verification, "daily.csv")[0]).toMatch(/^line 77 says ".*", expected ".*"$/);
    expect(found(verification, "money.csv")[0]).toMatch(/^line 5 says ".*", expected ".*"$/);
    expect(found(verification, "activity.ndjson")[0]).toMatch(/^line 3 says "….*", expected "….*"$/);
    expect(wrongIn(verification)).toHaveLength(5);
  });

  test("is told when its digest is another than that of its replication", async () => {
    const folder = await copyOf(run);
    await pretend(folder, (record) => ({ ...record, logs: [[...record.logs[0]!.slice(0, 2), "0".repeat(32)]] }));
    expect(wrongIn(await verified(folder, "all"))[0]).toMatch(
      /^re-run: replication 3 gives the digest \w{32}, not 0{32}$/,
    );
  });
});

describe("a run that kept", () => {
  test("no log has its daily figures checked by the run made again", async () => {
    const verification = await verified(await smallRun(2, "--logs", "none"), "all");
    for (const name of ["daily.csv", "money.csv"])
      expect(found(verification, name)).toEqual(["what the replications give, made anew"]);
    expect(wrongIn(verification)).toEqual([]);
  });

  test("many logs has a line for each that is well, and all lines of one that is not; its figures need no re-run", async () => {
    const folder = await smallRun(4, "--logs", "all");
    expect(found(await verified(folder), "results.json")).toEqual(["what the replications give, made anew"]);
    expect(found(await verified(run), "results.json")[0]).toContain("not all of them are known without a whole re-run");
    const file = join(folder, "replication-3.log");
    const log = await readFile(file);
    log[log.length - 400]! ^= 1;
    await writeFile(file, log);
    const checks = (await verified(folder)).parts.flatMap(({ findings }) => findings.map(({ check }) => check));
    expect(checks.filter((check) => /^replication-[124]\.log/.test(check))).toEqual(
      [1, 2, 4].map((number) => `replication-${number}.log`),
    );
    expect(checks.filter((check) => check.startsWith("replication-3.log")).length).toBeGreaterThan(1);
  });
});

test("a fork is made again from its parent's history, and its variant by itself too, but for what needs the base", async () => {
  const words = ["fork", "run", "--at", "2020-03-01", "--set", "step-down-beds=16", "--out", "forked", "--quiet"];
  const { code, stderr } = await careshift(words, join(run, ".."));
  expect([code, stderr]).toEqual([0, ""]);
  const forked = join(run, "..", "forked");
  const verification = await verified(forked, "all");
  expect(wrongIn(verification)).toEqual([]);
  expect(found(verification, "parent.yaml")).toEqual(["the scenario of the run, by its digest"]);
  const alone = await verified(join(forked, "variant-1"), "all");
  expect(wrongIn(alone)).toEqual([]);
  expect(found(alone, "re-run")).toEqual(
    ["3 replications, each with the same digest"].map((same) => expect.stringContaining(same)),
  );
  expect(found(alone, "results.json")).toEqual(["it is of a variant: verify the folder of its comparison"]);
});

test("a run made before run folders had checksums is checked by all else", async () => {
  const folder = await copyOf(run);
  const file = join(folder, "run.json");
  const { files: _, check: __, ...record } = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify(record));
  const { parts } = await verified(folder, "all");
  const findings = parts.flatMap((part) => part.findings);
  expect(findings.filter(({ ok }) => ok !== true).map(({ check, ok }) => [check, ok])).toEqual([
    ["run.json", null],
    ["files", null],
  ]);
  expect(findings.length).toBeGreaterThan(12);
});

describe("a run made by another version", () => {
  const old = { version: "0.1.0", fingerprint: "f".repeat(64) };

  test("is named with the way to have it again, and is well where its digests are the same here", async () => {
    const folder = await copyOf(run);
    await pretend(folder, (record) => ({ ...record, engine: old }));
    const verification = await verified(folder, "all");
    expect(verification.about[1]).toBe(
      `It was made by Careshift 0.1.0; this is ${engineVersion()}. To reproduce it: npx careshift@0.1.0 run ${join(folder, "scenario.yaml")} --seed "careshift" --replications 3.`,
    );
    expect(found(verification, "re-run")[0]).toMatch(
      /^3 replications, each with the same digest, though made by Careshift 0\.1\.0/,
    );
    expect(found(verification, "replications.csv")).toEqual(["what the replications give, made anew"]);
    expect(wrongIn(verification)).toEqual([]);
  });

  test("whose digests differ is not called damaged, and is not called well", async () => {
    const folder = await copyOf(run);
    await pretend(folder, (record) => ({
      ...record,
      engine: old,
      logs: [[record.logs[0]![0]!, ...record.logs[0]!.slice(1).map(() => "1".repeat(32))]],
    }));
    const verification = await verified(folder, "all");
    expect(wrongIn(verification)).toEqual([
      expect.stringMatching(
        /^re-run: 2 replications of 3 differ, which says nothing here: made by Careshift 0\.1\.0; this is/,
      ),
    ]);
    expect(isSound(verification)).toBe(false);
  });

  test("of the same version number is said to be of other code", async () => {
    const folder = await copyOf(run);
    await pretend(folder, (record) => ({ ...record, engine: { ...old, version: record.engine.version } }));
    expect((await verified(folder)).about[1]).toMatch(
      /^It was made by other code of version \d+\.\d+\.\d+, .*\(fingerprint f{12}\)\.$/,
    );
  });
});

test("the table has a line a check, wrapped under itself, and a conclusion", () => {
  const long = Array.from({ length: 30 }, (_, i) => `word${i}`).join(" ");
  const text = verifyReport(
    {
      about: ["a run"],
      parts: [
        {
          title: "base: today",
          findings: [
            { check: "files", ok: true, found: ["all there"] },
            { check: "laws", ok: false, found: [long, "another"] },
            { check: "re-run", ok: null, found: ["not asked for"] },
          ],
        },
      ],
    },
    80,
  );
  const lines = text.split("\n");
  expect(lines.slice(0, 4)).toEqual(["a run", "", "base: today", "✓ files   all there"]);
  expect(lines[4]).toMatch(/^✗ laws {4}word0 word1 /);
  expect(lines[5]).toMatch(/^ {10}word\d+ /);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.at(-2)).toBe("1 check of 3 found something wrong. 1 check could not be made (–).");
});
