import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { checkLaws, createLawCheck, type LawModel } from "../../../engine/log/laws.ts";
import { cut, log, type Row, slice } from "./helpers.ts";
import { PATHWAY, pathwayLog } from "./synthetic.ts";

const [WARD, REABLEMENT, TEAM] = [0, 1, 2];
const HOME = 3;
const DIED = 5;
const OUTSIDE = -1;
const model: LawModel = {
  services: [
    { name: "ward", kind: "beds", capacity: 1 },
    { name: "reablement", kind: "caseload", capacity: 1, queueLimit: 1 },
    { name: "team", kind: "team", capacity: 1 },
  ],
  routes: [{}, {}, {}],
  classes: [{ cohort: 0 }, { cohort: 1 }],
  clock: { end: 10_000 },
};

function broken(...rows: readonly Row[]): string[] {
  return checkLaws(model, [log(...rows)]);
}

const arrive = (time: number, person: number, service = WARD): Row => [time, "Arrived", person, service, 0];
const start = (time: number, person: number, service = WARD, cause?: number): Row =>
  cause === undefined
    ? [time, "Started", person, service, OUTSIDE, -1]
    : [time, "Started", person, service, OUTSIDE, -1, cause];

describe("a lawful log", () => {
  test("of a pathway with queues, blocking, journeys and returns breaks no law", () => {
    for (const seed of [1, 2, 3]) expect(checkLaws(PATHWAY, pathwayLog(500, seed))).toEqual([]);
  });

  test("may be cut into chunks anywhere, even within an instant", () => {
    const facts = pathwayLog(60)[0]!;
    for (let at = 1; at < facts.length; at += 50) expect(checkLaws(PATHWAY, cut(facts, at, at + 1))).toEqual([]);
  });

  test("may end with people inside, waiting and delayed", () => {
    expect(
      broken(
        arrive(0, 0),
        start(0, 0),
        arrive(5, 1),
        [5, "Referred", 1, WARD, OUTSIDE, -1],
        [9, "ReadyToLeave", 0, WARD, HOME, 1],
        [9, "Delayed", 0, WARD, HOME, REASON.outOfHours],
      ),
    ).toEqual([]);
  });

  test("may exchange a ring: each takes the place of the next before all have left", () => {
    expect(broken(...ring)).toEqual([]);
  });

  test("may let the visits of a shift that ended run on beside a whole new shift", () => {
    expect(broken(...overtime(1))).toEqual([]);
  });
});

const ring: readonly Row[] = [
  arrive(0, 0),
  start(0, 0),
  arrive(0, 1, REABLEMENT),
  start(0, 1, REABLEMENT),
  [10, "ReadyToLeave", 0, WARD, REABLEMENT, 1],
  [10, "Referred", 0, REABLEMENT, WARD, 1],
  [10, "Delayed", 0, WARD, REABLEMENT, REASON.noRoom],
  [21, "RingExchanged", 1, REABLEMENT, WARD, 2, 3],
  [21, "RingExchanged", 0, WARD, REABLEMENT, 2, 3],
  [21, "Left", 1, REABLEMENT, WARD, 2],
  [21, "Left", 0, WARD, REABLEMENT, 1],
  [21, "Started", 1, WARD, REABLEMENT, 2],
  [21, "Started", 0, REABLEMENT, WARD, 1],
];

const overtime = (flag: number): readonly Row[] => [
  arrive(0, 0, TEAM),
  start(0, 0, TEAM),
  [10, "CapacityChanged", -1, TEAM, 1, 1],
  arrive(10, 1, TEAM),
  start(10, 1, TEAM),
  [30, "Visited", 0, TEAM, OUTSIDE, flag],
  [30, "Left", 0, TEAM, HOME, 0],
  [30, "Exited", 0, TEAM, HOME],
];

