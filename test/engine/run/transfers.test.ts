import { describe, expect, test } from "vitest";
import { REASON } from "../../../engine/log/facts.ts";
import { byPerson, of, scenario, type Told, tell } from "./told.ts";

const CARE = `  care: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }`;

const ward = (more: string): string => `
  ward: { kind: beds, capacity: 14, length-of-stay: { exponential: { mean: 1 days } }, ${more} }
${CARE}`;

describe("a person who is ready and finds no room in the next service", () => {
  const facts = tell(scenario(ward("routes: [{ to: care, share: 30% }, { to: home, share: rest }]")));

  test("keeps the bed until the next service has room, and then moves in one instant", () => {
    const blocked = of(facts, "ReadyToLeave", "ward");
    expect(blocked.length).toBeGreaterThan(20);
    for (const ready of blocked) {
      const left = facts.find(
        (fact) => fact.number > ready.number && fact.person === ready.person && fact.kind === "Left",
      );
      if (left === undefined) continue;
      const started = facts[left.number + 1]!;
      expect(started).toMatchObject({ kind: "Started", person: ready.person, service: "care", seconds: left.seconds });
      expect(left.seconds).toBeGreaterThan(ready.seconds);
    }
  });

  test("moves because somebody left the place wanted, and frees the old bed for the next", () => {
    const moves = of(facts, "Left", "ward").filter((left) => facts[left.cause]!.kind === "Left");
    expect(moves.length).toBeGreaterThan(20);
    for (const left of moves) expect(facts[left.cause]).toMatchObject({ service: "care", seconds: left.seconds });
    const admitted = of(facts, "Started", "ward").filter((started) => facts[started.cause]!.kind === "Left");
    expect(admitted.length).toBeGreaterThan(20);
    for (const started of admitted) expect(facts[started.cause]!.seconds).toBe(started.seconds);
  });

  test("with while-waiting: at-home leaves at once and waits there", () => {
    const atHome = tell(
      scenario(ward("while-waiting: at-home, routes: [{ to: care, share: 30% }, { to: home, share: rest }]")),
    );
    expect(of(atHome, "Delayed")).toEqual([]);
    const referred = of(atHome, "Referred", "care");
    expect(referred.length).toBeGreaterThan(20);
    for (const one of referred) expect(one.other).toBe("outside");
  });
});

test("people start in the order in which they were referred", () => {
  const facts = tell(scenario(ward("routes: [{ to: care, share: 40% }, { to: home, share: rest }]")));
  const referred = of(facts, "Referred", "care").map((fact) => fact.person);
  const started = of(facts, "Started", "care").map((fact) => fact.person);
  const waited = started.filter((person) => referred.includes(person));
  expect(waited.length).toBeGreaterThan(20);
  expect(waited).toEqual(referred.slice(0, waited.length));
});

describe("before a place is sought", () => {
  const route = "{ to: care, share: 30%, prepare: { assessment: 5 hours, funding: 7 hours } }";
  const facts = tell(scenario(ward(`routes: [${route}, { to: home, share: rest }]`)));

  test("each step of preparation takes its time in order, and then room is the reason", () => {
    const delayed = byPerson(facts).map((own) => own.filter((fact) => fact.kind === "Delayed"));
    const whole = delayed.filter((steps) => steps.length === 3);
    expect(whole.length).toBeGreaterThan(10);
    for (const [assessment, funding, room] of whole) {
      expect([assessment!.value, funding!.value, room!.value]).toEqual([
        REASON.assessment,
        REASON.funding,
        REASON.noRoom,
      ]);
      expect([funding!.seconds - assessment!.seconds, room!.seconds - funding!.seconds]).toEqual([5 * 3600, 7 * 3600]);
    }
  });
});

describe("a journey", () => {
  const facts = tell(
    scenario(ward("routes: [{ to: care, share: 30%, transfer: 3 hours }, { to: home, share: rest }]")),
  );

  test("holds both places: the person leaves the one and starts in the other when it is over", () => {
    const journeys = of(facts, "TransferStarted", "care");
    expect(journeys.length).toBeGreaterThan(20);
    for (const journey of journeys) {
      const left = after(facts, journey, "Left");
      if (left === undefined) continue;
      expect(left.seconds - journey.seconds).toBe(3 * 3600);
      expect(facts[left.number + 1]).toMatchObject({ kind: "Started", service: "care", person: journey.person });
    }
    for (const fact of of(facts, "Started", "care")) expect(taken(facts, fact)).toBeLessThanOrEqual(3);
  });
});

describe("a journey that holds the destination alone", () => {
  const route = "{ to: care, share: 30%, transfer: { takes: 3 hours, holds: destination } }";
  const facts = tell(scenario(ward(`routes: [${route}, { to: home, share: rest }]`)));

  test("frees the place left when it begins, and keeps the one it leads to", () => {
    const journeys = of(facts, "TransferStarted", "care");
    expect(journeys.length).toBeGreaterThan(20);
    for (const journey of journeys) {
      expect(facts[journey.number - 1]).toMatchObject({ kind: "Left", service: "ward", seconds: journey.seconds });
      expect(journey.other).toBe("outside");
      const started = after(facts, journey, "Started");
      if (started !== undefined) expect(started.seconds - journey.seconds).toBe(3 * 3600);
    }
    for (const fact of of(facts, "Started", "care")) expect(taken(facts, fact)).toBeLessThanOrEqual(3);
    expect(of(facts, "Delayed").filter(({ value }) => value === REASON.transfer)).toEqual([]);
  });

  test("takes no time out of the model; and no other word is known", () => {
    const out = "routes: [{ to: home, share: 100%, transfer: { takes: 3 hours, holds: destination } }]";
    expect(of(tell(scenario(ward(out))), "TransferStarted")).toEqual([]);
    expect(() => tell(scenario(ward(out.replace("destination", "origin"))))).toThrow(/holds.*both or destination/s);
  });
});

