import type { Totals } from "./totals.ts";

/** What a figure is, in words and as an id. Fixed by the model, whatever happened in a run. */
export interface MeasureDefinition {
  /** `service.measure` or `system.measure`; with "@" and the period for the figure of a named period. */
  readonly id: string;
  /** Name of the service; null for the system. */
  readonly service: string | null;
  readonly measure: string;
  /** The named period it is about; left out for the whole measured time. */
  readonly period?: string;
  /** "people", "days", "share" (0–1), "people per year", "pence per year" … */
  readonly unit: string;
  /** The definition in plain words. */
  readonly words: string;
  /** What a ratio divides by what; null for a value. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** A value is averaged over replications; a ratio is total over total. */
  readonly kind: "value" | "ratio";
}

/** A definition and how it is read off the totals of a log. `below` gives the denominator; 1 for a value. */
export interface Measure<T = Totals> {
  readonly definition: MeasureDefinition;
  /** Of places, money or the run as a whole, and not of people: it has no parts by what people are. */
  readonly undivided?: true;
  above(totals: T): number;
  below(totals: T): number;
}

/** The same measures, of which there are no parts by what people are. */
export function undivided<T>(measures: readonly Measure<T>[]): Measure<T>[] {
  return measures.map((measure) => ({ ...measure, undivided: true }));
}

type Read<T> = (totals: T) => number;

/** A measure of a service (or, with null, of the system) that one replication gives as one number. */
export function value<T = Totals>(
  service: string | null,
  measure: string,
  unit: string,
  words: string,
  read: Read<T>,
): Measure<T> {
  const id = `${service ?? "system"}.${measure}`;
  const definition = { id, service, measure, unit, words, numerator: null, denominator: null, kind: "value" } as const;
  return { definition, above: read, below: () => 1 };
}

/** A measure that divides one total by another: `above` and `below` are [words, how it is read]. */
export function ratio<T = Totals>(
  service: string | null,
  measure: string,
  unit: string,
  words: string,
  above: readonly [string, Read<T>],
  below: readonly [string, Read<T>],
): Measure<T> {
  const id = `${service ?? "system"}.${measure}`;
  const [numerator, denominator] = [above[0], below[0]];
  const definition = { id, service, measure, unit, words, numerator, denominator, kind: "ratio" } as const;
  return { definition, above: above[1], below: below[1] };
}
