/** What a person needs of a service and holds, beside one of its places. Plain data. */
export interface Holding {
  /**
   * Turn-rounds, by date: the distribution of the time a place needs before it is free again, by service; −1 for none.
   * Empty where no service has any; else sorted by `from` (seconds), the first from 0.
   */
  readonly turnRounds: readonly { readonly from: number; readonly of: readonly number[] }[];
  /** Units that people take of services; null where everyone takes one. */
  readonly units: UnitsModel | null;
}

export interface UnitsModel {
  /** Index into `profiles` by service × classes + class; −1 = one unit throughout. */
  readonly profileOf: readonly number[];
  readonly profiles: readonly UnitProfile[];
}

/** Units from so many seconds after the start of a stay; sorted, the first from 0. */
export type UnitProfile = readonly { readonly after: number; readonly units: number }[];

/** The plainest case: everyone takes one place, which is free the moment it is left. */
export const NO_HOLDING: Holding = { turnRounds: [], units: null };
