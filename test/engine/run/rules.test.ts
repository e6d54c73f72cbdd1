import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { measured, of, scenario, type Told, tell } from "./told.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A ward that fills now and then, with what the rules given add. */
const ward = (rules: string, more = "", arrivals = "6 per day"): string =>
  scenario(
    `  ward: { kind: beds, capacity: 6, length-of-stay: { exponential: { mean: 1 days } }, routes: [{ to: home, share: 100% }] }\n${more}`,
    `rules:\n${rules}`,
    arrivals,
  );

const fired = (facts: readonly Told[], value: number): Told[] =>
  of(facts, "RuleFired").filter((fact) => fact.value === value);

/** People in the ward after each fact, and since when it has been so. */
function occupancyBefore(facts: readonly Told[], at: number): { people: number; since: number } {
  let people = 0;
  let since = 0;
  for (const { kind, seconds } of facts) {
    if (seconds >= at) break;
    const by = kind === "Started" ? 1 : kind === "Left" ? -1 : 0;
    if (by !== 0) since = seconds;
    people += by;
  }
  return { people, since };
}

const ESCALATE = `  - name: escalation
    when: { service: ward, measure: waiting, above: 1, for: 6 hours }
    do: { add-capacity: { service: ward, places: 4, lead-time: 4 hours } }
    until: { below: 1, for: 12 hours }`;

describe("a rule that adds capacity", () => {
  const facts = tell(ward(ESCALATE));
  const on = fired(facts, 1);
  const off = fired(facts, 0);

  test("comes into force when its condition has held for its time without a break", () => {
    expect(on.length).toBeGreaterThan(3);
    for (const { number, seconds, cause } of on) {
      const waiting = waitingBetween(facts, seconds - 6 * HOUR, number);
      expect(Math.min(...waiting)).toBeGreaterThan(1);
      expect(seconds - facts[cause]!.seconds).toBe(6 * HOUR);
    }
  });

  test("opens its places after the lead time, caused by the rule, and closes them when it is over", () => {
    const changes = of(facts, "CapacityChanged", "ward");
    const opened = changes.filter(({ cause }) => facts[cause]!.value === 1);
    for (const { seconds, value, cause } of opened) {
      expect(value).toBe(10);
      expect(facts[cause]!.kind).toBe("RuleFired");
      expect(seconds - facts[cause]!.seconds).toBe(4 * HOUR);
    }
    const closed = changes.filter(({ cause }) => facts[cause]!.value === 0);
    for (const { seconds, value, cause } of closed) {
      expect(value).toBe(6);
      expect(seconds).toBe(facts[cause]!.seconds);
    }
    expect(opened.length + closed.length).toBe(changes.length);
    expect(opened.length).toBeGreaterThan(3);
  });

  test("is over when until: has held for its time, and its end has its beginning as cause", () => {
    expect(off.length).toBeGreaterThan(2);
    for (const { number, seconds, cause } of off) {
      expect(Math.max(...waitingBetween(facts, seconds - 12 * HOUR, number))).toBe(0);
      expect(on.map((fact) => fact.number)).toContain(cause);
    }
  });

  test("occupants stay when its places close: nobody is admitted until there are fewer than the places left", () => {
    expect(checkLaws(modelOf(ward(ESCALATE)), logOf(modelOf(ward(ESCALATE))))).toEqual([]);
  });
});

/** Numbers of people waiting for the ward from an instant to a fact, at the end of each instant. */
function waitingBetween(facts: readonly Told[], from: number, end: number): number[] {
  const waiting = new Set<number>();
  const found: number[] = [];
  for (const [i, fact] of facts.entries()) {
    if (i === end) break;
    if (fact.kind === "Referred") waiting.add(fact.person);
    if (fact.kind === "Started") waiting.delete(fact.person);
    const next = facts[i + 1]?.seconds ?? Number.POSITIVE_INFINITY;
    if (next > fact.seconds && next > from && fact.seconds < facts[end]!.seconds) found.push(waiting.size);
  }
  return found;
}

test("semantics 6: a rule has a cost each time it comes into force, whatever it then costs to go on", () => {
  const text = ward(`${ESCALATE}\n    cost: £500`);
  const times = fired(tell(text), 1).length;
  expect(times).toBeGreaterThan(3);
  expect(measured(text, "system.rule.escalation.cost")[0]).toBeCloseTo((times * 50_000 * 365.25) / 60, 6);
});

