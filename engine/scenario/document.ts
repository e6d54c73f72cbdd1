/** A scenario as one document, before it is read: what `diff` compares. */
import { merge } from "./merge.ts";
import { ScenarioError } from "./problem.ts";
import type { Problem, Setting } from "./scenario.ts";
import { applySettings } from "./settings.ts";
import type { Branch } from "./tree.ts";

/**
 * The files of a scenario merged, with the settings made; every value keeps the place where it was written.
 * @throws ScenarioError when a file of the chain cannot be read or an edit cannot be made.
 */
export function documentOf(entry: string, files: ReadonlyMap<string, string>, settings: readonly Setting[]): Branch {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const merged = merge(entry, files, report);
  const tree = merged === null ? null : applySettings(merged.tree, settings, report);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (tree === null || errors.length > 0) throw new ScenarioError(errors);
  return tree;
}
