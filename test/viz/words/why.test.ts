import { describe, expect, test } from "vitest";
import { whyOf } from "../../../viz/words/why.ts";
import type { Row } from "../../engine/log/helpers.ts";
import { CARE, CARE_HOME, DAY, HOME, HOUR, numberOf, REHAB, TEAM, TOWN, told, WARD } from "./town.ts";

const starts = (at: number, person: number, service: number): Row[] => [
  [at, "Arrived", person, service, 0, 0],
  [at, "Started", person, service],
];
const blocked = (at: number, person: number, service: number, wanted: number, route = -2): Row[] => [
  [at, "ReadyToLeave", person, service, wanted, route],
  [at, "Referred", person, wanted, service, route],
  [at, "Delayed", person, service, wanted, 4],
];

/** Person 2 holds the ward's bed for want of rehabilitation, person 1 that for want of reablement, person 0 is in care. */
const CHAIN: Row[] = [
  ...starts(0, 0, CARE),
  ...starts(HOUR, 1, REHAB),
  ...starts(2 * HOUR, 2, WARD),
  ...blocked(3 * HOUR, 1, REHAB, CARE),
  ...blocked(4 * HOUR, 2, WARD, REHAB),
  [2 * DAY, "Left", 0, CARE, HOME],
  [2 * DAY, "Exited", 0, CARE, HOME],
  [2 * DAY, "Left", 1, REHAB, CARE, 0, 12],
  [2 * DAY, "Started", 1, CARE, REHAB],
  [2 * DAY, "Left", 2, WARD, REHAB, 0, 14],
  [2 * DAY, "Started", 2, REHAB, WARD],
];
const at = (kind: Row[1], nth = 0): number => numberOf(CHAIN, kind, nth);

describe("a chain of three services with one place each", () => {
  const why = whyOf(told(CHAIN), 2, 5 * HOUR)!;

  test("goes from the person down to where nobody waits, link by link", () => {
    expect(why.title).toBe("Why is person 2 still in Ward?");
    expect(why.links.map(({ text }) => text)).toEqual([
      "Person 2 is ready to leave Ward since Fri 1 Apr 2016, 04:00 (1 h).",
      "For Rehabilitation: no room in the next service, since Fri 1 Apr 2016, 04:00, with nobody ahead in its queue. " +
        "In this run it lasts until Sun 3 Apr 2016, 00:00, 1 d 19 h more.",
      "Rehabilitation is full: 1 of 1 bed is taken, the last one by person 1 on Fri 1 Apr 2016, 01:00. " +
        "1 person waits for it. The person there is ready to leave and waits too. " +
        "That person is held there for want of room in Reablement.",
      "Reablement is full: 1 of 1 place is taken, the last one by person 0 on Fri 1 Apr 2016, 00:00. " +
        "1 person waits for it. The person there is still in care. " +
        "In this run the next to leave there is person 0, on Sun 3 Apr 2016, 00:00, in 1 d 19 h.",
    ]);
    expect(why.links.map(({ service }) => service)).toEqual([WARD, REHAB, REHAB, CARE]);
  });

  test("each link names the facts it rests on", () => {
    expect(why.links.map(({ facts }) => facts)).toEqual([
      [at("ReadyToLeave", 1)],
      [at("Delayed", 1), at("Referred", 1), at("Left", 2)],
      [at("Started", 1), at("Delayed", 0)],
      [at("Started", 0), at("Left", 0)],
    ]);
  });

  test("is one service shorter for the person in the middle, and none for those who do not wait", () => {
    const store = told(CHAIN);
    expect(whyOf(store, 1, 5 * HOUR)!.links.map(({ service }) => service)).toEqual([REHAB, CARE, CARE]);
    expect(whyOf(store, 0, 5 * HOUR)).toBeNull();
    expect(whyOf(store, 2, 3 * HOUR)).toBeNull();
    expect(whyOf(store, 2, 2 * DAY)).toBeNull();
    expect(whyOf(store, 77, 5 * HOUR)).toBeNull();
  });

  test("before the next bed has a delay of its own it ends there", () => {
    const early = [...CHAIN.slice(0, 6), ...blocked(4 * HOUR, 2, WARD, REHAB)];
    const links = whyOf(told(early), 2, 5 * HOUR)!.links;
    expect(links).toHaveLength(3);
    expect(links[1]!.text).toMatch(/In this run it lasts to the end\.$/);
    expect(links[2]!.text).toMatch(/still in care\. In this run nobody leaves there before the end\.$/);
  });

  test("someone who waits at the door gets the same chain", () => {
    const rows: Row[] = [
      ...CHAIN.slice(0, 12),
      [4 * HOUR, "Arrived", 3, WARD, 0, 0],
      [4 * HOUR, "Referred", 3, WARD, -1, -1],
    ];
    const door = whyOf(told(rows), 3, 5 * HOUR)!;
    expect(door.title).toBe("Why does person 3 wait for Ward?");
    expect(door.links.map(({ service }) => service)).toEqual([WARD, WARD, REHAB, CARE]);
    expect(door.links[0]!.text).toMatch(
      /^Person 3 waits to enter Ward since Fri 1 Apr 2016, 04:00 \(1 h\), with nobody/,
    );
  });
});

