import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, type Model, parseScenario } from "../../../engine/language.ts";
import { KIND } from "../../../engine/log/facts.ts";
import { Replay, stateAt } from "../../../engine/log/replay.ts";
import { dateAfter, from } from "../../laws/partings.ts";
import { forkedLog } from "../../laws/running.ts";
import { set } from "../../laws/scenarios.ts";

const text = readFileSync(new URL("../../scenarios/small.yaml", import.meta.url), "utf8");
const STEP_DOWN = 1;
/** The last second of day 99: some ten people are in the step-down unit. */
const AT = 100 * 86_400 - 1;

function modelWith(parent: Model | null, path: string, value: unknown): Model {
  const settings = parent === null ? [] : from(dateAfter(parent, AT), [set(path, value)]);
  return compile(parseScenario("small.yaml", new Map([["small.yaml", text]]), settings));
}

const parent = modelWith(null, "", null);

test("places taken away as a run parts: occupants stay, and nobody starts until there is room again", () => {
  const child = modelWith(parent, "services.step-down.capacity", 4);
  const log = forkedLog(parent, child, AT);
  const [before, after] = [AT, AT + 1].map((t) => stateAt(child, log, t));
  expect(before!.capacity[STEP_DOWN]).toBe(10);
  expect(before!.occupied[STEP_DOWN]).toBeGreaterThan(5);
  expect([after!.capacity[STEP_DOWN], after!.occupied[STEP_DOWN]]).toEqual([4, before!.occupied[STEP_DOWN]]);
  const replay = new Replay(child);
  let startedAbove = 0;
  for (const { length, time, kind, person, service, other, value } of log) {
    for (let i = 0; i < length; i++) {
      const starts = kind[i] === KIND.Started && service[i] === STEP_DOWN;
      if (starts && time[i]! > AT && replay.occupied[STEP_DOWN]! >= 4) startedAbove++;
      replay.apply(time[i]!, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
    }
  }
  expect(startedAbove).toBe(0);
});

test("a shorter patience as a run parts: who has waited longer gives up in the first instant, the others later", () => {
  const full = text.replace("capacity: 10", "capacity: 6");
  const parse = (settings: Parameters<typeof parseScenario>[2]) =>
    compile(parseScenario("small.yaml", new Map([["small.yaml", full]]), settings));
  const crowded = parse([]);
  const rule = set("services.step-down.give-up", { after: "2 days", to: "home" });
  const child = parse(from(dateAfter(crowded, AT), [rule]));
  const log = forkedLog(crowded, child, AT);
  const gaveUp = log.flatMap((chunk) =>
    Array.from({ length: chunk.length }, (_, i) => i)
      .filter((i) => chunk.kind[i] === KIND.GaveUp)
      .map((i) => ({ time: chunk.time[i]!, waited: chunk.value[i]! })),
  );
  const atOnce = gaveUp.filter(({ time }) => time === AT + 1);
  const later = gaveUp.filter(({ time }) => time > AT + 1);
  expect(gaveUp.every(({ time }) => time > AT)).toBe(true);
  expect(atOnce.length).toBeGreaterThan(0);
  expect(atOnce.every(({ waited }) => waited >= 2 * 86_400)).toBe(true);
  expect(later.length).toBeGreaterThan(0);
  expect(new Set(later.map(({ waited }) => waited))).toEqual(new Set([2 * 86_400]));
});
