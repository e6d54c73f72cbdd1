import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../../../engine/compile/model.ts";
import { type Agreed, settle } from "../../../../engine/projections/contracts/agreed.ts";
import { moneyRows } from "../../../../engine/projections/contracts/moneyRows.ts";
import { windowUntilEnd } from "../../../../engine/projections/ended.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import type { Activity } from "../../../../engine/projections/money/activity.ts";
import { measuredWindow, type Window } from "../../../../engine/projections/projection.ts";
import { cases } from "../../../effort.ts";
import { logOf } from "../../../laws/running.ts";
import { allScenarios, modelOf } from "../../../laws/scenarios.ts";
import { penceOf } from "./booked.ts";
import { withEveryCost } from "./everyCost.ts";

const YEAR = 365.25 * 86_400;

/** What is paid and what is earned of one thing must be the same to the penny. */
const A_PENNY = 1;

interface Settled {
  readonly model: Model & Required<Pick<Model, "agreed">>;
  readonly activity: Activity;
  readonly agreed: Agreed;
  /** How long was measured, in years of 365.25 days. */
  readonly measured: number;
  readonly window: Window;
  /** What a measure has of the measured time, in pence; null where the model has no such measure. */
  readonly pence: (id: string) => number | null;
}

function settledOf(text: string): Settled {
  const model = withEveryCost(modelOf(text));
  const { agreed } = model;
  if (agreed === undefined) throw new Error("a scenario with funds has a model with funds");
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  const log = logOf(model);
  for (const chunk of log) fold.take(chunk);
  const values = fold.end();
  const activity = fold.activity!;
  const numbers = new Map(definitions.map(({ id }, i) => [id, values[2 * i]!]));
  const window = windowUntilEnd(measuredWindow(model), log) ?? measuredWindow(model);
  const years = (window.to - window.from) / YEAR;
  const pence = (id: string): number | null => {
    const found = numbers.get(id);
    return found === undefined ? null : found * years;
  };
  return { model: { ...model, agreed }, activity, agreed: settle(model, activity), measured: years, window, pence };
}

const ALL: Settled[] = [];

beforeAll(() => {
  const texts = fc.sample(allScenarios(), { numRuns: cases(24), seed: 611 }).filter((text) => /^funds:/m.test(text));
  for (const text of texts.slice(0, cases(8))) ALL.push(settledOf(text));
}, 120_000 * cases(1));

const near = (found: number, expected: number, what: string): void =>
  expect(Math.abs(found - expected), `${what}: ${found} for ${expected}`).toBeLessThan(A_PENNY);

/** Sums of entries by a key. */
function by<T extends { readonly pence: number }>(entries: readonly T[], key: (one: T) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of entries) sums.set(key(one), (sums.get(key(one)) ?? 0) + one.pence);
  return sums;
}

