import { spawn } from "node:child_process";
import { copyFile, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inMemory, openLog } from "../../engine/log/file.ts";
import { PACK } from "../../engine/node/pack.ts";
import { begin, careshift, ended, PROGRAM, scenario, workplace } from "./careshift.ts";

let here: string;
beforeEach(async () => {
  here = await workplace();
});
afterEach(() => rm(here, { recursive: true, force: true }));

/** Traces of a stack, which no message to a person may have. */
const STACK = /\n\s+at .*[:(]|node:internal|\.ts:\d+:\d+\)/;

describe("a message", () => {
  test("to a mistyped command names the nearest, and the exit code is 2", async () => {
    const { code, stderr, stdout } = await careshift(["chek", "x.yaml"], here);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean check?");
    expect(stdout).toBe("");
  });

  test.each([
    [["run", "x.yaml", "--replicatons", "3"], "Did you mean --replications?"],
    [["run", "x.yaml", "--replications", "many"], "whole number"],
    [["run", "x.yaml", "--set", "beds"], "lever=value"],
    [["compare", scenario("small")], "Nothing to compare with"],
    [["run", "nowhere.yaml"], "nowhere.yaml cannot be read: it does not exist"],
  ])("to %j says what is wrong, and the exit code is 2", async (words, said) => {
    const { code, stderr } = await careshift(words, here);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(STACK);
  });
});

describe("check", () => {
  test("names file, line and column of a mistake, goes on to the next file, and ends with 2", async () => {
    const { code, stdout, stderr } = await careshift(["check", scenario("broken"), scenario("small-overloaded")], here);
    expect(code).toBe(2);
    expect(stderr).toContain(`${scenario("broken")}:12:21`);
    expect(stderr).toContain("parsecs");
    expect(stderr).not.toMatch(STACK);
    expect(stdout).toContain("small-overloaded.yaml: no problems");
    expect(stdout).toContain("Step-down unit needs 8.4 places on average and has 6 (load 1.40)");
    expect(stdout).toContain("Counted on the ward");
    expect(stdout).toMatch(/services\.step-down\.capacity +6 +none given/);
  });
});