test("services that wait for each other are said to, and the chain ends", () => {
  const rows: Row[] = [...CHAIN.slice(0, 12), ...blocked(4 * HOUR, 0, CARE, REHAB)];
  const links = whyOf(told(rows), 2, 5 * HOUR)!.links;
  expect(links.map(({ service }) => service)).toEqual([WARD, REHAB, REHAB, CARE, REHAB]);
  expect(links.at(-1)).toMatchObject({
    text: "Rehabilitation came up before: people there and in Reablement wait for each other's places.",
    facts: [numberOf(rows, "Delayed", 2)],
  });
});

describe("a service without places", () => {
  const closing: Row[] = [
    ...starts(0, 2, WARD),
    [2 * HOUR, "CapacityChanged", -1, REHAB, -1, 0, -1],
    ...blocked(4 * HOUR, 2, WARD, REHAB),
  ];
  const header = { ...TOWN, capacityChanges: [{ at: 2 * HOUR, service: REHAB, capacity: 0 }] };

  test("is closed since a change, which is cited", () => {
    const link = whyOf(told(closing, header), 2, 5 * HOUR)!.links[2]!;
    expect(link.text).toBe("Rehabilitation is closed since Fri 1 Apr 2016, 02:00.");
    expect(link.facts).toEqual([numberOf(closing, "CapacityChanged")]);
  });

  test("opens again by a change that is cited too", () => {
    const rows: Row[] = [...closing, [2 * DAY, "CapacityChanged", -1, REHAB, -1, 1, -1]];
    const link = whyOf(told(rows, header), 2, 5 * HOUR)!.links[2]!;
    expect(link.text).toBe(
      "Rehabilitation is closed since Fri 1 Apr 2016, 02:00, and stays so until Sun 3 Apr 2016, 00:00.",
    );
    expect(link.facts).toEqual([numberOf(rows, "CapacityChanged"), numberOf(rows, "CapacityChanged", 1)]);
  });

  test("never had any", () => {
    const none = { ...TOWN, services: TOWN.services.map((one, s) => (s === REHAB ? { ...one, capacity: 0 } : one)) };
    const rows = closing.filter(([, kind]) => kind !== "CapacityChanged");
    expect(whyOf(told(rows, none), 2, 5 * HOUR)!.links[2]!.text).toBe("Rehabilitation has no places.");
  });
});

describe("places that something opened or closed", () => {
  const header = {
    ...TOWN,
    rules: [{ name: "escalation" }],
    shocks: [{ name: "outbreak" }],
    programmes: { list: [{ name: "community" }], openings: [{ name: "close", programme: 0 }] },
  };
  const held = blocked(4 * HOUR, 2, WARD, REHAB);
  const linkOf = (before: readonly Row[]): { text: string; facts: readonly number[] } => {
    const rows: Row[] = [...starts(0, 2, WARD), ...before, ...held];
    return whyOf(told(rows, header), 2, 5 * HOUR)!.links[2]!;
  };

  test("a shock that closed a service is named and cited", () => {
    const { text, facts } = linkOf([
      [2 * HOUR, "ShockStarted", -1, REHAB, 0, 1, -1],
      [2 * HOUR, "CapacityChanged", -1, REHAB, -1, 0, 2],
    ]);
    expect(text).toBe("Rehabilitation is closed by the shock outbreak since Fri 1 Apr 2016, 02:00.");
    expect(facts).toEqual([3, 2]);
  });

  test("a phase of a programme too", () => {
    const { text } = linkOf([
      [2 * HOUR, "PhaseOpened", -1, -1, 0, 0, -1],
      [2 * HOUR, "CapacityChanged", -1, REHAB, -1, 0, 2],
    ]);
    expect(text).toBe("Rehabilitation is closed by the phase close of community since Fri 1 Apr 2016, 02:00.");
  });

  test("a rule that added places, and its end that took them again", () => {
    const on: Row[] = [
      [HOUR, "RuleFired", -1, REHAB, 0, 1, -1],
      [HOUR, "CapacityChanged", -1, REHAB, -1, 3, 2],
      ...starts(HOUR, 3, REHAB),
      ...starts(HOUR, 4, REHAB),
      ...starts(HOUR, 5, REHAB),
    ];
    expect(linkOf(on).text).toContain("The rule escalation added 2 beds to it on Fri 1 Apr 2016, 01:00.");
    const off: Row[] = [
      ...on,
      [2 * HOUR, "RuleFired", -1, REHAB, 0, 0, 2],
      [2 * HOUR, "CapacityChanged", -1, REHAB, -1, 1, 10],
    ];
    expect(linkOf(off).text).toContain("The end of the rule escalation took 2 beds from it on Fri 1 Apr 2016, 02:00.");
    expect(linkOf(off).facts).toEqual(expect.arrayContaining([10, 11]));
  });
});

