import { describe, expect, test } from "vitest";
import { KIND } from "../../../engine/log/facts.ts";
import { ordinal, sentenceOf } from "../../../viz/words/sentences.ts";
import type { Row } from "../../engine/log/helpers.ts";
import {
  AT_HOME,
  CARE,
  CARE_HOME,
  DAY,
  DIED,
  DOOR,
  ELSEWHERE,
  HOME,
  HOUR,
  MOVED,
  numberOf,
  REHAB,
  TEAM,
  TOWN,
  told,
  WARD,
} from "./town.ts";

/** The sentence of the n-th fact of a kind. */
function say(rows: readonly Row[], kind: Row[1], nth = 0): string {
  return sentenceOf(told(rows), numberOf(rows, kind, nth));
}

const inWard = (person: number, at = 0): Row[] => [
  [at, "Arrived", person, WARD, 0, 0],
  [at, "Started", person, WARD],
];

/** Person 0 holds the ward's bed, ready for the one bed of rehabilitation, which person 1 has. */
const BLOCKED: Row[] = [
  [0, "Arrived", 1, REHAB, 0, 1],
  [0, "Started", 1, REHAB],
  ...inWard(0),
  [HOUR, "ReadyToLeave", 0, WARD, REHAB, 0],
  [HOUR, "Referred", 0, REHAB, WARD, 0],
  [HOUR, "Delayed", 0, WARD, REHAB, 4],
];

describe("coming and going", () => {
  test("somebody arrives", () => {
    expect(say(inWard(0), "Arrived")).toBe("Person 0 arrives at Ward (Frail people).");
    expect(say([[0, "Arrived", 0, DOOR, 0, 0]], "Arrived")).toBe("Person 0 arrives at Which ward? (Frail people).");
    expect(say([[0, "Arrived", 0, HOME, 0, 0]], "Arrived")).toBe("Person 0 arrives and goes home (Frail people).");
  });

  test("somebody starts: in a bed, a place, on a visit, at home", () => {
    const from = (service: number, other: number): Row[] => [
      ...inWard(0),
      [DAY, "Left", 0, WARD, service],
      [DAY, "Started", 0, service, other],
    ];
    expect(say(inWard(0), "Started")).toBe("Person 0 takes a bed in Ward.");
    expect(say(from(REHAB, WARD), "Started", 1)).toBe("Person 0 takes a bed in Rehabilitation, from Ward.");
    expect(say(from(CARE, WARD), "Started", 1)).toBe("Person 0 takes a place in Reablement, from Ward.");
    expect(say(from(TEAM, -1), "Started", 1)).toBe("Rapid response begins a visit to person 0.");
    expect(say(from(AT_HOME, WARD), "Started", 1)).toBe("Person 0 goes on to At home after care, from Ward.");
  });

  test("a start tells how long the person waited for it", () => {
    const rows: Row[] = [
      [0, "Arrived", 0, WARD, 0, 0],
      [0, "Referred", 0, WARD, -1, -1],
      [2 * DAY + 5 * HOUR, "Started", 0, WARD],
    ];
    expect(say(rows, "Started")).toBe("Person 0 takes a bed in Ward, after waiting 2 d 5 h.");
  });

  test("somebody leaves: for a service, an exit, or home to wait", () => {
    const left = (other: number): string => say([...inWard(0), [DAY, "Left", 0, WARD, other]], "Left");
    expect(left(REHAB)).toBe("Person 0 leaves Ward for Rehabilitation.");
    expect(left(-1)).toBe("Person 0 leaves Ward to wait at home.");
    expect(left(HOME)).toBe("Person 0 leaves Ward and goes home.");
    expect(left(DIED)).toBe("Person 0 leaves Ward and dies.");
  });

  test("leaving after a delay tells how long it was", () => {
    const rows: Row[] = [
      ...BLOCKED,
      [DAY, "Left", 1, REHAB, HOME],
      [DAY, "Exited", 1, REHAB, HOME],
      [DAY, "Left", 0, WARD, REHAB],
    ];
    expect(say(rows, "Left", 1)).toBe(
      "Person 0 leaves Ward for Rehabilitation, after 23 h ready to leave and waiting.",
    );
  });

  test("every way out of the model has its words", () => {
    const exit = (other: number, from = -1): string =>
      say(
        [
          [0, "Arrived", 0, WARD, 0, 0],
          [9, "Exited", 0, from, other],
        ],
        "Exited",
      );
    expect(exit(HOME)).toBe("Person 0 goes home.");
    expect(exit(CARE_HOME, WARD)).toBe("Person 0 moves to a care home, from Ward.");
    expect(exit(DIED)).toBe("Person 0 dies.");
    expect(exit(MOVED)).toBe("Person 0 moves away.");
    expect(exit(ELSEWHERE)).toBe("Person 0 goes elsewhere.");
  });

  test("somebody returns", () => {
    const back = (nth: number): string =>
      say([...inWard(0), [9, "Left", 0, WARD, TEAM], [9, "Returned", 0, TEAM, AT_HOME, nth]], "Returned");
    expect(back(1)).toBe("Person 0 needs Rapid response and returns from At home after care.");
    expect(back(2)).toBe("Person 0 needs Rapid response and returns from At home after care, for the 2nd time.");
  });

  test("a visit ends", () => {
    const end = (overtime: number): string =>
      say(
        [
          [0, "Arrived", 0, TEAM, 0, 0],
          [0, "Started", 0, TEAM],
          [9, "Visited", 0, TEAM, -1, overtime],
        ],
        "Visited",
      );
    expect(end(0)).toBe("Rapid response ends a visit to person 0.");
    expect(end(1)).toBe("Rapid response ends a visit to person 0, in overtime.");
  });
});