describe("ledgers of random scenarios with costs, contracts and funds of every kind", () => {
  test("there are enough of them, and much is paid in every way", () => {
    expect(ALL.length).toBe(cases(8));
    const settled = new Set(
      ALL.flatMap(({ model, agreed }) =>
        agreed.settled.map(({ contract }) => model.agreed.contracts[contract]!.terms.kind),
      ),
    );
    expect([...settled].sort()).toEqual(["activity", "block", "cost-and-volume", "gain-share", "performance"]);
  });

  test("what is paid is earned, service by service and month by month", () => {
    for (const { agreed, activity } of ALL) {
      const key = (one: { readonly cell: number; readonly service: number }) =>
        `${activity.cells[one.cell]!.month} ${one.service}`;
      const [paid, earned] = [by(agreed.paid, key), by(agreed.earned, key)];
      for (const id of new Set([...paid.keys(), ...earned.keys()])) near(paid.get(id) ?? 0, earned.get(id) ?? 0, id);
    }
  });

  test("what payers pay, what providers earn and what is paid in all are one sum", () => {
    for (const { model, agreed, pence } of ALL) {
      const total = pence("system.paid.total")!;
      near(penceOf(agreed.paid), total, "paid");
      near(sum(model.payers.map((name) => pence(`system.paid.${name}`)!)), total, "by payer");
      const earned = [...model.agreed.providers, "others"].map((name) => pence(`system.earned.${name}`) ?? 0);
      near(sum(earned), total, "by provider");
    }
  });

  test("what care costs is the same by payer, by service, by month, by whoever bears it, and in all", () => {
    for (const { model, agreed, activity, pence } of ALL) {
      const total = pence("system.cost.total")!;
      near(sum(model.payers.map((name) => pence(`system.cost.${name}`)!)), total, "by payer");
      const services = sum(model.services.map(({ name }) => pence(`${name}.cost`) ?? 0));
      const rest = penceOf(agreed.care, ({ service }) => service < 0);
      near(services + rest, total, "by service");
      const months = by(agreed.care, ({ cell }) => `${activity.cells[cell]!.month}`);
      near(sum([...months.values()]), total, "by month");
      const parties = [...model.payers, ...model.agreed.providers];
      near(sum(parties.map((name) => pence(`system.borne.${name}`) ?? 0)), total, "by who bears it");
    }
  });

  test("of what a party bears, the variable, semi-variable and fixed shares and what is paid once are all", () => {
    for (const { model, pence } of ALL) {
      for (const name of [...model.payers, ...model.agreed.providers]) {
        const shares = ["variable", "semi-variable", "fixed", "one-off"];
        const parts = shares.map((share) => pence(`system.borne.${name}.${share}`) ?? 0);
        near(sum(parts), pence(`system.borne.${name}`) ?? 0, name);
      }
    }
  });

  test("a surplus is what a provider earned less what care costs in the services that it runs", () => {
    for (const { model, pence } of ALL) {
      for (const [number, name] of model.agreed.providers.entries()) {
        const run = model.services.filter((_, service) => model.agreed.runs[service] === number);
        const cost = sum(run.map((service) => pence(`${service.name}.cost`) ?? 0));
        near(pence(`system.surplus.${name}`)!, pence(`system.earned.${name}`)! - cost, name);
      }
    }
  });

  test("a fund spends what came in and what it overspent, less what is left", () => {
    let overspent = 0;
    for (const { model, agreed, measured, pence } of ALL) {
      for (const { name, pays, contributions, premium, years } of model.agreed.funds) {
        const of = (measure: string): number => pence(`system.fund.${name}.${measure}`)!;
        near(of("spend"), of("contributions") + of("overspend") - of("balance"), name);
        const lines = new Set(pays.map(({ line, contract }) => `${line} ${contract}`));
        const spent = penceOf(agreed.paid, ({ line, contract }) =>
          lines.has(line >= 0 ? `${line} -1` : `-1 ${contract}`),
        );
        near(of("spend"), spent, `${name}: what it pays`);
        const parts = sum(contributions.map(({ payer }) => of(`overspend.${model.payers[payer]!}`)));
        near(parts, of("overspend"), `${name}: by partner`);
        const paidIn = sum(contributions.map(({ value }) => value)) * measured;
        const rewards = penceOf(agreed.settled, ({ contract }) => contract === premium);
        const partners = contributions.map(({ payer }) => of(`contributions.${model.payers[payer]!}`));
        near(sum(partners), paidIn, `${name}: what partners pay in`);
        near(of("contributions"), paidIn + rewards, `${name}: what comes in`);
        if (years.length === 1)
          near(of("overspend"), Math.max(0, of("spend") - of("contributions")), `${name}: overspend`);
        if (of("overspend") > 0) overspent++;
      }
    }
    expect(overspent).toBeGreaterThan(0);
  });

  test("the rows of money.csv add up to the figures of the run, and discounted to the discounted figure", () => {
    for (const { model, activity, window, pence } of ALL) {
      const rows = moneyRows(model, activity, window);
      const of = (ledger: string, party?: string): number =>
        penceOf(rows, (row) => row.ledger === ledger && (party === undefined || row.party === party));
      near(of("care"), pence("system.cost.total")!, "care");
      for (const name of model.payers) {
        near(of("care", name), pence(`system.cost.${name}`)!, name);
        near(of("paid", name), pence(`system.paid.${name}`)!, name);
      }
      for (const name of model.agreed.providers) near(of("earned", name), pence(`system.earned.${name}`)!, name);
      for (const [ledger, measure] of [
        ["spent", "spend"],
        ["overspend", "overspend"],
      ] as const)
        near(of(ledger), pence(`system.fund.pooled.${measure}`)!, ledger);
      near(of("contributed") + of("premium"), pence("system.fund.pooled.contributions")!, "contributions");
      const care = rows.filter(({ ledger }) => ledger === "care");
      near(sum(care.map(({ discounted }) => discounted)), pence("system.cost.discounted")!, "discounted");
    }
  });
});

const sum = (all: readonly number[]): number => all.reduce((pence, one) => pence + one, 0);
