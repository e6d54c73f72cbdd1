import { expect, test } from "vitest";
import { ledger } from "../../../../engine/projections/money/costs.ts";
import { log } from "../../log/helpers.ts";
import { DAY, HOUR, YEAR } from "../figures.ts";
import { modelOf } from "../models.ts";

const WARD = 0;
const all = { services: [WARD], paidBy: [{ payer: 0, share: 1 }], additional: false };

test("costs fall into the civil months in which they arise, from a start in the middle of a day", () => {
  const model = modelOf(
    { ward: { capacity: 2, routes: [{ to: ["home"] }] } },
    {
      clock: { start: "2024-01-30T12:00", warmUp: DAY, end: 34 * DAY, weekOffset: 0, snapshotAt: 0 },
      payers: ["nhs"],
      costs: [
        { ...all, name: "bed", per: "occupied-day", price: 100 },
        { ...all, name: "start", per: "start", price: 7 },
        { ...all, name: "office", per: "year", price: 366 },
      ],
    },
  );
  // In the ward from the warm-up (29 January, 18:00) to 2 February, 6:00.
  const chunk = log(
    [6 * HOUR, "Arrived", 0, WARD],
    [6 * HOUR, "Started", 0, WARD, -1, -1],
    [3 * DAY + 18 * HOUR, "Left", 0, WARD, 1],
    [3 * DAY + 18 * HOUR, "Exited", 0, WARD, 1],
    [5 * DAY, "Arrived", 1, WARD],
    [5 * DAY, "Started", 1, WARD, -1, -1],
    [6 * DAY, "Left", 1, WARD, 1],
    [6 * DAY, "Exited", 1, WARD, 1],
  );
  const fold = ledger.begin(model);
  fold.take(chunk);
  const { months, entries } = fold.end();
  const penceOf = (month: number, line: number): number =>
    entries.reduce((sum, entry) => (entry.month === month && entry.line === line ? sum + entry.pence : sum), 0);
  const pence = months.map(({ month }, m) => [month, penceOf(m, 0), penceOf(m, 1), penceOf(m, 2)]);
  expect(months.map(({ window }) => (window.to - window.from) / DAY)).toEqual([1.5, 29, 2.5]);
  expect(pence).toEqual([
    ["2024-01", 150, 0, expect.closeTo((366 * 1.5) / YEAR, 8)],
    ["2024-02", 225, 7, expect.closeTo((366 * 29) / YEAR, 8)],
    ["2024-03", 0, 0, expect.closeTo((366 * 2.5) / YEAR, 8)],
  ]);
});
