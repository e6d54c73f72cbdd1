import { describe, expect, test } from "vitest";
import { byPerson, of, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";
const STAY = "length-of-stay: { exponential: { mean: 1 days } }";

function scenario(services: string, arrivals = "5 per day"): string {
  return `
careshift: 1
title: A rule of queues
time: { start: 2016-04-04, length: 90 days, warm-up: none }
cohorts:
  people: { arrivals: { total: ${arrivals} }, attributes: { urgency: { urgent: 30%, soon: 30%, routine: rest } }, enters: ward }
services:
${services}
`;
}

interface Waiting {
  readonly person: number;
  readonly urgency: string;
  readonly since: number;
  readonly inPlace: boolean;
}

const LEVELS = ["urgent", "soon", "routine"];

/** Checks each start in a service after a wait against all who wait for it then. */
function eachTurn(facts: readonly Told[], check: (turn: Waiting, others: readonly Waiting[], now: number) => void) {
  const urgency = new Map<number, string>();
  const waiting = new Map<number, Waiting>();
  for (const { kind, person, service, other, value, seconds } of facts) {
    if (kind === "Arrived") urgency.set(person, LEVELS[value]!);
    if (service !== "ward") continue;
    if (kind === "Referred") {
      const inPlace = other !== "outside";
      waiting.set(person, { person, urgency: urgency.get(person)!, since: seconds, inPlace });
    }
    const turn = waiting.get(person);
    if (kind !== "Started" || turn === undefined) continue;
    waiting.delete(person);
    check(turn, [...waiting.values()], seconds);
  }
}

describe("semantics 5: each service has one queue, ordered by priority, then by time of referral to it", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 4, ${STAY}, ${HOME}, admit: [{ name: first, when: { urgency: urgent }, priority: 1 }, { name: second, when: { urgency: soon }, priority: 2 }] }`,
      "3.8 per day",
    ),
  );

  test("nobody starts while someone of a better class, or of the same class and referred before, waits", () => {
    const rank = ({ urgency }: Waiting): number => LEVELS.indexOf(urgency);
    let turns = 0;
    eachTurn(facts, (turn, others) => {
      turns++;
      for (const other of others) {
        expect(rank(other)).toBeGreaterThanOrEqual(rank(turn));
        if (rank(other) === rank(turn)) expect(other.since).toBeGreaterThanOrEqual(turn.since);
      }
    });
    expect(turns).toBeGreaterThan(100);
  });

  test("someone urgent who comes in the second in which a place is freed is before those who wait with less", () => {
    const ties = tell(
      scenario(
        `  ward: { kind: beds, capacity: 3, length-of-stay: 1 minute, ${HOME}, admit: [{ name: first, when: { urgency: urgent }, priority: 1 }] }`,
        "10000 per day",
      ).replace("90 days", "1 day"),
    );
    const cameAndStarted = byPerson(ties).filter(
      ([arrived, next]) => arrived!.value === 0 && next?.kind === "Started" && next.seconds === arrived!.seconds,
    );
    expect(cameAndStarted.length).toBeGreaterThan(20);
    expect(of(ties, "Referred").length).toBeGreaterThan(1000);
    eachTurn(ties, (turn, others) => {
      if (turn.urgency !== "urgent") expect(others.some(({ urgency }) => urgency === "urgent")).toBe(false);
    });
  });
});

test("semantics 5: priority grows with the wait", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 4, ${STAY}, ${HOME}, admit: [{ name: first, when: { urgency: urgent }, priority: 1 }, { name: rest, priority: 3, ageing: 1 per 12 hours }] }`,
      "4 per day",
    ),
  );
  const rank = ({ urgency, since }: Waiting, now: number): number =>
    urgency === "urgent" ? 1 : 3 - (now - since) / (12 * 3600);
  let overtaken = 0;
  eachTurn(facts, (turn, others, now) => {
    for (const other of others) {
      expect(rank(other, now)).toBeGreaterThan(rank(turn, now) - 1e-9);
      if (other.urgency === "urgent" && turn.urgency !== "urgent") overtaken++;
    }
  });
  expect(overtaken).toBeGreaterThan(5);
});