describe("numbers, times and columns", () => {
  test("time never goes back, nor beyond the end of the run", () => {
    expect(broken(arrive(9, 0), start(9, 0), arrive(8, 1, TEAM), start(8, 1, TEAM))[0]).toBe(
      "fact 2 (Arrived, person 1, day 0 00:00:08): it comes after a fact of day 0 00:00:09",
    );
    expect(broken(arrive(10_001, 0), start(10_001, 0))[0]).toContain("after the end of the run, day 0 02:46:40");
  });

  test("instants are told by the calendar, where the model says when it starts", () => {
    const clock = { end: 10_000, start: "2016-04-01", warmUp: 3600 };
    const [sentence] = checkLaws({ ...model, clock }, [log(arrive(9, 0), start(9, 0), arrive(8, 1, TEAM))]);
    expect(sentence).toBe(
      "fact 2 (Arrived, person 1, 2016-03-31 23:00:08): it comes after a fact of 2016-03-31 23:00:09",
    );
  });

  test("facts are numbered without gaps", () => {
    const facts = pathwayLog(60)[0]!;
    const check = createLawCheck(PATHWAY);
    check.take(slice(facts, 0, 40));
    check.take(slice(facts, 45, facts.length));
    expect(check.end()[0]).toBe("facts 40 to 44 are missing");
  });

  test("every column holds what the vocabulary says", () => {
    const wrong: [Row, string][] = [
      [[5, "Delayed", 0, WARD, HOME, 9], "there is no reason 9"],
      [[5, "Left", 0, 12, HOME, 0], "service is 12, expected service"],
      [[5, "Left", 0, WARD, 99, 0], "other is 99, expected service or exit or outside"],
      [[5, "Left", 0, WARD, HOME, 7], "there is no route 7"],
      [[5, "Visited", 0, WARD, OUTSIDE, 2], "value is 2, expected 0 or 1"],
      [[5, "Arrived", 1, WARD, 0, 1], "class 1 is not of cohort 0"],
      [[5, "Arrived", 1, WARD, 0, 8], "there is no class 8"],
      [[5, "CapacityChanged", -1, WARD, 0, 3], "other is 0, expected 1 or −1"],
      [[5, "CapacityChanged", -1, WARD, -1, -3], "a capacity of -3 is below 0"],
      [[5, "CapacityChanged", 0, WARD, -1, 3], "a fact about a service is about no person"],
      [[5, "Left", -1, WARD, HOME, 0, 1], "it is about nobody"],
      [[5, "RuleFired", -1, WARD, -1, 0], "there is no rule -1"],
      [[5, "Joined", 0, WARD, 0, 3], "value is 3, expected 0, 1 or 2"],
      [[5, "Refused", 0, WARD, REABLEMENT, 0], "other is 1, expected exit"],
    ];
    wrong.push([[5, "Joined", 0, WARD, 0, 2], "it was not suspended"]);
    wrong.push([[5, "Released", 0, WARD, 0, 0], "the person is no member"]);
    for (const [row, sentence] of wrong) expect(broken(arrive(0, 0), start(0, 0), row)[0]).toContain(sentence);
  });

  test("each Arrived has a key of its own", () => {
    const facts = log(arrive(0, 0), start(0, 0), arrive(1, 1, TEAM), start(1, 1, TEAM));
    expect(checkLaws(model, [{ ...facts, keys: Int32Array.of(7, 0, 7, 0) }])).toEqual([
      "two people have the same key, 7 0",
    ]);
    expect(checkLaws(model, [{ ...facts, arrivals: 1 }])[0]).toBe("facts 0 to 3 hold 2 Arrived but 1 keys");
  });
});

