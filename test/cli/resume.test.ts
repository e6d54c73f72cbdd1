import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sealed } from "../../engine/node/folder/checksums.ts";
import { begin, careshift, ended, onDisk, scenario, workplace } from "./careshift.ts";

const RUN = ["run", scenario("small"), "--replications", "4", "--logs", "all", "--out", "out", "--jobs", "1"];
const COMPARE = ["compare", scenario("small"), "--set", "step-down-beds=14", "--replications", "3", "--out", "both"];

/** Runs cut short once, and finished once; each test works on a copy. */
let made: string;
let here: string;
beforeAll(async () => {
  made = await workplace();
  const [cut, whole] = [join(made, "cut"), join(made, "whole")];
  for (const folder of [cut, whole]) await mkdir(folder);
  await careshift(RUN, cut, onDisk({ DISK_KILL_AT: "60" }));
  await careshift([...COMPARE, "--jobs", "1"], cut, onDisk({ DISK_KILL_AT: "50" }));
  await careshift([...RUN, "--quiet"], whole);
  await careshift([...COMPARE, "--quiet"], whole);
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  here = await workplace();
  await cp(join(made, "cut"), here, { recursive: true });
});
afterEach(() => rm(here, { recursive: true, force: true }));

const text = (...names: readonly string[]): Promise<string> => readFile(join(...names), "utf8");
const recordIn = async (...names: readonly string[]) => JSON.parse(await text(...names, "run.json"));

/** Files that must be the same, whatever happened on the way. */
async function sameAsWhole(folder: string): Promise<void> {
  const { files } = await recordIn(made, "whole", folder);
  for (const path of Object.keys(files).filter((path) => !path.endsWith("run.json"))) {
    const [found, wanted] = [readFile(join(here, folder, path)), readFile(join(made, "whole", folder, path))];
    expect([path, (await found).equals(await wanted)]).toEqual([path, true]);
  }
}

describe("resume", () => {
  test.each(["out", "out.unfinished", "out/"])(
    "goes on with a run by the name %s: every file is as if it had not been cut short",
    async (name) => {
      const { code, stdout, stderr } = await careshift(["resume", name, "--json"], here);
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/^out\.unfinished: [1-3] of 4 runs were finished before\./),
      ]);
      expect(stdout).toBe(await text(made, "whole", "out", "results.json"));
      await sameAsWhole("out");
      expect(Object.keys((await recordIn(here, "out")).files).filter((path) => path.endsWith(".log"))).toHaveLength(4);
    },
  );

  test("goes on with a comparison, and needs none of its scenario files", async () => {
    const { code } = await careshift(["resume", "both", "--quiet"], here);
    expect(code).toBe(0);
    await sameAsWhole("both");
    expect((await recordIn(here, "both")).command).toEqual([...COMPARE, "--jobs", "1"]);
  });

  test("goes on with a fork, which shares its parent's past", async () => {
    await cp(join(made, "whole", "out"), join(here, "parent"), { recursive: true });
    const fork = [
      "fork",
      "parent",
      "--at",
      "2020-02-03",
      "--set",
      "step-down-beds=14",
      "--quiet",
      "--jobs",
      "1",
      "--out",
    ];
    await careshift([...fork, "whole"], here);
    await careshift([...fork, "child"], here, onDisk({ DISK_KILL_AT: "60" }));
    expect(await readdir(here)).toContain("child.unfinished");
    expect((await careshift(["resume", "child", "--quiet"], here)).code).toBe(0);
    const record = await recordIn(here, "child");
    expect(record).toMatchObject({ fork: { at: expect.any(Number) }, logs: (await recordIn(here, "whole")).logs });
    expect(Object.keys(record.files)).toContain("variant-1/parent.yaml");
    expect(await text(here, "child", "comparison.json")).toBe(await text(here, "whole", "comparison.json"));
  });

  test("of a finished run says so and shows it", async () => {
    await cp(join(made, "whole", "out"), join(here, "done"), { recursive: true });
    const { code, stdout, stderr } = await careshift(["resume", "done", "--json"], here);
    expect([code, stderr]).toEqual([0, "done is finished: nothing is left to do.\n"]);
    expect(stdout).toBe(await text(made, "whole", "out", "results.json"));
  });

  test.each([
    ["nowhere", /nowhere cannot be read: it does not exist/],
    ["other", /other\.unfinished exists and is not a run under way/],
    ["damaged", /damaged\.unfinished\/run\.json is damaged/],
    ["edited", /edited\.unfinished\/scenario\.yaml is not as it was when the run began/],
  ])("of %s is refused in a sentence", async (name, said) => {
    await mkdir(join(here, "other.unfinished"));
    for (const name of ["damaged", "edited"])
      await cp(join(here, "out.unfinished"), join(here, `${name}.unfinished`), { recursive: true });
    const change = async (file: string, from: string, to: string): Promise<void> =>
      writeFile(join(here, file), (await text(here, file)).replace(from, to));
    await change("damaged.unfinished/run.json", '"careshift",', '"careshofd",');
    await change("edited.unfinished/scenario.yaml", "A small ward", "A large ward");
    const { code, stderr } = await careshift(["resume", name], here);
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
  });
});