describe("run", () => {
  const small = ["run", scenario("small"), "--replications", "3", "--out", "out"];

  test("prints with --json the results and nothing else, and writes the run folder", async () => {
    const { code, stdout } = await careshift([...small, "--json"], here);
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile(join(here, "out", "results.json"), "utf8"));
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, replications: 3, seed: "careshift" });
    expect((await readdir(join(here, "out"))).sort()).toEqual([
      "activity.ndjson",
      "daily.csv",
      "money.csv",
      "replication-1.log",
      "replications.csv",
      "results.json",
      "run.json",
      "scenario.yaml",
    ]);
    expect(await readdir(here)).toEqual(["out"]);
  });

  test("writes a log that can be read and has the digest that run.json tells", async () => {
    await careshift([...small, "--quiet"], here);
    const record = JSON.parse(await readFile(join(here, "out", "run.json"), "utf8"));
    const log = await openLog(inMemory(await readFile(join(here, "out", "replication-1.log"))), PACK);
    expect(log.totals?.digest).toBe(record.logs[0][0]);
    expect(record.logs[0]).toHaveLength(3);
  });

  test("writes each replication with its digest and its own figures, of which the results are the mean", async () => {
    await careshift([...small, "--quiet"], here);
    const [head, ...lines] = (await readFile(join(here, "out", "replications.csv"), "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const record = JSON.parse(await readFile(join(here, "out", "run.json"), "utf8"));
    expect(lines.map((cells) => cells.slice(0, 2))).toEqual(
      record.logs[0].map((digest: string, i: number) => [`${i + 1}`, digest]),
    );
    const { measures } = JSON.parse(await readFile(join(here, "out", "results.json"), "utf8"));
    const delayed = measures.find(({ id }: { id: string }) => id === "system.delayed");
    const own = lines.map((cells) => Number(cells[head!.indexOf("system.delayed (people)")]));
    expect(own.reduce((sum, x) => sum + x, 0) / 3).toBeCloseTo(delayed.mean, 9);
  });

  test("keeps a run made by other code when all its files are the same, else replaces it", async () => {
    await careshift([...small, "--quiet"], here);
    const file = (name: string): string => join(here, "out", name);
    const record = JSON.parse(await readFile(file("run.json"), "utf8"));
    const older = JSON.stringify({ ...record, engine: { ...record.engine, fingerprint: "older" } });
    await writeFile(file("run.json"), older);
    const same = await careshift(small, here);
    expect(same.stderr).toContain("out holds the same results already");
    expect(await readFile(file("run.json"), "utf8")).toBe(older);
    await rm(file("replications.csv"));
    const other = await careshift(small, here);
    expect(other.stderr).toContain("out was replaced: it was made by other code");
    expect(await readdir(join(here, "out"))).toContain("replications.csv");
  });

  test("writes a scenario that gives the same run again", async () => {
    await careshift([...small, "--quiet", "--set", "step-down-beds=12"], here);
    const again = await careshift(
      ["run", "out/scenario.yaml", "--replications", "3", "--out", "again", "--json"],
      here,
    );
    expect(again.code).toBe(0);
    expect(again.stdout).toBe(await readFile(join(here, "out", "results.json"), "utf8"));
    expect(again.stdout).not.toBe((await careshift([...small, "--out", "other", "--json"], here)).stdout);
  });

  test("shows a finished run again without simulating, and simulates when its results are gone", async () => {
    const first = await careshift([...small, "--json"], here);
    const second = await careshift([...small, "--json"], here);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain("nothing was simulated");
    await rm(join(here, "out", "results.json"));
    const third = await careshift([...small, "--json"], here);
    expect(third.stdout).toBe(first.stdout);
    expect(third.stderr).not.toContain("nothing was simulated");
    expect(await readdir(join(here, "out"))).toContain("results.json");
  });

  test("leaves the folder of another run alone and ends with 2", async () => {
    await careshift([...small, "--quiet"], here);
    const before = await readFile(join(here, "out", "results.json"), "utf8");
    const { code, stderr } = await careshift([...small, "--seed", "chance"], here);
    expect(code).toBe(2);
    expect(stderr).toContain("out holds another run");
    expect(await readFile(join(here, "out", "results.json"), "utf8")).toBe(before);
  });

  test("chooses the folder by title, digest and seed, and is silent on stderr when asked", async () => {
    const words = ["run", scenario("small"), "--replications", "2", "--seed", "Spring 1", "--quiet"];
    const { code, stdout, stderr } = await careshift(words, here);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const [folder] = await readdir(join(here, "runs"));
    expect(folder).toMatch(/^a-small-ward-[0-9a-f]{8}-spring-1$/);
    expect(stdout).toContain(`Run folder: ${join("runs", folder!)}`);
  });

  test("names an overloaded service before it runs", async () => {
    const { stderr } = await careshift(
      ["run", scenario("small-overloaded"), "--replications", "1", "--out", "o"],
      here,
    );
    expect(stderr).toContain("Step-down unit needs 8.4 places on average and has 6");
  });

  test.runIf(process.platform !== "win32")("bears that its reader goes away", async () => {
    const command = `"${process.execPath}" "${PROGRAM}" run "${scenario("small")}" --replications 2 --all --quiet --out o | head -n 1; exit "\${PIPESTATUS[0]}"`;
    const { code, stdout, stderr } = await ended(spawn("bash", ["-c", command], { cwd: here }));
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(2);
    expect(await readdir(here)).toEqual(["o"]);
  });
});

test("a run that cannot advance time is told in a sentence that names the services, and the exit code is 2", async () => {
  const words = ["run", scenario("goes-round"), "--replications", "2", "--out", "out", "--quiet"];
  const { code, stdout, stderr } = await careshift(words, here);
  expect(stderr).toMatch(/^The simulation cannot go on: .* through ward and step-down in no time\. Try: .*\n$/);
  expect([code, stdout]).toEqual([2, ""]);
  expect(await readdir(here)).toEqual([]);
});

