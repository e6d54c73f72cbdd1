import { expect, test } from "vitest";
import type { CostLine, MoneyRules } from "../../../../engine/compile/model/costs.ts";
import { log } from "../../log/helpers.ts";
import { DAY, figures, YEAR } from "../figures.ts";
import { modelOf } from "../models.ts";

// 1 January to 1 March 2021: two months, of 31 and 28 days, all measured. The ward has 3 beds, 4 from 3 January on; the
// old home has 2 beds and none from 21 January on. The team has two members of staff.
const [WARD, TEAM, OLD] = [0, 1, 2];
const [HOME, DIED] = [3, 5];
const HOUR = 3600;
const FEBRUARY = 31 * DAY;
const DAYS = 59;

// Person 0: ward on days 0–10. Person 1: ward on days 5–33, where they die. Person 2: ward on days 31–51, then a visit of
// two hours by two. Person 3 is sent away, person 4 to another service.
const rows = log(
  [0, "Arrived", 0, WARD],
  [0, "Started", 0, WARD, -1, -1],
  [2 * DAY, "CapacityChanged", -1, WARD, -1, 4],
  [5 * DAY, "Arrived", 1, WARD],
  [5 * DAY, "Started", 1, WARD, -1, -1],
  [6 * DAY, "Arrived", 3, WARD],
  [6 * DAY, "Refused", 3, WARD],
  [6 * DAY, "Exited", 3, WARD, HOME],
  [7 * DAY, "Arrived", 4, WARD],
  [7 * DAY, "Diverted", 4, WARD, TEAM],
  [10 * DAY, "Left", 0, WARD, HOME],
  [10 * DAY, "Exited", 0, WARD, HOME],
  [20 * DAY, "CapacityChanged", -1, OLD, -1, 0],
  [FEBRUARY, "Arrived", 2, WARD],
  [FEBRUARY, "Started", 2, WARD, -1, -1],
  [33 * DAY, "Left", 1, WARD, DIED],
  [33 * DAY, "Exited", 1, WARD, DIED],
  [51 * DAY, "Left", 2, WARD, TEAM, 0],
  [51 * DAY, "Started", 2, TEAM, WARD, 0],
  [51 * DAY, "UnitsTaken", 2, TEAM, 0, 2],
  [51 * DAY + 2 * HOUR, "Visited", 2, TEAM],
  [51 * DAY + 2 * HOUR, "Left", 2, TEAM, HOME],
  [51 * DAY + 2 * HOUR, "Exited", 2, TEAM, HOME],
);

/** Pence in the two months together: measures are a year. */
function cost(line: Partial<CostLine>, measure = "total", rules?: MoneyRules): number {
  const model = modelOf(
    {
      ward: { capacity: 3, routes: [{ to: ["team"] }] },
      team: { kind: "team", capacity: 2, units: 2, routes: [{ to: ["home"] }] },
      old: { capacity: 2, routes: [{ to: ["home"] }] },
    },
    {
      clock: { start: "2021-01-01", warmUp: 0, end: DAYS * DAY, weekOffset: 0, snapshotAt: 0 },
      payers: ["nhs"],
      costs: [
        {
          name: "line",
          services: [WARD],
          per: "occupied-day",
          price: 100,
          paidBy: [{ payer: 0, share: 1 }],
          additional: false,
          ...line,
        },
      ],
      ...(rules && { moneyRules: rules }),
    },
  );
  return (figures(model, [rows])(`system.cost.${measure}`)! * DAYS) / YEAR;
}

const aYear = (price: number, days = DAYS): number => (price * days) / YEAR;

test.each<[string, Partial<CostLine>, number]>([
  ["a visit-hour: two of the staff for two hours", { per: "visit-hour", services: [TEAM], price: 7 }, 4 * 7],
  ["a refusal", { per: "refusal" }, 100],
  ["a diversion", { per: "diversion" }, 100],
  ["a discharge, wherever to: three from the ward", { per: "discharge" }, 300],
  ["a death", { per: "death" }, 100],
  ["a price paid once", { per: "once", on: 40 * DAY, price: 25_000 }, 25_000],
  ["a price paid once, over two services", { per: "once", on: 40 * DAY, price: 25_001, services: [WARD, OLD] }, 25_001],
  ["one that falls due after the end", { per: "once", on: DAYS * DAY, price: 25_000 }, 0],
  ["bed-days from 1 February on: 2 of person 1 and 20 of person 2", { from: FEBRUARY }, 2200],
  ["bed-days until 8 January: 7 and 2", { until: 7 * DAY }, 900],
  ["a price per year from 1 February on", { per: "year", from: FEBRUARY, price: 36_525 }, 28 * 100],
])("costs of %s", (_, line, pence) => {
  expect(cost(line)).toBeCloseTo(pence, 6);
});

