import type { Per } from "../../units.ts";
import type { Place, Quantity } from "./words.ts";

/** Shares of price × volume, adding to 1, of what is planned, of what was used some months ago, and of what is used. */
export interface BehaviourSpec {
  /** Planned units per day, of all services of the line together. */
  readonly at: Quantity;
  readonly fixed: number;
  readonly semiVariable: number;
  readonly variable: number;
  /** Months. */
  readonly lag: number;
}

/** A price for each step of so many people; months until a step that is not needed is taken off. */
export interface StepsSpec {
  readonly of: number;
  readonly lag: number;
}

/** Places that are paid for whether used or not. */
export interface BlockSpec {
  readonly places: number;
  /** Pence a place and day. */
  readonly price: Quantity;
}

export interface CostLineSpec {
  readonly name: string;
  readonly services: readonly string[];
  readonly per: Per;
  /** Pence, in prices of the line's own year. Of a line with a block: for people at midnight beyond it. */
  readonly price: Quantity;
  /** Times this the price is one of the year in which all amounts are told. */
  readonly inflation: number;
  readonly paidBy: Readonly<Record<string, number>>;
  readonly additional: boolean;
  /** ISO dates between which the line counts; null = throughout. */
  readonly from: string | null;
  readonly until: string | null;
  /** ISO date on which a price to be paid once falls due; null for others. */
  readonly on: string | null;
  readonly behaves: BehaviourSpec | null;
  readonly perStep: StepsSpec | null;
  readonly block: BlockSpec | null;
  readonly place: Place;
}

/** What holds for all lines together. */
export interface MoneySpec {
  /** A year; null for none. */
  readonly discount: Quantity | null;
  /** Services that are paid for while others have begun to take their place. */
  readonly doubleRunning: { readonly closing: readonly string[]; readonly opening: readonly string[] } | null;
}
