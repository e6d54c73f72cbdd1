/** What stands below the figures: targets, foundations, warnings. */
import type { FigureCount, ScenarioResults, TargetResult } from "../experiments/contract.ts";
import { cell } from "./cells.ts";
import { exact, halfWidth, plural, signed } from "./numbers.ts";
import { paragraph, table } from "./table.ts";
import { type Shown, shown } from "./units.ts";

/** A change in per cent: "−3.5%". */
const PERCENT: Shown = { before: "", after: "%", times: 100, decimals: 1, words: "%" };

/** A scenario under the name that a table gives it. */
export interface NamedResults {
  readonly name: string;
  readonly results: ScenarioResults;
}

/** "Plan's target | model says": one row a target; a column for each scenario. */
export function targetLines(scenarios: readonly NamedResults[], width: number): string[] {
  const value = Math.min(25, Math.floor((width - 40) / scenarios.length) - 2);
  const rows = mergedTargets(scenarios).map(([target, says]) => [
    `  ${target.label}${target.source === null ? " (no source)" : ""}`,
    targetText(target),
    ...says.map((one) => (one === null ? "" : modelText(one, value < 25))),
  ]);
  if (rows.length === 0) return [];
  const columns = [
    { title: "Plan's target, model says", width: width - 15 - (value + 2) * scenarios.length, align: "left" },
    { title: "Plan's target", width: 13, align: "right" },
    ...scenarios.map(({ name }) => ({ title: `Model: ${name}`, width: value, align: "right" }) as const),
  ] as const;
  return ["", ...table(columns, rows)];
}

/** Targets of all scenarios, each once, with what each scenario's model says; null where it has no such target. */
function mergedTargets(scenarios: readonly NamedResults[]): [TargetResult, (TargetResult | null)[]][] {
  const key = (target: TargetResult): string =>
    JSON.stringify([target.label, target.measure, target.target, target.change]);
  const all = new Map<string, TargetResult>();
  for (const { results } of scenarios) {
    for (const target of results.targets) if (!all.has(key(target))) all.set(key(target), target);
  }
  return [...all].map(([id, target]) => [
    target,
    scenarios.map(({ results }) => results.targets.find((one) => key(one) === id) ?? null),
  ]);
}

function targetText({ target, change, unit }: TargetResult): string {
  if (change !== null) return `${signed(change, PERCENT, null)} change`;
  return target === null ? "" : asGiven(target, shown(unit, Math.abs(target)));
}

/** A target is exact: as many decimals as it was written with. */
function asGiven(value: number, style: Shown): string {
  return `${style.before}${exact(value * style.times)}${style.after}`;
}

function modelText({ change, target, unit, model }: TargetResult, narrow: boolean): string {
  if (model.mean === null) return change === null ? "no such figure" : "needs a comparison";
  const between = narrow ? "\n" : " ";
  if (change !== null) {
    const text = signed(model.mean, PERCENT, halfWidth(model.interval));
    if (model.interval === null) return text;
    return `${text}${between}(${signed(model.interval.low, PERCENT, null)} to ${signed(model.interval.high, PERCENT, null)})`;
  }
  return cell(model, shown(unit, Math.max(Math.abs(target ?? 0), Math.abs(model.mean))), narrow);
}

/** "64 figures: 40 with a source (A, read: 12; S, source plan: 28); 24 assumptions, 18 of them with a range." */
export function foundations(count: FigureCount): string {
  const { sourced, assumptions } = count;
  const withSource = count.total - assumptions;
  const grades = [
    [sourced.A, "A, read"],
    [sourced.B, "B, quoted"],
    [sourced.C, "C, recalled"],
    [sourced.S, "S, source plan"],
    [sourced.ungraded, "ungraded"],
  ] as const;
  const parts = grades.filter(([n]) => n > 0).map(([n, grade]) => `${grade}: ${n}`);
  const inBrackets = parts.length === 0 ? "" : ` (${parts.join("; ")})`;
  const ranges = assumptions === 0 ? "" : `, ${count["assumptions-with-range"]} of them with a range`;
  return `${plural(count.total, "figure")}: ${withSource} with a source${inBrackets}; ${plural(assumptions, "assumption")}${ranges}.`;
}

/** The foundations and warnings of each scenario; what several share is said once. */
export function foundationLines(scenarios: readonly NamedResults[], width: number): string[] {
  const said = (of: (results: ScenarioResults) => readonly string[]): string[] => sharedOnce(scenarios, of);
  const sentences = [
    ...said(({ figures }) => [foundations(figures)]),
    ...said(({ warnings }) => warnings.map(warning)),
  ];
  return ["", "What this rests on", ...sentences.flatMap((sentence) => paragraph(sentence, width, "  "))];
}

function warning(text: string): string {
  return `Warning: ${text}`;
}

/** Each sentence once, with the names of the scenarios it is true of; without names when it is true of all. */
function sharedOnce(scenarios: readonly NamedResults[], of: (results: ScenarioResults) => readonly string[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, results } of scenarios) {
    for (const sentence of of(results)) names.set(sentence, [...(names.get(sentence) ?? []), name]);
  }
  return [...names].map(([sentence, of]) =>
    of.length === scenarios.length ? sentence : `${of.join(", ")}: ${sentence}`,
  );
}