describe("a team", () => {
  const held: Row[] = [...starts(0, 2, WARD), ...blocked(4 * HOUR, 2, WARD, TEAM)];

  test("has nobody on duty until its next shift", () => {
    const rows: Row[] = [
      [HOUR, "CapacityChanged", -1, TEAM, -1, 0, -1],
      [3 * DAY + 8 * HOUR, "CapacityChanged", -1, TEAM, -1, 2, -1],
    ];
    const all = [...held.slice(0, 2), rows[0]!, ...held.slice(2), rows[1]!];
    const header = { ...TOWN, capacityChanges: [{ at: HOUR, service: TEAM, capacity: 0 }] };
    const link = whyOf(told(all, header), 2, 5 * HOUR)!.links[2]!;
    expect(link.text).toBe("Nobody is on duty in Rapid response until Mon 4 Apr 2016, 08:00.");
    expect(link.facts).toEqual([numberOf(all, "CapacityChanged"), numberOf(all, "CapacityChanged", 1)]);
  });

  test("does not count visits in overtime among those that keep its staff busy", () => {
    const rows: Row[] = [
      ...starts(0, 0, TEAM),
      [HOUR, "CapacityChanged", -1, TEAM, 1, 0, -1],
      [2 * HOUR, "CapacityChanged", -1, TEAM, -1, 1, -1],
      ...starts(3 * HOUR, 1, TEAM),
      ...starts(3 * HOUR, 2, WARD),
      ...blocked(4 * HOUR, 2, WARD, TEAM),
    ];
    expect(whyOf(told(rows), 2, 5 * HOUR)!.links[2]!.text).toMatch(
      /^Rapid response is busy: 1 of 1 .* The person there is still being visited\./,
    );
  });

  test("is busy with those it visits", () => {
    const rows = [...starts(0, 1, TEAM), ...held];
    expect(whyOf(told(rows), 2, 5 * HOUR)!.links[2]!.text).toBe(
      "Rapid response is busy: 1 of 1 member of staff on duty is on a visit, the last begun with person 1 on " +
        "Fri 1 Apr 2016, 00:00. 1 person waits for it. The person there is still being visited. " +
        "In this run nobody leaves there before the end.",
    );
  });
});

test("of several who hold places the last to come took the last one, and the next to go is the next to leave", () => {
  const two = { ...TOWN, services: TOWN.services.map((one, s) => (s === REHAB ? { ...one, capacity: 2 } : one)) };
  const rows: Row[] = [
    ...starts(0, 0, REHAB),
    ...starts(HOUR, 1, REHAB),
    ...starts(2 * HOUR, 2, WARD),
    ...blocked(4 * HOUR, 2, WARD, REHAB),
    [6 * HOUR, "Left", 0, REHAB, HOME],
    [7 * HOUR, "Left", 1, REHAB, HOME],
  ];
  const link = whyOf(told(rows, two), 2, 5 * HOUR)!.links[2]!;
  expect(link.text).toMatch(
    /2 of 2 beds are taken, the last one by person 1 on .* Both people there are still in care\./,
  );
  expect(link.text).toMatch(/the next to leave there is person 0, on Fri 1 Apr 2016, 06:00, in 1 h\.$/);
  expect(link.facts).toEqual([numberOf(rows, "Started", 1), numberOf(rows, "Left")]);
});