describe("when a rule may act", () => {
  test("at-most: so many times in a run", () => {
    const facts = tell(ward(`${ESCALATE}\n    at-most: 2`));
    expect(fired(facts, 1).length).toBe(2);
  });

  test("not-within: not again so soon after its end", () => {
    const facts = tell(ward(`${ESCALATE}\n    not-within: 5 days`));
    const [on, off] = [fired(facts, 1), fired(facts, 0)];
    expect(on.length).toBeGreaterThan(2);
    for (const [i, { seconds }] of on.slice(1).entries())
      expect(seconds - off[i]!.seconds).toBeGreaterThanOrEqual(5 * DAY);
  });

  test("checked: at 08:00 acts at that hour alone", () => {
    const facts = tell(ward(`${ESCALATE}\n    checked: at 08:00`));
    expect(of(facts, "RuleFired").length).toBeGreaterThan(4);
    for (const { hours } of of(facts, "RuleFired")) expect(hours % 24).toBe(8);
  });

  test("checked: every 5 hours acts at whole multiples of them", () => {
    const facts = tell(ward(`${ESCALATE}\n    checked: every 5 hours`));
    expect(of(facts, "RuleFired").length).toBeGreaterThan(4);
    for (const { hours } of of(facts, "RuleFired")) expect(hours % 5).toBe(0);
  });

  test("without for: acts in the second after the condition came about", () => {
    const facts = tell(
      ward(`  - name: quick
    when: { service: ward, measure: occupancy, above: 90% }
    do: { add-capacity: { service: ward, places: 2 } }
    until: { below: 60% }`),
    );
    expect(fired(facts, 1).length).toBeGreaterThan(10);
    for (const { seconds } of fired(facts, 1)) {
      const { people, since } = occupancyBefore(facts, seconds);
      expect(people).toBeGreaterThanOrEqual(6);
      expect(seconds - since).toBe(1);
    }
  });
});

test("a longest wait comes to its level by the clock alone, to the second", () => {
  const facts = tell(
    ward(`  - name: long-wait
    when: { service: ward, measure: longest-wait, above: 10 hours }
    do: { add-capacity: { service: ward, places: 3 } }
    until: { below: 1 hours }`),
  );
  expect(fired(facts, 1).length).toBeGreaterThan(5);
  for (const { seconds, number } of fired(facts, 1)) {
    const waiting = new Map<number, number>();
    for (const fact of facts.slice(0, number)) {
      if (fact.kind === "Referred") waiting.set(fact.person, fact.seconds);
      if (fact.kind === "Started") waiting.delete(fact.person);
    }
    expect(seconds - Math.min(...waiting.values())).toBe(10 * HOUR + 1);
  }
});

test("starts are counted over the time given, and no longer", () => {
  const facts = tell(
    ward(`  - name: busy
    when: { service: ward, measure: starts, within: 12 hours, above: 4 }
    do: { add-capacity: { service: ward, places: 1 } }
    until: { below: 4 }`),
  );
  const startsBefore = (at: number, from: number): number =>
    of(facts, "Started").filter(({ seconds }) => seconds < at && seconds > from).length;
  expect(fired(facts, 1).length).toBeGreaterThan(5);
  for (const { seconds } of fired(facts, 1)) expect(startsBefore(seconds, seconds - 1 - 12 * HOUR)).toBe(5);
  for (const { seconds } of fired(facts, 0)) expect(startsBefore(seconds, seconds - 12 * HOUR)).toBeLessThan(4);
});

test("bought places stay for the time bought and close by themselves", () => {
  const facts = tell(
    ward(`  - name: spot-purchase
    when: { service: ward, measure: waiting, above: 2, for: 2 hours }
    do: { buy: { service: ward, places: 3, for: 7 days, lead-time: 1 days } }`),
  );
  expect(fired(facts, 0).length).toBeGreaterThan(2);
  for (const { seconds, cause } of fired(facts, 0)) expect(seconds - facts[cause]!.seconds).toBe(8 * DAY);
});

test("a divert sends new referrals elsewhere while it is in force, and names the rule as cause", () => {
  const facts = tell(
    ward(
      `  - name: divert
    when: { service: ward, measure: waiting, above: 3, for: 1 hours }
    do: { divert: { from: ward, to: other, share: 70% } }
    until: { below: 1, for: 1 hours }`,
      "  other: { kind: beds, capacity: 9, length-of-stay: 1 days, routes: [{ to: home, share: 100% }] }",
      "8 per day",
    ),
  );
  const inForce = (at: number): boolean => {
    const last = facts.findLast((fact) => fact.kind === "RuleFired" && fact.number < at);
    return last?.value === 1;
  };
  const arrived = of(facts, "Arrived").filter(({ number }) => inForce(number));
  const sent = of(facts, "Diverted");
  expect(sent.length).toBeGreaterThan(50);
  for (const { cause, service, other } of sent) {
    expect(facts[cause]).toMatchObject({ kind: "RuleFired", value: 1 });
    expect([service, other]).toEqual(["ward", "other"]);
  }
  // A binomial share: four standard errors either way.
  const n = arrived.length;
  expect(Math.abs(sent.length / n - 0.7)).toBeLessThan(4 * Math.sqrt((0.7 * 0.3) / n));
});

