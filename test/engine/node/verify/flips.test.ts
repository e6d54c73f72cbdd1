import { readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Verification } from "../../../../engine/index.ts";
import { InputError } from "../../../../engine/node/exit.ts";
import { openLogFile } from "../../../../engine/node/folder/logFile.ts";
import { cases } from "../../../effort.ts";
import { copyOf, filesOf, smallComparison, smallRun, verified, wrongIn } from "./folders.ts";

let run: string;
let compared: string;
let files: readonly (readonly [folder: string, file: string])[];

beforeAll(async () => {
  [run, compared] = [await copyOf(await smallRun()), await copyOf(await smallComparison())];
  files = [
    ...(await filesOf(run)).map((file) => [run, file] as const),
    ...(await filesOf(compared)).map((file) => [compared, file] as const),
  ];
});

/** A place in words: bytes, facts, lines, or the whole of a run.json, which has one check for all of it. */
const PLACE = /bytes? \d|facts? \d|lines? \d|header|start of the file|position \d|run\.json: it is not/;

/** What verify says of a folder with one damaged file, which must name the file and the place and nothing else. */
async function named(folder: string, file: string): Promise<string[]> {
  const verification = await verified(folder);
  const wrong = wrongIn(verification);
  expect(wrong.join("\n")).toContain(file);
  expect(wrong.join("\n")).not.toMatch(/\n {4}at |RangeError|TypeError|undefined/);
  if (!file.endsWith("run.json")) {
    const name = file.split("/").at(-1)!;
    // Of the others nothing is said to be wrong, but for figures of a comparison that rest on the damaged part.
    expect(othersWrong(verification, name)).toEqual([]);
  }
  return wrong;
}

function othersWrong({ parts }: Verification, name: string): string[] {
  const findings = parts.flatMap((part) => part.findings).filter(({ ok }) => ok === false);
  return findings.map(({ check }) => check).filter((check) => check !== "files" && !check.startsWith(name));
}

describe("verify", () => {
  test("finds nothing wrong in what was just written", async () => {
    for (const folder of [run, compared]) expect(wrongIn(await verified(folder, "all"))).toEqual([]);
  });

  test("finds every flipped bit, in whichever file, names the file and the place, and reads the rest", async () => {
    const any = fc.noBias(fc.nat());
    const flip = fc.record({ file: any, byte: any, bit: fc.integer({ min: 0, max: 7 }) });
    await fc.assert(
      fc.asyncProperty(flip, async ({ file: number, byte, bit }) => {
        const [folder, file] = files[number % files.length]!;
        const path = join(folder, file);
        const whole = await readFile(path);
        const damaged = Buffer.from(whole);
        damaged[byte % whole.length]! ^= 1 << bit;
        await writeFile(path, damaged);
        try {
          expect((await named(folder, file)).join("\n")).toMatch(PLACE);
          if (file.endsWith(".log")) await readsWhatItCan(path);
        } finally {
          await writeFile(path, whole);
        }
      }),
      { numRuns: cases(50) },
    );
  });

  test("finds files that are cut off, missing, swapped or strange", async () => {
    for (const [folder, file] of files.filter(([, name]) => !name.endsWith("run.json"))) {
      const path = join(folder, file);
      const whole = await readFile(path);
      await truncate(path, Math.floor(whole.length * 0.6));
      expect((await named(folder, file)).join("\n")).toMatch(/bytes instead of/);
      await rm(path);
      expect((await named(folder, file)).join("\n")).toMatch(/is missing/);
      await writeFile(path, whole);
    }
    const [base, variant] = [join(compared, "base"), join(compared, "variant-1")];
    for (const name of ["replication-1.log", "scenario.yaml", "results.json"]) {
      await swap(join(base, name), join(variant, name));
      const wrong = wrongIn(await verified(compared)).join("\n");
      expect(wrong).toContain(`base/${name}`);
      expect(wrong).toContain(`variant-1/${name}`);
      await swap(join(base, name), join(variant, name));
    }
    await writeFile(join(run, "notes.txt"), "mine");
    expect(wrongIn(await verified(run))).toEqual(["files: notes.txt is not part of the run"]);
    await rm(join(run, "notes.txt"));
    expect(wrongIn(await verified(run))).toEqual([]);
  });

  test("says what the logs say by themselves when run.json is lost, and refuses what was never a run folder", async () => {
    const [copy, other] = [await copyOf(run), await copyOf(compared)];
    await rm(join(copy, "run.json"));
    await writeFile(join(other, "run.json"), "{");
    for (const folder of [copy, other]) {
      const verification = await verified(folder);
      expect(wrongIn(verification)).toEqual([expect.stringMatching(/^run\.json: it is (?:missing|not JSON)/)]);
      const laws = verification.parts.flatMap(({ findings }) =>
        findings.filter(({ check }) => check.endsWith(": laws")),
      );
      expect(laws.map(({ ok }) => ok)).toEqual(folder === copy ? [true] : [true, true]);
    }
    await expect(verified(join(copy, ".."))).rejects.toThrow(InputError);
    await expect(verified(join(copy, "nowhere"))).rejects.toThrow("it does not exist");
  });
});

/** Facts of a damaged log that can be read are read; the rest is told in sentences. */
async function readsWhatItCan(path: string): Promise<void> {
  const opened = await openLogFile(path).catch((error: unknown) => {
    expect(error).toBeInstanceOf(InputError);
    return null;
  });
  if (opened === null) return;
  for await (const chunk of opened.reader.facts(() => {})) expect(chunk.length).toBeGreaterThan(0);
  await opened.close();
}

async function swap(a: string, b: string): Promise<void> {
  await rename(a, `${a}.aside`);
  await rename(b, a);
  await rename(`${a}.aside`, b);
}
