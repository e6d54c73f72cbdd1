import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { standardMeasures } from "../../../../engine/projections/measures.ts";
import { digestOf, logOf, rebuiltLog } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "../told.ts";

const STAY = "length-of-stay: { exponential: { mean: 1 days } }";
const HOME = "routes: [{ to: home, share: 100% }]";
const NEEDS = "needs: { therapists: 1 }";
const DAY = 86_400;

/** Units that people hold of the one pool after each fact. */
function heldAfter(facts: readonly Told[]): number[] {
  const held = new Map<number, number>();
  let used = 0;
  return facts.map(({ kind, person, value }) => {
    if (kind === "PoolTaken" || kind === "PoolFreed") {
      used += value - (held.get(person) ?? 0);
      held.set(person, value);
    }
    return used;
  });
}

describe("semantics 6: a bed and staff together", () => {
  const pools = "pools: { therapists: { capacity: 4 } }";
  const facts = tell(scenario(`  ward: { kind: beds, capacity: 9, ${STAY}, ${NEEDS}, ${HOME} }`, pools));

  test("both must be free to start, and both are free again in the instant of leaving", () => {
    const used = heldAfter(facts);
    expect(Math.max(...used)).toBe(4);
    for (const own of byPerson(facts)) {
      const taken = own.find(({ kind }) => kind === "PoolTaken");
      expect(taken?.seconds).toBe(own.find(({ kind }) => kind === "Started")?.seconds);
      const freed = own.find(({ kind }) => kind === "PoolFreed");
      expect(freed?.seconds).toBe(own.find(({ kind }) => kind === "Left")?.seconds);
    }
    const waited = of(facts, "Started").filter(({ cause }) => facts[cause]!.kind === "PoolFreed");
    expect(waited.length).toBeGreaterThan(30);
    for (const one of waited) expect(facts[one.cause]!.seconds).toBe(one.seconds);
  });

  test("as many start, and when, as in a ward with so many beds as there are staff", () => {
    const starts = (told: readonly Told[]) => of(told, "Started").map(({ seconds, person }) => [seconds, person]);
    expect(starts(facts)).toEqual(starts(tell(scenario(`  ward: { kind: beds, capacity: 4, ${STAY}, ${HOME} }`))));
  });

  test("what a person needs may depend on an attribute", () => {
    const by = "needs: { therapists: { by: handling, levels: { double: 2 }, otherwise: 0 } }";
    const text = scenario(`  ward: { kind: beds, capacity: 9, ${STAY}, ${by}, ${HOME} }`, pools).replace(
      "enters: ward }",
      "attributes: { handling: { single: 60%, double: rest } }, enters: ward }",
    );
    const taken = of(tell(text), "PoolTaken");
    expect(taken.length).toBeGreaterThan(50);
    for (const one of taken) expect(one.value).toBe(2);
    expect(checkLaws(modelOf(text), logOf(modelOf(text)))).toEqual([]);
  });

  test("of two services that share staff, the one goes first whose next person was referred first", () => {
    const two = ["ward", "unit"].map((name) => `  ${name}: { kind: beds, capacity: 9, ${STAY}, ${NEEDS}, ${HOME} }`);
    const others = "  others: { arrivals: { total: 3 per day }, enters: unit }\nservices:";
    const told = tell(scenario(two.join("\n"), pools).replace("services:", others));
    const waiting = byPerson(told).flatMap((own) => {
      const referred = own.find(({ kind }) => kind === "Referred");
      const start = own.find(({ kind }) => kind === "Started");
      return referred && start ? [{ referred, start }] : [];
    });
    expect(new Set(waiting.map(({ start }) => start.service)).size).toBe(2);
    waiting.sort((a, b) => a.referred.number - b.referred.number);
    for (const [i, { start }] of waiting.slice(1).entries())
      expect(start.number).toBeGreaterThan(waiting[i]!.start.number);
  });
});