describe("compare", () => {
  test("prints the paired differences and writes a folder for each scenario", async () => {
    const words = ["compare", scenario("small"), scenario("small-more-beds"), "--replications", "4", "--out", "both"];
    const { code, stdout } = await careshift(words, here);
    expect(code).toBe(0);
    expect(stdout).toContain("Do four more step-down beds shorten delays?");
    expect(stdout).toContain("(capacity 10 → 14)");
    const comparison = JSON.parse(await readFile(join(here, "both", "comparison.json"), "utf8"));
    const base = JSON.parse(await readFile(join(here, "both", "base", "results.json"), "utf8"));
    expect(comparison.differences.length).toBeGreaterThan(10);
    expect(base.measures).toEqual(comparison.measures);
    expect((await readdir(join(here, "both"))).sort()).toEqual(["base", "comparison.json", "run.json", "variant-1"]);
  });

  test("takes the base with --set as the variant", async () => {
    const words = ["compare", scenario("small"), "--set", "step-down-beds=14", "--replications", "2", "--json"];
    const { code, stdout } = await careshift(words, here);
    expect(code).toBe(0);
    const capacity = JSON.parse(stdout).differences.find(
      (one: { measure: string }) => one.measure === "step-down.capacity",
    );
    expect(capacity.mean).toBe(4);
  });

  test("pulls a lever that only the variant has in the variant alone, and one that both have in both", async () => {
    await copyFile(scenario("small"), join(here, "base.yaml"));
    const lever = "{ sets: services.ward.capacity, from: 10, to: 60 }";
    const own = `careshift: 1\nextends: base.yaml\ntitle: Own\nadd: { levers.ward-beds: ${lever} }\n`;
    await writeFile(join(here, "own.yaml"), own);
    const words = ["compare", "base.yaml", "own.yaml", "--replications", "2", "--json"];
    const { code, stdout } = await careshift([...words, "--set", "ward-beds=41", "--set", "step-down-beds=14"], here);
    expect(code).toBe(0);
    const { measures, differences } = JSON.parse(stdout);
    const of = (list: { id?: string; measure: string; mean: number }[], id: string) =>
      list.find((one) => (one.id ?? one.measure) === id)!.mean;
    expect(of(measures, "ward.capacity") + of(differences, "ward.capacity")).toBeCloseTo(41, 9);
    expect(of(differences, "ward.capacity")).not.toBe(0);
    expect([of(measures, "step-down.capacity"), of(differences, "step-down.capacity")]).toEqual([14, 0]);
    const unknown = await careshift([...words, "--set", "beds-of-nobody=3"], here);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("beds-of-nobody")]);
  });

  test("refuses scenarios whose times differ", async () => {
    await writeFile(
      join(here, "later.yaml"),
      (await readFile(scenario("small"), "utf8")).replace("2020-01-06", "2020-01-13"),
    );
    const { code, stderr } = await careshift(["compare", scenario("small"), "later.yaml"], here);
    expect(code).toBe(2);
    expect(stderr).toContain("cover different times");
  });
});

describe.runIf(process.platform !== "win32")("Ctrl-C", () => {
  /** Milliseconds within which a signalled process must have gone. */
  const AT_ONCE = 1_000;
  const long = ["run", scenario("small"), "--replications", "100000", "--out", "out"];

  /** Waits until replications are finished and on disk. */
  async function underWay(journal: string): Promise<void> {
    while ((await stat(journal).catch(() => ({ size: 0 }))).size < 10_000)
      await new Promise((done) => setTimeout(done, 50));
  }

  test.each([
    ["SIGINT", 1],
    ["SIGTERM", 2],
  ] as const)(
    "%s ends the work within a second, with exit code 3, and says what is kept and how to go on (%i threads)",
    async (signal, jobs) => {
      const child = begin([...long, "--jobs", `${jobs}`], here);
      const end = ended(child);
      await underWay(join(here, "out.unfinished", "journal.ndjson"));
      const from = performance.now();
      child.kill(signal);
      const { code, stdout, stderr } = await end;
      expect(performance.now() - from).toBeLessThan(AT_ONCE);
      expect(code).toBe(3);
      expect(stderr).toMatch(
        /Interrupted: [\d,]+ of 100,000 runs were finished; they are kept in out\.unfinished\. .*careshift resume out\n$/,
      );
      expect(stdout).toBe("");
      expect(await readdir(here)).toEqual(["out.unfinished"]);
    },
  );
});

test("the version and the help are printed on stdout", async () => {
  const version = await careshift(["--version"], here);
  expect([version.code, version.stdout.trim()]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  const help = await careshift(["compare", "--help"], here);
  expect(help.code).toBe(0);
  expect(help.stdout).toContain("careshift compare scenarios/thurrock/today.yaml");
});