describe("each person's facts", () => {
  test("stand in an order the vocabulary allows", () => {
    expect(broken(arrive(0, 0), start(0, 0), start(5, 0, TEAM))[0]).toContain(
      "it follows Started (fact 1); expected Arrived, Left",
    );
    expect(broken(start(0, 0))[0]).toContain("the person has not arrived");
  });

  test("end with Exited", () => {
    const gone: Row[] = [arrive(0, 0), start(0, 0), [5, "Left", 0, WARD, HOME, 0], [5, "Exited", 0, WARD, HOME]];
    expect(broken(...gone)).toEqual([]);
    expect(broken(...gone, [6, "Started", 0, WARD, OUTSIDE, -1])[0]).toContain("the person has exited");
  });

  test("add up: whoever arrived has exited or is inside", () => {
    expect(broken(arrive(0, 0), start(0, 0), [5, "Exited", 0, WARD, HOME])).toContain(
      "at the end 1 people arrived, 1 exited and 1 are inside",
    );
  });

  test("agree with where the person is", () => {
    const wrong: [Row[], string][] = [
      [[[5, "Left", 0, TEAM, HOME, 0]], "it says the person is in team, but they are in ward"],
      [[[5, "ReadyToLeave", 0, TEAM, HOME, 0]], "it says the person is in team, but they are in ward"],
      [[[5, "Referred", 0, REABLEMENT, OUTSIDE, 0]], "it says the person is in outside, but they are in ward"],
      [
        [
          [5, "Left", 0, WARD, TEAM, 0],
          [5, "Started", 0, TEAM, REABLEMENT, 0],
        ],
        "it says the person comes from reablement, but they come from ward",
      ],
      [
        [
          [5, "Left", 0, WARD, TEAM, 0],
          [5, "Started", 0, REABLEMENT, WARD, 0],
        ],
        "fact 2 left for team",
      ],
      [
        [
          [5, "Left", 0, WARD, TEAM, 0],
          [6, "Started", 0, TEAM, WARD, 0],
        ],
        "nobody came to team",
      ],
      [
        [
          [5, "Left", 0, WARD, HOME, 0],
          [5, "Exited", 0, WARD, DIED],
        ],
        "fact 2 left for exit 0",
      ],
    ];
    for (const [rows, sentence] of wrong) {
      expect(broken(arrive(0, 0), start(0, 0), ...rows).join("\n")).toContain(sentence);
    }
  });

  test("say how often a person has returned, and how long they waited before giving up", () => {
    const back: Row[] = [arrive(0, 0), start(0, 0), [5, "Left", 0, WARD, TEAM, 0], [5, "Returned", 0, TEAM, WARD, 2]];
    expect(broken(...back, [5, "Started", 0, TEAM, WARD, 0])[0]).toContain("the person has returned 0 times");
    const waited: Row[] = [
      [0, "CapacityChanged", -1, REABLEMENT, -1, 0],
      arrive(1, 0, REABLEMENT),
      [1, "Referred", 0, REABLEMENT, OUTSIDE, -1],
    ];
    const toWard: Row = [9, "Started", 0, WARD, OUTSIDE, -2];
    expect(broken(...waited, [9, "GaveUp", 0, REABLEMENT, WARD, 8], toWard)).toEqual([]);
    expect(broken(...waited, [9, "GaveUp", 0, REABLEMENT, WARD, 7], toWard)[0]).toContain(
      "it says 7 seconds waited; it was 8",
    );
    expect(broken(...waited, [9, "GaveUp", 0, WARD, WARD, 8], toWard)[0]).toContain(
      "the person does not wait for ward",
    );
    expect(broken(...waited, [9, "GaveUp", 0, REABLEMENT, WARD, 8, 1], toWard)[0]).toContain("its cause is fact 1");
  });
});

describe("causes", () => {
  const full: Row[] = [arrive(0, 0), start(0, 0), arrive(1, 1), [1, "Referred", 1, WARD, OUTSIDE, -1]];
  const freed: Row[] = [
    [5, "Left", 0, WARD, HOME, 0],
    [5, "Exited", 0, WARD, HOME],
  ];

  test("are the person's own last fact, or the one that freed the place", () => {
    expect(broken(...full, ...freed, start(5, 1, WARD, 4))).toEqual([]);
    expect(broken(...full, ...freed, start(5, 1))).toEqual([]);
    expect(broken(...full, ...freed, start(5, 1, WARD, 2))[0]).toContain(
      "its cause is fact 2, a Arrived of person 1 at service 0; expected the person's own last fact, or the Left or CapacityChanged or PlaceReady or StartsRenewed or UnitsTaken or ReservationEnded or PoolFreed or PoolChanged that made room",
    );
    expect(broken(...full, ...freed, start(5, 1, WARD, 5))[0]).toContain("its cause is fact 5");
  });

  test("that freed a place did so in the service concerned", () => {
    expect(broken(...full, [3, "CapacityChanged", -1, TEAM, -1, 2], ...freed, start(5, 1, WARD, 4))[0]).toContain(
      "its cause is fact 4, a CapacityChanged of service 2",
    );
  });

  test("come before what they cause; only arrivals and changes of capacity have none", () => {
    expect(broken(arrive(0, 0), start(0, 0, WARD, 1))[0]).toContain(
      "its cause is fact 1, which does not come before it",
    );
    expect(broken(arrive(0, 0), start(0, 0, WARD, -1))[0]).toContain("it has no cause");
    expect(broken(arrive(0, 0), start(0, 0), [1, "Arrived", 1, TEAM, 0, 0, 0], start(1, 1, TEAM))[0]).toContain(
      "its cause is fact 0, expected none",
    );
  });
});