describe("a scenario that names a table", () => {
  const words = ["run", "dated.yaml", "--replications", "4", "--out", "listed", "--quiet", "--jobs", "1"];
  const rows = (day: string): string => `time\n2020-01-0${day}T09:00\n2020-02-03T10:00\n`;
  beforeEach(async () => {
    const small = await text(scenario("small"));
    await writeFile(
      join(here, "dated.yaml"),
      small.replace("total: { value: 3 per day, source: counted }", "list: people.csv"),
    );
    await writeFile(join(here, "people.csv"), rows("7"));
    await careshift(words, here, onDisk({ DISK_KILL_AT: "60" }));
    expect(await readdir(join(here, "listed.unfinished"))).toContain("journal.ndjson");
  });

  test("has it in its folder while it is under way: resume needs the file no more", async () => {
    await rm(join(here, "people.csv"));
    const { code, stderr } = await careshift(["resume", "listed"], here);
    expect([code, stderr]).toEqual([0, expect.stringContaining("of 4 runs were finished before")]);
  });

  test("has no rows of it when it is finished: they may be people's", async () => {
    await careshift(["resume", "listed"], here);
    const names = await readdir(join(here, "listed"), { recursive: true });
    expect(names).toContain("results.json");
    expect(names.filter((name) => /tables|people/.test(name))).toEqual([]);
    expect(Object.keys((await recordIn(here, "listed")).files)).not.toContain("tables/people.csv");
  });

  test("has them where that is asked for, also afterwards, and verify finds them there", async () => {
    await careshift(words, here);
    await careshift([...words, "--include-records"], here);
    await rm(join(here, "people.csv"));
    expect(await text(here, "listed", "tables", "people.csv")).toBe(rows("7"));
    expect(Object.keys((await recordIn(here, "listed")).files)).toContain("tables/people.csv");
    expect((await careshift(["verify", "listed"], here)).code).toBe(0);
  });

  test("is another scenario when the table is another", async () => {
    await writeFile(join(here, "people.csv"), rows("8"));
    const { code, stderr } = await careshift(words, here);
    expect([code, stderr]).toEqual([2, expect.stringContaining("listed.unfinished holds another run")]);
  });
});

describe("the same command again", () => {
  test("goes on with what was begun", async () => {
    const { code, stderr } = await careshift(RUN, here);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/[1-3] of 4 runs were finished before/)]);
    await sameAsWhole("out");
  });

  test("with more replications and fewer logs goes on too", async () => {
    const words = ["run", scenario("small"), "--replications", "5", "--logs", "none", "--out", "out"];
    const { code, stderr } = await careshift(words, here);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/[1-3] of 5 runs were finished before/)]);
    expect((await readdir(join(here, "out"))).filter((name) => name.endsWith(".log"))).toEqual([]);
    for (const name of ["daily.csv", "money.csv"])
      expect(await text(here, "out", name)).toBe(await text(made, "whole", "out", name));
    expect((await recordIn(here, "out")).logs[0].slice(0, 4)).toEqual((await recordIn(made, "whole", "out")).logs[0]);
  });

  test("makes again what has lost its log", async () => {
    await writeFile(join(here, "out.unfinished", "replication-1.log"), "");
    const { code } = await careshift([...RUN, "--quiet"], here);
    expect(code).toBe(0);
    await sameAsWhole("out");
  });

  test("starts anew, and says so, when other code had begun", async () => {
    const { check: _, ...record } = await recordIn(here, "out.unfinished");
    const older = sealed({ ...record, engine: { ...record.engine, fingerprint: "older" } });
    await writeFile(join(here, "out.unfinished", "run.json"), JSON.stringify(older));
    const { code, stderr } = await careshift(RUN, here);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^out\.unfinished was begun by other code; it starts anew\.\n/),
    ]);
    expect(stderr).not.toContain("finished before");
    await sameAsWhole("out");
  });

  test("leaves what another run has begun alone and ends with 2", async () => {
    const { code, stderr } = await careshift([...RUN, "--seed", "chance"], here);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/out\.unfinished holds another run: .*--out/)]);
    expect(await readdir(here)).toContain("out.unfinished");
  });
});

test("a second process on the same folder is told whose it is and since when, and loses nothing", async () => {
  const first = begin([...RUN, "--replications", "100000", "--quiet"], here);
  const end = ended(first);
  const isLocked = async (): Promise<boolean> => (await readdir(here)).some((name) => name.includes(`-${first.pid}-`));
  while (!(await isLocked())) await new Promise((done) => setTimeout(done, 30));
  const second = await careshift(["resume", "out", "--quiet"], here);
  expect([second.code, second.stderr]).toEqual([
    2,
    expect.stringMatching(
      new RegExp(`^out is in use by process ${first.pid} since .* UTC\\. Wait for its end.*--out\\.\\n$`),
    ),
  ]);
  first.kill("SIGINT");
  expect((await end).code).toBe(3);
  expect((await careshift([...RUN, "--quiet"], here)).code).toBe(0);
  await sameAsWhole("out");
});
