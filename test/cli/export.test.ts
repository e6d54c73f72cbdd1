import { readFileSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logFile, TABLES, tableFile } from "../../engine/exchange.ts";
import { fileTask, OCEL_SQLITE } from "../../engine/node/exchange/write.ts";
import { Interrupted } from "../../engine/node/exit.ts";

import { explain } from "../../engine/node/explain.ts";
import { openLogFile } from "../../engine/node/folder/logFile.ts";
import { listenForInterrupt } from "../../engine/node/interrupt.ts";
import { obey } from "../../engine/node/program.ts";
import { aboutOf } from "../engine/formats/writing.ts";
import { sampleOf } from "../laws/samples.ts";
import { modelOf } from "../laws/scenarios.ts";
import { careshift, scenario, workplace } from "./careshift.ts";

let here: string;
let digests: readonly (readonly string[])[];
beforeAll(async () => {
  here = await workplace();
  const words = ["compare", scenario("small"), scenario("small-more-beds"), "--replications", "2", "--out", "both"];
  expect((await careshift([...words, "--quiet"], here)).code).toBe(0);
  digests = JSON.parse(await readFile(join(here, "both/run.json"), "utf8")).logs;
});
afterAll(() => rm(here, { recursive: true, force: true }));

/** Traces of a stack, which no message to a person may have. */
const STACK = /\n\s+at .*[:(]|node:internal|\.ts:\d+:\d+\)/;

async function digestIn(log: string): Promise<string> {
  const { reader, close } = await openLogFile(join(here, log));
  await close();
  return reader.totals!.digest;
}

/** The command line in this process, which fails. */
async function refused(words: readonly string[]): Promise<{ code: number; text: string }> {
  const interrupt = listenForInterrupt();
  try {
    await obey(words, interrupt, () => Promise.reject(new Error("no page")));
  } catch (error) {
    return explain(error);
  } finally {
    interrupt.release();
  }
  throw new Error("it was done");
}

describe("export and import", () => {
  test("a comparison goes out beside its folder, each world in a folder of its own, and comes in again", async () => {
    const { code, stdout } = await careshift(["export", "both", "--to", "parquet"], here);
    expect(code).toBe(0);
    for (const world of ["base", "variant-1"]) {
      const names = TABLES.map(({ name }) => `${name}.parquet`);
      expect(await readdir(join(here, "both-export", world))).toEqual(names.sort());
      expect(stdout).toMatch(new RegExp(`both-export/${world}/facts\\.parquet: [\\d,]+ rows`));
    }
    const files = ["both-export/base/facts.parquet", "both-export/variant-1/facts.parquet"];
    expect((await careshift(["import", ...files], here)).code).toBe(0);
    expect(await digestIn("both-export/base/facts.log")).toBe(digests[0]![0]);
    expect(await digestIn("both-export/variant-1/facts.log")).toBe(digests[1]![0]);
  });

  test("a replication whose log was not kept is made again, with the digest that was recorded", async () => {
    const words = ["export", "both", "--to", "csv", "--table", "facts", "--replication", "2", "--out", "second"];
    expect((await careshift(words, here)).code).toBe(0);
    const folder = "second/variant-1/replication-2";
    expect(await readdir(join(here, folder))).toEqual(["facts.csv", "facts.csv.json"]);
    expect((await careshift(["import", `${folder}/facts.csv`, "--out", "second.log"], here)).code).toBe(0);
    expect(await digestIn("second.log")).toBe(digests[1]![1]);
  });

  test("a log of one world goes out beside the outermost folder, and nothing is written over unasked", async () => {
    const words = ["export", "both/base/replication-1.log", "--to", "ndjson", "--table", "facts"];
    expect((await careshift(words, here)).stdout).toMatch(/^both-export\/base\/facts\.ndjson: /);
    const again = await careshift(words, here);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("facts.ndjson is there already. Replace it with --replace");
    expect((await careshift([...words, "--replace"], here)).code).toBe(0);
  });

  test.each([
    [["export", "both", "--to", "csv", "--out", "both/exports"], "both/exports lies in the run folder"],
    [["export", "both", "--to", "toml"], 'There is no format "toml". Try one of csv'],
    [["export", "both", "--to", "csv", "--table", "fact"], 'There is no table "fact". Try one of facts'],
    [["export", "both", "--to", "csv", "--replication", "3"], "both has 2 replications; there is no 3"],
    [["import", "both/run.json"], "run.json: line 1: it is not a whole JSON object"],
    [["import", "both/base/daily.csv"], "daily.csv.json beside it"],
  ])("%j is refused with a sentence", async (words, said) => {
    const { code, text } = await refused(words.map((word) => (word.startsWith("both") ? join(here, word) : word)));
    expect(text).toContain(said);
    expect(text).not.toMatch(STACK);
    expect(code).toBe(2);
    expect(await stat(join(here, "both/exports")).catch(() => null)).toBeNull();
  });

  test("a scenario that was changed after the run is not taken for the one that was run", async () => {
    const path = join(here, "both/base/scenario.yaml");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/^title: .*$/m, "title: Another"));
    const { code, stderr } = await careshift(["export", "both", "--to", "csv", "--replication", "2"], here);
    await writeFile(path, text);
    expect(stderr).toContain("scenario.yaml cannot be run again");
    expect(stderr).toContain("the run was of");
    expect(code).toBe(2);
  });
});

describe("an export under way", () => {
  const run = sampleOf(modelOf(readFileSync(scenario("small"), "utf8")));
  const { table: _, ...about } = aboutOf(run);
  const tasks = [fileTask(tableFile("csv", TABLES[0]!)), fileTask(logFile("xes")), OCEL_SQLITE];

  /** The facts, and what happens before the last of them. */
  const source = (meanwhile: () => void, said = about) => ({
    about: said,
    async *chunks() {
      for (const chunk of run.chunks) {
        meanwhile();
        yield chunk;
      }
    },
    close: async () => {},
  });

  test.each(tasks)("of $names that is stopped leaves nothing", async ({ write, names }) => {
    const folder = join(here, `stopped-${names[0]}`);
    const stop = { requested: false };
    const stopping = source(() => {
      stop.requested = true;
    });
    await expect(write(folder, stopping, stop)).rejects.toThrow(Interrupted);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  test.each(tasks)("of $names whose facts are not those of the digest leaves nothing", async ({ write, names }) => {
    const folder = join(here, `damaged-${names[0]}`);
    const wrong = source(() => {}, { ...about, digest: "0".repeat(32) });
    await expect(write(folder, wrong, { requested: false })).rejects.toThrow("is damaged: its digest is");
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });
});