describe("semantics 6: a resource kept over several services", () => {
  const route = "routes: [{ to: [rehab], share: 100% }]";
  const ward = `  ward: { kind: beds, capacity: 9, ${STAY}, ${NEEDS}, ${route} }`;
  const rehab = (key: string) => `  rehab: { kind: beds, capacity: 3, ${STAY}, ${key} ${HOME} }`;
  const pools = "pools: { therapists: { capacity: 6 } }";

  test("stays with the person who moves to a service that keeps it, until they leave that", () => {
    const facts = tell(scenario([ward, rehab("keeps: therapists,")].join("\n"), pools));
    const done = byPerson(facts).filter((own) => own.at(-1)!.kind === "Exited");
    expect(done.length).toBeGreaterThan(50);
    for (const own of done) {
      const steps = own.filter(({ kind }) => ["PoolTaken", "PoolFreed", "Started"].includes(kind));
      expect(steps.map(({ kind, service }) => `${kind} ${service}`)).toEqual([
        "Started ward",
        "PoolTaken ward",
        "Started rehab",
        "PoolFreed rehab",
      ]);
    }
    // Whoever keeps it brings it: nobody waits for it twice.
    const blocked = of(facts, "Referred", "rehab");
    expect(blocked.length).toBeGreaterThan(20);
  });

  test("and is free in the instant of moving to one that neither needs nor keeps it", () => {
    const facts = tell(scenario([ward, rehab("")].join("\n"), pools));
    const freed = of(facts, "PoolFreed");
    expect(freed.length).toBeGreaterThan(50);
    for (const one of freed) expect(one.service).toBe("ward");
  });
});

describe("semantics 6: a pool changes", () => {
  const changes = "changes: [{ on: 2016-05-04, set: { pools.therapists.capacity: 3 } }]";
  const hours = "pools: { therapists: { capacity: { mon-fri 08:00-18:00: 6, otherwise: 2 } } }";
  const ward = `  ward: { kind: beds, capacity: 20, ${STAY}, ${NEEDS}, ${HOME} }`;

  test("by hours: whoever holds a unit keeps it, and nobody starts until fewer are held than there are", () => {
    const facts = tell(scenario(ward, hours));
    const used = heldAfter(facts);
    let capacity = 2;
    let over = 0;
    for (const [i, { kind, value }] of facts.entries()) {
      if (kind === "PoolChanged") capacity = value;
      if (kind === "PoolTaken") expect(used[i]).toBeLessThanOrEqual(capacity);
      if (used[i]! > capacity) over++;
    }
    expect(over).toBeGreaterThan(20);
  });

  test("on a date, and a run rebuilt before or after it goes on the same", () => {
    const model = modelOf(scenario(ward, `pools: { therapists: { capacity: 5 } }\n${changes}`));
    const whole = logOf(model);
    expect(model.holding.pools!.changes).toEqual([{ at: 30 * DAY, pool: 0, capacity: 3 }]);
    for (const at of [12 * DAY + 77, 30 * DAY, 44 * DAY]) {
      expect(digestOf(rebuiltLog(model, whole, at))).toBe(digestOf(whole));
    }
  });
});

test("measures of a pool: units in use, occupancy and the share of time with none free", () => {
  const pools = "pools: { therapists: { capacity: 4 } }";
  const model = modelOf(scenario(`  ward: { kind: beds, capacity: 9, ${STAY}, ${NEEDS}, ${HOME} }`, pools));
  const { definitions, begin } = standardMeasures(model);
  const fold = begin();
  for (const chunk of logOf(model)) fold.take(chunk);
  const found = fold.end();
  const measure = (id: string): number => {
    const i = definitions.findIndex((one) => one.id === id);
    return found[2 * i]! / found[2 * i + 1]!;
  };
  expect(measure("pool.therapists.in-use")).toBeCloseTo(measure("ward.census"), 9);
  expect(measure("pool.therapists.occupancy")).toBeCloseTo(measure("ward.census") / 4, 9);
  expect(measure("pool.therapists.full")).toBeGreaterThan(0.5);
  expect(measure("ward.full")).toBe(0);
});

describe("a scenario is told what is wrong with its pools", () => {
  const ward =
    (needs: string, more = "pools: { therapists: { capacity: 2 } }") =>
    () =>
      modelOf(scenario(`  ward: { kind: beds, capacity: 9, ${STAY}, ${needs}, ${HOME} }`, more));

  test("names that point nowhere, and services that cannot wait for anything", () => {
    expect(ward("needs: { therapist: 1 }")).toThrow(/no pool is called "therapist".*Try: therapists/);
    expect(ward("keeps: [nurses]")).toThrow(/no pool is called "nurses"/);
    expect(ward("needs: { therapists: { by: age, levels: { old: 1 } } }")).toThrow(/no attribute is called "age"/);
    const state = `  ward: { kind: state, ${STAY}, ${NEEDS}, ${HOME} }`;
    expect(() => modelOf(scenario(state, "pools: { therapists: { capacity: 2 } }"))).toThrow(
      /nobody waits for anything/,
    );
  });
});
