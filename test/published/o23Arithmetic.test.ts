import { describe, expect, test } from "vitest";
import { foresee, meanFlow } from "../../engine/compile/foresee.ts";
import { compile, parseScenario, type Setting } from "../../engine/language.ts";
import { type Entry, ledger } from "../../engine/projections/money/costs.ts";
import { figures, fold } from "../engine/projections/figures.ts";
import { logOf } from "../laws/running.ts";
import { filesOf } from "../theory/helpers.ts";

const folder = new URL("./", import.meta.url);
const YEAR = 365.25;

/** A scenario of this folder, with settings made. */
function read(file: string, settings: Readonly<Record<string, unknown>> = {}) {
  const made = Object.entries(settings).map(
    ([path, value]): Setting => ({ path, op: "set", value, place: { file: "test", line: 1, column: 1 } }),
  );
  const scenario = parseScenario(file, filesOf(folder), made);
  return { scenario, model: compile(scenario) };
}

describe("O23: senior health checks, by our own ledger", () => {
  const { model } = read("o23-health-checks.yaml");
  const log = logOf(model);
  const { entries } = fold(ledger, model, log);
  const pounds = (line: string, payer?: string): number => {
    const isMeant = (entry: Entry): boolean =>
      model.costs[entry.line]!.name === line && (payer === undefined || model.payers[entry.payer] === payer);
    return entries.reduce((sum, entry) => (isMeant(entry) ? sum + entry.pence : sum), 0) / 100;
  };
  const invested = pounds("nhs") + pounds("public-health");
  const perYear = figures(model, log)("system.arrivals")!;
  const diagnosed = perYear * 5;
  const saved = pounds("net-saving") + invested;

  test("total investment £801,000, to the penny", () => expect(invested).toBeCloseTo(801_000, 6));

  test("4,130 people are diagnosed, at £193.95 each", () => {
    expect(diagnosed).toBeCloseTo(4130, 6);
    expect(Math.abs(invested / diagnosed - 193.95)).toBeLessThan(0.01);
  });

  test("370 events avoided are 0.0895884 for each, and a gross saving of £8,381.08 for each event", () => {
    expect(Math.abs(370 / diagnosed - 0.0895884)).toBeLessThan(1e-6);
    expect(saved).toBeCloseTo(3_101_000, 6);
    expect(Math.abs(saved / 370 - 8381.08)).toBeLessThan(0.01);
  });

  test("the net saving shared 3:1:1 is £1,380,000, £460,000 and £460,000", () => {
    const shares = ["nhs", "social-care", "private"].map((payer) => pounds("net-saving", payer));
    for (const [i, value] of [1_380_000, 460_000, 460_000].entries()) expect(shares[i]).toBeCloseTo(value, 6);
  });

  test("four levels of falls services at £0.5 to £1 million a year each are £2 to £4 million", () => {
    const level = pounds("falls") / 5;
    expect([4 * level, 8 * level].map(Math.round)).toEqual([2_000_000, 4_000_000]);
  });
});

describe("O23: delayed days and people delayed", () => {
  const { model } = read("o23-delayed.yaml");
  const found = figures(model, logOf(model));

  test("9.2 delayed days a day per 100,000 people in a place of 180,000 are 16.56 beds blocked", () => {
    const people = found("system.delayed")!;
    const rate = found("system.delayed.rate")!;
    expect(Math.abs(people - 16.56)).toBeLessThan(0.001);
    expect((rate * 180_000) / 100_000).toBeCloseTo(people, 9);
    expect((9.4 / rate) * people).toBeCloseTo(16.92, 2);
  });

  test("with a mean delay of seven days 2.366 people become delayed a day (Little)", () => {
    const perWeek = found("system.delayed.new-per-week")!;
    expect(Math.abs(perWeek / 7 - 2.366)).toBeLessThan(0.001);
  });
});

describe("O23: rates per resident and shares", () => {
  const RATE = "cohorts.older-people.arrivals.population-at-risk.rate.65-plus";
  const RESIDENTS = "cohorts.older-people.arrivals.population-at-risk.residents.65-plus";
  const admissions = (settings: Readonly<Record<string, unknown>>): number => {
    const { scenario, model } = read("o23-at-risk.yaml", settings);
    return foresee(scenario, model)[0]!.find(({ service }) => service === "care")!.perDay * YEAR;
  };

  test("613.6 per 100,000 is 0.006136 for each resident a year", () => {
    expect(admissions({})).toBeCloseTo(0.006136 * 25_000, 6);
    expect(admissions({ [RESIDENTS]: 40_000 })).toBeCloseTo(0.006136 * 40_000, 6);
  });

  test("falls of 5% by 63 and of 2.5% by 7 per 100,000 imply baselines of 1,260 and 280", () => {
    for (const [base, share, fall] of [
      [1260, 0.05, 63],
      [280, 0.025, 7],
    ] as const) {
      const [before, after] = [base, base * (1 - share)].map((rate) =>
        admissions({ [RATE]: `${rate} per 100000 per year`, [RESIDENTS]: 100_000 }),
      );
      expect(before! - after!).toBeCloseTo(fall, 6);
    }
  });

  test("1,676 admissions stay 1,676 among 2% more people when the rate falls by 0.0196078", () => {
    const rate = 1676 / 25_000;
    const perResident = (share: number): string => `${rate * (1 - share) * 1000} per 1000 per year`;
    expect(admissions({ [RATE]: perResident(0) })).toBeCloseTo(1676, 6);
    expect(Math.abs(admissions({ [RATE]: perResident(0.0196078), [RESIDENTS]: 25_500 }) - 1676)).toBeLessThan(0.002);
  });

  test("312.2 more starts have 256 more people at home where 82% succeed", () => {
    const { scenario, model } = read("o23-at-risk.yaml", {
      [RATE]: "312.2 per 100000 per year",
      [RESIDENTS]: 100_000,
      "services.care.routes": [
        { to: "home", share: "82%" },
        { to: "died", share: "rest" },
      ],
    });
    const home = meanFlow(scenario, model).exits.find(({ exit }) => exit === "home")!.perDay * YEAR;
    expect(Math.abs(home / 0.82 - 312.2)).toBeLessThan(0.1);
    expect(Math.round(home)).toBe(256);
  });
});
