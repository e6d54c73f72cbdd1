import { describe, expect, test } from "vitest";
import { modelOf, set } from "../../laws/scenarios.ts";
import { byPerson, of, scenario, tell, tellModel } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";

describe("giving up", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 1 days } }, give-up: { after: 9 hours, to: moved-away }, ${HOME} }`,
    ),
  );

  test("comes exactly when patience ends, and leads where the scenario says", () => {
    const gaveUp = of(facts, "GaveUp", "ward");
    expect(gaveUp.length).toBeGreaterThan(20);
    for (const one of gaveUp) {
      expect(one).toMatchObject({ value: 9 * 3600, other: "moved-away" });
      expect(one.seconds - facts[one.cause]!.seconds).toBe(9 * 3600);
      expect(facts[one.number + 1]).toMatchObject({ kind: "Exited", other: "moved-away" });
    }
  });

  test("nobody waits longer", () => {
    for (const own of byPerson(facts)) {
      const referred = own.find((fact) => fact.kind === "Referred");
      const next = own.find((fact) => referred !== undefined && fact.number > referred.number);
      if (referred !== undefined && next !== undefined)
        expect(next.seconds - referred.seconds).toBeLessThanOrEqual(9 * 3600);
    }
  });
});

describe("a queue with a limit", () => {
  test("of 0 turns everyone away who finds no place", () => {
    const facts = tell(
      scenario(
        `  ward: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 1 days } }, queue: { limit: 0 }, ${HOME} }`,
      ),
    );
    expect(of(facts, "Referred")).toEqual([]);
    expect(of(facts, "Refused", "ward").length).toBeGreaterThan(100);
    for (const one of of(facts, "Refused")) expect(one.other).toBe("elsewhere");
  });

  test("may send them to another service instead", () => {
    const facts = tell(
      scenario(`
  ward: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 1 days } }, queue: { limit: 1, then: overflow }, ${HOME} }
  overflow: { kind: beds, capacity: 50, length-of-stay: { exponential: { mean: 1 days } }, ${HOME} }`),
    );
    const diverted = of(facts, "Diverted", "ward");
    expect(diverted.length).toBeGreaterThan(100);
    for (const one of diverted) {
      expect(one.value).toBe(1);
      expect(facts[one.number + 1]).toMatchObject({ kind: "Started", service: "overflow", person: one.person });
    }
  });
});

describe("a fall in capacity", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 2 days } }, ${HOME} }`,
      "changes: [{ on: 2016-04-20, over: 8 days, set: { services.ward.capacity: 2 } }]",
    ),
  );

  test("ramps in whole places", () => {
    expect(of(facts, "CapacityChanged").map((fact) => fact.value)).toEqual([5, 4, 3, 2]);
    const days = of(facts, "CapacityChanged").map((fact) => fact.hours / 24);
    expect(days[0]).toBeGreaterThanOrEqual(16);
    expect(days.at(-1)).toBe(24);
  });

  test("leaves occupants where they are and lets nobody in until there is room", () => {
    let census = 0;
    let capacity = 6;
    for (const fact of facts) {
      if (fact.kind === "CapacityChanged") capacity = fact.value;
      if (fact.kind === "Left") census--;
      if (fact.kind === "Started") {
        census++;
        expect(census).toBeLessThanOrEqual(capacity);
      }
    }
  });
});

