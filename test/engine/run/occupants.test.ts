import { describe, expect, test } from "vitest";
import { modelOf } from "../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";
const CLOSING = 20;

const ward = (occupants: string, other = 50): Told[] =>
  tell(
    scenario(
      `
  ward: { kind: beds, capacity: 30, length-of-stay: { exponential: { mean: 5 days } }, ${HOME} }
  other: { kind: beds, capacity: ${other}, length-of-stay: { exponential: { mean: 5 days } }, ${HOME} }`,
      `changes: [{ on: 2016-04-24, set: { services.ward.capacity: 10 }${occupants} }]`,
    ),
  );

/** Starts in the ward of those who are there when places go, the longest there first. */
function present(facts: readonly Told[]): Told[] {
  const before = facts.filter((fact) => fact.hours < CLOSING * 24 && fact.service === "ward");
  const gone = new Set(before.filter((fact) => fact.kind === "Left").map((fact) => fact.person));
  return before.filter((fact) => fact.kind === "Started" && !gone.has(fact.person));
}

describe("section 6: when beds fall below occupancy", () => {
  test("occupants stay unless said, and nobody is admitted until occupancy is below the new number", () => {
    const facts = ward("");
    expect(of(facts, "Displaced")).toEqual([]);
    expect(present(facts).length).toBeGreaterThan(20);
    expect(ward(", occupants: stay")).toEqual(facts);
  });

  test("move-to: those above the new number move there at once, longest there first", () => {
    const facts = ward(", occupants: { move-to: [other] }");
    const there = present(facts);
    const moved = of(facts, "Displaced");
    expect(moved.length).toBe(there.length - 10);
    expect(moved.map((fact) => fact.person)).toEqual(there.slice(0, moved.length).map((fact) => fact.person));
    for (const one of moved) {
      expect(facts[one.cause]).toMatchObject({ kind: "CapacityChanged", service: "ward", value: 10 });
      const own = facts.filter((fact) => fact.number > one.number && fact.person === one.person);
      expect(own[0]).toMatchObject({ kind: "Left", other: "other", seconds: one.seconds });
      expect(own[1]).toMatchObject({ kind: "Started", service: "other" });
    }
  });

  test("first: last-in moves those who came last", () => {
    const facts = ward(", occupants: { move-to: other, first: last-in }");
    const last = present(facts).slice(10).reverse();
    expect(of(facts, "Displaced").map((fact) => fact.person)).toEqual(last.map((fact) => fact.person));
  });

  test("where there is no room to move to they are delayed, and keep their bed until there is", () => {
    const facts = ward(", occupants: { move-to: [other] }", 3);
    const moved = of(facts, "Displaced").map((fact) => fact.person);
    const delayed = of(facts, "Delayed", "ward").filter((fact) => moved.includes(fact.person));
    expect(delayed.length).toBe(moved.length - 3);
    for (const one of of(facts, "Started", "ward").filter((fact) => fact.hours > CLOSING * 24)) {
      const census = facts.slice(0, one.number + 1).reduce((sum, { kind, service }) => {
        return service !== "ward" ? sum : sum + Number(kind === "Started") - Number(kind === "Left");
      }, 0);
      expect(census).toBeLessThanOrEqual(10);
    }
  });

  test("leave: they take their own way on at once", () => {
    const facts = ward(", occupants: leave");
    expect(of(facts, "Displaced").length).toBe(present(facts).length - 10);
    for (const one of of(facts, "Displaced")) {
      expect(facts[one.number + 1]).toMatchObject({ kind: "Left", other: "home", seconds: one.seconds });
    }
  });

  test("nobody's stay ends twice: the end once drawn is forgotten", () => {
    for (const own of byPerson(ward(", occupants: { move-to: [other] }"))) {
      const left = own.filter((fact) => fact.kind === "Left");
      expect(left.length).toBeLessThanOrEqual(own.filter((fact) => fact.kind === "Started").length);
      const stays = own.filter((fact) => fact.service === "other" && fact.kind !== "Assigned");
      if (stays.length === 2) expect(stays[1]!.seconds).toBeGreaterThan(stays[0]!.seconds);
    }
  });

  test("occupants: is of beds and caseloads only, and of other services that hold people", () => {
    const text = (set: string, occupants: string): string =>
      scenario(
        `  ward: { kind: beds, capacity: 30, length-of-stay: 5 days, ${HOME} }`,
        `changes: [{ on: 2016-04-24, set: { ${set} }, occupants: ${occupants} }]`,
      );
    expect(() => modelOf(text("services.ward.length-of-stay: 4 days", "leave"))).toThrow(/no number of beds/);
    expect(() => modelOf(text("services.ward.capacity: 3", "{ move-to: ward }"))).toThrow(/no other service/);
    expect(() => modelOf(text("services.ward.capacity: 3", "go"))).toThrow(/what becomes of the people/);
  });
});
