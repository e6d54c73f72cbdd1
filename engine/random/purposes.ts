import { mix } from "./mix.ts";

/** What a draw is for, where one name asks for several. */
export const USE = {
  stay: 1,
  giveUp: 2,
  prepare: 3,
  transfer: 4,
  attribute: 5,
  arrivals: 6,
  entry: 7,
  task: 8,
  turnRound: 12,
  measured: 13,
  post: 16,
  divert: 30,
  shockGap: 31,
  shockLasts: 32,
  clock: 20,
  clockDoor: 21,
  worksFor: 22,
  joins: 23,
  lasts: 24,
  batch: 34,
  joint: 35,
  censusClass: 40,
  censusSince: 41,
  censusElapsed: 42,
} as const;

/** The same in the domain of arrivals, where the numbers below 128 are bands of rate. */
export const ARRIVAL_USE = { gap: 128, dayFactor: 129 } as const;

/**
 * Identities beyond the bands of the plane: the second and later of a group and those of a list in the first word, members
 * of a closed or inexhaustible population in the second.
 */
export const SERIES = { group: 1 << 8, second: 1 << 20, member: 126 << 25 } as const;

/** The purpose word of a draw: who asks (a luck key) and for what (one of USE, or a band of arrivals). */
export function purpose(luck: number, use: number): number {
  return mix((luck + Math.imul(use, 0x9e3779b9)) | 0);
}
