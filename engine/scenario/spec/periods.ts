/** A named part of the measured time: a financial year, a phase of a programme. */
export interface PeriodSpec {
  readonly name: string;
  /** Seconds after the start of the scenario, within its measured time. */
  readonly from: number;
  readonly to: number;
}
