import { describe, expect, test } from "vitest";
import type { CostLine } from "../../../../engine/compile/model/costs.ts";
import type { Model } from "../../../../engine/compile/model.ts";
import { logHeader } from "../../../../engine/log/header.ts";
import { ledger } from "../../../../engine/projections/money/costs.ts";
import { log } from "../../log/helpers.ts";
import { DAY, days, figures, fold, YEAR } from "../figures.ts";
import { modelOf } from "../models.ts";

const [NHS, COUNCIL] = [0, 1];
const HOME = 2;

function priced(...costs: readonly Partial<CostLine>[]): Model {
  const line: CostLine = {
    name: "line",
    services: [0],
    per: "occupied-day",
    price: 100,
    paidBy: [{ payer: NHS, share: 1 }],
    additional: false,
  };
  return modelOf(
    {
      ward: {
        capacity: 3,
        routes: [
          { to: ["team"], name: "council", fundedBy: COUNCIL },
          { to: ["team"], name: "own" },
        ],
      },
      team: { kind: "team", capacity: 2, routes: [{ to: ["home"] }] },
    },
    { clock: days(10), payers: ["nhs", "council"], costs: costs.map((cost) => ({ ...line, ...cost })) },
  );
}

// Person 0: ward day 0–4, delayed from day 3; then the team by the council's route, day 4–6. Person 1: ward from day 5;
// team by the other route on day 8, visited and gone on day 9.
const rows = log(
  [0, "Arrived", 0, 0],
  [0, "Started", 0, 0, -1, -1],
  [3 * DAY, "ReadyToLeave", 0, 0, 1],
  [4 * DAY, "Left", 0, 0, 1, 0],
  [4 * DAY, "Started", 0, 1, 0, 0],
  [5 * DAY, "Arrived", 1, 0],
  [5 * DAY, "Started", 1, 0, -1, -1],
  [6 * DAY, "Visited", 0, 1],
  [6 * DAY, "Left", 0, 1, HOME],
  [6 * DAY, "Exited", 0, 1, HOME],
  [8 * DAY, "Left", 1, 0, 1, 1],
  [8 * DAY, "Started", 1, 1, 0, 1],
  [9 * DAY, "Visited", 1, 1],
  [9 * DAY, "Left", 1, 1, HOME],
  [9 * DAY, "Exited", 1, 1, HOME],
);

const cost = (model: Model, id: string): number => (figures(model, [rows])(id)! * 10) / YEAR;

test("the header of a log has all that is needed to price what happened", () => {
  const model = priced({ per: "place-day" }, { services: [1], per: "visit", price: 900 });
  const header = logHeader(model, { engine: "0.1.0", scenario: "a", seed: "b", replication: 0 });
  const going = ledger.begin(header);
  going.take(rows);
  const told = going.end();
  expect(told).toEqual(fold(ledger, model, [rows]));
  expect(told.entries.reduce((sum, { pence }) => sum + pence, 0)).toBe(30 * 100 + 2 * 900);
});

describe("a cost line", () => {
  test.each<[CostLine["per"], number]>([
    ["occupied-day", 7],
    ["place-day", 30],
    ["start", 2],
    ["year", 10 / YEAR],
  ])("per %s is charged for each", (per, units) => {
    expect(cost(priced({ per }), "system.cost.total")).toBeCloseTo(100 * units, 8);
  });

  test("per visit is charged for visits finished", () => {
    expect(cost(priced({ per: "visit", services: [1] }), "team.cost")).toBeCloseTo(200, 8);
  });

  test("of several services is charged in each, but a yearly one once", () => {
    const model = priced({ services: [0, 1] }, { per: "year", services: [0, 1], price: 500 });
    expect(cost(model, "ward.cost")).toBeCloseTo(700 + 2500 / YEAR, 8);
    expect(cost(model, "team.cost")).toBeCloseTo(300 + 2500 / YEAR, 8);
    expect(cost(model, "system.cost.total")).toBeCloseTo(1000 + 5000 / YEAR, 8);
  });

  test("is shared between its payers", () => {
    const paidBy = [
      { payer: NHS, share: 0.25 },
      { payer: COUNCIL, share: 0.75 },
    ];
    const model = priced({ paidBy });
    expect(cost(model, "system.cost.nhs")).toBeCloseTo(175, 8);
    expect(cost(model, "system.cost.council")).toBeCloseTo(525, 8);
  });

  test("falls to the payer whom a person's route names, but for places, which have no person", () => {
    const model = priced(
      { services: [1] },
      { services: [1], per: "visit", price: 7 },
      { services: [1], per: "place-day", price: 1 },
    );
    expect(cost(model, "system.cost.council")).toBeCloseTo(2 * 100 + 7, 8);
    expect(cost(model, "system.cost.nhs")).toBeCloseTo(1 * 100 + 7 + 20, 8);
  });
});

describe("the price of a delayed day", () => {
  test("is an attribution, in no total, unless it is additional", () => {
    const model = priced({ per: "delayed-day", price: 30 }, { per: "delayed-day", price: 4, additional: true });
    expect(cost(model, "system.cost.delayed-attributed")).toBeCloseTo(30, 8);
    expect(cost(model, "system.cost.total")).toBeCloseTo(4, 8);
    expect(cost(model, "ward.cost")).toBeCloseTo(4, 8);
    expect(cost(model, "system.cost.nhs")).toBeCloseTo(4, 8);
  });
});

test("the ledger adds up: payers make the total, and so do services", () => {
  const model = priced({ services: [0, 1] }, { per: "start", services: [1] }, { per: "delayed-day", additional: true });
  const entries = fold(ledger, model, [rows]).entries.filter((entry) => entry.counts);
  const sum = (which: (entry: (typeof entries)[number]) => boolean): number =>
    entries.reduce((total, entry) => total + (which(entry) ? entry.pence : 0), 0);
  const total = cost(model, "system.cost.total");
  expect(total).toBeCloseTo(700 + 300 + 200 + 100, 8);
  expect(sum((entry) => entry.payer === NHS) + sum((entry) => entry.payer === COUNCIL)).toBeCloseTo(total, 8);
  expect(cost(model, "ward.cost") + cost(model, "team.cost")).toBeCloseTo(total, 8);
});

test("a window charges for what was used in it", () => {
  const found = figures(priced({}), [rows], { from: 3 * DAY, to: 6 * DAY });
  expect((found("ward.cost")! * 3) / YEAR).toBeCloseTo(100 * (1 + 1), 8);
});

test("a scenario without prices has no measures of cost", () => {
  expect(() => cost(priced(), "system.cost.total")).toThrow("no measure");
});
