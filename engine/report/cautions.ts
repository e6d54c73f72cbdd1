/** What a modeller should know of a scenario before it runs, beside overloads: services near their limit, short warm-ups. */
import type { Foresight, MeanFlow, Returns } from "../compile/foresee.ts";
import { EXITS, type Model } from "../compile/model.ts";
import { decimal, listed, plural } from "./numbers.ts";

type Phases = readonly (readonly Foresight[])[];

/** From this load on, small errors in demand or stay decide between a short queue and one without end. */
const NEARLY = 0.95;
const BRIM = 0.999;
const DAY = 86_400;

/** Services that balance but only just, each once, in the words of a report. */
export function nearlyUnstable(model: Model, phases: Phases): string[] {
  return model.services.flatMap(({ label }, s) => {
    const loads = phases.map((phase) => phase[s]!).filter((one) => isNearly(one));
    if (loads.length === 0) return [];
    const worst = loads.reduce((a, b) => (b.load! > a.load! ? b : a));
    const more = decimal((1 / worst.load! - 1) * 100, 1);
    return [
      `${label} is nearly unstable: its load is ${worst.load!.toFixed(3)}. With ${more}% more people, or stays ${more}% longer, its queue would grow without end; its figures need long runs and many replications.`,
    ];
  });
}

const isNearly = ({ load, canOverflow }: Foresight): boolean =>
  load !== null && load >= NEARLY && load < BRIM && !canOverflow;

/**
 * One sentence where the warm-up is shorter than services need that start empty; null where it is long enough.
 * A run that starts from a census does not start empty.
 */
export function shortWarmUp(model: Model, first: readonly Foresight[]): string | null {
  const warmUp = model.clock.warmUp / DAY;
  const late = first.filter(({ settleDays }) => settleDays !== null && settleDays > warmUp);
  if (late.length === 0) return null;
  const labels = late.map(({ service }) => model.services.find(({ name }) => name === service)!.label);
  const longest = Math.max(...late.map(({ settleDays }) => settleDays!));
  const shown = labels.length > 3 ? [...labels.slice(0, 2), `${labels.length - 2} more`] : labels;
  const verb = labels.length === 1 ? "needs" : "need";
  return (
    `The warm-up of ${plural(Math.round(warmUp * 10) / 10, "day")} is short: ${listed(shown)} ${verb} up to ` +
    `${decimal(Math.ceil(longest), 0)} days from empty to within 1% of the long run. Lengthen the warm-up, or start from a census.`
  );
}

/** "A day brings 10.1 people, who spend 35 days in services in all: 354 inside. They leave for home (62%) …" */
export function flowSentence({ arrivals, inside, daysInside, exits }: MeanFlow): string {
  const out = exits.reduce((sum, { perDay }) => sum + perDay, 0);
  const ways = exits.map(({ exit, perDay }) => `${exitWords[exit]} ${decimal((100 * perDay) / out, 1)}%`);
  return (
    `If nobody ever waited: ${decimal(arrivals, 2)} people come a day for the first time, each spends ` +
    `${decimal(daysInside, 1)} days in services in all, so ${decimal(inside, 1)} are inside on an average day. ` +
    `In the end: ${listed(ways)}.`
  );
}

const exitWords: Readonly<Record<string, string>> = Object.fromEntries(
  EXITS.map((exit) => [exit, exit === "died" ? "died" : exit.replaceAll("-", " ")]),
);

/** How many come for the first time and how many come back; a warning where the scenario does not say what its total counts. */
export function returnsSentence({ cohort, label, included, firstPerDay, returnsPerDay }: Returns): string {
  const both = `${decimal(firstPerDay, 2)} people come a day for the first time and ${decimal(returnsPerDay, 2)} come back`;
  if (included !== null) return `${label}: ${both}; the total ${included ? "counts both" : "counts the first only"}.`;
  return (
    `Warning: ${label}: ${both} to the same service, and the scenario does not say whether the total counts them. ` +
    `It is taken to count the first only. Say so: cohorts.${cohort}.arrivals.includes-returns: false, or true.`
  );
}
