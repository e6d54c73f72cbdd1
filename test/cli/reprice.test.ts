import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reprice } from "../../engine/node/commands/reprice.ts";
import { careshift, type Ended, scenario, workplace } from "./careshift.ts";

const PRICES = `costs:
  price-year: 2019/20
  lines:
    ward-places: { service: ward, price: £120 per place-day, paid-by: nhs, from: 2020-02-01 }
    ward-days: { service: ward, price: £180 per bed-day, behaves: { at: 6000 per year, fixed: 50%, variable: rest }, paid-by: nhs }
    step-down: { service: step-down, price: £150 per bed-day, paid-by: council }
`;

let here: string;
beforeAll(async () => {
  here = await workplace();
  await writeFile(join(here, "prices.yaml"), PRICES);
  const { code } = await careshift(["run", scenario("small"), "--quiet", "--replications", "4", "--out", "run"], here);
  expect(code).toBe(0);
});
afterAll(() => rm(here, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Ended> => careshift(["reprice", ...words], here);

/** What is said of prices that cannot be used. */
async function refused(prices: string): Promise<string> {
  const file = join(here, "bad.yaml");
  await writeFile(file, prices);
  const error: Error = await reprice(join(here, "run"), file, {}).then(
    () => new Error("nothing"),
    (thrown) => thrown,
  );
  return error.message;
}

interface Found {
  readonly id: string;
  readonly mean: number;
}

describe("careshift reprice", () => {
  test("gives what a new run at those prices gives, beside what the run gave, to the penny", async () => {
    const { code, stdout, stderr } = await ask("run", "prices.yaml", "--json", "--out", "dearer");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const results = JSON.parse(stdout);
    const rerun = await careshift(["run", "dearer/scenario.yaml", "--replications", "4", "--json", "--out", "r"], here);
    for (const [own, made] of [
      [results.measures, JSON.parse(await readFile(join(here, "run", "results.json"), "utf8")).measures],
      [results.variants[0].measures, JSON.parse(rerun.stdout).measures],
    ] as [Found[], Found[]][]) {
      const money = made.filter(({ id }) => own.some((one) => one.id === id));
      expect(money.map(({ id }) => id)).toContain("system.cost.council");
      for (const { id, mean } of money)
        expect([id, own.find((one) => one.id === id)!.mean]).toEqual([id, expect.closeTo(mean, 3)]);
    }
    const changed = results.differences.find((one: { measure: string }) => one.measure === "system.cost.total");
    expect(changed.n).toBe(4);
    expect(await readFile(join(here, "dearer", "repriced.json"), "utf8")).toBe(stdout);
  });

  test.each([
    [
      "costs: { lines: { x: { service: wards, price: £3 per start, paid-by: nhs } } }",
      /bad\.yaml:1:33 .*no service is called "wards".*ward/,
    ],
    [
      "costs: { lines: { x: { service: ward, price: £3 per start, paid-by: icb } } }",
      /bad\.yaml:1:\d+ .*no payer is called "icb"/,
    ],
    ["prices: {}", /bad\.yaml:1:1 .*"prices" is not a key here/],
    ["careshift: 1", /there are no prices here/],
    [
      PRICES.replace("2020-02-01", "2020-02-11"),
      /bad\.yaml:4:5 costs\.lines\.ward-places: prices change on 2020-02-11, .* at turns of months/,
    ],
  ])("refuses %j", async (prices, said) => {
    expect(await refused(prices)).toMatch(said);
  });

  test("says in words what differs; and of a run whose activity was not counted, what to do", async () => {
    const { stdout } = await ask("run", "prices.yaml");
    expect(stdout).toMatch(/cost\.total, £ a year +£/);
    expect(stdout).toContain("Nothing was simulated");
    await rm(join(here, "run", "activity.ndjson"));
    const { code, stderr } = await ask("run", "prices.yaml");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^run cannot be priced again: it holds no activity\.ndjson\. Run the scenario again/),
    ]);
  });
});
