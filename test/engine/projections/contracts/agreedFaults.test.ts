import { expect, test } from "vitest";
import { agreedFaults } from "../../../../engine/projections/contracts/agreedFaults.ts";
import { activityOf } from "./booked.ts";

test("what is paid and not earned is told by service and month, to the penny", () => {
  const booked = { line: 0, contract: -1 };
  const paid = [
    { ...booked, cell: 0, service: 0, payer: 0, pence: 60_000 },
    { ...booked, cell: 0, service: 0, payer: 1, pence: 40_000 },
    { ...booked, cell: 1, service: 1, payer: 0, pence: 7 },
    { ...booked, cell: 2, service: -1, payer: 0, pence: Number.NaN },
  ];
  const earned = [
    { ...booked, cell: 0, service: 0, provider: 0, pence: 100_000.4 },
    { ...booked, cell: 1, service: 0, provider: 0, pence: 12_345 },
  ];
  expect(agreedFaults({ paid, earned }, activityOf([{}, {}], 2), ["ward", "care"])).toEqual([
    "£0.07 is paid for care in 2016-05, but £0.00 is earned",
    expect.stringContaining("is paid for no service in 2016-06, but £0.00 is earned"),
    "£0.00 is paid for ward in 2016-05, but £123.45 is earned",
  ]);
  expect(agreedFaults({ paid: paid.slice(0, 2), earned: earned.slice(0, 1) }, activityOf([{}], 2), [])).toEqual([]);
});