describe("waiting", () => {
  test("somebody is ready to leave, and for what", () => {
    expect(say(BLOCKED, "ReadyToLeave")).toBe("Person 0 is ready to leave Ward for Rehabilitation.");
    const to = (other: number, route: number): string =>
      say([...inWard(0), [9, "ReadyToLeave", 0, WARD, other, route]], "ReadyToLeave");
    expect(to(REHAB, 1)).toBe("Person 0 is ready to leave Ward for Rehabilitation or Reablement.");
    expect(to(CARE, 1)).toBe("Person 0 is ready to leave Ward for Reablement.");
    expect(to(CARE_HOME, -2)).toBe("Person 0 is ready to leave Ward to move to a care home.");
    expect(to(DIED, -2)).toBe("The stay of person 0 in Ward is over: they have died.");
  });

  test("a delay names its reason in the words of the log, and how many are ahead where that is known", () => {
    expect(say(BLOCKED, "Delayed")).toBe(
      "Person 0 is ready to leave Ward for Rehabilitation: no room in the next service; nobody is ahead in the queue.",
    );
    const because = (reason: number, route: number): string =>
      say(
        [...inWard(0), [9, "ReadyToLeave", 0, WARD, REHAB, route], [9, "Delayed", 0, WARD, REHAB, reason]],
        "Delayed",
      );
    for (const [reason, words] of TOWN.reasons.entries()) {
      if (reason === 0) continue;
      expect(because(reason, 0)).toBe(`Person 0 is ready to leave Ward for Rehabilitation: ${words}.`);
    }
    expect(because(1, 1)).toBe(
      "Person 0 is ready to leave Ward for Rehabilitation or Reablement: waiting for assessment.",
    );
  });

  test("somebody begins to wait behind others", () => {
    const waits = (...people: number[]): Row[] =>
      people.flatMap((person): Row[] => [
        [person, "Arrived", person, TEAM, 0, 2],
        [person, "Referred", person, TEAM, -1, -1],
      ]);
    const rows = waits(0, 1, 2);
    expect(say(rows, "Referred", 0)).toBe(
      "Person 0 begins to wait for a visit by Rapid response; nobody is ahead in the queue.",
    );
    expect(say(rows, "Referred", 1)).toBe(
      "Person 1 begins to wait for a visit by Rapid response; 1 is ahead in the queue.",
    );
    expect(say(rows, "Referred", 2)).toBe(
      "Person 2 begins to wait for a visit by Rapid response; 2 are ahead in the queue.",
    );
    expect(say(BLOCKED, "Referred")).toBe(
      "Person 0 begins to wait for a place in Rehabilitation, in Ward; nobody is ahead in the queue.",
    );
  });

  test("a place is kept, and the journey begins", () => {
    const kept: Row[] = [
      [9, "Assigned", 0, REHAB, WARD],
      [20, "TransferStarted", 0, REHAB, WARD],
    ];
    expect(say([...inWard(0), ...kept], "Assigned")).toBe(
      "A place in Rehabilitation is reserved for person 0, who is in Ward and is not ready to leave it yet.",
    );
    const rows: Row[] = [...inWard(0), [8, "ReadyToLeave", 0, WARD, REHAB, 0], ...kept];
    expect(say(rows, "Assigned")).toBe("A place in Rehabilitation is reserved for person 0, who is in Ward.");
    expect(say(rows, "TransferStarted")).toBe("Person 0 is on the way to Rehabilitation, from Ward.");
    const out: Row[] = [...inWard(0), [9, "TransferStarted", 0, HOME, WARD]];
    expect(say(out, "TransferStarted")).toBe("Person 0 sets out to go home, from Ward.");
  });

  test("somebody gives up, is sent on, is turned away", () => {
    const turned = (kind: Row[1], other: number, value: number): string =>
      say(
        [
          [0, "Arrived", 0, TEAM, 0, 0],
          [0, "Referred", 0, TEAM, -1, -1],
          [9, kind, 0, TEAM, other, value],
        ],
        kind,
      );
    expect(turned("GaveUp", WARD, 2 * HOUR)).toBe(
      "Person 0 stops waiting for Rapid response after 2 h and is sent on to Ward.",
    );
    expect(turned("GaveUp", HOME, 9)).toBe(
      "Person 0 stops waiting for Rapid response after less than a minute and goes home.",
    );
    expect(turned("Diverted", WARD, 4)).toBe(
      "Rapid response is full and has a full queue (4 waiting): person 0 is sent on to Ward.",
    );
    expect(turned("Refused", ELSEWHERE, 0)).toBe(
      "Rapid response is full and takes no queue: person 0 is turned away and goes elsewhere.",
    );
  });

  test("people change places", () => {
    const ring = (value: number, other: number): string =>
      say([...inWard(0), [9, "RingExchanged", 0, WARD, other, value]], "RingExchanged");
    expect(ring(3, CARE)).toBe(
      "Person 0 in Ward gets a place in Reablement: 3 people who waited for each other's places change places.",
    );
    expect(ring(1, WARD)).toBe("Person 0 waits for the place they hold in Ward, and takes it again.");
  });
});

