import type { Fee } from "../../units/amounts.ts";
import type { Place, Quantity } from "./words.ts";

/** Names and their shares, which add to 1. */
export type Parties = Readonly<Record<string, number>>;

/** What a performance payment may count of a service. */
export const COUNTED = ["admissions", "starts", "discharges", "visits"] as const;

export interface CountedSpec {
  readonly service: string;
  readonly what: (typeof COUNTED)[number];
}

/** How a contract pays. Money in pence, rates per day, times in seconds; per year is per year of 365.25 days. */
export type PaysSpec =
  | {
      readonly kind: "activity";
      readonly price: Quantity;
      readonly per: Fee;
      /** Nights beyond so many seconds have a price of their own; null where there is no trim point. */
      readonly trim: { readonly point: Quantity; readonly beyond: Quantity } | null;
      /** Above the baseline the share of the price is paid; null where there is none. */
      readonly marginal: { readonly baseline: Quantity; readonly share: Quantity } | null;
    }
  | { readonly kind: "block"; readonly value: Quantity }
  | {
      readonly kind: "cost-and-volume";
      readonly value: Quantity;
      readonly volume: Quantity;
      readonly per: Fee;
      readonly above: Quantity;
      readonly below: Quantity;
      /** Pence per year; null for none. */
      readonly floor: Quantity | null;
      readonly ceiling: Quantity | null;
    }
  | {
      readonly kind: "performance";
      readonly of: readonly CountedSpec[];
      readonly baseline: Quantity;
      /** Relative changes on one side of 0, further from it with each step, and what a whole year pays for each. */
      readonly steps: readonly { readonly change: Quantity; readonly pays: Quantity }[];
      readonly between: "nothing" | "proportional";
    }
  | {
      readonly kind: "gain-share";
      readonly target: Quantity;
      readonly of: readonly string[];
      readonly gain: Parties;
      readonly loss: Parties;
      /** Most of a gain or a loss that is shared, pence per year; null for all of it. */
      readonly cap: Quantity | null;
    };

export interface ContractSpec {
  readonly name: string;
  readonly label: string | null;
  readonly provider: string | null;
  readonly commissioner: Parties;
  readonly services: readonly string[];
  /** ISO date on which it and its years begin; null = the measured start. */
  readonly from: string | null;
  /** ISO date from which it holds no more; null = until the end. */
  readonly until: string | null;
  readonly pays: PaysSpec;
  readonly place: Place;
}

/** Who bears what a pooled fund spends beyond its contributions. */
export const OVERSPEND = ["by-function", "collective", "by-contribution"] as const;

export interface FundSpec {
  readonly name: string;
  readonly label: string | null;
  /** Pence per year by partner. */
  readonly contributions: Readonly<Record<string, Quantity>>;
  /** Names of lines of cost and of contracts. */
  readonly pays: readonly string[];
  readonly overspend: (typeof OVERSPEND)[number];
  /** Partner by line or contract; empty where the rule does not ask for them. */
  readonly owners: Readonly<Record<string, string>>;
  /** Pence per year planned by line or contract; empty where not said. */
  readonly budgets: Readonly<Record<string, Quantity>>;
  /** Seconds from the day an overspend is forecast. */
  readonly remedialPlan: Quantity | null;
  /** Name of the contract whose performance payment comes into the fund; null for none. */
  readonly premium: string | null;
  readonly place: Place;
}
