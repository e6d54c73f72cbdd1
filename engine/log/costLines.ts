/** What care costs, as the header of a log tells it: enough to price what the log tells. */

/** What a line of cost may charge for. */
export const CHARGED = [
  "occupied-day",
  "place-day",
  "start",
  "visit",
  "visit-hour",
  "delayed-day",
  "refusal",
  "diversion",
  "discharge",
  "death",
  "year",
  "once",
] as const;

/** A line of cost, as the Model has it: see compile/model/costs.ts. Left out of it is what a line has nothing of. */
export interface LogCostLine {
  readonly name: string;
  readonly services: readonly number[];
  readonly per: (typeof CHARGED)[number];
  /** Pence. */
  readonly price: number;
  /** Numbers of payers, and their shares, which add to 1. */
  readonly paidBy: readonly { readonly payer: number; readonly share: number }[];
  /** False for a price that is only an attribution of what the place costs anyway. */
  readonly additional: boolean;
  /** Seconds of the run. */
  readonly from?: number;
  readonly until?: number;
  readonly on?: number;
  readonly behaves?: {
    readonly at: number;
    readonly fixed: number;
    readonly semiVariable: number;
    readonly variable: number;
    readonly lag: number;
  };
  readonly perStep?: { readonly of: number; readonly lag: number };
  readonly block?: { readonly places: number; readonly price: number };
}

/** What holds for all lines of cost together. */
export interface LogMoneyRules {
  readonly discount: number;
  readonly doubleRunning: { readonly closing: readonly number[]; readonly opening: readonly number[] } | null;
}

/** A line of cost for a header, without what a Model may have beside. */
export function lineForHeader(line: LogCostLine): LogCostLine {
  const { name, services, per, price, paidBy, additional, from, until, on, behaves, perStep, block } = line;
  return {
    name,
    services,
    per,
    price,
    paidBy: paidBy.map(({ payer, share }) => ({ payer, share })),
    additional,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(on === undefined ? {} : { on }),
    ...(behaves === undefined ? {} : { behaves }),
    ...(perStep === undefined ? {} : { perStep }),
    ...(block === undefined ? {} : { block }),
  };
}
