/** Results as text for a terminal: question, answer, figures, targets, foundations. */
import type { Results, ScenarioResults } from "../experiments/contract.ts";
import { answerOfComparison, answerOfRun } from "./answer.ts";
import { cashOfComparison, cashOfRun } from "./cash.ts";
import { comparisonTable } from "./comparisonTable.ts";
import type { Layout } from "./layout.ts";
import { foundationLines, targetLines } from "./notes.ts";
import { plural } from "./numbers.ts";
import { inPeriod, periodsIn } from "./periods.ts";
import { runTable } from "./runTable.ts";
import { paragraph } from "./table.ts";

/** A report of a run, or of a comparison with a table for each variant. */
export function report(results: Results, layout: Layout): string {
  const lines = results.variants.length === 0 ? runLines(results, layout) : comparisonLines(results, layout);
  return `${lines.join("\n")}\n`;
}

function runLines(results: Results, layout: Layout): string[] {
  const named = [{ name: "base", results }];
  const whole = inPeriod(results, null);
  return [
    ...opening(results, results, layout.width),
    ...paragraph(answerOfRun(whole), layout.width),
    ...paragraphs(cashOfRun(whole), layout.width),
    ...runTable(whole, layout),
    ...periodsIn(results).flatMap((period) => [
      ...periodTitle(period, layout.width),
      ...runTable(inPeriod(results, period), layout),
    ]),
    ...legend(results, "", layout.width),
    ...targetLines(named, layout.width),
    ...foundationLines(named, layout.width),
  ];
}

function comparisonLines(results: Results, layout: Layout): string[] {
  const whole = inPeriod(results, null);
  const names = results.variants.map((_, number) => nameOf(results, number));
  const named = [{ name: "Base", results }, ...results.variants.map((one, i) => ({ name: names[i]!, results: one }))];
  return [
    ...results.variants.flatMap((variant, number) => [
      ...(number === 0 ? [] : ["", "═".repeat(layout.width)]),
      ...opening(results, variant, layout.width),
      ...paragraph(`Base: ${results.scenario.title}`, layout.width, "  "),
      ...paragraph(`${names[number]!}: ${variant.scenario.title}`, layout.width, "  "),
      ...parting(variant, layout.width),
      "",
      ...paragraph(answerOfComparison(whole, whole.variants[number]!), layout.width),
      ...paragraphs(cashOfComparison(whole, whole.variants[number]!, layout.pricesAlone), layout.width),
      ...comparisonTable(whole, whole.variants[number]!, names[number]!, layout),
      ...periodsIn(results).flatMap((period) => {
        const own = inPeriod(results, period);
        const table = comparisonTable(own, own.variants[number]!, names[number]!, layout);
        return [...periodTitle(period, layout.width), ...table];
      }),
    ]),
    ...legend(results, MARKS, layout.width),
    ...targetLines(named, layout.width),
    ...foundationLines(named, layout.width),
  ];
}

/** Each with an empty line before it. */
function paragraphs(texts: readonly string[], width: number): string[] {
  return texts.flatMap((text) => ["", ...paragraph(text, width)]);
}

/** Where a variant goes on from the base's own history. */
function parting({ scenario: { fork } }: ScenarioResults, width: number): string[] {
  if (fork === undefined) return [];
  const same = "until then both are one run, fact for fact. The figures are of the whole time, before it and after it.";
  return paragraph(`They part on ${fork.date}: ${same}`, width, "  ");
}

const periodTitle = (period: string, width: number): string[] => ["", ...paragraph(`In ${period} alone:`, width)];

/** "Change", or "Change 2" where there are several. */
function nameOf({ variants }: Results, number: number): string {
  return variants.length === 1 ? "Change" : `Change ${number + 1}`;
}

function opening(results: Results, about: ScenarioResults, width: number): string[] {
  const question = about.scenario.question ?? results.scenario.question ?? about.scenario.title;
  const { window, replications, seed } = results;
  const warmUp = window["warm-up-days"] > 0 ? ` after a warm-up of ${days(window["warm-up-days"])}` : "";
  const runs = `${plural(replications, "replication")}, seed ${seed}`;
  return [
    "",
    ...paragraph(question, width),
    ...paragraph(`${days(window.days)} from ${window.start}${warmUp}; ${runs}. Simulated, not observed.`, width),
    "",
  ];
}

function days(count: number): string {
  return plural(Number(count.toFixed(2)), "day");
}

const MARKS =
  "▲ more, ▼ less: the 95% interval of the paired difference excludes zero. · no clear difference. " +
  "Differences of shares are in percentage points. Of twenty rows without any true difference, about one is marked by chance.";

function legend({ replications }: Results, marks: string, width: number): string[] {
  const text = replications < 2 ? "One replication gives no intervals: ask for more with --replications." : marks;
  return text === "" ? [] : ["", ...paragraph(text, width)];
}
