import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inMemory, openLog } from "../../engine/log/file.ts";
import { PACK } from "../../engine/node/pack.ts";
import { careshift, scenario, workplace } from "./careshift.ts";

let here: string;
beforeAll(async () => {
  here = await workplace();
  await careshift(["run", scenario("small"), "--replications", "3", "--out", "parent", "--quiet"], here);
});
afterAll(() => rm(here, { recursive: true, force: true }));

const record = async (folder: string) => JSON.parse(await readFile(join(here, folder, "run.json"), "utf8"));

describe("fork", () => {
  test("with no change is its parent, and the folder and the log tell where they part", async () => {
    const { code, stdout } = await careshift(["fork", "parent", "--at", "2020-02-03", "--out", "same"], here);
    expect(code).toBe(0);
    expect(stdout).toContain("They part on 2020-02-03: until then both are one run, fact for fact.");
    const [parent, forked] = [await record("parent"), await record("same")];
    const date = { parent: parent.scenarios[0].digest, date: "2020-02-03", at: expect.any(Number) };
    expect(forked).toMatchObject({ kind: "comparison", replications: 3, seed: "careshift", fork: date });
    expect(forked.logs).toEqual([parent.logs[0], parent.logs[0]]);
    expect((await record("same/base")).fork).toBeUndefined();
    expect((await record("same/variant-1")).fork).toEqual(forked.fork);
    const yaml = await readFile(join(here, "same/variant-1/parent.yaml"), "utf8");
    expect(yaml).toBe(await readFile(join(here, "parent/scenario.yaml"), "utf8"));
    const log = await openLog(inMemory(await readFile(join(here, "same/variant-1/replication-1.log"))), PACK);
    expect(log.header.fork).toEqual(forked.fork);
  });

  test("with other places is the run of the scenario with that dated change, on one thread or two", async () => {
    const words = ["fork", "parent", "--at", "2020-02-03T08:00", "--set", "services.step-down.capacity=14", "--quiet"];
    await careshift([...words, "--jobs", "1", "--out", "one"], here);
    await careshift([...words, "--jobs", "2", "--out", "two"], here);
    const text = await readFile(join(here, "parent/scenario.yaml"), "utf8");
    const change = "changes: [{ on: 2020-02-03T08:00, set: { services.step-down.capacity: 14 } }]";
    await writeFile(join(here, "dated.yaml"), `${text}\n${change}\n`);
    await careshift(["run", "dated.yaml", "--replications", "3", "--out", "dated", "--quiet"], here);
    const [one, two, dated] = [await record("one"), await record("two"), await record("dated")];
    expect(one.logs[1]).toEqual(dated.logs[0]);
    expect(two.logs).toEqual(one.logs);
    expect(one.logs[1]).not.toEqual(one.logs[0]);
  });

  test.each([
    [["--at", "2020-02-30"], "--at 2020-02-30 is no date. Expected a date"],
    [["--at", "2030-01-01"], "--at 2030-01-01 does not lie within the run, which ends on"],
    [["--at", "2020-02-03", "--set", "services.ward.kind=caseload"], "people are there as the service was then"],
    [["--at", "2020-02-03", "--world", "variant-1"], "has no world “variant-1”. Try one of run."],
  ])("of %j is refused in words, and the exit code is 2", async (words, said) => {
    const { code, stderr, stdout } = await careshift(["fork", "parent", ...words], here);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stdout).toBe("");
  });

  test("of a run whose history this code does not give is refused, and the version that does is named", async () => {
    const there = await record("parent");
    const other = { ...there, engine: { version: "0.1.9", fingerprint: "other" }, logs: [["0".repeat(32)]] };
    await careshift(["run", scenario("small"), "--replications", "1", "--out", "older", "--quiet"], here);
    await writeFile(join(here, "older/run.json"), JSON.stringify({ ...other, replications: 1 }));
    const { code, stderr } = await careshift(["fork", "older", "--at", "2020-02-03"], here);
    expect(code).toBe(2);
    expect(stderr).toContain("this code gives it another history");
    expect(stderr).toContain("careshift@0.1.9");
  });
});
