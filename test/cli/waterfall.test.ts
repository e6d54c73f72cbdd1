import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { careshift, type Ended, scenario, workplace } from "./careshift.ts";

const PLAN = `careshift: 1
extends: small.yaml
title: The plan
parts: { beds: [services.step-down], reablement: [services.reablement, services.ward, costs.lines.reablement] }
add:
  services.reablement:
    kind: caseload
    capacity: 12
    length-of-stay: { exponential: { mean: 20 days } }
    routes: [{ to: home, share: 100% }]
  services.ward.routes: [{ to: reablement, share: 15% }]
  costs.lines.reablement: { service: reablement, price: £40 per bed-day, paid-by: council }
set: { services.step-down.capacity: 14, cohorts.older-people.arrivals.total: 3.3 per day }
`;

let here: string;
beforeAll(async () => {
  here = await workplace();
  await writeFile(join(here, "small.yaml"), await readFile(scenario("small"), "utf8"));
  await writeFile(join(here, "plan.yaml"), PLAN);
});
afterAll(() => rm(here, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Ended> =>
  careshift(["waterfall", "--quiet", "--replications", "3", ...words], here);

describe("careshift waterfall", () => {
  test("gives steps that add up to what compare finds, by payer and in all", async () => {
    const { code, stdout, stderr } = await ask("small.yaml", "plan.yaml", "--json", "--csv", "steps.csv");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const found = JSON.parse(stdout);
    expect(found.parts.map(({ name }: { name: string }) => name)).toEqual([
      "beds",
      "reablement",
      "cohorts.older-people",
    ]);
    expect(found.orders).toHaveLength(6);
    const compared = await careshift(
      ["compare", "small.yaml", "plan.yaml", "--quiet", "--replications", "3", "--json", "--out", "c"],
      here,
    );
    const { differences } = JSON.parse(compared.stdout);
    const ids = ["system.cost.total", "system.cost.nhs", "system.cost.council", "system.delayed.days"];
    expect(found.measures.map(({ id }: { id: string }) => id)).toEqual(ids);
    for (const { id, change, steps } of found.measures) {
      const { mean, interval } = differences.find(({ measure }: { measure: string }) => measure === id);
      expect(change.mean, id).toBeCloseTo(mean, 4);
      expect(change.interval.low, id).toBeCloseTo(interval.low, 4);
      const sum = steps.reduce((total: number, step: { change: { mean: number } }) => total + step.change.mean, 0);
      expect(sum, id).toBeCloseTo(mean, 4); // pence: to the penny and further
      for (const { change: step, least, most } of steps) {
        expect(step.mean).toBeGreaterThanOrEqual(least);
        expect(step.mean).toBeLessThanOrEqual(most);
      }
    }
    const [total, ...payers] = found.measures.slice(0, 3);
    for (const [i, { change }] of total.steps.entries())
      expect(payers.reduce((sum: number, one: typeof total) => sum + one.steps[i].change.mean, 0)).toBeCloseTo(
        change.mean,
        4,
      );
    const csv = await readFile(join(here, "steps.csv"), "utf8");
    expect(csv).toContain("\nsystem.cost.total,pence per year,part: beds,");
  });

  test("tells the order, its range and a chart, of the measures asked for", async () => {
    const { code, stdout } = await ask("small.yaml", "plan.yaml", "--measure", "ward.delayed");
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n\+ beds +[▼▲·]/);
    expect(stdout).toContain("orders: ");
    expect(stdout).toContain("Order of the steps: beds, reablement and cohorts.older-people.");
    expect(stdout).toMatch(/\n= Variant +█+ /);
    const plain = await ask("small.yaml", "plan.yaml", "--measure", "ward.delayed", "--no-orders");
    expect(plain.stdout).toContain("No other order was tried.");
  });

  test("says what is wrong, and ends with 2", async () => {
    await writeFile(join(here, "wrong.yaml"), PLAN.replace("[services.step-down]", "[services.stepdown]"));
    const wrong = await ask("small.yaml", "wrong.yaml");
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toContain('wrong.yaml:4:17 parts.beds: the variant changes nothing at "services.stepdown"');
    const unknown = await ask("small.yaml", "plan.yaml", "--measure", "ward.delayd");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("Neither scenario has a measure “ward.delayd”. Did you mean ward.delayed?");
    const same = await ask("small.yaml", "small.yaml");
    expect(same.stderr).toContain("changes nothing of small.yaml that a run depends on");
    await writeFile(join(here, "other.yaml"), await readFile(scenario("small"), "utf8"));
    const other = await ask("other.yaml", "plan.yaml");
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("Write it with extends: other.yaml");
  });
});
