/** A waterfall in words, as a chart of characters and as CSV. */
import type { Figures } from "../experiments/contract.ts";
import { MOST_FOR_ALL } from "../experiments/waterfall/orders.ts";
import type { MeasureSteps, Step } from "../experiments/waterfall/waterfall.ts";
import { cell, differenceCell } from "./cells.ts";
import { type Cell, csvText } from "./csvText.ts";
import { listed, number, plural, signed } from "./numbers.ts";
import { type Column, paragraph, type Row, table } from "./table.ts";
import { type Shown, shown, shownDifference } from "./units.ts";

/** All that a waterfall says. */
export interface WaterfallResults {
  readonly schema: 1;
  readonly base: { readonly title: string; readonly digest: string };
  readonly variant: { readonly title: string; readonly digest: string };
  readonly replications: number;
  /** Names of the parts in the order of the steps, each with the paths it changes. */
  readonly parts: readonly { readonly name: string; readonly paths: readonly string[] }[];
  /** The orders tried, by the names of the parts; the first is that of the steps. */
  readonly orders: readonly { readonly name: string; readonly parts: readonly string[] }[];
  /** Orders that were not tried since a step of theirs would be no scenario. */
  readonly "left-out": number;
  readonly measures: readonly MeasureSteps[];
}

/** Measures side by side in one table. */
const BESIDE = 3;

/** The report of `careshift waterfall`. */
export function waterfallReport(results: WaterfallResults, width: number): string {
  const { base, variant, measures, replications } = results;
  const about = `From “${base.title}” to “${variant.title}”: mean of ${plural(replications, "replication")} with the same people in each (95% interval).`;
  const tables = slices(measures).flatMap((some) => ["", ...tableOf(results, some, width)]);
  const first = measures[0];
  return [
    ...paragraph(about, width),
    ...tables,
    ...(first === undefined ? [] : ["", ...chart(first, width)]),
    "",
    ...aboutOrders(results).flatMap((text) => paragraph(text, width)),
    "",
  ].join("\n");
}

const slices = (measures: readonly MeasureSteps[]): MeasureSteps[][] =>
  Array.from({ length: Math.ceil(measures.length / BESIDE) }, (_, i) => measures.slice(i * BESIDE, (i + 1) * BESIDE));

function tableOf({ parts }: WaterfallResults, measures: readonly MeasureSteps[], width: number): string[] {
  const each = Math.min(27, Math.floor((width - 26) / measures.length) - 2);
  const columns: Column[] = [
    { title: "", width: Math.min(44, width - measures.length * (each + 2)), align: "left" },
    ...measures.map((one) => ({ title: titleOf(one), width: each, align: "right" }) as const),
  ];
  const narrow = each < 27;
  const of = (read: (measure: MeasureSteps) => string): string[] => measures.map(read);
  const rows: Row[] = [
    ["Base", ...of((one) => cell(one.base, styleOf(one), narrow))],
    ...parts.map(({ name }, i) => [`+ ${name}`, ...of((one) => stepCell(one, one.steps[i]!, narrow))]),
    ["= Variant", ...of((one) => cell(one.variant, styleOf(one), narrow))],
    ["Change", ...of((one) => changeCell(one, one.change, narrow))],
  ];
  return table(columns, rows);
}

/** The measure's id and what it counts. */
function titleOf(measure: MeasureSteps): string {
  return `${measure.id}\n${styleOf(measure).words}`;
}

function styleOf({ unit, base, variant }: MeasureSteps): Shown {
  return shown(unit, Math.max(Math.abs(base.mean ?? 0), Math.abs(variant.mean ?? 0)));
}

function changeCell(measure: MeasureSteps, change: Figures, narrow: boolean): string {
  return differenceCell(change, shownDifference(measure.unit, styleOf(measure), change), narrow);
}

/** The change of a step, and how far it goes with the order. */
function stepCell(measure: MeasureSteps, step: Step, narrow: boolean): string {
  const text = changeCell(measure, step.change, narrow);
  if (step.least === null || step.most === null || step.most - step.least <= 1e-9 * Math.abs(step.most)) return text;
  const style = shownDifference(measure.unit, styleOf(measure), { ...step.change, mean: step.most });
  return `${text}\norders: ${signed(step.least, style, null)} to ${signed(step.most, style, null)}`;
}

