/** No saving is counted twice, shown with scenarios of the library. */
import { describe, expect, test } from "vitest";
import { inProcess } from "../../engine/experiments/inProcess.ts";
import type { Sample } from "../../engine/experiments/targets.ts";
import { beginReplication } from "../../engine/index.ts";
import { meanOf, sdOf, studentInterval } from "../../engine/statistics/interval.ts";
import { type Settings, Worlds } from "./worlds.ts";

const REPLICATIONS = 6;
const worlds = new Worlds((models) => inProcess(models, beginReplication));

/** A measure in each replication. */
async function each(file: string, set: Settings, measure: string): Promise<number[]> {
  const sample = await worlds.sample({ file, set, replications: REPLICATIONS });
  return sample.replications.map((values) => values[2 * numberOf(sample, measure)]!);
}

function numberOf({ definitions }: Sample, measure: string): number {
  const number = definitions.findIndex(({ id }) => id === measure);
  expect(number, measure).toBeGreaterThanOrEqual(0);
  return number;
}

const less = (from: readonly number[], what: readonly number[]) => from.map((value, i) => value - what[i]!);
const sum = (all: readonly (readonly number[])[]) =>
  all[0]!.map((_, i) => all.reduce((total, one) => total + one[i]!, 0));
const lowest = (values: readonly number[]) =>
  studentInterval("mean", meanOf(values)!, sdOf(values), values.length)!.low;

/** Of effects: a lever of the scenario sets the first. */
const NAMES = ["frailty-pathway", "another"];

describe("two effects on one person", () => {
  const file = "mid-essex/frailty.yaml";
  const effect = (factor: number) => `{ while: care-plan, on: clocks.admission, factor: ${factor} }`;
  const admissions = (...factors: number[]) =>
    each(
      file,
      { effects: `{ ${factors.map((factor, i) => `${NAMES[i]}: ${effect(factor)}`).join(", ")} }` },
      "assessment-unit.starts",
    );

  test("multiply: half and half again are a quarter, for everybody", async () => {
    expect(await admissions(0.5, 0.5)).toEqual(await admissions(0.25));
  });

  test("never add: together they prevent fewer admissions than one and the other apart", async () => {
    const [none, first, both] = [await admissions(1), await admissions(0.5), await admissions(0.5, 0.5)];
    expect(lowest(less(sum([less(none, first), less(none, first)]), less(none, both)))).toBeGreaterThan(0);
  });
});

describe("parts of a programme", () => {
  const file = "mid-essex/impact.yaml";
  const parts: Settings[] = [{ "peer-stay": 0.9 }, { "rapid-response": 15 }, { "frailty-effect": 0.7 }];
  const beds = (set: Settings) => each(file, set, "acute-ward.census");

  test("together free fewer beds than one by one, and more than any of them", async () => {
    const now = await beds({});
    const apart = await Promise.all(parts.map(async (part) => less(now, await beds(part))));
    const together = less(now, await beds(Object.assign({}, ...parts)));
    expect(lowest(less(sum(apart), together))).toBeGreaterThan(0);
    for (const part of apart) expect(lowest(less(together, part))).toBeGreaterThan(0);
  });

  test("cannot keep more people at home than come", async () => {
    const set = (share: number) => ({ "rapid-response": share, growth: 0 });
    const [none, all] = [await each(file, set(0), "acute-ward.starts"), await each(file, set(30), "acute-ward.starts")];
    const athome = await each(file, set(30), "rapid-response.starts");
    // who is kept at home is not admitted, and some would have been admitted again
    const saved = less(none, all);
    for (const [i, people] of athome.entries()) expect(saved[i]! / people).toBeLessThan(1 / (1 - 0.25));
  });
});

describe("a pound", () => {
  test.each([
    ["mid-essex/protected.yaml", ["council", "fund", "care-bill"], ["home-care", "assessment"]],
    ["themes/savings.yaml", ["ccg", "council"], ["acute-ward", "reablement", "home-care"]],
  ] as const)("of %s is paid by one payer and spent in one service", async (file, payers, services) => {
    const total = await each(file, {}, "system.cost.total");
    const paid = sum(await Promise.all(payers.map((payer) => each(file, {}, `system.cost.${payer}`))));
    const spent = sum(await Promise.all(services.map((service) => each(file, {}, `${service}.cost`))));
    for (const [i, pence] of total.entries()) {
      expect(Math.abs(paid[i]! - pence)).toBeLessThan(0.5);
      expect(Math.abs(spent[i]! - pence)).toBeLessThan(0.5);
    }
  });

  test("that one payer saves another does not: payers' savings add up to the saving of all", async () => {
    const saving = async (measure: string) =>
      less(await each("themes/today.yaml", {}, measure), await each("themes/savings.yaml", {}, measure));
    const all = await saving("system.cost.total");
    const byPayer = sum([await saving("system.cost.ccg"), await saving("system.cost.council")]);
    for (const [i, pence] of all.entries()) expect(Math.abs(byPayer[i]! - pence)).toBeLessThan(0.5);
  });
});
