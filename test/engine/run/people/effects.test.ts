import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../../engine/log/laws.ts";
import { logOf, rebuiltLog } from "../../../laws/running.ts";
import { modelOf } from "../../../laws/scenarios.ts";
import { byPerson, of, type Told, tell } from "../told.ts";

const DAY = 86_400;

/** People in a ward and then at home, and the effects given. */
const scenario = (effects: string, more = "", ward = "10 days") => `
careshift: 1
title: Effects
time: { start: 2016-04-04, length: 3 years, warm-up: none }
cohorts: { people: { arrivals: { total: 3 per day }, attributes: { frailty: { mild: 50%, severe: rest } }, enters: ward } }
services:
  ward: { kind: state, setting: hospital, length-of-stay: ${ward}, routes: [{ to: at-home, share: 100% }] }
  at-home: { kind: state, setting: own-home, length-of-stay: { constant: 2 years }, routes: [{ to: home, share: 30% }, { to: moved-away, share: 50% }, { to: care-home, share: rest }] }
clocks: { death: { rate: 40% per year, to: died } }
effects:
${effects}
${more}
`;

const none = scenario("").replace("effects:\n", "");
const rang = (text: string) => new Map(of(tell(text), "ClockRang").map((fact) => [fact.person, fact.seconds]));
const at = (facts: readonly Told[], kind: Told["kind"], service: string) =>
  new Map(of(facts, kind, service).map((fact) => [fact.person, fact.seconds]));

/** Checks that each death comes as if only the time after `from` went at `speed`. */
function expectSlowed(
  before: Map<number, number>,
  after: Map<number, number>,
  from: Map<number, number>,
  speed: number,
) {
  let slowed = 0;
  for (const [person, dies] of before) {
    const turn = from.get(person) ?? Infinity;
    const expected = dies <= turn ? dies : turn + (dies - turn) / speed;
    if (expected > Math.min(3 * 365, turn / DAY + 730) * DAY) continue;
    expect(Math.abs(after.get(person)! - expected)).toBeLessThanOrEqual(2);
    slowed += Number(dies > turn);
  }
  expect(slowed).toBeGreaterThan(100);
}

describe("semantics 1: while a person is in a place, a named rate is multiplied", () => {
  const base = tell(none);
  const homes = at(base, "Started", "at-home");

  test("its speed changes at once, without a new draw, for each person exactly", () => {
    expectSlowed(rang(none), rang(scenario("  helps: { while: at-home, on: clocks.death, factor: 0.5 }")), homes, 0.5);
  });

  test("savings of two effects on one person multiply, they never add: 0.5 and 0.4 leave 0.2, not nothing", () => {
    const two = scenario(`  helps: { while: at-home, on: clocks.death, factor: 0.5 }
  helps-too: { while: at-home, on: clocks.death, factor: 40% }`);
    expectSlowed(rang(none), rang(two), homes, 0.2);
  });

  test("an onset lag, and decay after leaving, in four steps", () => {
    const text = scenario("  helps: { while: ward, on: clocks.death, factor: 0.5, lag: 2 days, decay: 8 days }");
    const facts = tell(text);
    const whole = byPerson(facts).filter(
      (own) => own.at(-1)!.kind === "Exited" && own.at(-1)!.seconds - own[0]!.seconds > 30 * DAY,
    );
    expect(whole.length).toBeGreaterThan(50);
    for (const own of whole) {
      const told = of(own, "EffectChanged").map((fact) => [(fact.seconds - own[0]!.seconds) / DAY, fact.value]);
      expect(told).toEqual([
        [2, 1000],
        [12, 750],
        [14, 500],
        [16, 250],
        [18, 0],
      ]);
    }
  });

  test("it works for a share of people, the same ones whatever its factor", () => {
    const helped = (factor: number) => {
      const text = scenario(`  helps: { while: ward, on: clocks.death, factor: ${factor}, works-for: 60% }`);
      return new Set(of(tell(text), "EffectChanged").map((fact) => fact.person));
    };
    const [some, all] = [helped(0.5), of(base, "Started", "ward").length];
    expect(some.size / all).toBeGreaterThan(0.57);
    expect(some.size / all).toBeLessThan(0.63);
    expect(helped(0.9)).toEqual(some);
  });

  test("only those whom it is for", () => {
    const facts = tell(scenario("  helps: { while: ward, on: clocks.death, factor: 0.5, who: { frailty: severe } }"));
    const kind = new Map(of(facts, "Arrived").map((fact) => [fact.person, fact.value]));
    const reached = new Set(of(facts, "EffectChanged").map((fact) => kind.get(fact.person)));
    expect(reached).toEqual(new Set([1]));
  });
});

