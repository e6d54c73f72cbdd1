import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { careshift, type Ended, scenario, workplace } from "./careshift.ts";

let here: string;
beforeAll(async () => {
  here = await workplace();
});
afterAll(() => rm(here, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Ended> =>
  careshift(["charge", "--quiet", "--replications", "4", ...words], here);

/** A clinic in which nobody ever waits, beside the ward whose people wait for step-down beds. */
const IDLE = `
careshift: 1
extends: small.yaml
add:
  services.clinic:
    kind: beds
    capacity: 500
    length-of-stay: { exponential: { mean: 1 days } }
    routes: [{ to: home, share: 100% }]
  cohorts.walkers: { arrivals: { total: 2 per day }, enters: clinic }
`;

describe("careshift charge", () => {
  test("says what is charged, what relief is, and that the first is not avoidable", async () => {
    const { code, stdout, stderr } = await ask(scenario("small"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/Step-down unit +\d+/);
    expect(stdout).toContain("Charged is not the same as avoidable");
  });

  test("gives JSON whose lines add up to the delay of every replication, and the relief of the only queue is all of it", async () => {
    await writeFile(join(here, "small.yaml"), await readFile(scenario("small"), "utf8"));
    await writeFile(join(here, "idle.yaml"), IDLE);
    const { code, stdout, stderr } = await ask("idle.yaml", "--json", "--csv", "charged.csv");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const found = JSON.parse(stdout);
    for (const { delayed, outside, lines } of found.replications) {
      expect(lines.reduce((sum: number, line: { delayed: number }) => sum + line.delayed, 0)).toBe(delayed);
      expect(lines.reduce((sum: number, line: { outside: number }) => sum + line.outside, 0)).toBe(outside);
    }
    const by = (name: string) => found.services.find(({ service }: { service: string }) => service === name);
    // Nobody waits for the clinic: the same people in both worlds, and not a second of difference.
    expect(by("clinic")).toMatchObject({ lines: [], relief: { mean: 0, sd: 0, n: 4 } });
    // Ward people are delayed for step-down beds only: without that limit there is no delay at all.
    expect(by("step-down").relief.mean).toBeCloseTo(-found.total.delayed.mean, 9);
    expect(by("step-down").delayed.mean).toBeCloseTo(found.total.delayed.mean, 9);
    const csv = await readFile(join(here, "charged.csv"), "utf8");
    expect(csv.split("\n")[0]).toBe("service,label,line,what,days_per_year,low,high,replications");
    expect(csv).toContain(`system,All services,all,delay charged,${found.total.delayed.mean},`);
  });

  test("makes a run again with its seed and replications", async () => {
    const file = scenario("small");
    await careshift(["run", file, "--quiet", "--replications", "2", "--seed", "mine", "--out", "r"], here);
    const again = await careshift(["charge", "r", "--quiet", "--json", "--no-relief"], here);
    const anew = await careshift(
      ["charge", file, "--quiet", "--json", "--no-relief", "--replications", "2", "--seed", "mine"],
      here,
    );
    expect(again.stdout).toBe(anew.stdout);
    const { measures } = JSON.parse(await readFile(join(here, "r", "results.json"), "utf8"));
    const delayed = measures.find(({ id }: { id: string }) => id === "system.delayed.days");
    expect(JSON.parse(again.stdout).total.delayed.mean).toBeCloseTo(delayed.mean, 9);
  });

  test("says what is wrong, and ends with 2", async () => {
    const set = await careshift(["charge", here, "--set", "step-down-beds=12"], here);
    expect(set).toMatchObject({ code: 2, stdout: "" });
    expect(set.stderr).toContain("Name its scenario file to change it with --set");
    const csv = await ask(scenario("small"), "--no-relief", "--csv", join(here, "no", "where.csv"));
    expect(csv.code).toBe(2);
    expect(csv.stderr).toContain("where.csv cannot be written");
  });
});
