/** Which measures a reader sees first, in which groups, and what the rows are called. */
import type { MeasureResult, ScenarioResults } from "../experiments/contract.ts";
import type { Rule } from "./headlineRule.ts";
import { RULES } from "./headlineRules.ts";

/** A row of a table: one measure, in words. */
export interface Line {
  readonly id: string;
  readonly label: string;
}

export interface Group {
  readonly title: string;
  /** What all figures of the group mean, said once. */
  readonly about: string;
  readonly lines: readonly Line[];
  /** Services left out because others have more to show. */
  readonly left: number;
}

/** How much there is to see in a measure: 0 = nothing, rows of zeros hide the others; the higher the sooner shown. */
export type Rank = (measure: MeasureResult) => number;

/** Headline groups of a scenario; a comparison passes the base, whose measures the variants share. */
export function headlines({ scenario, measures }: ScenarioResults, rank: Rank): Group[] {
  const groups = RULES.map((rule) => {
    const services = serviceLines(rule, measures, scenario.services, rank);
    const lines = [...systemLines(rule, measures, rank), ...services.lines];
    return { title: rule.title, about: rule.about, lines, left: services.left };
  });
  return groups.filter((group) => group.lines.length > 0);
}

/** Every measure, service by service, under its own name. */
export function everything({ scenario, measures }: ScenarioResults): Group[] {
  const owners = [...new Set(measures.map((measure) => measure.service))];
  return owners.map((owner) => ({
    title: owner === null ? "The whole system" : (scenario.services[owner] ?? owner),
    about: owner ?? "system",
    lines: measures.filter((one) => one.service === owner).map(({ id, measure }) => ({ id, label: measure })),
    left: 0,
  }));
}

function systemLines(rule: Rule, measures: readonly MeasureResult[], rank: Rank): Line[] {
  return rule.system.flatMap(([pattern, label]) =>
    measures
      .filter((one) => one.service === null && pattern.test(one.measure) && rank(one) > 0)
      .map((one) => ({ id: one.id, label: label(one.measure) })),
  );
}

/** The rows with most to show, in the order of the scenario. */
function serviceLines(
  { service, named, most }: Rule,
  measures: readonly MeasureResult[],
  services: Readonly<Record<string, string>>,
  rank: Rank,
): { lines: Line[]; left: number } {
  const worth = measures.filter((one) => one.service !== null && service?.test(one.measure) && rank(one) > 0);
  const chosen = new Set([...worth].sort((a, b) => rank(b) - rank(a)).slice(0, most));
  const lines = worth
    .filter((one) => chosen.has(one))
    .map((one) => ({ id: one.id, label: named(services[one.service!] ?? one.service!, one.measure) }));
  return { lines, left: worth.length - lines.length };
}