describe("semantics 1: a dated programme reaches everybody from a date until its end", () => {
  test("a stay is multiplied as it begins: those begun before the date stay as they were", () => {
    const plain = at(tell(none), "Left", "ward");
    const text = scenario(
      "  shorter: { from: 2016-10-01, until: 2017-10-01, on: services.ward.length-of-stay, factor: 0.5 }",
    );
    const facts = tell(text);
    const [begun, left] = [at(facts, "Started", "ward"), at(facts, "Left", "ward")];
    const [from, until] = [180 * DAY, (180 + 365) * DAY];
    const days = new Set<string>();
    for (const [person, start] of begun) {
      if (!left.has(person) || !plain.has(person)) continue;
      const inForce = start >= from && start < until;
      if (left.get(person)! - start < 5 * DAY) continue;
      days.add(`${inForce} ${(left.get(person)! - start) / DAY}`);
    }
    expect([...days].filter((day) => /^(true 5|false 10)$/.test(day)).length).toBe(2);
    expect([...days].filter((day) => /^false 5$|^true 10$/.test(day))).toEqual([]);
  });

  test("a share is multiplied; what it loses goes to the other routes in proportion, and nobody else moves", () => {
    const text = scenario("  keeps: { from: 2016-04-04, on: services.at-home.routes.home.share, factor: 0.5 }");
    const ways = (facts: readonly Told[]) => new Map(of(facts, "Exited").map((fact) => [fact.person, fact.other]));
    const [before, after] = [ways(tell(none)), ways(tell(text))];
    const moves = new Map<string, number>();
    for (const [person, way] of before) {
      const move = `${way} ${after.get(person)}`;
      moves.set(move, (moves.get(move) ?? 0) + 1);
    }
    const count = (move: string) => moves.get(move) ?? 0;
    const kept = count("home home");
    const gone = count("home moved-away") + count("home care-home");
    expect(kept / (kept + gone)).toBeCloseTo(0.5, 1);
    expect(count("home moved-away") / gone).toBeCloseTo(5 / 7, 1);
    for (const move of moves.keys())
      expect([
        "home home",
        "home moved-away",
        "home care-home",
        "moved-away moved-away",
        "care-home care-home",
        "died died",
      ]).toContain(move);
  });

  test("a share of 100% that is multiplied leaves the rest to ways that nobody took before", () => {
    const certain = none.replace(
      "{ to: home, share: 30% }, { to: moved-away, share: 50% }",
      "{ to: home, share: 100% }",
    );
    const text = certain.replace(
      "clocks:",
      "effects: { keeps: { from: 2016-04-04, on: services.at-home.routes.home.share, factor: 0.4 } }\nclocks:",
    );
    const ways = (scenarioText: string) => of(tell(scenarioText), "Exited").filter(({ other }) => other !== "died");
    const count = (way: string) => ways(text).filter(({ other }) => other === way).length;
    expect(ways(certain).every(({ other }) => other === "home")).toBe(true);
    expect(count("home") / (count("home") + count("care-home"))).toBeCloseTo(0.4, 1);
    expect(count("home") + count("care-home")).toBe(ways(certain).length);
  });
});

test("the run could have happened, and rebuilt at any instant goes on with the same facts", () => {
  const model = modelOf(
    scenario(
      `  helps: { while: ward, on: clocks.death, factor: 0.5, lag: 2 days, decay: 8 days, works-for: 60% }
  shorter: { from: 2016-05-01, until: 2016-06-01, on: services.ward.length-of-stay, factor: 0.5, lag: 3 days }
  keeps: { while: ward, on: services.at-home.routes.home.share, factor: 0.5, decay: 30 days, until: 2016-06-15 }`,
      "",
      "{ exponential: { mean: 10 days } }",
    ).replace("3 years", "100 days"),
  );
  const log = logOf(model);
  expect(checkLaws(model, log)).toEqual([]);
  const flat = (chunks: typeof log) =>
    chunks.flatMap((c) =>
      Array.from({ length: c.length }, (_, i) => [
        c.time[i],
        c.kind[i],
        c.person[i],
        c.other[i],
        c.value[i],
        c.cause[i],
      ]),
    );
  for (const instant of [0, 12_345, 27 * DAY, 60 * DAY + 7, 72 * DAY])
    expect(flat(rebuiltLog(model, log, instant))).toEqual(flat(log));
});

describe("what can be wrong with an effect is said", () => {
  const wrong = (effect: string) => () => modelOf(scenario(`  helps: ${effect}`));

  test.each([
    ["{ on: clocks.death, factor: 0.5 }", /nothing says whom it reaches and when/],
    ["{ while: ward, from: 2016-05-01, on: clocks.death, factor: 0.5 }", /while and from stand together/],
    ["{ while: wrd, on: clocks.death, factor: 0.5 }", /service .*wrd.*\n?.*ward/],
    ["{ while: ward, on: clocks.deth, factor: 0.5 }", /clock .*deth/],
    ["{ while: ward, on: services.ward.capacity, factor: 0.5 }", /nothing that an effect can multiply/],
    ["{ while: ward, on: services.ward.routes.at-home.share, factor: 0.5 }", /only one of ward/],
    ["{ while: ward, on: services.ward.length-of-stay, factor: 0 }", /a stay cannot be multiplied by 0/],
    ["{ while: ward, on: clocks.death, factor: 0.5, who: { frailty: grave } }", /grave/],
    ["{ while: ward, on: clocks.death, factor: half }", /not a factor/],
    ["{ from: 2016-05-01, until: 2016-04-01, on: clocks.death, factor: 0.5 }", /before it begins/],
    ["{ while: ward, on: clocks.death, factr: 0.5 }", /factr/],
  ])("%s", (effect, message) => {
    expect(wrong(effect)).toThrow(message);
  });
});
