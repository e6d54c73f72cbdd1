/** What is aimed at, and what is asked for beside the standard measures, in numbers. Lists are empty where nothing of the kind is. */

export interface Target {
  readonly label: string;
  /** Measure id. */
  readonly measure: string;
  /** Target as a plain number in the measure's unit; null when only `change` is given. */
  readonly value: number | null;
  /** Relative change against the base scenario, e.g. −0.035. */
  readonly change: number | null;
  readonly source: string | null;
}

/** To whom delay is attributed, by number; 0 is to nobody. */
export const ATTRIBUTED = ["unattributed", "nhs", "social-care", "both"] as const;

export interface AskedReportable {
  readonly services: readonly number[];
  /** By class: 1 for those who count. */
  readonly who: Uint8Array;
  /** Seconds after being ready from which on a delay counts. */
  readonly grace: number;
  /** Second from Monday 00:00 of the weekly snapshot. */
  readonly weeklyAt: number;
  /** Number in ATTRIBUTED by reason (see REASON); 0 where the place decides. */
  readonly byReason: Uint8Array;
  /** The same by place. */
  readonly byPlace: Uint8Array;
  /** Key of place.population, to whom rates are. */
  readonly per: string;
}

export interface AskedResponse {
  readonly name: string;
  readonly service: number;
  readonly seconds: number;
  /** True where the time runs only while the service is open. */
  readonly whileOpen: boolean;
}

export interface ModelAsked {
  /** Attributes by whose levels measures are split; by class the level, −1 for none. */
  readonly by: readonly {
    readonly attribute: string;
    readonly levels: readonly string[];
    readonly levelOf: Int32Array;
  }[];
  readonly reportable: AskedReportable | null;
  readonly outcomes: readonly ("place-of-death" | "readmission-91" | "loss-of-home-91")[];
  readonly waits: readonly number[];
  readonly response: readonly AskedResponse[];
  /** `week`: seconds a week of a whole-time equivalent; `onVisits`: the share of them with people. */
  readonly workforce: readonly { readonly service: number; readonly week: number; readonly onVisits: number }[];
  /** Services whose share in the area is asked for, and which of them lie in it. */
  readonly inArea: readonly { readonly service: number; readonly inside: boolean }[];
  readonly hoursOfWeek: readonly number[];
  readonly midnight: readonly number[];
  /** `at`: second of the run. */
  readonly at: readonly { readonly name: string; readonly service: number; readonly at: number }[];
  readonly joint: readonly (readonly [number, number])[];
  readonly reaching: readonly { readonly service: number; readonly level: number }[];
  readonly placesNeeded: readonly { readonly service: number; readonly delay: number }[];
}
