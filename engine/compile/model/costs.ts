/** What care costs, as the Model has it: plain data. Money in pence of one price year, times in seconds of the run. */

/** What a line of cost charges for. */
export type Charged =
  | "occupied-day"
  | "place-day"
  | "start"
  | "visit"
  | "visit-hour"
  | "delayed-day"
  | "refusal"
  | "diversion"
  | "discharge"
  | "death"
  | "year"
  | "once";

/** One line of cost. `price` is in pence per unit of `per`. */
export interface CostLine {
  readonly name: string;
  readonly services: readonly number[];
  readonly per: Charged;
  readonly price: number;
  /** Share by payer, adding to 1. */
  readonly paidBy: readonly { readonly payer: number; readonly share: number }[];
  /** False for a delayed day's price that is only an attribution of what the bed costs anyway. */
  readonly additional: boolean;
  /** The line counts at from ≤ time < until; left out: throughout. */
  readonly from?: number;
  readonly until?: number;
  /** Of "once": when it falls due. */
  readonly on?: number;
  /** How it follows what is used; left out: at once. */
  readonly behaves?: Behaviour;
  /** Of "year": the price of each step. */
  readonly perStep?: Steps;
  /** Places paid for whether used or not: then `price` is for people at midnight beyond them. */
  readonly block?: { readonly places: number; readonly price: number };
}

/** Shares of price × volume, adding to 1: of the planned volume, of the volume some months ago, of the volume. */
export interface Behaviour {
  /** Planned units a year, of all services of the line together. */
  readonly at: number;
  readonly fixed: number;
  readonly semiVariable: number;
  readonly variable: number;
  /** Months after which the semi-variable share follows. */
  readonly lag: number;
}

/** So many steps as the month's mean census asks for, `of` people each; taken off `lag` months later. */
export interface Steps {
  readonly of: number;
  readonly lag: number;
}

/** What holds for all lines of cost together. */
export interface MoneyRules {
  /** A year; 0 for none. */
  readonly discount: number;
  /** Services that are paid for while others have begun to take their place. */
  readonly doubleRunning: { readonly closing: readonly number[]; readonly opening: readonly number[] } | null;
}
