import { describe, expect, test } from "vitest";
import { byHand, during, HOME } from "./byHand.ts";
import { of, type Told, tell } from "./told.ts";

const BY_COHORT = "{ by: cohort, levels: { quick: 24 hours, slow: 48 hours } }";
const BY_NIGHT = "leaving: { hours: 00:00-12:00 }";

const left = (facts: readonly Told[]): (readonly number[])[] =>
  of(facts, "Left").map(({ person, hours }) => [person, hours]);

/** A rule that looks at eight whether the ward is full. */
const atEight = (does: string): string => `rules:
  - name: full
    when: { service: ward, measure: occupancy, above: 99% }
    checked: at 08:00
    do: ${does}
    until: { below: 50% }`;

describe("semantics 5, order at one instant", () => {
  test("visits end before arrivals: who comes in that second finds the place free", () => {
    const facts = tell(
      byHand({ quick: [9, 33] }, `  ward: { kind: beds, capacity: 1, length-of-stay: 24 hours, ${HOME} }`),
    );
    expect(during(facts, 33)).toEqual(["0 Left ward", "0 Exited ward", "1 Arrived ward", "1 Started ward"]);
    expect(of(facts, "Referred")).toEqual([]);
  });

  test("stays end before those leave who waited for the hours to open, whatever their numbers", () => {
    // Person 0 is ready at 44 and may leave from midnight, 48, on; the stay of person 1 ends at midnight.
    const ward = `  ward: { kind: beds, capacity: 9, length-of-stay: ${BY_COHORT}, ${BY_NIGHT}, ${HOME} }`;
    const facts = tell(byHand({ quick: [20, 24] }, ward.replace(BY_COHORT, "24 hours")));
    expect(of(facts, "ReadyToLeave").map(({ person, hours }) => [person, hours])).toEqual([[0, 44]]);
    expect(left(facts)).toEqual([
      [1, 48],
      [0, 48],
    ]);
  });

  test("leaving comes before changes of capacity: the bed that closes is the one just left", () => {
    const ward = `  ward: { kind: beds, capacity: 2, length-of-stay: 24 hours, ${BY_NIGHT}, ${HOME} }`;
    const facts = tell(
      byHand({ quick: [20, 30] }, ward, "changes: [{ on: 2016-04-06, set: { services.ward.capacity: 1 } }]"),
    );
    expect(during(facts, 48)).toEqual(["0 Left ward", "0 Exited ward", "CapacityChanged ward"]);
  });

  test("capacity changes before rules look: a ward that opens beds at eight is not full at eight", () => {
    const fired = (capacity: string): number[] => {
      const ward = `  ward: { kind: beds, capacity: ${capacity}, length-of-stay: 48 hours, ${HOME} }`;
      return of(
        tell(byHand({ quick: [1] }, ward, atEight("{ add-capacity: { service: ward, places: 5 } }"))),
        "RuleFired",
      ).map(({ hours }) => hours);
    };
    expect(fired("1")[0]).toBe(8);
    expect(fired("{ daily 08:00-20:00: 2, otherwise: 1 }")).toEqual([]);
  });

  test("rules act before arrivals: who comes in the second in which a rule diverts is diverted", () => {
    const ward = `  ward: { kind: beds, capacity: 1, length-of-stay: 48 hours, ${HOME} }`;
    const facts = tell(byHand({ quick: [1, 7, 8] }, ward, atEight("{ divert: { from: ward, to: elsewhere } }")));
    expect(during(facts, 7)).toEqual(["1 Arrived ward", "1 Referred ward"]);
    expect(during(facts, 8)).toEqual(["RuleFired ward", "2 Arrived ward", "2 Refused ward", "2 Exited outside"]);
  });

  test("rules act before assessments end: who is assessed in the second in which a rule diverts is diverted", () => {
    // Ready at 2 and assessed by 8; the ward is full, so from 8 on nobody is referred to care.
    const services = `
  ward: { kind: beds, capacity: 1, length-of-stay: 1 hours, routes: [{ to: care, share: 100%, prepare: { assessment: 6 hours } }] }
  care: { kind: beds, capacity: 1, length-of-stay: 24 hours, ${HOME} }`;
    const facts = tell(byHand({ quick: [1] }, services, atEight("{ divert: { from: care, to: elsewhere } }")));
    expect(during(facts, 8)).toEqual(["RuleFired ward", "0 Refused care", "0 Left ward", "0 Exited ward"]);
  });

  test("assessments end before arrivals: who is assessed in that second is referred before who comes in it", () => {
    const services = `
  ward: { kind: beds, capacity: 9, length-of-stay: 1 hours, routes: [{ to: care, share: 100%, prepare: { assessment: 6 hours } }] }
  care: { kind: beds, capacity: 1, length-of-stay: 24 hours, ${HOME} }`;
    const facts = tell(
      byHand({ quick: [1, 8] }, services).replace(
        /at: \[2016-04-04T01:00, 2016-04-04T08:00\] \}, enters: ward/,
        "at: [2016-04-04T01:00] }, enters: ward }\n  late: { arrivals: { at: [2016-04-04T08:00] }, enters: care",
      ),
    );
    expect(during(facts, 8)).toEqual(["1 Arrived care", "0 Left ward", "0 Started care", "1 Referred care"]);
  });

  test("arrivals come before admissions, which go by the queue: who comes in the second of a free bed waits behind", () => {
    const facts = tell(
      byHand({ quick: [0, 5, 24] }, `  ward: { kind: beds, capacity: 1, length-of-stay: 24 hours, ${HOME} }`),
    );
    expect(during(facts, 24)).toEqual([
      "0 Left ward",
      "0 Exited ward",
      "2 Arrived ward",
      "1 Started ward",
      "2 Referred ward",
    ]);
  });

  test("admissions are repeated until nothing more moves: one bed that is left moves a chain of people", () => {
    const facts = tell(
      byHand(
        { quick: [0, 1, 2] },
        `  ward: { kind: beds, capacity: 1, length-of-stay: 24 hours, routes: [{ to: care, share: 100% }] }
  care: { kind: beds, capacity: 1, length-of-stay: 36 hours, ${HOME} }`,
      ),
    );
    expect(during(facts, 60)).toEqual([
      "0 Left care",
      "0 Exited care",
      "1 Left ward",
      "1 Started care",
      "2 Started ward",
    ]);
  });

  test("what is left is decided by the number of the person, not by what was planned first", () => {
    // Person 0 starts in care at 24, long after person 1 started in the ward at 12: both stays end at 60.
    const facts = tell(
      byHand(
        { quick: [0], slow: [12] },
        `  ward: { kind: beds, capacity: 2, length-of-stay: ${BY_COHORT}, routes: [{ to: care, share: 100% }] }
  care: { kind: beds, capacity: 1, length-of-stay: 36 hours, ${HOME} }`,
      ),
    );
    expect(left(facts).filter(([, hours]) => hours === 60)).toEqual([
      [0, 60],
      [1, 60],
    ]);
  });
});
