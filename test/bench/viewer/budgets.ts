/** A figure of the viewer and what it may be at most, or must be at least. */
export interface Budget {
  /** Number in the list of budgets, and what it is a part of: "B13 5,000 dots". */
  readonly id: string;
  readonly says: string;
  readonly limit: number;
  readonly unit: "ms" | "KB" | "MiB" | "fps" | "B" | "shift";
  /** True where more is better. */
  readonly atLeast?: boolean;
}

/** The budgets that concern the replay, for a machine of two shared cores and no graphics card. */
export const BUDGETS = {
  firstPaint: { id: "B1", says: "first contentful paint, built page, local server, median", limit: 1000, unit: "ms" },
  playable: { id: "B2", says: "the Thurrock pair from address to Play, median", limit: 1500, unit: "ms" },
  script: { id: "B3", says: "script of the page, gzipped", limit: 120, unit: "KB" },
  runWorker: { id: "B3", says: "larger worker of log and engine, gzipped", limit: 60, unit: "KB" },
  styles: { id: "B3", says: "style sheets, gzipped", limit: 20, unit: "KB" },
  fonts: { id: "B3", says: "fonts", limit: 0, unit: "KB" },
  loadNode: { id: "B4", says: "a million facts from file to index, Node, median", limit: 1500, unit: "ms" },
  firstPartNode: { id: "B4", says: "… its first part, Node, median", limit: 400, unit: "ms" },
  loadPage: { id: "B4", says: "a million facts from picked to playable, page, median", limit: 1500, unit: "ms" },
  firstPartPage: { id: "B4", says: "… its first part shown, page, median", limit: 400, unit: "ms" },
  longestTask: { id: "B6", says: "longest task of the page while a million facts load", limit: 50, unit: "ms" },
  seekNode: { id: "B7", says: "seek, state ready, 2,000 seeks, Node, 95th percentile", limit: 2, unit: "ms" },
  seekNodeMost: { id: "B7", says: "… the slowest", limit: 50, unit: "ms" },
  seekPage: { id: "B7", says: "seek, state ready, 2,000 seeks, Chromium, 95th percentile", limit: 2, unit: "ms" },
  seekPageMost: { id: "B7", says: "… the slowest", limit: 50, unit: "ms" },
  seekPainted: { id: "B8", says: "click on the timeline to painted frame, 95th percentile", limit: 50, unit: "ms" },
  scrub: { id: "B8", says: "updates a second while scrubbing", limit: 30, unit: "fps", atLeast: true },
  fps5k: { id: "B9", says: "frames, 1080p, 5,000 dots", limit: 50, unit: "fps", atLeast: true },
  gap5k: { id: "B9", says: "… 95th percentile of the gap between two", limit: 34, unit: "ms" },
  fps20k: { id: "B10", says: "frames, 1080p, 20,000 dots", limit: 40, unit: "fps", atLeast: true },
  fps50k: { id: "B11", says: "frames, 1080p, 50,000 dots", limit: 25, unit: "fps", atLeast: true },
  script5k: { id: "B13", says: "script per frame, 1080p, 5,000 dots, median", limit: 6, unit: "ms" },
  script20k: { id: "B13", says: "script per frame, 1080p, 20,000 dots, median", limit: 14, unit: "ms" },
  memory: { id: "B14", says: "memory of the page's process with a million facts", limit: 300, unit: "MiB" },
  key: { id: "B17", says: "response to a key, 95th percentile", limit: 100, unit: "ms" },
  shift: { id: "B19", says: "layout shift after first paint", limit: 0, unit: "shift" },
  fileSize: { id: "PF-5", says: "log file of a million facts", limit: 4.4, unit: "MiB" },
  keyframes: { id: "PF-7", says: "keyframes of a million facts", limit: 6.4, unit: "MiB" },
  held: { id: "PF-9", says: "a million facts as the page holds them", limit: 30, unit: "MiB" },
} as const satisfies Readonly<Record<string, Budget>>;

export type BudgetName = keyof typeof BUDGETS;

/** Figures without a budget, told beside the others. */
export const BESIDES = {
  languageWorker: { says: "worker for the language, loaded when a scenario is to be run, gzipped", unit: "KB" },
  bytesPerFact: { says: "log file, bytes a fact", unit: "B" },
  seekNodeMiddle: { says: "seek, state ready, Node, median", unit: "ms" },
  seekPageMiddle: { says: "seek, state ready, Chromium, median", unit: "ms" },
  script50k: { says: "script per frame, 1080p, 50,000 dots, median", unit: "ms" },
  state: { says: "… of it moving the state on, at 1 day per second, median", unit: "ms" },
  frame: { says: "… of it the frame: what is where, median", unit: "ms" },
  cells: { says: "… of it painting cells that changed, median", unit: "ms" },
  dots5k: { says: "… of it painting 5,000 dots, median", unit: "ms" },
  dots20k: { says: "… of it painting 20,000 dots, median", unit: "ms" },
  upload: { says: "… of it handing changed layers to the browser, median", unit: "ms" },
  scrubScript: { says: "script per frame of the page while scrubbing, median", unit: "ms" },
  memoryEmpty: { says: "memory of the page's process with nothing open", unit: "MiB" },
} as const satisfies Readonly<Record<string, Pick<Budget, "says" | "unit">>>;

/** Figures as they were measured; a missing one was not. */
export type Measured = Partial<Record<BudgetName | keyof typeof BESIDES, number>>;

/** One line for each budget: what was allowed, what was measured, and whether it is met. */
export function judged(measured: Measured): string[] {
  return (Object.entries(BUDGETS) as [BudgetName, Budget][]).map(([name, budget]) => {
    const value = measured[name];
    const allowed = `${budget.atLeast === true ? "≥" : "≤"} ${shown(budget.limit, budget.unit)}`;
    const found = value === undefined ? "–" : shown(value, budget.unit);
    return `${budget.id.padEnd(5)} ${budget.says.padEnd(62)} ${allowed.padStart(12)} ${found.padStart(12)}  ${verdict(budget, value)}`;
  });
}

/** The figures that have no budget. */
export function besides(measured: Measured): string[] {
  return (Object.entries(BESIDES) as [keyof typeof BESIDES, Pick<Budget, "says" | "unit">][]).map(([name, it]) => {
    const value = measured[name];
    return `      ${it.says.padEnd(75)} ${(value === undefined ? "–" : shown(value, it.unit)).padStart(12)}`;
  });
}

function verdict({ limit, atLeast = false }: Budget, value: number | undefined): string {
  if (value === undefined) return "not measured";
  return (atLeast ? value >= limit : value <= limit) ? "met" : "NOT met";
}

function shown(value: number, unit: Budget["unit"]): string {
  const digits = unit === "shift" ? 4 : value !== 0 && Math.abs(value) < 10 ? 2 : 0;
  return `${value.toFixed(Number.isInteger(value) ? 0 : digits)}${unit === "shift" ? "" : ` ${unit}`}`;
}

/** The middle of a list that is not empty, by size. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a share of a list lies at or below (the nearest rank). @throws RangeError for an empty list */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("quantile: there are no values");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
