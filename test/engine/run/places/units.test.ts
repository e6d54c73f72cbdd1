import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { logOf } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "../told.ts";

const STAY = "length-of-stay: { exponential: { mean: 2 days } }";
const HOME = "routes: [{ to: home, share: 100% }]";
const BY = "{ by: handling, levels: { single: 1, double: 2 } }";

/** A scenario whose people are single- or double-handed. */
const handled = (services: string, more = "", arrivals = "6 per day"): string =>
  scenario(services, more, arrivals).replace(
    "enters: ward }",
    "attributes: { handling: { single: 60%, double: rest } }, enters: ward }",
  );

/** Units in use after each fact, and the capacity. */
function unitsInUse(facts: readonly Told[], capacity: number): { fact: Told; used: number; capacity: number }[] {
  const held = new Map<number, number>();
  let used = 0;
  let now = capacity;
  const hold = (person: number, units: number): void => {
    used += units - (held.get(person) ?? 0);
    held.set(person, units);
  };
  return facts.map((fact) => {
    if (fact.kind === "Started") hold(fact.person, 1);
    if (fact.kind === "UnitsTaken") hold(fact.person, fact.value);
    if (fact.kind === "Left") hold(fact.person, 0);
    if (fact.kind === "CapacityChanged") now = fact.value;
    return { fact, used, capacity: now };
  });
}

function measured(text: string): (id: string) => number {
  const model = modelOf(text);
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const found = fold.end();
  return (id) => {
    const i = definitions.findIndex((one) => one.id === id);
    return found[2 * i]! / found[2 * i + 1]!;
  };
}

describe("semantics 6: units per person (double-handed care takes two)", () => {
  const facts = tell(handled(`  ward: { kind: caseload, capacity: 13, ${STAY}, units: ${BY}, ${HOME} }`));

  test("a fact tells the units of those who take other than one, and nobody starts whose units are not free", () => {
    const told = of(facts, "UnitsTaken", "ward");
    expect(told.length).toBeGreaterThan(50);
    for (const one of told) expect(one).toMatchObject({ value: 2, cause: one.number - 1 });
    const levels = unitsInUse(facts, 13);
    for (const { used } of levels) expect(used).toBeLessThanOrEqual(13);
    expect(levels.some(({ used }) => used === 13)).toBe(true);
  });

  test("first come first served: the head of the queue waits for all their units, and those behind wait with them", () => {
    const started = byPerson(facts).flatMap((own) => {
      const referred = own.find(({ kind }) => kind === "Referred");
      const start = own.find(({ kind }) => kind === "Started");
      return referred === undefined || start === undefined ? [] : [{ referred, start }];
    });
    expect(started.length).toBeGreaterThan(30);
    started.sort((a, b) => a.referred.number - b.referred.number);
    for (const [i, one] of started.slice(1).entries())
      expect(one.start.number).toBeGreaterThan(started[i]!.start.number);
    // Someone waited beside one free unit, because the head of the queue needs two.
    expect(unitsInUse(facts, 13).some(({ fact, used }) => fact.kind === "Referred" && used === 12)).toBe(true);
  });
});

describe("semantics 6: a need may follow a profile over the stay, e.g. visits that taper", () => {
  const taper = "{ profile: [{ for: 12 hours, units: 4 }, { for: 1 days, units: 2 }, { then: 1 }] }";
  const facts = tell(scenario(`  ward: { kind: caseload, capacity: 12, ${STAY}, units: ${taper}, ${HOME} }`));

  test("each change comes at its time after the start, while the person is there", () => {
    for (const own of byPerson(facts)) {
      const start = own.find(({ kind }) => kind === "Started");
      if (start === undefined) continue;
      const left = own.find(({ kind }) => kind === "Left")?.seconds ?? 60 * 86_400;
      const steps = own.filter(({ kind }) => kind === "UnitsTaken").map(({ seconds, value }) => [seconds, value]);
      const due = [
        [start.seconds, 4],
        [start.seconds + 43_200, 2],
        [start.seconds + 129_600, 1],
      ].filter(([at], i) => i === 0 || at! < left);
      expect(steps).toEqual(due);
    }
  });

  test("units given back let those who wait start, and are the cause of it", () => {
    const enabled = of(facts, "Started").filter(({ cause }) => facts[cause]!.kind === "UnitsTaken");
    expect(enabled.length).toBeGreaterThan(20);
    for (const one of enabled) expect(facts[one.cause]!.seconds).toBe(one.seconds);
  });

  test("care that grows is not refused: it goes over capacity, nobody is admitted meanwhile, and it is measured", () => {
    const grows = "{ profile: [{ for: 1 days, units: 1 }, { then: 2 }] }";
    const text = scenario(`  ward: { kind: caseload, capacity: 10, ${STAY}, units: ${grows}, ${HOME} }`);
    const levels = unitsInUse(tell(text), 10);
    expect(levels.some(({ used }) => used > 10)).toBe(true);
    for (const { fact, used } of levels) if (fact.kind === "Started") expect(used).toBeLessThanOrEqual(10);
    expect(checkLaws(modelOf(text), logOf(modelOf(text)))).toEqual([]);
    const measure = measured(text);
    expect(measure("ward.over-capacity")).toBeGreaterThan(0.01);
    expect(measure("ward.units-in-use")).toBeGreaterThan(measure("ward.census"));
  });
});

describe("semantics 6: a visit of a team may take two of its staff", () => {
  test("and those of the next shift are all there for others, whoever works on in overtime", () => {
    const staff = "staff: { mon-sun 08:00-18:00: 3 }, visit: { exponential: { mean: 3 hours } }";
    const text = handled(
      `  ward: { kind: team, ${staff}, units: ${BY}, give-up: { after: 2 days, to: home }, ${HOME} }`,
    );
    const facts = tell(text);
    expect(of(facts, "Visited").filter(({ value }) => value === 1).length).toBeGreaterThan(10);
    expect(checkLaws(modelOf(text), logOf(modelOf(text)))).toEqual([]);
  });
});

describe("semantics 6: a caseload by hours of care a week", () => {
  const care = (capacity: string, units: string) =>
    `  ward: { kind: caseload, capacity: ${capacity}, ${STAY}, units: ${units}, ${HOME} }`;
  const inHours = scenario(care("30 hours per week", "2.5 hours per week"));

  test("is counted in whole minutes inside, and shown in hours", () => {
    expect(modelOf(inHours).services[0]).toMatchObject({ capacity: 1800, units: 150, perPlace: 60 });
    const measure = measured(inHours);
    expect(measure("ward.capacity")).toBeCloseTo(30, 9);
    expect(measure("ward.units-in-use")).toBeCloseTo(2.5 * measure("ward.census"), 9);
    expect(measure("ward.occupancy")).toBeCloseTo(measure("ward.units-in-use") / 30, 9);
  });

  test("holds as many people as their hours allow, the same people as a caseload of so many places", () => {
    const starts = (text: string) => of(tell(text), "Started").map(({ seconds, person }) => [seconds, person]);
    expect(starts(inHours)).toEqual(starts(scenario(care("12", "1"))));
  });

  test("needs units in hours too", () => {
    expect(() => modelOf(scenario(care("30 hours per week", "2")))).toThrow(/the capacity is in hours per week/);
    expect(() => modelOf(scenario(care("30", "2 hours per week")))).toThrow(/the units are in hours per week/);
  });
});