test("a changed queue limit holds while the rule is in force", () => {
  const text = ward(
    `  - name: close-list
    when: { service: ward, measure: waiting, above: 2 }
    do: { change: { services.ward.queue.limit: 0 } }
    until: { below: 1 }`,
  );
  const facts = tell(text);
  expect(of(facts, "Refused").length).toBeGreaterThan(20);
  for (const { number } of of(facts, "Refused")) {
    expect(facts.findLast((fact) => fact.kind === "RuleFired" && fact.number < number)?.value).toBe(1);
  }
  expect(checkLaws(modelOf(text), logOf(modelOf(text)))).toEqual([]);
});

describe("a run rebuilt in the middle of a rule", () => {
  const model = modelOf(
    ward(`${ESCALATE}
  - name: purchase
    when: { service: ward, measure: delayed-share, below: 1% , for: 30 hours }
    do: { buy: { service: ward, places: 2, for: 3 days, lead-time: 9 hours } }
    not-within: 4 days
  - name: long-wait
    when: { service: ward, measure: longest-wait, above: 20 hours, for: 2 hours }
    checked: every 3 hours
    do: { add-capacity: { service: ward, places: 1, lead-time: 2 hours } }
    until: { below: 2 hours }`),
  );
  const whole = logOf(model);
  const facts = tell(ward(ESCALATE));

  test("in force, before and after its places open, goes on with the same facts", () => {
    const at = fired(facts, 1).flatMap(({ seconds }) => [seconds - 1, seconds, seconds + 2 * HOUR, seconds + 5 * HOUR]);
    expect(at.length).toBeGreaterThan(12);
    for (const instant of at) expect(digestOf(rebuiltLog(model, whole, instant))).toBe(digestOf(whole));
  });
});

test("places in force are the dated number and what rules in force have opened", () => {
  const facts = tell(
    ward(
      `${ESCALATE}
  - { name: more, when: { service: ward, measure: occupancy, above: 90% }, do: { add-capacity: { service: ward, places: 1 } }, until: { below: 50% } }
changes:
  - { on: 2016-04-20, set: { services.ward.capacity: 3 } }
  - { on: 2016-05-10, set: { services.ward.capacity: 8 } }`,
    ),
  );
  const opened = [0, 0];
  let [dated, seen] = [6, 0];
  for (const fact of of(facts, "CapacityChanged")) {
    const by = fact.cause < 0 ? null : facts[fact.cause]!;
    if (by === null) dated = fact.hours < 24 * 20 ? 3 : 8;
    else
      opened[Number(by.service === "ward" && by.other === facts[fact.cause]!.other && isSecond(by))] =
        by.value === 1 ? (isSecond(by) ? 1 : 4) : 0;
    expect(fact.value).toBe(dated + opened[0]! + opened[1]!);
    seen++;
  }
  expect(seen).toBeGreaterThan(20);
});

/** The rule by its place in the list: `other` is a number that a place of the same number lends its name. */
const isSecond = ({ other }: Told): boolean => other !== "ward";

describe("an early discharge", () => {
  const text = (who: string): string =>
    ward(`  - name: push
    when: { service: ward, measure: waiting, above: 2, for: 1 hours }
    do: { discharge-early: { service: ward, people: 2, who: ${who}, not-within: 12 hours } }
    not-within: 6 hours`);

  test.each(["longest-stay", "nearest-ready"])(
    "ends stays of people there for so long, %s first, by the rule",
    (who) => {
      const facts = tell(text(who));
      const early = of(facts, "DischargedEarly");
      expect(early.length).toBeGreaterThan(20);
      for (const { cause, value, number, person } of early) {
        expect(facts[cause]).toMatchObject({ kind: "RuleFired", value: 2 });
        expect(value).toBeGreaterThanOrEqual(12 * HOUR);
        expect(facts[number + 1]).toMatchObject({ kind: "Left", person, other: "home" });
      }
      const model = modelOf(text(who));
      const whole = logOf(model);
      expect(checkLaws(model, whole)).toEqual([]);
      for (const { seconds } of early.slice(0, 6)) {
        expect(digestOf(rebuiltLog(model, whole, seconds + HOUR))).toBe(digestOf(whole));
      }
    },
  );

  test("takes those first who have been there longest", () => {
    const facts = tell(text("longest-stay"));
    const inside = new Map<number, number>();
    for (const { kind, person, seconds } of facts) {
      if (kind === "DischargedEarly") expect(inside.get(person)).toBe(Math.min(...inside.values()));
      if (kind === "Started") inside.set(person, seconds);
      if (kind === "Left") inside.delete(person);
    }
  });
});
