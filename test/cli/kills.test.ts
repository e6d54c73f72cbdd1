import { cp, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { damageOf, fileChecksums, isWhole } from "../../engine/node/folder/checksums.ts";
import { cases } from "../effort.ts";
import { begin, careshift, ended, onDisk, PROGRAM, scenario, workplace } from "./careshift.ts";

/** Kills in all, over the four kinds of command. */
const KILLS = cases(12);

const RUN = ["run", scenario("small"), "--replications", "4", "--logs", "all", "--out", "out", "--quiet"];
const COMPARE = [
  "compare",
  scenario("small"),
  "--set",
  "step-down-beds=14",
  "--replications",
  "2",
  "--out",
  "out",
  "--quiet",
];
const RESUME = ["resume", "out", "--quiet"];
const EXPORT = ["export", "old", "--to", "csv", "--table", "facts", "--out", "tables"];

/** What is killed, on what it finds, and what must come of it in the end. */
interface Kind {
  readonly name: string;
  readonly words: readonly string[];
  /** Folder with what stands there before. */
  readonly before: string;
  /** Milliseconds it takes, and changes it makes to the disk, when nobody kills it. */
  milliseconds: number;
  changes: number;
}

let made: string;
let kinds: Kind[];
let exportChanges: number;

async function inFolder(name: string): Promise<string> {
  const folder = join(made, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Does the whole of it once, and counts. */
async function undisturbed(name: string, words: readonly string[], before: string): Promise<Kind> {
  const folder = await inFolder(`whole-${name}`);
  await cp(before, folder, { recursive: true });
  const count = join(made, `${name}.count`);
  const from = performance.now();
  const { code, stderr } = await careshift([...words, "--jobs", "1"], folder, onDisk({ DISK_COUNT: count }));
  expect([name, code, stderr]).toEqual([name, 0, ""]);
  const changes = Number(await readFile(count, "utf8"));
  return { name, words, before, milliseconds: performance.now() - from, changes };
}

beforeAll(async () => {
  made = await workplace();
  const nothing = await inFolder("nothing");
  // A finished run with fewer replications: it is replaced when the new one is there.
  const older = await inFolder("older");
  await careshift([...RUN, "--replications", "2"], older);
  const begun = await inFolder("begun");
  await cp(older, begun, { recursive: true });
  await careshift([...RUN, "--jobs", "1"], begun, onDisk({ DISK_KILL_AT: "60" }));
  expect(await readdir(begun)).toContain("out.unfinished");
  kinds = [
    await undisturbed("run", RUN, nothing),
    await undisturbed("replace", RUN, older),
    await undisturbed("compare", COMPARE, nothing),
    await undisturbed("resume", RESUME, begun),
  ];
  const whole = await inFolder("whole-export");
  await cp(join(older, "out"), join(whole, "old"), { recursive: true });
  await careshift(EXPORT, whole, onDisk({ DISK_COUNT: join(made, "export.count") }));
  exportChanges = Number(await readFile(join(made, "export.count"), "utf8"));
});
afterAll(() => rm(made, { recursive: true, force: true }));

/** Names and content of all that was exported. */
async function tablesIn(here: string): Promise<string[][]> {
  const folder = join(here, "tables");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const told = files.sort().map(async (file) => [file.slice(folder.length), await readFile(file, "latin1")]);
  return Promise.all(told);
}

const resultsOf = async (folder: string): Promise<string> => {
  const { kind } = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
  return readFile(join(folder, kind === "run" ? "results.json" : "comparison.json"), "utf8");
};
const digestsOf = async (folder: string) => JSON.parse(await readFile(join(folder, "run.json"), "utf8")).logs;

/** What is wrong with a folder under a final name: nothing may be. */
async function wrongIn(folder: string): Promise<string[]> {
  const record = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const there = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = there.map((file) => file.slice(folder.length + 1)).filter((path) => path !== "run.json");
  const wrong = isWhole(record) && record.state === undefined ? [] : ["run.json is not that of a finished run"];
  if (paths.sort().join() !== Object.keys(record.files).sort().join()) wrong.push(`it holds ${paths}`);
  for (const path of paths) {
    const found = record.files[path] && damageOf(await readFile(join(folder, path)), record.files[path]);
    if (found) wrong.push(`${path}: ${found}`);
  }
  return wrong;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Old results that are whole, new ones, or a folder that says it is unfinished. */
async function mustHaveLostNothing(here: string, kind: Kind): Promise<void> {
  const out = join(here, "out");
  if (await isThere(out)) {
    expect(await wrongIn(out)).toEqual([]);
    const allowed = [join(kind.before, "out"), join(made, `whole-${kind.name}`, "out")];
    const texts = await Promise.all(allowed.map((folder) => resultsOf(folder).catch(() => "none")));
    expect(texts).toContain(await resultsOf(out));
  } else if (await isThere(join(kind.before, "out"))) {
    // Between two renames: the old results stand aside, whole, and go back.
    const aside = (await readdir(here)).filter((name) => name.endsWith(".old.tmp"));
    expect(aside).toHaveLength(1);
    expect(await wrongIn(join(here, aside[0]!))).toEqual([]);
  }
  if (await isThere(`${out}.unfinished`)) {
    const record = JSON.parse(await readFile(`${out}.unfinished/run.json`, "utf8"));
    expect([isWhole(record), record.state ?? "whole"]).toEqual([true, expect.stringMatching(/^(unfinished|whole)$/)]);
  }
}

/** Goes on by the same command, or by `resume` where there is something to resume. */
async function goOn(here: string, kind: Kind, resumes: boolean): Promise<void> {
  const canResume = (await isThere(join(here, "out"))) || (await isThere(join(here, "out.unfinished")));
  const words = resumes && canResume ? RESUME : kind.words;
  if (kind.words === RESUME && !canResume) throw new Error("what was begun is lost");
  const { code, stderr } = await careshift([...words, "--jobs", "1"], here);
  expect([code, stderr]).toEqual([0, ""]);
}

/** What there must be in the end, whatever happened before. */
async function mustBeAsUndisturbed(here: string, kind: Kind): Promise<void> {
  const whole = join(made, `whole-${kind.name}`, "out");
  const out = join(here, "out");
  expect(await readdir(here)).toEqual(["out"]);
  expect(await wrongIn(out)).toEqual([]);
  expect(await digestsOf(out)).toEqual(await digestsOf(whole));
  expect(await resultsOf(out)).toBe(await resultsOf(whole));
}

describe.runIf(process.platform !== "win32")("kill -9", () => {
  const chance = seedrandom(`kills ${KILLS}`);
  const plan = Array.from({ length: KILLS }, (_, number) => ({
    number,
    kind: number % 4,
    /** By the disk's changes or by the clock; near the end, where names change, or anywhere. */
    byChange: number % 3 !== 0 || number % 4 === 1,
    /** Where an older run is replaced: before the last change, the last but one, and so on, through all renames. */
    fromEnd: number % 4 === 1 ? (number - 1) / 4 : null,
    moment: chance() < 0.4 ? 0.7 + 0.3 * chance() : chance(),
    resumes: chance() < 0.5,
  }));

  test.each(plan)(
    "at moment $moment loses nothing, and what is done next ends as if it had not been ($number)",
    async (one) => {
      const kind = kinds[one.kind]!;
      const here = await workplace();
      try {
        await cp(kind.before, here, { recursive: true });
        const anywhere = 1 + Math.floor(one.moment * kind.changes);
        const at = String(one.fromEnd === null ? anywhere : Math.max(1, kind.changes - one.fromEnd));
        const child = one.byChange
          ? begin([...kind.words, "--jobs", "1"], here, PROGRAM, onDisk({ DISK_KILL_AT: at }))
          : begin([...kind.words, "--jobs", "2"], here);
        const timer = one.byChange
          ? undefined
          : setTimeout(() => child.kill("SIGKILL"), one.moment * kind.milliseconds);
        await ended(child);
        clearTimeout(timer);
        if (one.byChange) expect(child.signalCode).toBe("SIGKILL");
        await mustHaveLostNothing(here, kind);
        await goOn(here, kind, one.resumes);
        const fewer = one.resumes && kind.name === "replace" && (await digestsOf(join(here, "out")))[0].length === 2;
        if (fewer) await goOn(here, kind, false); // killed before anything was begun: there was only the old run to resume
        await mustBeAsUndisturbed(here, kind);
      } finally {
        await rm(here, { recursive: true, force: true });
      }
    },
  );

  test.each(Array.from({ length: Math.ceil(KILLS / 10) }, (_, i) => i))(
    "of an export leaves the run as it was and no half file under a final name (%i)",
    async (number) => {
      const here = await workplace();
      try {
        await cp(join(made, "older", "out"), join(here, "old"), { recursive: true });
        const before = await fileChecksums(join(here, "old", "run.json"));
        await ended(begin(EXPORT, here, PROGRAM, onDisk({ DISK_KILL_AT: String(1 + (number % exportChanges)) })));
        expect(await wrongIn(join(here, "old"))).toEqual([]);
        expect(await fileChecksums(join(here, "old", "run.json"))).toEqual(before);
        const again = await careshift([...EXPORT, "--replace"], here);
        expect([again.code, again.stderr]).toEqual([0, ""]);
        expect(await tablesIn(here)).toEqual(await tablesIn(join(made, "whole-export")));
      } finally {
        await rm(here, { recursive: true, force: true });
      }
    },
  );
});
