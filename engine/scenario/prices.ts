/** A list of prices: the sections of a scenario that say what things cost and who pays, in a file of their own. */
import * as say from "./messages/prices.ts";
import { checkKeys } from "./messages/structure.ts";
import { at, type Report, ScenarioError } from "./problem.ts";
import { readTree } from "./readYaml.ts";
import type { Problem, Setting } from "./scenario.ts";
import { toPlain } from "./tree.ts";

/** Sections that a list of prices may have: each stands in the place of the scenario's own. */
const PRICE_SECTIONS = ["costs", "contracts", "funds"] as const;

/**
 * The settings that put a list of prices in the place of a scenario's.
 * @throws ScenarioError where the text is no such list; what is wrong inside its sections is found with the scenario
 */
export function priceSettings(file: string, text: string): Setting[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const tree = readTree(file, text, report);
  const sections = PRICE_SECTIONS.filter((key) => tree?.entries.has(key));
  if (tree !== null) {
    checkKeys(tree, ["careshift", ...PRICE_SECTIONS], "", report);
    if (problems.length === 0 && sections.length === 0) report(say.noPrices(at(tree.place)));
  }
  if (tree === null || problems.some(({ severity }) => severity === "error")) throw new ScenarioError(problems);
  return sections.map((path) => {
    const { key, value } = tree.entries.get(path)!;
    return { path, op: "set", value: toPlain(value), place: key };
  });
}
