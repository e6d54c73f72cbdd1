import { describe, expect, test } from "vitest";
import { log, type Row } from "../log/helpers.ts";
import { DAY, days, figures, HOUR, YEAR } from "./figures.ts";
import { modelOf } from "./models.ts";

const within = [
  { id: "2-hours", seconds: 2 * HOUR },
  { id: "1-day", seconds: DAY },
];
// Places: ward 0, rehab 1, nursing 2, then home 3, care-home 4, died 5, moved-away 6, elsewhere 7.
const model = modelOf(
  {
    ward: { capacity: 9, routes: [{ to: ["rehab", "nursing"] }] },
    rehab: { within, routes: [{ to: ["home"] }] },
    nursing: { routes: [{ to: ["home"] }] },
  },
  { clock: days(10) },
);
const [WARD, REHAB, NURSING, HOME, ELSEWHERE] = [0, 1, 2, 3, 7];
const OUTSIDE = -1;
const arrives = (t: number, p: number, s: number): Row => [t, "Arrived", p, s];

describe("people who wait", () => {
  // Person 0 starts rehab at once. Person 1 waits at home for 2 days. Person 2 waits on the ward for rehab or nursing
  // for 1 day and gets nursing. Person 3 gives up after 1 day. Person 4 still waits.
  const rows = log(
    arrives(0, 0, REHAB),
    [0, "Started", 0, REHAB, OUTSIDE],
    arrives(0, 1, REHAB),
    [0, "Referred", 1, REHAB, OUTSIDE],
    arrives(0, 2, WARD),
    [0, "Started", 2, WARD, OUTSIDE],
    [1 * DAY, "ReadyToLeave", 2, WARD, REHAB],
    [1 * DAY, "Referred", 2, REHAB, WARD, 0],
    [1 * DAY, "Referred", 2, NURSING, WARD, 1],
    [2 * DAY, "Left", 0, REHAB, HOME],
    [2 * DAY, "Exited", 0, REHAB, HOME],
    [2 * DAY, "Started", 1, REHAB, OUTSIDE],
    [2 * DAY, "Left", 2, WARD, NURSING],
    [2 * DAY, "Started", 2, NURSING, WARD],
    arrives(4 * DAY, 3, REHAB),
    [4 * DAY, "Referred", 3, REHAB, OUTSIDE],
    [5 * DAY, "GaveUp", 3, REHAB, ELSEWHERE, DAY],
    [5 * DAY, "Exited", 3, OUTSIDE, ELSEWHERE],
    arrives(8 * DAY, 4, REHAB),
    [8 * DAY, "Referred", 4, REHAB, OUTSIDE],
  );
  const found = figures(model, [rows]);

  test("stand in the queue from referral until a place is found anywhere or they stop waiting", () => {
    expect(found("rehab.queue")).toBeCloseTo((2 + 1 + 1 + 2) / 10, 12);
    expect(found("rehab.queue.outside")).toBeCloseTo((2 + 1 + 2) / 10, 12);
    expect(found("rehab.queue.inside")).toBeCloseTo(1 / 10, 12);
    expect(found("nursing.queue")).toBeCloseTo(1 / 10, 12);
    expect(found("rehab.waiting-at-end")).toBe(1);
  });

  test("have a mean wait over all who started, waiting or not", () => {
    expect(found("rehab.wait")).toBeCloseTo(2 / 2, 12);
    expect(found("rehab.wait.any")).toBe(1 / 2);
    expect(found("nursing.wait")).toBe(1);
  });

  test("who give up are not within the standard, those who start at once are", () => {
    expect(found("rehab.within.2-hours")).toBeCloseTo(1 / 3, 12);
    expect(found("rehab.gave-up")).toBeCloseTo(YEAR / 10, 9);
    expect(found("rehab.gave-up.share")).toBeCloseTo(1 / 3, 12);
  });

  test("count by the second half less the first", () => {
    expect(found("rehab.queue.growth")).toBeCloseTo(2 / 5 - 4 / 5, 12);
  });

  test("count inside the window; the wait of one who starts in it counts in full", () => {
    const late = figures(model, [rows], { from: DAY, to: 9 * DAY });
    expect(late("rehab.queue")).toBeCloseTo((1 + 1 + 1 + 1) / 8, 12);
    expect(late("rehab.wait")).toBe(2); // person 0 started before the window
  });
});