describe("capacity", () => {
  test("nobody takes a place in a full service, be it occupied or reserved", () => {
    expect(broken(arrive(0, 0), start(0, 0), arrive(1, 1), start(1, 1))).toEqual([
      "fact 3 (Started, person 1, day 0 00:00:01): ward is full: 1 of 1 places are taken",
    ]);
    const reserved: Row[] = [
      arrive(0, 0, TEAM),
      start(0, 0, TEAM),
      [1, "Visited", 0, TEAM, OUTSIDE, 0],
      [1, "ReadyToLeave", 0, TEAM, WARD, 1, 1],
      [1, "Assigned", 0, WARD, TEAM, 1],
      [1, "Delayed", 0, TEAM, WARD, REASON.outOfHours],
    ];
    expect(broken(...reserved)).toEqual([]);
    expect(broken(...reserved, arrive(2, 1), start(2, 1))[0]).toContain("ward is full: 1 of 1 places are taken");
  });

  test("that falls below occupancy leaves people where they are, and lets nobody in until it has room again", () => {
    const fallen: Row[] = [
      [0, "CapacityChanged", -1, WARD, -1, 2],
      arrive(0, 0),
      start(0, 0),
      arrive(0, 1),
      start(0, 1),
      [5, "CapacityChanged", -1, WARD, -1, 1],
      [6, "Left", 0, WARD, HOME, 0],
      [6, "Exited", 0, WARD, HOME],
    ];
    expect(broken(...fallen)).toEqual([]);
    expect(broken(...fallen, arrive(7, 2), start(7, 2))[0]).toContain("ward is full: 1 of 1 places are taken");
  });

  test("that is free is not waited for once an instant is over", () => {
    expect(broken(arrive(0, 0), [0, "Referred", 0, WARD, OUTSIDE, -1], arrive(1, 1, TEAM), start(1, 1, TEAM))).toEqual([
      "after day 0 00:00:00 (fact 1): 1 person waits for ward, where 0 of 1 places are taken",
    ]);
  });

  test("limits queues where the scenario does", () => {
    const [a, b] = [
      [arrive(1, 1, REABLEMENT), [1, "Referred", 1, REABLEMENT, OUTSIDE, -1]],
      [arrive(2, 2, REABLEMENT), [2, "Referred", 2, REABLEMENT, OUTSIDE, -1]],
    ] as [Row[], Row[]];
    const first: Row[] = [arrive(0, 0, REABLEMENT), start(0, 0, REABLEMENT)];
    expect(broken(...first, ...a)).toEqual([]);
    expect(broken(...first, ...a, ...b)[0]).toContain("1 people wait for reablement, whose queue is limited to 1");
  });

  test("of a team is taken by visits in overtime only when they are said to be", () => {
    expect(broken(...overtime(0))[0]).toContain("overtime is 0, expected 1");
    const noShiftEnd = overtime(0).map((row) =>
      row[1] === "CapacityChanged" ? ([10, row[1], -1, TEAM, -1, 1] as const) : row,
    );
    expect(broken(...noShiftEnd)[0]).toContain("team is full: 1 of 1 places are taken");
  });

  test("is not enlarged by a ring that is none", () => {
    const half = ring.filter((row) => row[2] !== 1 || row[0] < 21);
    expect(broken(...half.slice(0, -2), ...half.slice(-2)).join("\n")).toContain(
      "a ring left 2 places taken in reablement",
    );
  });
});