describe("a team", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: team, staff: { "mon-fri 08:00-18:00": 2 }, visit: { exponential: { mean: 3 hours } }, ${HOME} }`,
    ),
  );

  test("starts visits only while staff are on duty", () => {
    const started = of(facts, "Started", "ward");
    expect(started.length).toBeGreaterThan(100);
    for (const one of started) {
      expect(one.hours % 24).toBeGreaterThanOrEqual(8);
      expect(one.hours % 24).toBeLessThan(18);
      expect(Math.floor(one.hours / 24) % 7).toBeLessThan(5);
    }
  });

  test("finishes visits that run past the end of the shift as overtime", () => {
    const visits = of(facts, "Visited");
    const late = visits.filter((fact) => fact.value === 1);
    expect(late.length).toBeGreaterThan(10);
    for (const one of visits) {
      const started = facts[one.cause]!;
      const shiftEnd = Math.floor(started.hours / 24) * 24 + 18;
      expect(one.value).toBe(one.hours > shiftEnd ? 1 : 0);
    }
  });

  test("begins the next shift whole, whoever is still out", () => {
    const rows = tell(
      scenario(
        `  ward: { kind: team, staff: { "daily 00:00-12:00": 2, "daily 12:00-24:00": 2 }, visit: { constant: 20 hours }, ${HOME} }`,
      ),
    );
    const shifts = of(rows, "CapacityChanged", "ward").slice(4);
    expect(shifts.length).toBeGreaterThan(50);
    for (const shift of shifts) {
      const starts = of(rows, "Started", "ward").filter(
        (fact) => fact.hours >= shift.hours && fact.hours < shift.hours + 12,
      );
      expect(starts.length).toBe(2);
    }
  });
});

describe("a decision", () => {
  const facts = tell(
    scenario(`
  ward: { kind: beds, capacity: 50, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: hub, share: 100% }] }
  hub: { kind: decision, routes: [{ to: care, share: 25% }, { to: home, share: rest }] }
  care: { kind: beds, capacity: 50, length-of-stay: { exponential: { mean: 1 days } }, ${HOME} }`),
  );

  test("takes no time and leaves no trace but the way people take", () => {
    expect(facts.filter((fact) => fact.service === "hub" || fact.other === "hub")).toEqual([]);
    const left = of(facts, "Left", "ward");
    const share = left.filter((fact) => fact.other === "care").length / left.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / left.length));
  });
});

describe("people who come back", () => {
  const text = (total: string): string =>
    scenario(
      `
  ward: { kind: beds, capacity: 400, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: living, share: 100% }] }
  living: { kind: state, setting: own-home, outcomes: [{ to: ward, share: 20%, stay: { uniform: { from: 0 days, to: 5 days } } }, { to: home, share: rest }] }`,
      "",
      total,
    );

  test("are told as Returned, once for each return", () => {
    const returned = of(tell(text("20 per day")), "Returned");
    expect(returned.length).toBeGreaterThan(100);
    for (const one of returned) expect(one).toMatchObject({ service: "ward", other: "living" });
  });

  test("are in the total where it includes them: 20% return, so four in five who come are first arrivals", () => {
    const includes = text("40 per day, includes-returns: true");
    const model = modelOf(includes);
    expect(model.cohorts[0]!.perDay[0]).toBeCloseTo(32, 9);
    const seen = of(tell(includes), "Started", "ward").length / 60;
    // The first five days lack some returns: at most 8 a day.
    expect(seen).toBeGreaterThan(40 - 40 / 60 - 4 * Math.sqrt(40 / 60));
    expect(seen).toBeLessThan(40 + 4 * Math.sqrt(40 / 60));
  });

  test("are fewer in a variant that helps them, while first arrivals stay the same people", () => {
    const includes = text("40 per day, includes-returns: true");
    const fewer = modelOf(includes, [set("services.living.outcomes.ward.share", "5%")]);
    expect(fewer.cohorts[0]!.perDay[0]).toBeCloseTo(32, 9);
    expect(of(tellModel(fewer), "Arrived").map((fact) => fact.seconds)).toEqual(
      of(tell(includes), "Arrived").map((fact) => fact.seconds),
    );
  });
});

describe("a dated change of shares", () => {
  const facts = tell(
    scenario(
      `  ward: { kind: beds, capacity: 400, length-of-stay: { constant: 10 days }, routes: [{ to: home, share: 50% }, { to: died, share: rest }] }`,
      "changes: [{ on: 2016-05-04, set: { services.ward.routes.home.share: 100% } }]",
      "30 per day",
    ),
  );

  test("applies to stays that begin afterwards", () => {
    const changed = 30 * 24;
    const left = of(facts, "Left", "ward");
    const startedBefore = left.filter((fact) => fact.hours - 240 < changed);
    const startedAfter = left.filter((fact) => fact.hours - 240 >= changed);
    expect(startedAfter.length).toBeGreaterThan(300);
    expect(startedAfter.filter((fact) => fact.other !== "home")).toEqual([]);
    const share = startedBefore.filter((fact) => fact.other === "home").length / startedBefore.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / startedBefore.length));
  });
});

test("a stay longer than any run leaves the clock alone", () => {
  const stay = "length-of-stay: { exponential: { mean: 50 years } }";
  const facts = tell(scenario(`  ward: { kind: beds, capacity: 900, ${stay}, ${HOME} }`));
  const started = of(facts, "Started", "ward");
  expect(started.length).toBeGreaterThan(250);
  // A quarter stay beyond 2^31 seconds. Sixty days are 0.33% of the mean, so fewer than one is expected to leave.
  expect(of(facts, "Left", "ward").length).toBeLessThan(6);
  for (const [i, fact] of facts.entries()) expect(fact.seconds).toBeGreaterThanOrEqual(facts[i - 1]?.seconds ?? 0);
});
