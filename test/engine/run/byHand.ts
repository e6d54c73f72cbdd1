import type { Told } from "./told.ts";

/** Everybody's way out of a service. */
export const HOME = "routes: [{ to: home, share: 100% }]";

/**
 * A scenario whose every fact can be worked out on paper: who comes, by cohort, at which hours after midnight of Monday
 * 2016-04-04, when the run begins; it lasts 20 days. Everybody enters the service called ward.
 */
export function byHand(comes: Readonly<Record<string, readonly number[]>>, services: string, more = ""): string {
  const cohorts = Object.entries(comes).map(
    ([name, hours]) => `  ${name}: { arrivals: { at: [${hours.map(instant).join(", ")}] }, enters: ward }`,
  );
  return `
careshift: 1
title: By hand
time: { start: 2016-04-04, length: 20 days, warm-up: none }
cohorts:
${cohorts.join("\n")}
services:
${services}
${more}
`;
}

function instant(hour: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `2016-04-${two(4 + Math.floor(hour / 24))}T${two(hour % 24)}:00`;
}

/** Facts of one hour in words: who does what where. */
export const during = (facts: readonly Told[], hour: number): string[] =>
  facts
    .filter(({ hours }) => hours === hour)
    .map(({ kind, person, service }) => (person < 0 ? `${kind} ${service}` : `${person} ${kind} ${service}`));

/** The facts of one person in words: hour, what and where. */
export const lifeOf = (facts: readonly Told[], who: number): string[] =>
  facts.filter(({ person }) => person === who).map(({ kind, hours, service }) => `${hours} ${kind} ${service}`);
