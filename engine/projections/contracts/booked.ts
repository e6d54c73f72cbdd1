/** What is booked in a ledger, and what must be known to book it. */
import type { ModelContracts } from "../../compile/model/contracts.ts";
import type { Prices } from "../money/prices.ts";

/** What is needed to settle contracts. */
export interface SettledModel extends Prices {
  readonly clock: Prices["clock"] & { readonly end: number };
  readonly agreed?: ModelContracts;
}

/** Where an amount belongs. Numbers are those of the Model; −1 for none. */
export interface Booked {
  /** Number of the cell of activity. */
  readonly cell: number;
  readonly service: number;
  /** The contract that pays, or the line of cost where care is paid for as it costs. */
  readonly contract: number;
  readonly line: number;
  readonly pence: number;
}

export interface Paid extends Booked {
  readonly payer: number;
}

export interface Earned extends Booked {
  readonly provider: number;
}
