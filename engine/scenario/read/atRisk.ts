/** `population-at-risk:` → bands with their residents over time and their rates. */
import { civilToDays, isoToDays } from "../../calendar.ts";
import type { CohortSpec, Quantity, Share } from "../scenario.ts";
import type { ArrivalsShape } from "../schema/demand.ts";
import type { ComingSpec, RiskBand } from "../spec/demand.ts";

type Shape = NonNullable<ArrivalsShape["population-at-risk"]>;

/** A day from 1970-01-01: a date, or the middle of a year (official projections count then); null when it is neither. */
export function projectionDay(text: string): number | null {
  if (/^\d{4}$/.test(text)) return civilToDays({ year: Number(text), month: 7, day: 1 });
  return isoToDays(text);
}

/** Bands in the order of the rates. Those without residents have none; the checks tell of them. */
export function atRisk({ by, residents, projection, rate }: Shape): ComingSpec {
  const points: readonly (readonly [number, Readonly<Record<string, Quantity>>])[] =
    projection === undefined
      ? [[0, residents ?? {}]]
      : Object.entries(projection)
          .map(([text, people]) => [projectionDay(text) ?? 0, people] as const)
          .sort((a, b) => a[0] - b[0]);
  const bands = Object.entries(rate).map(([level, perDay]): RiskBand => {
    const known = points.filter(([, people]) => Object.hasOwn(people, level));
    return { level, rate: perDay, residents: known.map(([day, people]) => ({ day, people: people[level]! })) };
  });
  return { form: "at-risk", by, bands };
}

/** What a population at risk says of its people: the band, with the shares at the first count of residents. */
export function bandShares(coming: ComingSpec): CohortSpec["attributes"] {
  if (coming.form !== "at-risk") return {};
  const weights = coming.bands.map(({ residents, rate }) => (residents[0]?.people.value ?? 0) * rate.value);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = coming.bands.map(({ level, rate }, i): [string, Share] => [
    level,
    { ...rate, value: all > 0 ? weights[i]! / all : 1 / weights.length, low: null, high: null },
  ]);
  return { [coming.by]: Object.fromEntries(shares) };
}
