import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { careshift, scenario, workplace } from "./careshift.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await workplace();
  const words = ["run", scenario("small"), "--replications", "2", "--out", "run", "--quiet"];
  expect((await careshift(words, cwd)).code).toBe(0);
});

test("a whole run is well: exit 0, a line for each check", async () => {
  const { code, stdout, stderr } = await careshift(["verify", "run"], cwd);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  for (const check of [
    "run.json",
    "files",
    "replication-1.log: laws",
    "replication-1.log: money",
    "re-run",
    "results.json",
  ]) {
    expect(stdout).toMatch(new RegExp(`^✓ ${check.replace(/[.]/g, "\\.")} `, "m"));
  }
  expect(stdout).toMatch(/payers = \d+ services = \d+ months = £[\d,]+\.\d\d, to the penny/);
  expect(stdout).toMatch(/All is well: 16 checks\.\n$/);
});

test("a flipped bit is exit 1, with the file and the bytes; --json says the same as data", async () => {
  const file = join(cwd, "run", "results.json");
  const whole = await readFile(file);
  const damaged = Buffer.from(whole);
  damaged[5000]! ^= 4;
  await writeFile(file, damaged);
  try {
    const { code, stdout } = await careshift(["verify", "run", "--quick", "--quiet"], cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ files +results\.json: bytes 4096–8191 differ \(lines \d+ to \d+\)$/m);
    expect(stdout).toMatch(/found something wrong/);
    const json = await careshift(["verify", "run", "--no-rerun", "--json"], cwd);
    expect(json.code).toBe(1);
    const data = JSON.parse(json.stdout);
    expect(data).toMatchObject({ schema: 1, ok: false });
    expect(data.parts[0].findings).toContainEqual(expect.objectContaining({ check: "files", ok: false }));
    expect(data.parts[0].findings).toContainEqual({ check: "re-run", ok: null, found: ["not asked for"] });
  } finally {
    await writeFile(file, whole);
  }
});

test("what is no run folder is exit 2 and a sentence", async () => {
  await mkdir(join(cwd, "empty"), { recursive: true });
  for (const path of ["nowhere", "empty", join("run", "run.json")]) {
    const { code, stdout, stderr } = await careshift(["verify", path], cwd);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(path);
    expect(stderr).not.toMatch(/\n {4}at /);
  }
});

test("a scenario with tables is made again from those beside its file, or from others, where their folder is named", async () => {
  const inner = join(cwd, "tables");
  await mkdir(inner, { recursive: true });
  const text = await readFile(scenario("small"), "utf8");
  const [first = ""] = /arrivals: .*/.exec(text) ?? [];
  await writeFile(join(inner, "listed.yaml"), text.replace(first, "arrivals: { list: people.csv }"));
  const rows = Array.from({ length: 40 }, (_, i) => `2016-04-${String((i % 28) + 1).padStart(2, "0")} 08:30`);
  await writeFile(join(inner, "people.csv"), `time\n${rows.sort().join("\n")}\n`);
  const made = await careshift(["run", "tables/listed.yaml", "--replications", "1", "--out", "listed", "--quiet"], cwd);
  expect(made.stderr).toBe("");
  expect((await careshift(["verify", "listed"], cwd)).code).toBe(0);
  const elsewhere = await careshift(["verify", join(cwd, "listed")], inner);
  expect(elsewhere.stdout).toMatch(
    /^– tables +it needs people\.csv, which the folder does not hold\. Name theirs with --tables$/m,
  );
  expect((await careshift(["verify", join(cwd, "listed"), "--tables", "."], inner)).stdout).toMatch(/^✓ re-run /m);
  await rm(join(cwd, "listed"), { recursive: true });
});
