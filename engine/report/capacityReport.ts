/** A capacity and demand plan in words and as CSV. */
import type { CapacityPlan, PlanRow } from "../experiments/capacity/plan.ts";
import type { Figures } from "../experiments/contract.ts";
import { MONTH } from "../units.ts";
import { cell, differenceCell } from "./cells.ts";
import { type Cell, csvText } from "./csvText.ts";
import { type Column, paragraph, type Row, rowLines, table, titleLines } from "./table.ts";
import { shown } from "./units.ts";

const ABOUT =
  "People a month (95% interval). Demand: people for whom it was wanted first. Capacity: the starts that its places can give at what " +
  "each person takes of them, delays in them included. Gap: demand less capacity, above 0 where there are too few. Delay and waiting: " +
  "days that people waited for it, delayed in a place and in none. A pathway's gap is that of its services with a limit.";

/** Characters of a line from which names stand beside their figures. */
const WIDE = 108;
/** Part of the demand or the waits of a service above which a source has lines: the others are in the CSV. */
const LEAST = 0.01;
const DAY = 86_400;

/** The report of `careshift capacity`: a month on average; and month by month pathways, or the services `named`. */
export function capacityReport(
  title: string,
  { months, whole }: CapacityPlan,
  replications: number,
  named: readonly string[] | null,
  width: number,
): string {
  const meant = whole.filter(({ service, source }) => source === "all" && (named === null || named.includes(service)));
  const pathways = meant.filter(isPathway);
  const shownByMonth = pathways.length > 0 ? pathways : meant;
  const rest = whole.filter((row) => !isPathway(row) && (named === null || named.includes(row.service)));
  const tables = [
    ...(pathways.length > 0
      ? [onAverage("A month on average, by discharge pathway", whole.filter(isPathway), width)]
      : []),
    ...(rest.length > 0 ? [onAverage("A month on average, by service and source of referral", rest, width)] : []),
    ...shownByMonth.map((row) => byMonth(row, months, width)),
  ];
  return [
    `${title}: capacity and demand, ${replications} replications`,
    "",
    ...paragraph(ABOUT, width),
    ...tables.flatMap((lines) => ["", ...lines]),
    "",
    ...paragraph(whole.length === 0 ? NOTHING : named === null ? MORE : ALL_FIGURES, width),
    "",
  ].join("\n");
}

const ALL_FIGURES = "Every source in every month: --csv plan.csv.";
const MORE = `Month by month for one service: --service NAME. ${ALL_FIGURES}`;

const NOTHING =
  "No service has places, staff or limited starts, and nobody is discharged from a service whose setting is hospital.";

const isPathway = ({ service }: PlanRow): boolean => service.startsWith("pathway ");

function onAverage(title: string, rows: readonly PlanRow[], width: number): string[] {
  const wide = width >= WIDE;
  const columns = columnsOf(wide ? "" : " ", wide ? 40 : 8, width);
  const worth = rows.filter((row) => row.source === "all" || isWorthALine(row, rows));
  const lines = worth.flatMap((row) => {
    const name = row.source === "all" ? headOf(row) : `  from ${row.source}`;
    const figures = figuresOf(row, (some) => aMonth(some, row.days));
    return wide ? rowLines(columns, [name, ...figures]) : [name, ...rowLines(columns, ["", ...figures])];
  });
  return [title, ...titleLines(columns), ...lines];
}

function isWorthALine(row: PlanRow, rows: readonly PlanRow[]): boolean {
  const all = rows.find(({ service, source }) => service === row.service && source === "all")!;
  return (["demand", "delay", "waiting"] as const).some((count) => row[count].mean! > LEAST * all[count].mean!);
}

function byMonth(row: PlanRow, months: readonly PlanRow[], width: number): string[] {
  const own = months.filter(({ service, source }) => service === row.service && source === "all");
  const cells = own.map((one): Row => [one.month, ...figuresOf(one, (figures) => figures)]);
  return [headOf(row), ...table(columnsOf("Month", 8, width), cells)];
}

function columnsOf(first: string, label: number, width: number): Column[] {
  const titles = ["Demand", "Capacity", "Gap", "Delay, days", "Waiting, days"];
  const each = Math.min(18, Math.floor((width - label) / titles.length) - 2);
  return [
    { title: first, width: label, align: "left" },
    ...titles.map((title) => ({ title, width: each, align: "right" }) as const),
  ];
}

const headOf = (row: PlanRow): string =>
  row.pathway === null || isPathway(row) ? row.label : `${row.label} (pathway\u00a0${row.pathway})`;

function figuresOf(
  { source, demand, capacity, gap, delay, waiting }: PlanRow,
  told: (figures: Figures) => Figures,
): string[] {
  const style = shown("people per month", 0);
  const figure = (figures: Figures): string => cell(told(figures), style, true);
  const limit =
    capacity === null ? [source === "all" ? "–" : "", ""] : [figure(capacity), differenceCell(told(gap!), style, true)];
  return [figure(demand), ...limit, figure(delay), figure(waiting)];
}

/** A figure of so many days as of a month of mean length. */
function aMonth({ mean, sd, interval, n }: Figures, days: number): Figures {
  const part = MONTH / (days * DAY);
  const scaled = (value: number | null): number | null => value && value * part;
  return {
    mean: scaled(mean),
    sd: scaled(sd),
    interval: interval && { ...interval, low: interval.low * part, high: interval.high * part },
    n,
  };
}

const COUNTED = ["demand", "starts", "capacity", "gap", "places", "delay", "waiting"] as const;

/** A line for each month, service and source. `table:` of arrivals reads it: month, days, service, source, demand. */
export function capacityCsv({ months }: CapacityPlan): string {
  const head = ["month", "days", "pathway", "service", "label", "from", "source"];
  const columns = COUNTED.flatMap((name) => {
    const word = name === "delay" || name === "waiting" ? `${name}_days` : name;
    return [word, `${word}_low`, `${word}_high`];
  });
  const lines = months.map((row): Cell[] => [
    ...[row.month, row.days, row.pathway, row.service, row.label, row.from ?? "all", row.source],
    ...COUNTED.flatMap((name): Cell[] => {
      const figures = row[name];
      return [figures?.mean ?? null, figures?.interval?.low ?? null, figures?.interval?.high ?? null];
    }),
  ]);
  return csvText([...head, ...columns], lines);
}
