/** The tests of one place of the library, in quick mode. A file a place, so that two processes share them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inProcess } from "../../engine/experiments/inProcess.ts";
import { beginReplication } from "../../engine/index.ts";
import { claimsOf, leversOf } from "./run.ts";
import { isCovered, type Row, readPlace, SCENARIOS } from "./spec.ts";
import { Worlds } from "./worlds.ts";

const LINES_OF_A_PAGE = 40;

/** @param name folder below scenarios/ */
export function testPlace(name: string): void {
  const worlds = new Worlds((models) => inProcess(models, beginReplication));
  const rows = readPlace(name).rows.flatMap(([id, row]) => (isCovered(row) ? [[id, row] as const] : []));
  describe.each(rows)(`${name} %s`, (_, row) => {
    test("holds what it claims", async () => {
      const outcomes = await claimsOf({ place: name, row, effort: "quick" }, worlds);
      expect(outcomes.flatMap(({ claim, fault }) => (fault === null ? [] : [`${claim.says}: ${fault}`]))).toEqual([]);
    });

    test("has levers that move what they are said to move", async () => {
      const outcomes = await leversOf({ place: name, row, effort: "quick" }, worlds);
      const wrong = outcomes.filter(({ fault }) => fault !== null);
      expect(wrong.map(({ lever, measure, fault }) => `${lever.set} to ${lever.to}: ${measure} ${fault}`)).toEqual([]);
    });

    test("is written as the library asks", async () => {
      const loaded = await Promise.all([row.scenario, row.twin].map((file) => worlds.load(`${name}/${file}`)));
      for (const { scenario } of loaded) {
        expect(scenario.question, `${scenario.title} asks a question`).not.toBeNull();
        expect(withoutRange(scenario.figures), "effects without a range").toEqual([]);
      }
      expect(pageOf(name, row).trimEnd().split("\n").length).toBeLessThanOrEqual(LINES_OF_A_PAGE);
    });
  });
}

/** Effects that are assumptions and do not say in what range. */
function withoutRange(figures: Awaited<ReturnType<Worlds["load"]>>["scenario"]["figures"]): string[] {
  const bare = figures.filter(
    ({ path, low, high }) => /^effects\..*\.factor$/.test(path) && (low === null || high === null),
  );
  return bare.map(({ path }) => path);
}

function pageOf(name: string, { page }: Row): string {
  return readFileSync(join(SCENARIOS, name, page), "utf8");
}
