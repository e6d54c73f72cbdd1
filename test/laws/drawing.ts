import fc, { type GeneratorValue } from "fast-check";

/** What a scenario is drawn with. */
export type Draw = GeneratorValue;
/** A part of a scenario. */
export type Words = Record<string, unknown>;

/** The drawings of scenarios in which everything happens that may. */
const full = new WeakSet<object>();

/** Makes one scenario in four use everything that can be used together. */
export function mayBeFull(g: Draw): void {
  if (int(g, 0, 3) === 3) full.add(g);
}

/** The drawings of scenarios that stand in one file and have no periods. */
const alone = new WeakSet<object>();

/** Makes a scenario stand in one file, and be measured as a whole. */
export const standAlone = (g: Draw): unknown => alone.add(g);

/** False for a scenario that stands in one file. */
export const hasMore = (g: Draw): boolean => !alone.has(g);

/** A whole number from min to max, either included. */
export const int = (g: Draw, min: number, max: number): number => g(evenly, { min, max });

/** Whole numbers of which none is likelier: left to itself, fast-check prefers the ends of a range. */
const evenly = (range: { min: number; max: number }) => fc.noBias(fc.integer(range));

/** One of several. */
export const oneOf = <T>(g: Draw, ...list: readonly T[]): T => list[int(g, 0, list.length - 1)]!;

/** A feature that is there or not: one time in two, and always in a full scenario. */
export const maybe = (g: Draw): boolean => int(g, 0, 1) === 1 || full.has(g);