describe("semantics 5: who is blocked, or who waits outside, may go first", () => {
  const services = (first: string): string => `
  ward: { kind: beds, capacity: 3, ${STAY}, ${HOME}, queue: { first: ${first} } }
  assessment: { kind: beds, capacity: 6, ${STAY}, routes: [{ to: ward, share: 60% }, { to: home, share: rest }] }`;
  const text = (first: string): string =>
    scenario(services(first), "4 per day")
      .replace("enters: ward", "enters: hub")
      .replace(
        "services:",
        "services:\n  hub: { kind: decision, routes: [{ to: ward, share: 30% }, { to: assessment, share: rest }] }",
      );

  test.each([
    ["blocked", true],
    ["outside", false],
  ])("%s", (first, inPlace) => {
    let passed = 0;
    eachTurn(tell(text(first)), (turn, others) => {
      for (const other of others) {
        if (turn.inPlace !== inPlace) expect(other.inPlace).toBe(!inPlace);
        if (other.inPlace === turn.inPlace) expect(other.since).toBeGreaterThanOrEqual(turn.since);
        else if (other.since < turn.since) passed++;
      }
    });
    expect(passed).toBeGreaterThan(3);
  });
});

describe("semantics 5: places kept free for others", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 5, ${STAY}, ${HOME}, admit: [{ name: routine, when: { urgency: routine }, keep-free: 2 }] }`,
    ),
  );

  test("a class that must leave two free never takes one of the last two, and others do", () => {
    let used = 0;
    const urgency = new Map<number, number>();
    let lastTwo = 0;
    for (const fact of facts) {
      if (fact.kind === "Arrived") urgency.set(fact.person, fact.value);
      if (fact.kind === "Left") used--;
      if (fact.kind !== "Started") continue;
      used++;
      if (urgency.get(fact.person) === 2) expect(5 - used).toBeGreaterThanOrEqual(2);
      else if (used > 3) lastTwo++;
    }
    expect(lastTwo).toBeGreaterThan(20);
    expect(of(facts, "Referred").some(({ person }) => urgency.get(person) === 2)).toBe(true);
  });
});

describe("semantics 5: admit says who may wait, and every refusal names where the person goes", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 3, ${STAY}, ${HOME}, admit: [{ name: electives, when: { urgency: routine }, waits: false, then: moved-away }, { name: soon, when: { urgency: soon }, limit: 1, then: overflow }] }
  overflow: { kind: beds, capacity: 50, ${STAY}, ${HOME} }`),
  );
  const urgency = new Map(of(facts, "Arrived").map(({ person, value }) => [person, LEVELS[value]]));

  test("those who do not wait are refused when no place is free", () => {
    const refused = of(facts, "Refused", "ward");
    expect(refused.length).toBeGreaterThan(30);
    for (const one of refused) {
      expect(urgency.get(one.person)).toBe("routine");
      expect(one.other).toBe("moved-away");
    }
    expect(of(facts, "Referred").some(({ person }) => urgency.get(person) === "routine")).toBe(false);
  });

  test("a class has a limit of its own", () => {
    const diverted = of(facts, "Diverted", "ward");
    expect(diverted.length).toBeGreaterThan(10);
    for (const one of diverted) expect([urgency.get(one.person), one.other]).toEqual(["soon", "overflow"]);
    let waiting = 0;
    for (const { kind, person, service } of facts) {
      if (urgency.get(person) !== "soon" || service !== "ward") continue;
      if (kind === "Referred") expect(++waiting).toBe(1);
      if (kind === "Started") waiting = 0;
    }
    expect(of(facts, "Referred").some(({ person }) => urgency.get(person) === "urgent")).toBe(true);
  });
});