describe("a standard", () => {
  const startsAfter = (seconds: number): number | null =>
    figures(model, [
      log(
        arrives(0, 0, REHAB),
        [0, "Referred", 0, REHAB, OUTSIDE],
        [HOUR, "Assigned", 0, REHAB, OUTSIDE],
        [HOUR, "TransferStarted", 0, REHAB, OUTSIDE],
        [seconds, "Started", 0, REHAB, OUTSIDE],
      ),
    ])("rehab.within.2-hours");

  test("is met at its very last second", () => expect(startsAfter(2 * HOUR)).toBe(1));

  test("is missed a second later: the journey counts", () => expect(startsAfter(2 * HOUR + 1)).toBe(0));

  test("runs from the journey's beginning when a place was found at once", () => {
    const found = figures(model, [
      log(arrives(0, 0, REHAB), [0, "TransferStarted", 0, REHAB, OUTSIDE], [3 * HOUR, "Started", 0, REHAB, OUTSIDE]),
    ]);
    expect(found("rehab.within.2-hours")).toBe(0);
    expect(found("rehab.within.1-day")).toBe(1);
    expect(found("rehab.wait.any")).toBe(0);
  });

  test("is not met by one who dies while waiting", () => {
    const died = log(arrives(0, 0, REHAB), [0, "Referred", 0, REHAB, OUTSIDE], [60, "Exited", 0, OUTSIDE, 5]);
    expect(figures(model, [died])("rehab.within.2-hours")).toBe(0);
  });
});

test("the wait ends when the place is found, not when the journey does", () => {
  const found = figures(model, [
    log(
      arrives(0, 0, REHAB),
      [0, "Referred", 0, REHAB, OUTSIDE],
      [1 * DAY, "Assigned", 0, REHAB, OUTSIDE],
      [3 * DAY, "Started", 0, REHAB, OUTSIDE],
    ),
  ]);
  expect(found("rehab.wait")).toBe(1);
  expect(found("rehab.queue")).toBe(1 / 10);
});

test("an exchange in a ring ends the wait for the place that is got", () => {
  const found = figures(model, [
    log(
      arrives(0, 0, REHAB),
      [0, "Started", 0, REHAB, OUTSIDE],
      [1 * DAY, "ReadyToLeave", 0, REHAB, WARD],
      [1 * DAY, "Referred", 0, WARD, REHAB],
      [1 * DAY, "Referred", 0, NURSING, REHAB],
      [4 * DAY, "RingExchanged", 0, REHAB, NURSING, 2],
      [4 * DAY, "Left", 0, REHAB, NURSING],
      [4 * DAY, "Started", 0, NURSING, REHAB],
    ),
  ]);
  expect(found("nursing.wait")).toBe(3);
  expect(found("ward.queue")).toBe(3 / 10);
  expect(found("ward.waiting-at-end")).toBe(0);
});

test("people turned away by a full queue are counted with where they went", () => {
  const found = figures(model, [
    log(
      arrives(0, 0, REHAB),
      [0, "Started", 0, REHAB, OUTSIDE],
      arrives(0, 1, REHAB),
      [0, "Diverted", 1, REHAB, NURSING, 0],
      [0, "Referred", 1, NURSING, OUTSIDE],
      [1 * DAY, "Started", 1, NURSING, OUTSIDE],
      arrives(1 * DAY, 2, REHAB),
      [1 * DAY, "Refused", 2, REHAB, ELSEWHERE, 0],
      [1 * DAY, "Exited", 2, OUTSIDE, ELSEWHERE],
    ),
  ]);
  expect(found("rehab.diverted")).toBeCloseTo(YEAR / 10, 9);
  expect(found("rehab.diverted.share")).toBeCloseTo(1 / 3, 12);
  expect(found("rehab.refused.share")).toBeCloseTo(1 / 3, 12);
  expect(found("nursing.wait")).toBe(1);
  expect(found("rehab.within.1-day")).toBe(1); // of those who were let in
});

test("a person may stand in more queues than any list of the model has", () => {
  const services = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`s${i}`, {}]));
  const rows = Array.from({ length: 6 }, (_, s): Row => [0, "Referred", 0, s, OUTSIDE]);
  const found = figures(modelOf(services, { clock: days(10) }), [log(...rows, [5 * DAY, "Started", 0, 3, OUTSIDE])]);
  for (let s = 0; s < 6; s++) expect(found(`s${s}.queue`)).toBe(1 / 2);
  expect(found("s3.wait")).toBe(5);
});