describe("leaving hours", () => {
  const facts = tell(
    scenario(
      ward(
        "leaving: { hours: 10:00-16:00, days: mon-fri }, routes: [{ to: care, share: 20% }, { to: home, share: rest }]",
      ),
    ),
  );

  test("nobody leaves outside them, and a place found before they open is reserved", () => {
    const left = of(facts, "Left", "ward");
    expect(left.length).toBeGreaterThan(100);
    for (const one of left) {
      expect(one.hours % 24).toBeGreaterThanOrEqual(10);
      expect(one.hours % 24).toBeLessThanOrEqual(16);
      expect(Math.floor(one.hours / 24) % 7).toBeLessThan(5);
    }
    expect(of(facts, "Assigned", "care").length).toBeGreaterThan(5);
    for (const fact of of(facts, "Started", "care")) expect(taken(facts, fact)).toBeLessThanOrEqual(3);
  });
});

describe("a list of acceptable services", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 20, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: [care, other], share: 60% }, { to: home, share: rest }] }
${CARE}
  other: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }`),
  );

  test("the first choice is taken while it has room; those who wait, wait for all of them, and leave all when one is found", () => {
    const toOther = of(facts, "Started", "other").filter(
      (fact) => facts[fact.cause]!.kind !== "Left" || facts[fact.cause]!.person === fact.person,
    );
    for (const fact of toOther) expect(taken(facts, { ...fact, service: "care" })).toBe(3);
    const waits = byPerson(facts).map((own) =>
      own.filter((fact) => fact.kind === "Referred" && fact.service !== "ward"),
    );
    expect(waits.filter((own) => own.length > 0).length).toBeGreaterThan(20);
    for (const own of waits) expect(own.map((fact) => fact.service)).toEqual(own.length === 0 ? [] : ["care", "other"]);
  });
});

describe("people who wait for each other's places", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: care, share: 90% }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 2, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: ward, share: 80% }, { to: home, share: rest }] }`),
  );

  test("change places in one instant, each taking the next one's", () => {
    const rings = of(facts, "RingExchanged");
    expect(rings.length).toBeGreaterThan(10);
    for (const one of rings) {
      const started = after(facts, one, "Started")!;
      expect(started).toMatchObject({ service: one.other, seconds: one.seconds });
    }
  });

  test("so that the whole system never stands still", () => {
    const last = facts.filter((fact) => fact.kind === "Exited").at(-1)!;
    expect(last.hours).toBeGreaterThan(58 * 24);
  });
});

function after(facts: readonly Told[], from: Told, kind: Told["kind"]): Told | undefined {
  return facts.find((fact) => fact.number > from.number && fact.person === from.person && fact.kind === kind);
}

/** Places of a service that are occupied or on their way to be, up to and including a fact. */
function taken(facts: readonly Told[], until: Told): number {
  let count = 0;
  const reserved = new Set<number>();
  for (const fact of facts.slice(0, until.number + 1)) {
    if (fact.service !== until.service) continue;
    if ((fact.kind === "Assigned" || fact.kind === "TransferStarted") && !reserved.has(fact.person)) {
      reserved.add(fact.person);
      count++;
    }
    if (fact.kind === "Started" && !reserved.delete(fact.person)) count++;
    if (fact.kind === "Left") count--;
  }
  return count;
}

describe("a way through a door", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 40, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: hub, share: 60%, prepare: { assessment: 5 hours } }, { to: living, share: rest, prepare: { choice: 2 hours } }] }
  hub: { kind: decision, routes: [{ to: care, share: 50%, prepare: { funding: 7 hours } }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 90, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }
  living: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 20%, stay: 3 days }, { to: home, share: rest }] }`),
  );

  test("asks for the preparation of every route on it, in order", () => {
    const ways = new Map<string, Set<string>>();
    for (const own of byPerson(facts)) {
      const left = own.find((fact) => fact.kind === "Left" && fact.service === "ward");
      const ready = own.find((fact) => fact.kind === "ReadyToLeave");
      if (left === undefined || ready === undefined) continue;
      const steps = own
        .filter((fact) => fact.kind === "Delayed" && fact.number < left.number)
        .map((fact) => fact.value);
      const way = `${left.other} after ${(left.seconds - ready.seconds) / 3600} h: ${steps.join(" ")}`;
      ways.set(left.other, (ways.get(left.other) ?? new Set()).add(way));
    }
    expect(Object.fromEntries([...ways].map(([to, told]) => [to, [...told].sort()]))).toEqual({
      care: ["care after 12 h: 1 2"],
      home: ["home after 2 h: 3", "home after 5 h: 1"],
      living: ["living after 2 h: 3"],
    });
  });
});
