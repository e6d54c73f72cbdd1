import { describe, expect, test } from "vitest";
import { byPerson, of, scenario, type Told, tell } from "../told.ts";

const HOURS_TILL_OTHERS = 30;

/** A ward that leads to a small first choice, or to a second after a time; `more` stands in the route. */
const town = (more: string, second = 4): string => `
  ward: { kind: beds, capacity: 30, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ name: care, to: [first, second], share: 60%, ${more} }, { to: home, share: rest }] }
  first: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }
  second: { kind: beds, capacity: ${second}, length-of-stay: { exponential: { mean: 2 days } }, routes: [{ to: home, share: 100% }] }`;

const AFTER = `second-choice: { after: ${HOURS_TILL_OTHERS} hours }`;

const one = (own: readonly Told[], kind: Told["kind"], service: string): Told | undefined => of(own, kind, service)[0];

describe("semantics 5: a second choice after a time", () => {
  const facts = tell(scenario(town(AFTER)));
  const waited = byPerson(facts).filter((own) => one(own, "Referred", "first"));

  test("until then people stand in the queue of the first alone; then they are referred to the other as well", () => {
    const both = waited.filter((own) => one(own, "Referred", "second"));
    expect(both.length).toBeGreaterThan(20);
    for (const own of both)
      expect(one(own, "Referred", "second")!.seconds - one(own, "Referred", "first")!.seconds).toBe(
        HOURS_TILL_OTHERS * 3600,
      );
  });

  test("nobody takes the second choice before, though it has room; whoever takes it at once is not told to wait for it", () => {
    const wide = tell(scenario(town(AFTER, 60)));
    const taken = byPerson(wide).filter((own) => one(own, "Started", "second"));
    expect(taken.length).toBeGreaterThan(20);
    expect(of(wide, "Referred", "second")).toEqual([]);
    for (const own of taken)
      expect(one(own, "Started", "second")!.seconds - one(own, "Referred", "first")!.seconds).toBe(
        HOURS_TILL_OTHERS * 3600,
      );
  });

  test("they leave both queues when a place is found, and the first choice is taken when it is there first", () => {
    const found = waited.filter((own) => one(own, "Referred", "second"));
    const [first, second] = ["first", "second"].map((name) => found.filter((own) => one(own, "Started", name)));
    expect(Math.min(first!.length, second!.length)).toBeGreaterThan(5);
    for (const own of found) expect(own.filter(({ kind }) => kind === "Started").length).toBeLessThanOrEqual(2);
  });

  test("left out, or after no time, both will do from the first", () => {
    const plain = tell(scenario(town("was: care")));
    expect(tell(scenario(town("was: care, second-choice: { after: 0 days }")))).toEqual(plain);
    for (const own of byPerson(plain).filter((each) => one(each, "Referred", "first")))
      expect(one(own, "Referred", "second")!.seconds).toBe(one(own, "Referred", "first")!.seconds);
  });

  test("referred before ready, the time begins when they are ready", () => {
    const early = byPerson(tell(scenario(town(`${AFTER}, refer: at-admission`))));
    const both = early.filter((own) => one(own, "Referred", "second"));
    expect(both.length).toBeGreaterThan(10);
    for (const own of both)
      expect(one(own, "Referred", "second")!.seconds - one(own, "ReadyToLeave", "ward")!.seconds).toBe(
        HOURS_TILL_OTHERS * 3600,
      );
  });

  test("with one place to go there is no second choice, and the message says what to write", () => {
    const single = town(AFTER).replace("to: [first, second]", "to: first");
    expect(() => tell(scenario(single))).toThrow(/no second choice.*to: \[first, second\]/s);
  });
});