test("places that a change took away are told, with the change", () => {
  const three = { ...TOWN, services: TOWN.services.map((one, s) => (s === REHAB ? { ...one, capacity: 3 } : one)) };
  const header = { ...three, capacityChanges: [{ at: 2 * HOUR, service: REHAB, capacity: 1 }] };
  const rows: Row[] = [
    ...starts(0, 1, REHAB),
    ...starts(0, 2, WARD),
    [2 * HOUR, "CapacityChanged", -1, REHAB, -1, 1, -1],
    ...blocked(4 * HOUR, 2, WARD, REHAB),
  ];
  const link = whyOf(told(rows, header), 2, 5 * HOUR)!.links[2]!;
  expect(link.text).toMatch(/ It had 3 beds; 1 is left since Fri 1 Apr 2016, 02:00\./);
  expect(link.facts).toContain(numberOf(rows, "CapacityChanged"));
});

test("a place that is kept for someone on the way is taken, and cited", () => {
  const rows: Row[] = [
    ...starts(0, 2, WARD),
    [HOUR, "Arrived", 3, REHAB, 0, 0],
    [HOUR, "TransferStarted", 3, REHAB, -1],
    ...blocked(4 * HOUR, 2, WARD, REHAB),
  ];
  const link = whyOf(told(rows), 2, 5 * HOUR)!.links[2]!;
  expect(link.text).toMatch(
    /the last one by person 3 on Fri 1 Apr 2016, 01:00\..* 1 place is kept for people on the way\./,
  );
  expect(link.facts).toContain(numberOf(rows, "TransferStarted"));
});

test("several acceptable services are one link, and the commonest wish of their people the next", () => {
  const rows: Row[] = [
    ...starts(0, 0, CARE),
    ...starts(0, 1, REHAB),
    ...starts(0, 2, WARD),
    [HOUR, "ReadyToLeave", 2, WARD, REHAB, 1],
    [HOUR, "Referred", 2, REHAB, WARD, 1],
    [HOUR, "Referred", 2, CARE, WARD, 1],
    [HOUR, "Delayed", 2, WARD, REHAB, 4],
    ...blocked(2 * HOUR, 1, REHAB, TEAM),
    [2 * HOUR, "ReadyToLeave", 0, CARE, CARE_HOME, -2],
    [2 * HOUR, "Delayed", 0, CARE, CARE_HOME, 2],
  ];
  const links = whyOf(told(rows), 2, 5 * HOUR)!.links;
  expect(links[1]!.text).toMatch(
    /^For Rehabilitation or Reablement: no room in the next service, since .*, with nobody ahead in their queues\./,
  );
  expect(links[2]!.text).toBe(
    "Any of 2 services would do, and all are full: Rehabilitation 1 of 1 and Reablement 1 of 1. " +
      "Both people there are ready to leave and wait too. " +
      "1 of these 2 is held there for want of room in Rapid response. Other reasons: waiting for funding (1).",
  );
  expect(links[3]!.service).toBe(TEAM);
});

describe("a delay for another reason than room", () => {
  const rows: Row[] = [
    ...starts(0, 2, WARD),
    [HOUR, "ReadyToLeave", 2, WARD, REHAB, 1],
    [HOUR, "Delayed", 2, WARD, REHAB, 1],
    [DAY, "Delayed", 2, WARD, REHAB, 2],
    [2 * DAY, "Delayed", 2, WARD, CARE_HOME, 5],
    [3 * DAY, "Left", 2, WARD, CARE_HOME],
  ];
  const store = told(rows);

  test("says since when, and until when it lasts in this run", () => {
    const links = whyOf(store, 2, 2 * HOUR)!.links;
    expect(links).toHaveLength(2);
    expect(links[1]).toEqual({
      text:
        "For Rehabilitation or Reablement: waiting for assessment, since Fri 1 Apr 2016, 01:00. " +
        "In this run it lasts until Sat 2 Apr 2016, 00:00, 22 h more.",
      service: REHAB,
      facts: [numberOf(rows, "Delayed"), numberOf(rows, "Delayed", 1)],
    });
  });

  test("goes with the reason of the moment", () => {
    expect(whyOf(store, 2, DAY)!.links[1]!.text).toMatch(/waiting for funding, since Sat 2 Apr 2016, 00:00\./);
    expect(whyOf(store, 2, 2 * DAY)!.links[1]).toMatchObject({
      text: expect.stringMatching(
        /^To move to a care home: outside leaving or admission hours, since Sun 3 Apr 2016, 00:00\./,
      ),
      service: -1,
      facts: [numberOf(rows, "Delayed", 2), numberOf(rows, "Left")],
    });
  });
});

test("a log that has not been read so far gives no reasons", () => {
  const store = told(CHAIN);
  const partial = Object.assign(Object.create(store), { knownAt: () => false });
  expect(whyOf(partial, 2, 5 * HOUR)).toBeNull();
});
