import { cp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oracles } from "../../engine/oracles/all.ts";
import { ROOT } from "../architecture/source.ts";
import { begin, careshift, type Ended, ended, workplace } from "./careshift.ts";

let here: string;
beforeAll(async () => {
  here = await workplace();
});
afterAll(() => rm(here, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Ended> => careshift(["oracles", "--quiet", ...words], here);

describe("careshift oracles", () => {
  test("answers every question in a line of plain words, and ends with 0", async () => {
    const { code, stdout, stderr } = await ask("--quick");
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
    const lines = stdout.split("\n").filter((line) => line.startsWith("✓"));
    expect(lines).toHaveLength(oracles().length);
    expect(stdout).toMatch(/✓ o03 +How many are turned away from the five beds of a plan\? +21\.7% +2\d\.\d% ± 0\.\d%/);
    expect(stdout).toContain(`All ${oracles().length} questions (`);
  });

  test("asks at least a dozen, of each kind", () => {
    const areas = new Set(oracles().map(({ area }) => area));
    expect(oracles().length).toBeGreaterThanOrEqual(12);
    for (const area of [
      "waiting",
      "loss",
      "blocking",
      "priority",
      "patience",
      "time",
      "closed",
      "conservation",
      "luck",
      "calendar",
    ])
      expect(areas).toContain(area);
  });

  test("shows one question in full: formula, source, runs, seeds and every figure", async () => {
    const { code, stdout } = await ask("--quick", "--case", "o08");
    expect(code).toBe(0);
    for (const word of [
      "Formula: Erlang A",
      "Source: Palm 1957",
      "8 replications of scenarios/oracles/o08",
      "seed theory-1",
    ])
      expect(stdout).toContain(word);
    expect(stdout.match(/share who give up/g)).toHaveLength(3);
  });

  test("gives JSON, the same from one thread or two", async () => {
    const one = await ask("--quick", "--case", "o28", "--json", "--jobs", "1");
    const two = await ask("--quick", "--case", "O28", "--json", "--jobs", "2");
    expect(two.stdout).toBe(one.stdout);
    const { agrees, questions } = JSON.parse(one.stdout);
    expect(agrees).toBe(true);
    expect(questions[0].studies[0].figures[0]).toMatchObject({ metric: "people waiting", wrong: null });
  });

  test("says with a seed of one's own how often chance alone shows a fault", async () => {
    const { stdout } = await ask("--quick", "--case", "o28", "--seed", "mine");
    expect(stdout).toContain("Seed mine, tried once: with 2 figures");
    expect(stdout).toMatch(/up to one of 185 such runs/);
  });

  test("names the questions there are when it is asked another, and ends with 2", async () => {
    const { code, stdout, stderr } = await ask("--case", "o99");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('There is no case "o99". Choose one of o01, o03,');
  });
});

/** A copy of the built program in which one rule is another. Returns the program. */
async function broken(folder: string, file: string, before: string, after: string): Promise<string> {
  for (const part of ["bin/careshift.mjs", "dist/engine", "scenarios/oracles", "package.json"])
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const path = join(folder, "dist/engine", file);
  const text = await readFile(path, "utf8");
  expect(text.split(before), `${file} has once: ${before}`).toHaveLength(2);
  await writeFile(path, text.replace(before, after));
  return join(folder, "bin/careshift.mjs");
}

describe("an engine that is broken on purpose is found out", () => {
  test.each([
    [
      "a bed too many",
      "o03",
      "run/capacity/services.js",
      "this.used[service] < this.capacity[service]",
      "this.used[service] <= this.capacity[service]",
    ],
    ["the urgent last", "o07", "run/queue/turn.js", "a.rank < b.rank", "a.rank > b.rank"],
  ])("%s", async (_, id, file, before, after) => {
    const program = await broken(join(here, id), file, before, after);
    const { code, stdout } = await ended(begin(["oracles", "--quick", "--quiet", "--case", id], here, program));
    expect(code, stdout).toBe(1);
    expect(stdout).toContain(`✗ ${id}`);
    expect(stdout).toContain(`1 of 1 questions are not answered as theory says: ${id}. Do not use`);
  });
});
