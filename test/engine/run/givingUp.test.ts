import { describe, expect, test } from "vitest";
import { byPerson, of, scenario, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";

/** One ward of four beds, one day each, asked for by six people a day. */
const ward = (giveUp: string): string =>
  scenario(
    `  ward: { kind: beds, capacity: 4, length-of-stay: { exponential: { mean: 1 days } }, give-up: ${giveUp}, ${HOME} }`,
  ).replace("{ total: 6 per day }", "{ total: 6 per day }, attributes: { frailty: { mild: 50%, severe: rest } }");

describe("semantics 5: give-up at a time of day", () => {
  const facts = tell(ward("{ at: 17:00, to: elsewhere }"));

  test("is at the next such time after they began to wait", () => {
    const gaveUp = of(facts, "GaveUp", "ward");
    expect(gaveUp.length).toBeGreaterThan(40);
    for (const one of gaveUp) {
      expect(one.seconds % 86_400).toBe(17 * 3600);
      expect(one.value).toBeGreaterThan(0);
      expect(one.value).toBeLessThanOrEqual(86_400);
    }
  });
});

describe("semantics 5: give-up when the expected wait is too long", () => {
  // (people waiting + 1) × 1 day ÷ 4 beds > 18 hours from the third person waiting on.
  const facts = tell(ward("{ expected-wait: 18 hours, to: moved-away }"));

  test("(people waiting + 1) × mean stay ÷ places decides, and who does not begin to wait has waited no time", () => {
    let waiting = 0;
    let baulked = 0;
    for (const fact of facts) {
      if (fact.kind === "Referred") expect(++waiting).toBeLessThanOrEqual(3);
      if (fact.kind === "Started" && facts[fact.cause]!.person !== fact.person) waiting--;
      if (fact.kind !== "GaveUp") continue;
      baulked++;
      expect(waiting).toBe(3);
      expect(fact).toMatchObject({ value: 0, other: "moved-away" });
      expect(facts[fact.number + 1]).toMatchObject({ kind: "Exited", person: fact.person });
    }
    expect(baulked).toBeGreaterThan(40);
  });
});

describe("semantics 5: of several forms of giving up the first that comes holds, each for those it is for", () => {
  const facts = tell(
    ward("[{ after: 9 hours, when: { frailty: severe }, to: moved-away }, { after: 12 hours, to: elsewhere }]"),
  );

  test("and where people go tells which it was", () => {
    const seen = new Set<string>();
    for (const own of byPerson(facts)) {
      const severe = own[0]!.value === 1;
      for (const one of of(own, "GaveUp")) {
        seen.add(one.other);
        expect([one.value / 3600, one.other]).toEqual(severe ? [9, "moved-away"] : [12, "elsewhere"]);
      }
    }
    expect([...seen].sort()).toEqual(["elsewhere", "moved-away"]);
  });
});
