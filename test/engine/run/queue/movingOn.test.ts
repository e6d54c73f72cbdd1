import { describe, expect, test } from "vitest";
import { byPerson, of, scenario, type Told, tell } from "../told.ts";

/** A ward that leads to a small first choice or a second, which is left again for the first when that has room. */
const town = (more: string, second = "exponential: { mean: 12 days }", extra = ""): string => `
  ward: { kind: beds, capacity: 30, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ name: care, to: [first, second], share: 60%, ${more} }, { to: home, share: rest }] }
  first: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 3 days } }, routes: [{ to: home, share: 100% }] }
  second: { kind: beds, capacity: 12, length-of-stay: { ${second} }, routes: [{ to: home, share: 100% }]${extra} }`;

const ON = "second-choice: { moves-on: true }";

const one = (own: readonly Told[], kind: Told["kind"], service?: string): Told | undefined => of(own, kind, service)[0];

describe("semantics 5: moving on to the first choice later", () => {
  const facts = tell(scenario(town(ON)));
  const people = byPerson(facts);
  const moved = people.filter((own) => one(own, "MovedOn", "second"));

  test("a person in a second choice stands in the queue of the first, and moves when it has room", () => {
    expect(moved.length).toBeGreaterThan(20);
    for (const own of moved) {
      const told = one(own, "MovedOn", "second")!;
      expect(told.other).toBe("first");
      expect(one(own, "Left", "second")).toMatchObject({ seconds: told.seconds, other: "first" });
      expect(one(own, "Started", "first")!.seconds).toBe(told.seconds);
      expect(told.value).toBe(told.seconds - one(own, "Started", "second")!.seconds);
    }
  });

  test("nobody is ready or delayed for that: what they have is care, not a wait for it", () => {
    for (const own of moved) expect(one(own, "ReadyToLeave", "second")).toBeUndefined();
  });

  test("they keep their place in the queue: the first is given out by the time of the first referral to it", () => {
    const asked = new Map<number, number>();
    for (const fact of of(facts, "Referred", "first"))
      if (!asked.has(fact.person)) asked.set(fact.person, fact.seconds);
    const kept = of(facts, "StoodSince", "first");
    expect(kept.length).toBeGreaterThan(5);
    for (const fact of kept) expect(fact.seconds - fact.value).toBe(asked.get(fact.person));
    // Whoever starts there, having waited, was referred before everybody who waits on.
    const starts = of(facts, "Started", "first").filter(({ person }) => asked.has(person));
    expect(starts.length).toBeGreaterThan(20);
    for (const start of starts) {
      const waiting = waitingAt(facts, start);
      expect(Math.min(Infinity, ...waiting.map((person) => asked.get(person)!))).toBeGreaterThanOrEqual(
        asked.get(start.person)!,
      );
    }
  });

  test("a stay in the second choice that is over first ends the wait for the other", () => {
    const short = byPerson(tell(scenario(town(ON, "constant: 20 hours"))));
    const gone = short.filter((own) => one(own, "Withdrawn", "second"));
    expect(gone.length).toBeGreaterThan(10);
    for (const own of gone) {
      expect(one(own, "Left", "second")!.seconds).toBe(one(own, "Withdrawn")!.seconds);
      expect(one(own, "Withdrawn")!.seconds - one(own, "Started", "second")!.seconds).toBe(20 * 3600);
      expect(one(own, "Started", "first")).toBeUndefined();
    }
  });

  test("whose second choice closes waits for the first no more, and then is displaced", () => {
    const closing = "changes: [{ on: 2016-04-24, set: { services.second.capacity: 0 }, occupants: leave }]";
    const hours = ", leaving: { hours: 09:00-11:00, days: mon-sat }";
    const lost = byPerson(tell(scenario(town(ON, "exponential: { mean: 12 days }", hours), closing))).filter(
      (own) => one(own, "Displaced", "second") && one(own, "Withdrawn", "second"),
    );
    expect(lost.length).toBeGreaterThan(3);
    for (const own of lost) {
      const kinds = own.map(({ kind }) => kind);
      expect(kinds.slice(kinds.indexOf("Withdrawn")).slice(0, 2)).toEqual(["Withdrawn", "Displaced"]);
    }
  });

  test("leaving hours of the second choice hold the place in the first until they open", () => {
    const hours = ", leaving: { hours: 10:00-16:00 }";
    const held = byPerson(tell(scenario(town(ON, "exponential: { mean: 12 days }", hours))));
    const left = held.flatMap((own) => (one(own, "MovedOn") ? (one(own, "Left", "second") ?? []) : []));
    expect(left.length).toBeGreaterThan(10);
    for (const { hours: at } of left) expect(at % 24 >= 10 && at % 24 <= 16).toBe(true);
    expect(held.some((own) => one(own, "MovedOn") && one(own, "Assigned", "first"))).toBe(true);
  });

  test("left out, the second choice is for good", () => {
    const plain = tell(scenario(town("was: care")));
    expect(of(plain, "MovedOn")).toEqual([]);
    expect(tell(scenario(town("was: care, second-choice: { moves-on: false }")))).toEqual(plain);
  });
});

/** People in the queue of the first choice up to and including a fact. */
function waitingAt(facts: readonly Told[], until: Told): number[] {
  const waiting = new Set<number>();
  for (const { kind, service, person } of facts.slice(0, until.number + 1)) {
    if (kind === "Referred" && service === "first") waiting.add(person);
    else if (kind === "Started" || kind === "Assigned" || kind === "Withdrawn" || kind === "Exited")
      waiting.delete(person);
  }
  return [...waiting];
}
