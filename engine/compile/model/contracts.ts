/** What a contract may pay for. */
export type ModelFee = "discharge" | "start" | "visit" | "visit-hour" | "bed-day";

/** How a contract pays. Money in pence; per year is per year of 365.25 days. */
export type ModelTerms =
  | {
      readonly kind: "activity";
      readonly price: number;
      readonly per: ModelFee;
      /** Nights beyond so many have a price of their own; null where none. */
      readonly trim: { readonly nights: number; readonly beyond: number } | null;
      /** Above so much a year a share of the price is paid; null where all of it is. */
      readonly marginal: { readonly baseline: number; readonly share: number } | null;
    }
  | { readonly kind: "block"; readonly value: number }
  | {
      readonly kind: "cost-and-volume";
      readonly value: number;
      readonly volume: number;
      readonly per: ModelFee;
      readonly above: number;
      readonly below: number;
      readonly floor: number | null;
      readonly ceiling: number | null;
    }
  | {
      readonly kind: "performance";
      readonly of: readonly { readonly service: number; readonly what: "starts" | "discharges" | "visits" }[];
      readonly baseline: number;
      /** Relative changes ever further from 0, and what a whole contract year pays for each. */
      readonly steps: readonly { readonly change: number; readonly pays: number }[];
      readonly proportional: boolean;
    }
  | {
      readonly kind: "gain-share";
      readonly target: number;
      readonly of: readonly number[];
      readonly gain: readonly ModelParty[];
      readonly loss: readonly ModelParty[];
      readonly cap: number | null;
    };

/** A payer or a provider, and a share. */
export interface ModelParty {
  readonly side: "payer" | "provider";
  readonly number: number;
  readonly share: number;
}

/** The measured part of a year of an agreement, in seconds of the run; when the whole year begins, and how long it is. */
export interface ModelYear {
  readonly from: number;
  readonly to: number;
  readonly opens: number;
  readonly whole: number;
}

export interface ModelContract {
  readonly name: string;
  readonly label: string;
  /** Who is paid; −1 where a fund is, or where the parties are told by shares. */
  readonly provider: number;
  readonly commissioner: readonly { readonly payer: number; readonly share: number }[];
  /** Services that it pays for; empty for performance and for shared gains. */
  readonly services: readonly number[];
  /** Contract years in the measured time, one after the other. */
  readonly years: readonly ModelYear[];
  readonly terms: ModelTerms;
}

export interface ModelFund {
  readonly name: string;
  readonly label: string;
  /** Pence per year. */
  readonly contributions: readonly { readonly payer: number; readonly value: number }[];
  /** Lines of cost and contracts by number; −1 for the other of the two. `owner` is −1 where not said. */
  readonly pays: readonly {
    readonly name: string;
    readonly line: number;
    readonly contract: number;
    readonly owner: number;
    /** Pence per year; null where not said. */
    readonly budget: number | null;
  }[];
  readonly overspend: "by-function" | "collective" | "by-contribution";
  /** Days from the day an overspend is forecast. */
  readonly remedialPlan: number;
  /** The contract whose payment comes into the fund; −1 for none. */
  readonly premium: number;
  /** Financial years in the measured time. */
  readonly years: readonly ModelYear[];
}

/** What a Model says of providers, contracts and funds; empty lists where the scenario has none. */
export interface ModelContracts {
  readonly providers: readonly string[];
  /** Who runs each service; −1 where nobody is said to. */
  readonly runs: readonly number[];
  readonly contracts: readonly ModelContract[];
  readonly funds: readonly ModelFund[];
}
