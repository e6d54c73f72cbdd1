/** Delay charged and relief, in words and as CSV. */
import type { Charged, ChargeResults, ServiceCharge } from "../experiments/charge.ts";
import type { Figures } from "../experiments/contract.ts";
import type { ChargeLine } from "../projections/charging.ts";
import { cell, differenceCell } from "./cells.ts";
import { type Cell, csvText } from "./csvText.ts";
import { type Column, paragraph, type Row, table } from "./table.ts";
import { shown } from "./units.ts";

/** What each line stands for. */
const WORDS: Readonly<Record<ChargeLine, string>> = {
  care: "places filled by people in care",
  assessment: "people there wait for an assessment",
  funding: "people there wait for funding",
  choice: "people there wait for a choice",
  transfer: "people are on the way to it",
  reserved: "places kept for people to come",
  "turn-round": "places in turn-round",
  closed: "places closed",
  "out-of-hours": "out of hours",
  free: "places free, but not for them",
  ring: "people wait for each other",
};

/** Characters of a line from which a figure and its interval stand side by side. */
const WIDE = 108;

/** What must be said wherever the figures stand. */
export const NOT_AVOIDABLE =
  "Charged is not the same as avoidable: it says by a rule of accounting whose places were full while people waited. " +
  "Relief says how the delayed days of all services would change if that one service alone had no limit; it may move the wait " +
  "elsewhere, and reliefs do not add up.";

/** Part of what is charged to a service from which one of its lines has a row: the others are in the CSV. */
const LEAST = 0.01;

/** The report of `careshift charge`. */
export function chargeReport(title: string, results: ChargeResults, width: number): string {
  const { total, services, replications } = results;
  const hasRelief = services.some(({ relief }) => relief !== null);
  const titles = [
    "Delay charged",
    ...(hasOutside(results) ? ["Waiting outside"] : []),
    ...(hasRelief ? ["Relief"] : []),
  ];
  const isNarrow = width < WIDE;
  const columns = columnsOf(titles, width);
  const rows = [
    ...services.flatMap((service) => rowsOf(service, titles, isNarrow)),
    ["All services", ...cells(total, null, titles, isNarrow)],
  ];
  const about = `Days a year, mean of ${replications.length} replications (95% interval). Relief: change in delayed days a year.`;
  return [
    title,
    "",
    ...paragraph(about, width),
    "",
    ...table(columns, rows),
    "",
    ...paragraph(NOT_AVOIDABLE, width),
    "",
  ].join("\n");
}

const hasOutside = ({ total }: ChargeResults): boolean => (total.outside.mean ?? 0) > 0;

function columnsOf(titles: readonly string[], width: number): Column[] {
  const each = width < WIDE ? 18 : 27;
  const label = width - titles.length * (each + 2);
  return [
    { title: "Charged to", width: Math.min(label, 50), align: "left" },
    ...titles.map((title) => ({ title, width: each, align: "right" }) as const),
  ];
}

function rowsOf(service: ServiceCharge, titles: readonly string[], narrow: boolean): Row[] {
  const { label, lines, relief } = service;
  const first = [label, ...cells(service, relief, titles, narrow)];
  const worth = lines.filter((line) => size(line) >= LEAST * size(service));
  if (worth.length === 1 && worth[0]!.line === "care") return [first];
  return [first, ...worth.map((line) => [`  ${WORDS[line.line]}`, ...cells(line, null, titles, narrow)])];
}

function cells(
  { delayed, outside }: Charged,
  relief: Figures | null,
  titles: readonly string[],
  narrow: boolean,
): string[] {
  const style = shown("days per year", 0);
  return titles.map((title) => {
    if (title === "Relief") return relief === null ? "" : differenceCell(relief, style, narrow);
    return cell(title === "Delay charged" ? delayed : outside, style, narrow);
  });
}

/** Days a year, of either kind. */
const size = ({ delayed, outside }: Charged): number => delayed.mean! + outside.mean!;

/** One line a figure: what is charged to each service and line, the totals, and the reliefs. */
export function chargeCsv({ total, services }: ChargeResults): string {
  const row = (service: string, label: string, line: string, what: string, figures: Figures): Cell[] => {
    const { mean, interval, n } = figures;
    return [service, label, line, what, mean, interval?.low ?? null, interval?.high ?? null, n];
  };
  const both = (service: string, label: string, line: string, { delayed, outside }: Charged): Cell[][] => [
    row(service, label, line, "delay charged", delayed),
    row(service, label, line, "waiting outside charged", outside),
  ];
  const rows = services.flatMap(({ service, label, lines, relief, ...whole }) => [
    ...both(service, label, "all", whole),
    ...lines.flatMap((each) => both(service, label, each.line, each)),
    ...(relief === null ? [] : [row(service, label, "", "relief: change in delayed days", relief)]),
  ]);
  return csvText(
    ["service", "label", "line", "what", "days_per_year", "low", "high", "replications"],
    [...rows, ...both("system", "All services", "all", total)],
  );
}
