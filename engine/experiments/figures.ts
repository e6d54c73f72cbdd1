/** How many figures a scenario holds, and how well founded they are. */
import type { Scenario } from "../scenario/scenario.ts";
import type { FigureCount } from "./contract.ts";

/** Counts figures by the grade of their source; a figure without a source is an assumption. */
export function countFigures({ figures, sources }: Pick<Scenario, "figures" | "sources">): FigureCount {
  const grades = new Map(sources.map((source) => [source.id, source.grade ?? "ungraded"] as const));
  const sourced = { A: 0, B: 0, C: 0, S: 0, ungraded: 0 };
  const assumptions = figures.filter((figure) => figure.source === null);
  for (const { source } of figures) {
    if (source !== null) sourced[grades.get(source) ?? "ungraded"]++;
  }
  return {
    total: figures.length,
    sourced,
    assumptions: assumptions.length,
    "assumptions-with-range": assumptions.filter(({ low, high }) => low !== null && high !== null).length,
  };
}
