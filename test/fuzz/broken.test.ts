import { describe, expect, test } from "vitest";
import { parseScenario } from "../../engine/scenario/parse.ts";
import { ScenarioError, say } from "../../engine/scenario/problem.ts";
import { BROKEN, type Broken, SOUND, VARIANT } from "./broken.ts";

/** Words of the machine that no reader should meet. */
const JARGON =
  /undefined|\[object|NaN|zod|invalid_type|invalid input|unrecognized|expected string|null\b|\bat .*\.[jt]s:\d|TypeError|RangeError/i;

function problemsOf({ files, settings }: Broken): ScenarioError {
  const [entry] = Object.keys(files);
  try {
    parseScenario(entry!, new Map(Object.entries(files)), settings);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("the scenario was accepted");
}

test("the sound scenario and its variant are accepted without a warning", () => {
  const files = new Map([
    ["sound.yaml", SOUND],
    ["variant.yaml", VARIANT],
  ]);
  expect(parseScenario("sound.yaml", files).warnings).toEqual([]);
  expect(parseScenario("variant.yaml", files).warnings).toEqual([]);
});

test("there are many broken scenarios, each with a name of its own", () => {
  expect(BROKEN.length).toBeGreaterThanOrEqual(65);
  expect(new Set(BROKEN.map(({ name }) => name)).size).toBe(BROKEN.length);
});

describe("a broken scenario is refused with a message that says what, where and what to try", () => {
  test.each(BROKEN.map((broken) => [broken.name, broken] as const))("%s", (_, broken) => {
    // Time of this process, not of the clock on the wall: a busy machine is not a slow reader.
    const before = process.cpuUsage();
    const error = problemsOf(broken);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
    const told = error.problems.map(say);
    const there = error.problems.filter(({ place }) => place.file === broken.file && place.line === broken.line);
    const saying = there.filter((problem) => broken.words.every((word) => say(problem).includes(word)));
    expect(saying, error.message).not.toEqual([]);
    if (broken.column !== null) expect(saying.map(({ place }) => place.column)).toContain(broken.column);
    expect(error.total, error.message).toBe(broken.count);
    for (const problem of error.problems) {
      expect(problem.wrong).not.toBe("");
      expect(problem.expected).not.toBe("");
      expect(problem.try).not.toBe("");
    }
    for (const text of [...told, error.message]) expect(text).not.toMatch(JARGON);
  });
});

test("everything wrong is said at once, in the order of the file, and what is more than fifty is counted", () => {
  const wards = Array.from({ length: 60 }, (_, i) => `  ward-${i}:\n    kind: beds\n    capacity: many\n`).join("");
  const error = problemsOf({
    ...BROKEN[0]!,
    files: { "a.yaml": SOUND.replace("services:\n", () => `services:\n${wards}`) },
  });
  expect(error.problems).toHaveLength(50);
  expect(error.total).toBe(60);
  expect(error.message.split("\n")).toHaveLength(51);
  expect(error.message).toContain("and 10 more");
  const lines = error.problems.map(({ place }) => place.line);
  expect([...lines].sort((a, b) => a - b)).toEqual(lines);
});

test("problems of several sorts and files come together", () => {
  const root = SOUND.replace("enters: ward", "enters: wrad").replace("21 nights", "21");
  const files = { "variant.yaml": VARIANT.replace("rehab.capacity", "rehap.capacity"), "sound.yaml": root };
  const error = problemsOf({ ...BROKEN[0]!, files });
  expect(error.problems.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
    "variant.yaml:5",
    "sound.yaml:10",
    "sound.yaml:23",
  ]);
});
