import { describe, expect, test } from "vitest";
import { checkLaws } from "../../../engine/log/laws.ts";
import { digestOf, logOf, rebuiltLog } from "../../laws/running.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";
const team = (atEnd: string, staff: string): Told[] =>
  tell(
    scenario(
      `  ward: { kind: team, staff: { ${staff} }, at-shift-end: ${atEnd}, visit: { exponential: { mean: 3 hours } }, ${HOME} }`,
      "",
      "14 per day",
    ),
  );
const DAYS = '"daily 08:00-18:00": 3';
const ROUND = '"daily 00:00-12:00": 3, "daily 12:00-24:00": 2';

/** Seconds of each visit without the time for which it stood still, by person. */
function worked(facts: readonly Told[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const own of byPerson(facts)) {
    const started = own.find((fact) => fact.kind === "Started");
    const visited = own.find((fact) => fact.kind === "Visited");
    if (started === undefined || visited === undefined) continue;
    const still = of(own, "VisitResumed").reduce((sum, fact) => sum + fact.value, 0);
    found.set(visited.person, visited.seconds - started.seconds - still);
  }
  return found;
}

describe.each(["hand-over", "stop-and-resume"])("section 6: when a shift ends mid-visit, %s", (policy) => {
  const facts = team(policy, DAYS);

  test("a visit stops when nobody is on, and its remainder goes on when staff are next on", () => {
    const stopped = of(facts, "VisitStopped");
    expect(stopped.length).toBeGreaterThan(60);
    for (const one of stopped) expect(one.hours % 24).toBe(18);
    const resumed = of(facts, "VisitResumed");
    expect(resumed.length).toBeGreaterThan(60);
    for (const one of resumed) expect(one.value).toBeGreaterThanOrEqual(14 * 3600);
    for (const visited of of(facts, "Visited")) {
      expect(visited.value).toBe(0);
      expect(visited.hours % 24 > 8 && visited.hours % 24 <= 18).toBe(true);
    }
  });

  test("it takes as long as it would have without stopping", () => {
    const whole = worked(team("overtime", '"daily 00:00-24:00": 40'));
    const both = [...worked(facts)].filter(([person]) => whole.has(person));
    expect(both.length).toBeGreaterThan(200);
    for (const [person, seconds] of both) expect(seconds).toBe(whole.get(person));
  });

  test("it takes one of the next shift: never more visits go on than staff are on", () => {
    let [going, staff] = [0, 3];
    for (const fact of team(policy, ROUND)) {
      if (fact.kind === "CapacityChanged") staff = fact.value;
      if (fact.kind === "Started" || fact.kind === "VisitResumed") expect(++going).toBeLessThanOrEqual(staff);
      if (fact.kind === "Visited" || fact.kind === "VisitStopped") going--;
    }
  });
});

describe("section 6: who goes first when staff are next on", () => {
  /** Persons in the order in which they are taken at eight in the morning. */
  const atEight = (facts: readonly Told[]): Told[] =>
    facts.filter((fact) => fact.hours % 24 === 8 && (fact.kind === "VisitResumed" || fact.kind === "Started"));

  test("hand-over: visits that were stopped go on before anybody's begins", () => {
    const facts = atEight(team("hand-over", DAYS));
    for (const [i, fact] of facts.entries())
      if (fact.kind === "VisitResumed" && facts[i - 1]?.hours === fact.hours)
        expect(facts[i - 1]!.kind).toBe(fact.kind);
  });

  test("stop-and-resume: whoever has waited longer than the visit has stood still goes first", () => {
    const all = team("stop-and-resume", DAYS);
    const starts = atEight(all).filter((fact) => fact.kind === "Started");
    expect(starts.length).toBeGreaterThan(30);
    const late = of(all, "VisitResumed").filter((fact) => fact.hours % 24 > 8);
    expect(late.length).toBeGreaterThan(10);
  });
});

test("section 6: overtime is what happens unless said", () => {
  const plain = tell(
    scenario(
      `  ward: { kind: team, staff: { ${DAYS} }, visit: { exponential: { mean: 3 hours } }, ${HOME} }`,
      "",
      "14 per day",
    ),
  );
  expect(team("overtime", DAYS)).toEqual(plain);
  expect(of(plain, "VisitStopped")).toEqual([]);
});

describe("section 6: visits that stand still are part of the state", () => {
  const text = scenario(
    `  ward: { kind: team, staff: { "daily 00:00-12:00": 4, "daily 12:00-24:00": 2 }, at-shift-end: hand-over, units: 2, visit: { exponential: { mean: 3 hours } }, ${HOME} }`,
    "",
    "6 per day",
  );
  const model = modelOf(text);
  const log = logOf(model);

  test.each([11, 12, 13])("rebuilt at hour %i of a day, the run goes on the same", (hour) => {
    for (const day of [8, 19, 33])
      expect(digestOf(rebuiltLog(model, log, (day * 24 + hour) * 3600))).toEqual(digestOf(log));
  });

  test("double-handed visits take both of a shift when they go on, and never more than there are", () => {
    expect(of(tell(text), "VisitResumed").length).toBeGreaterThan(5);
    expect(checkLaws(model, log)).toEqual([]);
  });
});

test("section 6: what the next shift has staff for is handed over without a stop", () => {
  const same = team("hand-over", '"daily 00:00-12:00": 3, "daily 12:00-24:00": 3');
  expect(of(same, "Visited").length).toBeGreaterThan(600);
  expect(of(same, "VisitStopped")).toEqual([]);
});
