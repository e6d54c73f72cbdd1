import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { careshift, type Ended, scenario, workplace } from "./careshift.ts";

let here: string;
beforeAll(async () => {
  here = await workplace();
});
afterAll(() => rm(here, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Ended> =>
  careshift(["capacity", "--quiet", "--replications", "3", ...words], here);

const AGAIN = `careshift: 1
title: The plan's demand again
time: { start: 2020-01-06, length: 120 days, warm-up: none }
cohorts: { people: { arrivals: { table: { csv: plan.csv, service: step-down } }, enters: step-down } }
services:
  step-down: { kind: beds, setting: rehabilitation, capacity: 12, length-of-stay: 15 days, routes: [{ to: home, share: 100% }] }
`;

interface Line {
  readonly service: string;
  readonly source: string;
  readonly demand: { readonly mean: number; readonly interval: { readonly low: number; readonly high: number } };
}
const demandIn = ({ stdout }: Ended, service: string): Line["demand"] =>
  JSON.parse(stdout).whole.find((row: Line) => row.service === service && row.source === "all").demand;

describe("careshift capacity", () => {
  test("tells a plan by pathway, by service and source, and month by month", async () => {
    const { code, stdout, stderr } = await ask(scenario("small"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("A month on average, by discharge pathway");
    expect(stdout).toMatch(/\nStep-down unit \(pathway.2\) +\d/);
    expect(stdout).toMatch(/\n {2}from ward +\d/);
    expect(stdout).toMatch(/\nPathway 2\nMonth +Demand +Capacity +Gap/);
    const census = await careshift(
      ["capacity", scenario("../../scenarios/examples/census"), "--quiet", "--replications", "4"],
      here,
    );
    // Who waits when the census is taken is from the community, though nobody comes from there later.
    expect(census.stdout).toMatch(/\n {2}from community +0 +0 +\d/);
    const one = await ask(scenario("small"), "--service", "ward");
    expect(one.stdout).not.toContain("Step-down unit");
    expect(one.stdout).toMatch(/\nMonth +Demand/);
  });

  test("writes a CSV that is read in as demand, and gives as many people within its interval", async () => {
    const plan = await ask(scenario("small"), "--json", "--csv", "plan.csv");
    expect({ code: plan.code, stderr: plan.stderr }).toEqual({ code: 0, stderr: "" });
    const csv = await readFile(join(here, "plan.csv"), "utf8");
    expect(csv.split("\n")[0]).toMatch(/^month,days,pathway,service,label,from,source,demand,demand_low,demand_high,/);
    await writeFile(join(here, "again.yaml"), AGAIN);
    const again = demandIn(await ask("again.yaml", "--json", "--replications", "12"), "step-down");
    const before = demandIn(plan, "step-down");
    expect(again.interval.low).toBeLessThan(before.interval.high);
    expect(again.interval.high).toBeGreaterThan(before.interval.low);
    // A run of it can be told again wherever its table lies now.
    await careshift(["run", "again.yaml", "--quiet", "--replications", "12", "--out", "r"], here);
    await mkdir(join(here, "elsewhere"));
    await rename(join(here, "plan.csv"), join(here, "elsewhere", "plan.csv"));
    const missing = await careshift(["capacity", "r", "--quiet"], here);
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain("needs plan.csv, which the folder does not hold. Name theirs with --tables");
    const found = await careshift(["capacity", "r", "--quiet", "--json", "--tables", "elsewhere"], here);
    expect(demandIn(found, "step-down")).toEqual(again);
  });

  test("says what is wrong, with file, line and column, and ends with 2", async () => {
    const service = await ask(scenario("small"), "--service", "step-dwn");
    expect(service).toMatchObject({ code: 2, stdout: "" });
    expect(service.stderr).toContain("no service or pathway “step-dwn”");
    expect(service.stderr).toContain("Did you mean step-down?");
    await writeFile(join(here, "plan.csv"), "month,demand\n2016-04,sixty\n");
    await writeFile(join(here, "again.yaml"), AGAIN.replace(", service: step-down }", " }"));
    const table = await ask("again.yaml");
    expect(table).toMatchObject({ code: 2, stdout: "" });
    expect(table.stderr).toContain("plan.csv:2:9");
    expect(table.stderr).not.toContain("    at ");
    const file = await ask(scenario("small"), "--csv", join(here, "no", "where.csv"));
    expect(file.code).toBe(2);
    expect(file.stderr).toContain("where.csv cannot be written");
  });
});
