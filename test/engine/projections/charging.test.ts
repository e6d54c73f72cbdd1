import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { CHARGE_LINES, chargedTo, charging } from "../../../engine/projections/charging.ts";
import { log, type Row } from "../log/helpers.ts";
import { DAY, days, fold } from "./figures.ts";
import { modelOf, type ServiceBrief } from "./models.ts";

const A = 0;
const B = 1;
const C = 2;
const HOME = 3;

/** Person `p` comes on day 0 and is in service `s`. */
const comes = (p: number, s: number): Row[] => [
  [0, "Arrived", p, s],
  [0, "Started", p, s],
];

/** Person `p` in `from` is ready on `day`, and waits for room in `to`. */
const waits = (day: number, p: number, from: number, ...to: readonly number[]): Row[] => [
  [day * DAY, "ReadyToLeave", p, from, to[0]!],
  ...to.map((service): Row => [day * DAY, "Referred", p, service, from]),
  [day * DAY, "Delayed", p, from, to[0]!, REASON.noRoom],
];

/** Person `p` in `from` is ready on `day`, and held up by a step. */
const heldUp = (day: number, p: number, from: number, to: number, reason: number): Row[] => [
  [day * DAY, "ReadyToLeave", p, from, to],
  [day * DAY, "Delayed", p, from, to, reason],
];

const goes = (day: number, p: number, from: number, to: number): Row[] => [
  [day * DAY, "Left", p, from, to],
  to < HOME ? [day * DAY, "Started", p, to, from] : [day * DAY, "Exited", p, from, to],
];

/** Charged days by "service line", of ten days of these facts; `kind` of waiting. */
function charged(
  rows: readonly Row[],
  brief: Readonly<Record<string, ServiceBrief>> = {},
  kind: "delayed" | "outside" = "delayed",
): Record<string, number> {
  const model = modelOf({ a: {}, b: {}, c: {}, ...brief }, { clock: days(10) });
  const found = fold(charging, model, [log(...rows)]);
  const sum = found[kind].reduce((total, part) => total + part, 0);
  expect(sum).toBe(found.totals[kind]);
  return Object.fromEntries(
    model.services.flatMap(({ name }, s) =>
      CHARGE_LINES.flatMap((line, i) => {
        const part = chargedTo(found[kind], s)[i]!;
        return part > 0 ? [[`${name} ${line}`, part / DAY]] : [];
      }),
    ),
  );
}

