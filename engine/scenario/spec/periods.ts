/** A named part of the measured time: a financial year, a phase of a programme, all winters together. */
export interface PeriodSpec {
  readonly name: string;
  /** Seconds after the start of the scenario, within its measured time: one stretch or, of months, each of them. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}
