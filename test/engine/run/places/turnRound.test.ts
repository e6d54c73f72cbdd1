import { describe, expect, test } from "vitest";
import { modelOf, set } from "../../../laws/scenarios.ts";
import { of, scenario, type Told, tell, tellModel } from "../told.ts";

const WARD = `  ward: { kind: beds, capacity: 3, length-of-stay: { exponential: { mean: 1 days } }, turn-round: 5 hours, routes: [{ to: home, share: 100% }] }`;

/** Places occupied and in turn-round after each fact. */
function levels(facts: readonly Told[]): { fact: Told; inside: number; turning: number }[] {
  let [inside, turning] = [0, 0];
  return facts.map((fact) => {
    if (fact.kind === "Started") inside++;
    if (fact.kind === "Left") {
      inside--;
      turning++;
    }
    if (fact.kind === "PlaceReady") turning--;
    return { fact, inside, turning };
  });
}

describe("semantics 6: turn-round time is neither free nor occupied", () => {
  const facts = tell(scenario(WARD));

  test("a place is ready its turn-round after the Left that emptied it, and the fact says so", () => {
    const ready = of(facts, "PlaceReady", "ward");
    expect(ready.length).toBeGreaterThan(50);
    for (const one of ready) {
      expect(facts[one.cause]).toMatchObject({ kind: "Left", service: "ward" });
      expect(one).toMatchObject({ person: -1, value: 5 * 3600, seconds: facts[one.cause]!.seconds + 5 * 3600 });
    }
    expect(new Set(ready.map(({ cause }) => cause)).size).toBe(ready.length);
  });

  test("nobody takes a place in turn-round; those who wait start when it is ready, because it is", () => {
    let waited = 0;
    for (const { fact, inside, turning } of levels(facts)) {
      expect(inside + turning).toBeLessThanOrEqual(3);
      if (fact.kind === "Started" && facts[fact.cause]!.kind === "PlaceReady") {
        expect(facts[fact.cause]!.seconds).toBe(fact.seconds);
        waited++;
      }
      if (fact.kind === "Started") expect(facts[fact.cause]!.kind).not.toBe("Left");
    }
    expect(waited).toBeGreaterThan(50);
  });

  test("a shorter turn-round is shorter for the same place: the luck is that of the person who left", () => {
    const drawn = (mean: string) =>
      of(
        tellModel(modelOf(scenario(WARD), [set("services.ward.turn-round", { exponential: { mean } })])),
        "PlaceReady",
      ).map(({ value }) => value);
    const [short, long] = [drawn("3 hours"), drawn("6 hours")];
    expect(long[0]! / short[0]!).toBeCloseTo(2, 2);
  });

  test("a drawn turn-round lasts a second at least", () => {
    const model = modelOf(scenario(WARD), [set("services.ward.turn-round", "0 hours")]);
    const ready = of(tellModel(model), "PlaceReady");
    expect(new Set(ready.map(({ value }) => value))).toEqual(new Set([1]));
  });
});

describe("semantics 6: beds that fall below occupancy while some are in turn-round", () => {
  const facts = tell(scenario(WARD, "changes: [{ on: 2016-04-20, set: { services.ward.capacity: 1 } }]"));

  test("a place that becomes ready is the one that goes: nobody is admitted until occupancy is below the new number", () => {
    let capacity = 3;
    for (const { fact, inside, turning } of levels(facts)) {
      if (fact.kind === "CapacityChanged") capacity = fact.value;
      if (fact.kind === "Started") expect(inside + turning).toBeLessThanOrEqual(capacity);
    }
    expect(capacity).toBe(1);
    expect(of(facts, "Started").filter(({ hours }) => hours > 18 * 24).length).toBeGreaterThan(10);
  });

  test("a dated change to the turn-round holds for places left afterwards", () => {
    const later = tell(scenario(WARD, "changes: [{ on: 2016-04-20, set: { services.ward.turn-round: 1 hours } }]"));
    for (const { value, seconds } of of(later, "PlaceReady")) {
      expect(value).toBe(seconds - value < 16 * 86_400 ? 5 * 3600 : 3600);
    }
  });
});

test("semantics 5: people of a ring change places, which need no turn-round for that", () => {
  const two = (name: string, other: string) =>
    `  ${name}: { kind: beds, capacity: 1, length-of-stay: { constant: 1 days }, turn-round: 2 hours, routes: [{ to: ${other}, share: 90% }, { to: home, share: rest }] }`;
  const facts = tell(scenario(`${two("ward", "other")}\n${two("other", "ward")}`));
  const rings = of(facts, "RingExchanged");
  expect(rings.length).toBeGreaterThan(10);
  for (const { inside, turning } of levels(facts.filter(({ number }) => number < rings[0]!.number)).slice(-1)) {
    expect(inside + turning).toBe(2);
  }
  const turned = new Set(of(facts, "PlaceReady").map(({ cause }) => cause));
  for (const ring of rings) {
    const left = facts.find((fact) => fact.kind === "Left" && fact.number > ring.number && fact.person === ring.person);
    expect(turned.has(left!.number)).toBe(false);
  }
});