describe("places and staff", () => {
  const change = (service: number, ...values: number[]): string => {
    const rows = values.map((value, i): Row => [(i + 1) * DAY, "CapacityChanged", -1, service, -1, value, -1]);
    return say(rows, "CapacityChanged", values.length - 1);
  };

  test("beds and places open and close", () => {
    expect(change(WARD, 3)).toBe("Ward has 3 beds from now on, 2 more than before.");
    expect(change(WARD, 3, 1)).toBe("Ward has 1 bed from now on, 2 fewer than before.");
    expect(change(CARE, 0)).toBe("Reablement closes; it had 1 place.");
    expect(change(CARE, 1)).toBe("Reablement has 1 place from now on.");
    expect(change(WARD, 0x3fffffff)).toBe("Ward has no limit from now on.");
  });

  test("staff come on duty and go off", () => {
    expect(change(TEAM, 2)).toBe("Rapid response has 2 members of staff on duty from now on.");
    expect(change(TEAM, 0)).toBe("Rapid response has nobody on duty from now on.");
  });
});

test("every kind of fact has a sentence of its own, those not yet written too, and unknown ones say so", () => {
  const sentences = new Set<string>();
  for (const kind of Object.values(KIND)) {
    const rows: Row[] = [...inWard(0), [9, "Visited", 0, WARD, REHAB, 1]];
    const store = told(rows);
    store.parts[0]!.chunk.kind[2] = kind;
    const text = sentenceOf(store, 2);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/no words for/);
    sentences.add(text);
  }
  expect(sentences.size).toBe(Object.keys(KIND).length);
  const store = told(inWard(0));
  store.parts[0]!.chunk.kind[1] = 99;
  expect(sentenceOf(store, 1)).toBe("Something happens that this viewer has no words for (kind 99).");
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [112, "112th"],
])("%d is the %s", (n, words) => {
  expect(ordinal(n)).toBe(words);
});
