import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { byHand, HOME, lifeOf } from "./byHand.ts";
import { byPerson, of, tell } from "./told.ts";

/**
 * A bed in care is sought after six hours of assessment and four of funding; people leave the ward from 08:00 to 18:00,
 * care admits from 12:00 to 14:00, and the journey takes three hours.
 */
const facts = tell(
  byHand(
    { people: [0, 1] },
    `  ward: { kind: beds, capacity: 9, length-of-stay: 24 hours, leaving: { hours: 08:00-18:00 }, routes: [{ to: care, share: 100%, prepare: { assessment: 6 hours, funding: 4 hours }, transfer: 3 hours }] }
  care: { kind: beds, capacity: 1, length-of-stay: 20 hours, admission: { hours: 12:00-14:00 }, ${HOME} }`,
  ),
);

describe("semantics 4: moving on, step by step", () => {
  test("ready, prepared, assigned, moving at the first instant when both windows are open, left and started", () => {
    expect(lifeOf(facts, 0)).toEqual([
      "0 Arrived ward",
      "0 Started ward",
      "24 ReadyToLeave ward",
      "24 Delayed ward",
      "30 Delayed ward",
      // The place is free at 34, ten o'clock; both windows are open from 36, noon.
      "34 Assigned care",
      "34 Delayed ward",
      "36 TransferStarted care",
      "36 Delayed ward",
      "39 Left ward",
      "39 Started care",
      "59 Left care",
      "59 Exited care",
    ]);
  });

  test("a place that is assigned is reserved: nobody else gets it though nobody is in it", () => {
    expect(lifeOf(facts, 1).slice(4)).toEqual([
      "31 Delayed ward",
      "35 Referred care",
      "35 Delayed ward",
      "59 Assigned care",
      "59 Delayed ward",
      "60 TransferStarted care",
      "60 Delayed ward",
      "63 Left ward",
      "63 Started care",
      "83 Left care",
      "83 Exited care",
    ]);
  });

  test("every second between ready and left has exactly one reason: the earliest unfinished step", () => {
    const reasons = byPerson(facts).map((own) => {
      const left = of(own, "Left", "ward")[0]!.hours;
      const delays = of(own, "Delayed");
      return delays.map(({ value, hours }, i) => [value, (delays[i + 1]?.hours ?? left) - hours]);
    });
    expect(reasons).toEqual([
      [
        [REASON.assessment, 6],
        [REASON.funding, 4],
        [REASON.outOfHours, 2],
        [REASON.transfer, 3],
      ],
      [
        [REASON.assessment, 6],
        [REASON.funding, 4],
        [REASON.noRoom, 24],
        [REASON.outOfHours, 1],
        [REASON.transfer, 3],
      ],
    ]);
    for (const [person, hours] of [
      [0, 15],
      [1, 38],
    ] as const) {
      const own = byPerson(facts)[person]!;
      expect(of(own, "Left", "ward")[0]!.hours - of(own, "ReadyToLeave")[0]!.hours).toBe(hours);
      expect(reasons[person]!.reduce((sum, [, lasts]) => sum + lasts!, 0)).toBe(hours);
    }
  });
});
