import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { begin, careshift, type Ended, ended, onDisk, scenario, workplace } from "./careshift.ts";

const RUN = ["run", scenario("small"), "--replications", "4", "--out", "out", "--quiet", "--jobs", "1"];

let whole: string;
beforeAll(async () => {
  const folder = await workplace();
  await careshift(RUN, folder);
  whole = await readFile(join(folder, "out", "results.json"), "utf8");
  await rm(folder, { recursive: true });
});

let here: string;
beforeEach(async () => {
  here = await workplace();
});
afterEach(() => rm(here, { recursive: true, force: true }));

/** Traces of a stack, which no message to a person may have. */
const STACK = /\n\s+at .*[:(]|node:internal|\.ts:\d+:\d+\)/;

/** What is begun goes on, and ends as if nothing had happened. */
async function resumes(): Promise<void> {
  const { code, stderr } = await careshift(["resume", "out"], here);
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^out\.unfinished: [1-4] of 4 runs were finished before\.\n/),
  ]);
  expect(await readFile(join(here, "out", "results.json"), "utf8")).toBe(whole);
  expect(await readdir(here)).toEqual(["out"]);
}

function sentence({ stderr, stdout }: Ended): string {
  expect(stderr).not.toMatch(STACK);
  expect(stdout).toBe("");
  return stderr;
}

describe("a disk that is full", () => {
  test.each([
    ["in the journal", 16_000],
    ["when the results are written", 40_000],
  ])("%s is told with what is kept and how to go on, and the run does go on", async (_, bytes) => {
    const end = await careshift(RUN, here, onDisk({ DISK_FULL: String(bytes) }));
    expect(sentence(end)).toMatch(
      /^out\.unfinished cannot be written: the disk is full\. [1-4] of 4 runs were finished and are kept there\. Free some space, then go on with: careshift resume out\n$/,
    );
    expect(end.code).toBe(3);
    await resumes();
  });

  test("from the start leaves nothing and names another place", async () => {
    const end = await careshift(RUN, here, onDisk({ DISK_FULL: "100" }));
    expect(sentence(end)).toMatch(/out cannot be written: the disk is full\. Free some space, or name another place/);
    expect([end.code, await readdir(here)]).toEqual([2, []]);
  });

  test("on worker threads is told all the same", async () => {
    const many = [
      "run",
      scenario("small"),
      "--replications",
      "60",
      "--logs",
      "all",
      "--out",
      "out",
      "--quiet",
      "--jobs",
      "2",
    ];
    const end = await careshift(many, here, onDisk({ DISK_FULL: "60000" }));
    expect(sentence(end)).toMatch(/cannot be written: the disk is full\. \d+ of 60 runs were finished/);
    expect(end.code).toBe(3);
  });

  test("before it starts stops a run that would not fit", async () => {
    const end = await careshift([...RUN, "--replications", "100000"], here, onDisk({ DISK_FREE: "5000000" }));
    expect(sentence(end)).toMatch(
      /^out\.unfinished will need [\d.]+ [MG]B or more, and its disk has 5 MB left\. Free some space, .*--out\.\n$/,
    );
    expect([end.code, await readdir(here)]).toEqual([2, []]);
  });
});

describe("a disk that refuses", () => {
  test.each([
    ["EROFS", "the disk is read-only", "Make it writable"],
    ["EACCES", "permission denied", "Make it writable"],
    ["EIO", "EIO", "Look after the disk"],
  ])("in the midst of a run (%s) is told, and the run goes on later", async (code, why, cure) => {
    const end = await careshift(RUN, here, onDisk({ DISK_REFUSE: `${code}@45` }));
    expect(sentence(end)).toBe(
      `out.unfinished cannot be written: ${why}. 4 of 4 runs were finished and are kept there. ${cure}, then go on with: careshift resume out\n`,
    );
    expect(end.code).toBe(3);
    await resumes();
  });

  test.each([1, 3, 6])("at its %i. change already is told, and another place is named", async (change) => {
    const end = await careshift(RUN, here, onDisk({ DISK_REFUSE: `EROFS@${change}` }));
    expect(sentence(end)).toMatch(/cannot be written: the disk is read-only\. Name another place with --out\.\n$/);
    expect(end.code).toBe(2);
  });
});

test("a folder that vanishes while it is written is missed within seconds, and the loss is told", async () => {
  const words = ["run", scenario("small"), "--replications", "100000", "--out", "out", "--quiet", "--jobs", "1"];
  const child = begin(words, here);
  const end = ended(child);
  const journal = join(here, "out.unfinished", "journal.ndjson");
  while ((await stat(journal).catch(() => ({ size: 0 }))).size === 0) await new Promise((done) => setTimeout(done, 50));
  await rename(join(here, "out.unfinished"), join(here, "elsewhere"));
  const said = await end;
  expect(sentence(said)).toMatch(
    /^out\.unfinished has vanished while the run was under way.*run the same command again\.\n$/,
  );
  expect(said.code).toBe(2);
  expect(await readdir(here)).toEqual(["elsewhere"]);
});
