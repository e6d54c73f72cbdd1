/** What a person needs of a service and holds, beside one of its places. Plain data. */
export interface Holding {
  /**
   * Turn-rounds, by date: the distribution of the time a place needs before it is free again, by service; −1 for none.
   * Empty where no service has any; else sorted by `from` (seconds), the first from 0.
   */
  readonly turnRounds: readonly { readonly from: number; readonly of: readonly number[] }[];
  /** Units that people take of services; null where everyone takes one. */
  readonly units: UnitsModel | null;
  /** What people need of pools, see Model.pools; null where there are none. */
  readonly pools: PoolsModel | null;
  /** Groups of services that lend each other places. */
  readonly sharing: readonly SharingModel[];
}

/** Services that lend each other places, as they are asked. */
export interface SharingModel {
  readonly name: string;
  readonly services: readonly number[];
  /** True where a place is lent only while nobody of its own service wants it. */
  readonly ownFirst: boolean;
  /** True where people move to a place of their own service as soon as one is free. */
  readonly repack: boolean;
}

/** Units of something that services share. */
export interface ModelPool {
  readonly name: string;
  readonly label: string;
  /** Units at time 0. */
  readonly capacity: number;
}

/** Fewest and most units of a pool that a person needs to start in a service. */
export interface PoolNeed {
  readonly pool: number;
  readonly least: number;
  readonly most: number;
}

export interface PoolsModel {
  /** Units needed to start: by (service × classes + class) × pools + pool. */
  readonly needs: readonly number[];
  /** 1 where whoever comes with units of a pool keeps them: by service × pools + pool. */
  readonly keeps: readonly number[];
  /** Changes after time 0, sorted by `at` (seconds), then pool. */
  readonly changes: readonly { readonly at: number; readonly pool: number; readonly capacity: number }[];
}

export interface UnitsModel {
  /** Index into `profiles` by service × classes + class; −1 = one unit throughout. */
  readonly profileOf: readonly number[];
  readonly profiles: readonly UnitProfile[];
}

/** Units from so many seconds after the start of a stay; sorted, the first from 0. */
export type UnitProfile = readonly { readonly after: number; readonly units: number }[];

/** The plainest case: everyone takes one place, which is free the moment it is left. */
export const NO_HOLDING: Holding = { turnRounds: [], units: null, pools: null, sharing: [] };
