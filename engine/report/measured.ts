import { classWeights } from "../compile/flows.ts";
import { formatShare } from "../format.ts";
import type { CohortSpec, Scenario } from "../scenario/scenario.ts";
import { FLAGGED, type MeasuredSpec } from "../scenario/spec/people.ts";
import { paragraph } from "./table.ts";

/** How well a tool tells the people of a cohort apart, as its sensitivity and specificity imply. Shares from 0 to 1. */
export interface ImpliedByTool {
  readonly cohort: string;
  readonly tool: string;
  readonly of: string;
  readonly finds: readonly string[];
  readonly flagged: number;
  /** Of those flagged, the share who are what it is to find; null where nobody is flagged. */
  readonly rightly: number | null;
  /** Of those not flagged, the share who are not; null where everybody is flagged. */
  readonly rightlyNot: number | null;
}

/** What the tools of the first phase imply, worked out from the shares of those who come. */
export function impliedByTools({ phases }: Pick<Scenario, "phases">): ImpliedByTool[] {
  return phases[0]!.cohorts.flatMap((cohort) => cohort.measured.map((tool) => implied(cohort, tool)));
}

function implied(cohort: CohortSpec, { name, of, finds }: MeasuredSpec): ImpliedByTool {
  const weights = classWeights(cohort);
  const shareOf = (isFlagged: boolean, isFound: boolean): number =>
    combinations(cohort).reduce((sum, levels, i) => {
      const fits = (levels[name] === FLAGGED) === isFlagged && finds.includes(levels[of]!) === isFound;
      return fits ? sum + weights[i]! : sum;
    }, 0);
  const [hit, wrong] = [shareOf(true, true), shareOf(true, false)];
  const ratio = (part: number, rest: number): number | null => (part + rest > 0 ? part / (part + rest) : null);
  return {
    cohort: cohort.label ?? cohort.name,
    tool: name,
    of,
    finds,
    flagged: hit + wrong,
    rightly: ratio(hit, wrong),
    rightlyNot: ratio(shareOf(false, false), shareOf(false, true)),
  };
}

/** Levels by attribute, in the order of classWeights. */
function combinations({ attributes }: CohortSpec): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [name, levels] of Object.entries(attributes))
    all = all.flatMap((one) => Object.keys(levels).map((level) => ({ ...one, [name]: level })));
  return all;
}

/** What `check` says of measured attributes; nothing where there are none. */
export function measuredLines(scenario: Scenario, width: number): string[] {
  const all = impliedByTools(scenario);
  return all.length === 0
    ? []
    : ["", "What tools say of people", ...all.flatMap((one) => paragraph(sentence(one), width, "  "))];
}

function sentence({ cohort, tool, of, finds, flagged, rightly, rightlyNot }: ImpliedByTool): string {
  const found = `${of} ${finds.join(" or ")}`;
  return [
    `${cohort}: ${tool} flags ${formatShare(flagged)} of them.`,
    ...(rightly === null
      ? []
      : [`Of those flagged ${formatShare(rightly)} are ${found} (the positive predictive value).`]),
    ...(rightlyNot === null ? [] : [`Of those not flagged ${formatShare(rightlyNot)} are not.`]),
  ].join(" ");
}