describe("steps and delays", () => {
  const inside: Row[] = [arrive(0, 0), start(0, 0)];
  const ready: Row = [5, "ReadyToLeave", 0, WARD, HOME, 1];
  const hours: Row = [5, "Delayed", 0, WARD, HOME, REASON.outOfHours];
  const leave = (time: number): Row[] => [
    [time, "Left", 0, WARD, HOME, 1],
    [time, "Exited", 0, WARD, HOME],
  ];

  test("a step that takes no time is not written", () => {
    expect(broken(...inside, ready, hours, ...leave(6))).toEqual([]);
    expect(broken(...inside, ready, hours, ...leave(5))[0]).toContain("the ReadyToLeave before it took no time");
    expect(broken(...inside, ready, hours, ...leave(5))[1]).toContain("the Delayed before it took no time");
    const twice: Row = [5, "Delayed", 0, WARD, HOME, REASON.assessment];
    expect(broken(...inside, ready, twice, hours, ...leave(6))[0]).toContain("the Delayed before it took no time");
    expect(broken(arrive(0, 0), [0, "Referred", 0, WARD, OUTSIDE, -1], start(0, 0))[0]).toContain(
      "the Referred (fact 1) before it took no time",
    );
    expect(broken(arrive(0, 0), [0, "Assigned", 0, WARD, OUTSIDE, -1], start(0, 0))[0]).toContain(
      "the Assigned before it took no time",
    );
    expect(broken(arrive(0, 0), [0, "TransferStarted", 0, WARD, OUTSIDE, -1], start(0, 0))[0]).toContain(
      "the TransferStarted before it took no time",
    );
  });

  test("whoever is ready has a reason at every second, and a new fact means a new reason", () => {
    expect(broken(...inside, ready, ...leave(6))).toEqual([
      "after day 0 00:00:05 (fact 2): person 0 is ready to leave, without a reason for the delay",
    ]);
    expect(broken(...inside, ready, hours, [6, "Delayed", 0, WARD, HOME, REASON.outOfHours], ...leave(7))[0]).toContain(
      "the reason is the one already in force",
    );
    expect(broken(...inside, hours, ...leave(6))[0]).toContain("it follows Started");
    expect(broken(...inside, ready, hours, [6, "ReadyToLeave", 0, WARD, HOME, 1, 1])[0]).toContain(
      "it follows Delayed",
    );
  });

  test("the reason is the earliest unfinished step", () => {
    const noRoom: Row = [5, "Delayed", 0, WARD, HOME, REASON.noRoom];
    expect(broken(...inside, ready, noRoom)[0]).toContain("because there is no room, but waits for no place");
    const transfer: Row = [5, "Delayed", 0, WARD, HOME, REASON.transfer];
    expect(broken(...inside, ready, transfer)[0]).toContain("delayed by the transfer but not on the way");
    expect(broken(...inside, ready, transfer, [5, "TransferStarted", 0, HOME, WARD, 1])).toEqual([]);
    const waits: Row[] = [
      [0, "CapacityChanged", -1, REABLEMENT, -1, 0],
      ...inside,
      [5, "ReadyToLeave", 0, WARD, REABLEMENT, 1],
      [5, "Referred", 0, REABLEMENT, WARD, 1],
    ];
    expect(broken(...waits, [5, "Delayed", 0, WARD, REABLEMENT, REASON.noRoom])).toEqual([]);
    expect(broken(...waits, [5, "Delayed", 0, WARD, REABLEMENT, REASON.outOfHours])[0]).toContain(
      "waits for a place, but is delayed for another reason",
    );
  });

  test("nobody is lost between two places", () => {
    expect(broken(arrive(0, 0))[0]).toContain("person 0 is nowhere");
    expect(broken(...inside, [5, "Left", 0, WARD, OUTSIDE, 1])[0]).toContain("person 0 is nowhere");
  });
});

describe("the check", () => {
  const facts = pathwayLog(40)[0]!;

  test("notices any fact that is left out of a lawful log", () => {
    const rows = facts.length;
    let unseen = 0;
    for (let out = 0; out < rows; out += 7) {
      const kept = slice(facts, 0, rows);
      for (const column of ["time", "kind", "person", "service", "other", "value", "cause"] as const) {
        kept[column].copyWithin(out, out + 1, rows);
      }
      for (let i = out; i < rows; i++) if (kept.cause[i]! > out) kept.cause[i]!--;
      if (checkLaws(PATHWAY, [slice(kept, 0, rows - 1)]).length === 0) unseen++;
    }
    expect(unseen).toBe(0);
  });

  test("tells the first hundred and counts the rest", () => {
    const all = checkLaws(PATHWAY, [slice(facts, 5, facts.length)]);
    expect(all).toHaveLength(101);
    expect(all[100]).toMatch(/^and \d+ more$/);
  });
});
