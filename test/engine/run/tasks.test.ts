import { describe, expect, test } from "vitest";
import { foresee } from "../../../engine/compile/foresee.ts";
import { compile, parseScenario } from "../../../engine/language.ts";
import { modelOf } from "../../laws/scenarios.ts";
import { byPerson, of, scenario, type Told, tell } from "./told.ts";

const HOME = "routes: [{ to: home, share: 100% }]";

const ward = (tasks: string, stay = "10 hours"): string =>
  scenario(`  ward: { kind: beds, capacity: 200, length-of-stay: ${stay}, tasks: ${tasks}, ${HOME} }`);

/** Hours from Started to Left of each person who left, by person. */
function hours(facts: readonly Told[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const own of byPerson(facts)) {
    const [started, left] = [own.find(({ kind }) => kind === "Started"), own.find(({ kind }) => kind === "Left")];
    if (started !== undefined && left !== undefined) found.set(started.person, left.hours - started.hours);
  }
  return found;
}

describe("tasks", () => {
  test("run in parallel and join: the longest decides, and it is no delay", () => {
    const facts = tell(ward("{ therapy: 6 hours, pharmacy: 4 hours }"));
    expect(of(facts, "Left").length).toBeGreaterThan(300);
    for (const time of hours(facts).values()) expect(time).toBeCloseTo(16, 6);
    expect(of(facts, "ReadyToLeave")).toEqual([]);
    expect(of(facts, "Delayed")).toEqual([]);
    for (const done of of(facts, "TasksDone")) expect(done.value).toBe(6 * 3600);
  });

  test("from the start keep nobody whose stay is longer, and nothing is told of them", () => {
    const facts = tell(ward("{ therapy: { takes: 9 hours, from: start } }"));
    for (const time of hours(facts).values()) expect(time).toBeCloseTo(10, 6);
    expect(of(facts, "TasksDone")).toEqual([]);
  });

  test("from the start count from there, and the others from the end of the stay", () => {
    const facts = tell(ward("{ therapy: { takes: 15 hours, from: start }, pharmacy: 2 hours }"));
    for (const time of hours(facts).values()) expect(time).toBeCloseTo(15, 6);
  });

  test("are drawn by their names: adding one, or another order, changes nobody's time for the first", () => {
    const slow = "{ exponential: { mean: 40 hours } }";
    const alone = hours(tell(ward(`{ therapy: ${slow} }`)));
    const before = hours(tell(ward(`{ pharmacy: 1 hours, therapy: ${slow} }`)));
    for (const [person, time] of alone) {
      if (before.has(person)) expect(before.get(person)).toBeCloseTo(Math.max(time, 11), 6);
    }
  });

  test("may take another time from a date on, for stays that begin then", () => {
    const changed = `changes: [{ on: 2016-05-01, set: { services.ward.tasks.therapy: 1 hours } }]`;
    const facts = tell(`${ward("{ therapy: 6 hours }")}\n${changed}`);
    expect(new Set([...hours(facts).values()].map(Math.round))).toEqual(new Set([16, 11]));
  });

  test("count in the places that flow balance asks for: E[max] of two exponential tasks is 1.5 means", () => {
    const text = ward("{ a: { exponential: { mean: 1 days } }, b: { exponential: { mean: 1 days } } }", "2 days");
    const found = parseScenario("small.yaml", new Map([["small.yaml", text]]));
    const load = foresee(found, compile(found))[0]![0]!;
    expect(load.offered / (6 * 3.5)).toBeCloseTo(1, 2);
  });

  test("are refused where nobody stays, and a wrong word is told with what was expected", () => {
    const text = ward("{ therapy: { takes: 2 hours, from: middle } }");
    expect(() => modelOf(text)).toThrow(/services\.ward\.tasks\.therapy\.from.*end or start/s);
    expect(() => modelOf(ward("{ therapy: { from: start } }"))).toThrow(/takes/);
  });
});