describe("delay charged, by hand", () => {
  test("a chain: A waits for B, whose person waits for C, so that C is charged with both", () => {
    const rows = [
      ...comes(0, A),
      ...comes(1, B),
      ...comes(2, C),
      ...waits(1, 1, B, C),
      ...waits(2, 0, A, B),
      ...goes(5, 2, C, HOME),
      ...goes(5, 1, B, C),
      ...goes(5, 0, A, B),
    ];
    expect(charged(rows)).toEqual({ "c care": 4 + 3 });
  });

  test("of two places one is filled by care and one by somebody who waits: half of the wait goes on", () => {
    const rows = [
      ...comes(0, A),
      ...comes(1, B),
      ...comes(2, B),
      ...comes(3, C),
      ...waits(2, 1, B, C),
      ...waits(4, 0, A, B),
    ];
    // Person 1 waits 8 days for C. Person 0 waits 6 days for B: 3 for the person in care, 3 for person 1 and so for C.
    expect(charged(rows, { b: { capacity: 2 } })).toEqual({ "b care": 3, "c care": 8 + 3 });
  });

  test("a joint list shares equally, whatever the size of the services", () => {
    const rows = [...comes(0, A), ...comes(1, B), ...comes(2, C), ...comes(3, C), ...waits(0, 0, A, B, C)];
    expect(charged(rows, { c: { capacity: 2 } })).toEqual({ "b care": 5, "c care": 5 });
  });

  test("a joint list is shared equally on the way through as well", () => {
    const D = 3;
    const rows = [
      ...[...comes(0, A), ...comes(1, B), ...comes(2, C), ...comes(3, D)],
      ...[...waits(2, 1, B, C, D), ...waits(4, 0, A, B)],
    ];
    expect(charged(rows, { d: {} })).toEqual({ "c care": 4 + 3, "d care": 4 + 3 });
  });

  test("places reserved and in turn-round have lines of their own", () => {
    const rows: Row[] = [
      ...comes(0, A),
      ...comes(1, B),
      ...comes(2, B),
      ...comes(4, B),
      [0, "Arrived", 3, B],
      [2 * DAY, "Left", 2, B, HOME],
      [2 * DAY, "Exited", 2, B, HOME],
      [4 * DAY, "Assigned", 3, B, -1, -1],
      ...waits(5, 0, A, B),
      [9 * DAY, "PlaceReady", -1, B, 1, 7 * DAY],
    ];
    // From day 5 to 9: two in care, one place in turn-round, one reserved; from day 9 the turned place stands free.
    const found = charged(rows, { b: { capacity: 4, turnRound: true } });
    expect(found).toEqual({ "b care": 2.5, "b reserved": 1.25, "b turn-round": 1, "b free": 0.25 });
  });

  test("a closed service, and a team out of hours, are charged with the whole wait; shocked places with their share", () => {
    const wait = [...comes(0, A), ...comes(1, B), ...waits(0, 0, A, B)];
    const closed: Row = [4 * DAY, "CapacityChanged", -1, B, -1, 0];
    expect(charged([...wait, closed])).toEqual({ "b care": 4, "b closed": 6 });
    const evening: Row = [4 * DAY, "CapacityChanged", -1, B, 1, 0];
    expect(charged([...wait, evening], { b: { kind: "team" } })).toEqual({ "b care": 4, "b out-of-hours": 6 });
    const shock: Row[] = [
      [4 * DAY, "ShockStarted", -1, B, 0, 2],
      [4 * DAY, "CapacityChanged", -1, B, -1, 1],
      [7 * DAY, "ShockEnded", -1, B, 0, 2],
      [7 * DAY, "CapacityChanged", -1, B, -1, 3],
    ];
    // Three days of one person in care and two places taken; then one in care and two free that he does not get.
    const shocked = charged([...wait, ...shock], { b: { capacity: 1 } });
    expect(shocked).toEqual({ "b care": 4 + 1 + 1, "b closed": 2, "b free": 2 });
  });

  test("steps before a move stay where they are done, hours and journeys with the service they lead to", () => {
    const steps = (reason: number) => charged([...comes(0, A), ...heldUp(6, 0, A, B, reason)]);
    expect(steps(REASON.assessment)).toEqual({ "a assessment": 4 });
    expect(steps(REASON.funding)).toEqual({ "a funding": 4 });
    expect(steps(REASON.choice)).toEqual({ "a choice": 4 });
    expect(steps(REASON.outOfHours)).toEqual({ "b out-of-hours": 4 });
    expect(steps(REASON.transfer)).toEqual({ "b transfer": 4 });
    const home = charged([...comes(0, A), ...heldUp(6, 0, A, HOME, REASON.outOfHours)]);
    expect(home).toEqual({ "a out-of-hours": 4 });
  });

  test("who waits for a place filled by somebody in assessment waits for that assessment", () => {
    const rows = [...comes(0, A), ...comes(1, B), ...heldUp(4, 1, B, C, REASON.assessment), ...waits(4, 0, A, B)];
    expect(charged(rows)).toEqual({ "b assessment": 12 });
  });

  test("a ring that is full of itself is a line; with a way out, all of it goes there", () => {
    const ring = [...comes(0, A), ...comes(1, B), ...waits(4, 0, A, B), ...waits(4, 1, B, A)];
    expect(charged(ring)).toEqual({ "a ring": 6, "b ring": 6 });
    expect(charged([...ring.slice(0, 4), ...comes(2, A), ...ring.slice(4)], { a: { capacity: 2 } })).toEqual({
      "a care": 12,
    });
  });

  test("who waits in no place is charged apart", () => {
    const rows: Row[] = [...comes(1, B), [0, "Arrived", 0, B], [3 * DAY, "Referred", 0, B, -1, -1]];
    expect(charged(rows)).toEqual({});
    expect(charged(rows, {}, "outside")).toEqual({ "b care": 7 });
  });
});