test("a cost follows use by its shares: of what is planned, of a month ago, and at once", () => {
  // Planned: 2 bed-days a day. Used: 10 + 26 in January, 2 + 20 in February; January's 36 in 31 days are 32.516… in 28.
  const line = { behaves: { at: 2 * 365.25, fixed: 0.5, semiVariable: 0.3, variable: 0.2, lag: 1 } };
  const later = 2 * 31 + (36 / 31) * 28;
  expect(cost(line, "fixed")).toBeCloseTo(100 * 0.5 * 2 * DAYS, 6);
  expect(cost(line, "semi-variable")).toBeCloseTo(100 * 0.3 * later, 6);
  expect(cost(line, "variable")).toBeCloseTo(100 * 0.2 * 58, 6);
  expect(cost(line)).toBeCloseTo(100 * (0.5 * 118 + 0.3 * later + 0.2 * 58), 6);
  expect(cost(line, "stranded")).toBeCloseTo(100 * (0.5 * (118 - 58) + 0.3 * (later - 58)), 6);
});

test("steps of staff follow the mean of the month up at once, and down when the lag is over", () => {
  // Mean people: 36 / 31 = 1.16 in January, 22 / 28 = 0.79 in February: two steps of one, then one.
  const steps = (lag: number) => ({ per: "year", price: 36_525, perStep: { of: 1, lag } }) as const;
  expect(cost(steps(0))).toBeCloseTo(100 * (2 * 31 + 28), 6);
  expect(cost(steps(1))).toBeCloseTo(100 * 2 * DAYS, 6);
  expect(cost(steps(1), "semi-variable")).toBeCloseTo(100 * 2 * DAYS, 6);
  expect(cost(steps(1), "stranded")).toBeCloseTo(100 * 28, 6);
});

test("a block is paid whether used or not, and people at midnight beyond it at the other price", () => {
  // Midnights that end a day: two people on 5 of them (days 5 to 9) and on 2 (31, 32); one person otherwise while anyone is there.
  const line = { price: 300, block: { places: 1, price: 86 } };
  expect(cost(line, "fixed")).toBeCloseTo(86 * DAYS, 6);
  expect(cost(line, "variable")).toBeCloseTo(300 * 7, 6);
  // Nobody is there after day 51: midnights at the ends of days 51 to 58.
  expect(cost(line, "stranded")).toBeCloseTo(86 * 8, 6);
});

test("double running lasts from the first bed more in what opens until there is none in what closes", () => {
  const rules = { discount: 0, doubleRunning: { closing: [OLD], opening: [WARD] } };
  const line = { services: [OLD], per: "place-day" } as const;
  expect(cost(line, "total", rules)).toBeCloseTo(100 * 2 * 20, 6);
  expect(cost(line, "double-running", rules)).toBeCloseTo(100 * 2 * (20 - 2), 6);
});

test("discounting takes each month from its middle to the start, and nothing else", () => {
  const rules = { discount: 0.035, doubleRunning: null };
  const line = { per: "place-day", services: [OLD] } as const;
  // All of it lies in January, whose middle is 15.5 days after the start.
  expect(cost(line, "discounted", rules)).toBeCloseTo(4000 * 1.035 ** -(15.5 / YEAR), 6);
  expect(cost(line, "total", rules)).toBeCloseTo(4000, 6);
  const even = { per: "year", price: 36_525 } as const;
  const february = 31 + 14;
  const wanted = 3100 * 1.035 ** -(15.5 / YEAR) + 2800 * 1.035 ** -(february / YEAR);
  expect(cost(even, "discounted", rules)).toBeCloseTo(wanted, 6);
  expect(cost(even, "total", rules)).toBeCloseTo(aYear(36_525), 6);
});