function aboutOrders({ parts, orders, "left-out": leftOut, measures }: WaterfallResults): string[] {
  const order = `Order of the steps: ${listed(parts.map(({ name }) => name))}.`;
  if (orders.length < 2) return [`${order} No other order was tried.`];
  const tried = `“orders” is the range of a part's mean change over ${ordersTried(parts.length, orders)}: where it is wide, parts work on each other and no order is the right one.`;
  const left =
    leftOut === 0 ? [] : [`${plural(leftOut, "order")} could not be tried: a part needs another to be there.`];
  const swing = measures.map((one) => [one.id, swingOf(one)] as const).filter(([, size]) => size > 0.1);
  const most = swing.map(([id, size]) => `${id} (by up to ${Math.round(size * 100)}% of the whole change)`);
  return [order, tried, ...left, ...(most.length === 0 ? [] : [`The order matters most for ${listed(most)}.`])];
}

function ordersTried(parts: number, orders: WaterfallResults["orders"]): string {
  if (parts <= MOST_FOR_ALL) return `the ${plural(orders.length, "order")} that can be`;
  return `${plural(orders.length, "order")} of many (${listed(orders.map(({ name }) => name))})`;
}

/** The widest range of a part over orders, as a share of the whole change. */
function swingOf({ change, steps }: MeasureSteps): number {
  const widest = Math.max(0, ...steps.map(({ least, most }) => (most ?? 0) - (least ?? 0)));
  return change.mean === null || change.mean === 0 ? 0 : widest / Math.abs(change.mean);
}

/** Lines of a bar chart: levels at both ends, and steps that hang between them. */
function chart(measure: MeasureSteps, width: number): string[] {
  const style = styleOf(measure);
  const { base, variant, steps } = measure;
  if (base.mean === null || variant.mean === null) return [];
  const ends = [base.mean];
  for (const { change } of steps) ends.push(ends.at(-1)! + (change.mean ?? 0));
  const labels = ["Base", ...steps.map(({ part }) => `+ ${part}`), "= Variant"];
  const label = Math.min(36, Math.max(...labels.map(({ length }) => length)));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const floor = low > 0 && low > 0.5 * high ? low - (high - low) * 0.15 : Math.min(0, low);
  const room = Math.max(10, width - label - 16);
  const at = (value: number): number => (high === floor ? 0 : Math.round(((value - floor) / (high - floor)) * room));
  const bar = (from: number, to: number, mark: string): string =>
    " ".repeat(Math.min(at(from), at(to))) + mark.repeat(from === to ? 0 : Math.max(1, Math.abs(at(to) - at(from))));
  const line = (name: string, drawn: string, says: string): string =>
    `${(name.length > label ? `${name.slice(0, label - 1)}…` : name).padEnd(label)}  ${drawn} ${says}`.trimEnd();
  const means = steps.map(({ change }) => change.mean ?? 0);
  return [
    `${measure.id}, ${style.words}${floor > 0 ? " (the bars do not begin at 0)" : ""}`,
    line(labels[0]!, bar(floor, ends[0]!, "█"), number(base.mean, style, null)),
    ...means.map((by, i) => {
      const said = signed(by, shownDifference(measure.unit, style, steps[i]!.change), null);
      return line(labels[i + 1]!, bar(ends[i]!, ends[i + 1]!, by >= 0 ? "▓" : "░"), said);
    }),
    line(labels.at(-1)!, bar(floor, variant.mean, "█"), number(variant.mean, style, null)),
  ];
}

/** A line for each measure and step, in the measure's own unit. */
export function waterfallCsv({ measures }: WaterfallResults): string {
  const row = (measure: MeasureSteps, step: string, figures: Figures, range: readonly Cell[]): Cell[] => {
    const { mean, interval, n } = figures;
    return [measure.id, measure.unit, step, mean, interval?.low ?? null, interval?.high ?? null, ...range, n];
  };
  const rows = measures.flatMap((measure) => [
    row(measure, "base", measure.base, [null, null]),
    ...measure.steps.map(({ part, change, least, most }) => row(measure, `part: ${part}`, change, [least, most])),
    row(measure, "variant", measure.variant, [null, null]),
    row(measure, "change", measure.change, [null, null]),
  ]);
  const head = [
    "measure",
    "unit",
    "step",
    "mean",
    "low",
    "high",
    "least_over_orders",
    "most_over_orders",
    "replications",
  ];
  return csvText(head, rows);
}
