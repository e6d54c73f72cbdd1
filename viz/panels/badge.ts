import type { CatalogueWorld } from "../../engine/index.ts";
import { counted } from "../words/time.ts";
import type { BadgeView } from "./types.ts";

/** "Run 1 of 30", and how this run stands among the others. */
export function badgeView(
  { replications, delayed }: Pick<CatalogueWorld, "replications" | "delayed">,
  replication: number,
): BadgeView {
  const known = delayed.length === replications && replication < replications ? delayed : [];
  const typical = typicalRun(known);
  const text = `Run ${replication + 1} of ${replications}`;
  return {
    text: replications > 1 && typical === replication ? `${text}: typical run` : text,
    explanation: [...standing(known, replication, typical), lesson(replications)].join(" "),
  };
}

/**
 * The run whose figure is nearest to the median of all, of equals the one with the lower number; −1 for no figures.
 * The median of an even number of runs is the mean of the middle two.
 */
export function typicalRun(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  // Twice the median, so that figures at the same distance on both sides compare as equal.
  const twice = (sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0);
  let best = -1;
  let least = Infinity;
  for (const [run, figure] of figures.entries()) {
    const distance = Math.abs(2 * figure - twice);
    if (distance >= least) continue;
    best = run;
    least = distance;
  }
  return best;
}

function standing(delayed: readonly number[], replication: number, typical: number): string[] {
  const own = delayed[replication];
  if (own === undefined || delayed.length < 2) return [];
  const fewer = delayed.filter((figure) => figure < own).length;
  const more = delayed.filter((figure) => figure > own).length;
  const others = counted(delayed.length - 1, "other run");
  const which = typical === replication ? "This run is" : `Run ${typical + 1} is`;
  return [
    `Of the ${others}, ${fewer} had fewer people ready and waiting on average and ${more} had more.`,
    `${which} the typical one: its average is nearest to the middle of all ${delayed.length}.`,
  ];
}

function lesson(replications: number): string {
  return replications > 1
    ? "One run is never the answer: look at the results of all of them."
    : "One run is never the answer: another could turn out differently.";
}
