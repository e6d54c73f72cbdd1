/** What may change on a date: what the run looks up anew for each stay, share, arrival, opening or window. */

/** Paths with * for a name; whatever stands below them may change too. */
const DATED: readonly string[] = [
  "services.*.capacity",
  "pools.*.capacity",
  "services.*.staff",
  "services.*.breaks",
  "services.*.starts",
  "services.*.leaving",
  "services.*.admission",
  "services.*.length-of-stay",
  "services.*.visit",
  "services.*.turn-round",
  "services.*.tasks",
  "services.*.routes.*.share",
  "services.*.outcomes.*.share",
  "services.*.outcomes.*.stay",
  "cohorts.*.arrivals.total",
  "cohorts.*.arrivals.schedule.*.people",
  "cohorts.*.arrivals.population-at-risk.residents.*",
  "cohorts.*.arrivals.population-at-risk.rate.*",
  "clocks.*.rate",
  "clocks.*.after",
  "clocks.*.grows",
  "conditions.*.moves.*.rate",
  "conditions.*.moves.*.after",
  "conditions.*.moves.*.grows",
];

/** Of these, what a run may change when it opens a phase of a programme: tables kept for each way programmes can stand. */
const OPENABLE: readonly string[] = [
  "services.*.capacity",
  "services.*.staff",
  "services.*.breaks",
  "services.*.length-of-stay",
  "services.*.visit",
  "services.*.routes.*.share",
  "services.*.outcomes.*.share",
  "services.*.outcomes.*.stay",
];

/** What cannot change on a date, and why. */
const FIXED: Readonly<Record<string, string>> = {
  "services.*.kind": "what a service is holds for the whole run",
  "services.*.needs": "people who are there hold what was needed when they came",
  "services.*.queue": "people who stand in the queue were let in under the old limit",
  "services.*.while-waiting": "people who wait now chose where under the old rule",
  "services.*.within": "a standard that changes is two standards: give each its name",
  "services.*.routes.*.to": "change the shares of two routes instead",
  "services.*.routes.*.when": "change the shares of two routes instead",
  "cohorts.*.attributes": "who comes is settled for the whole run: add a cohort whose arrivals begin on the date",
  "cohorts.*.measured": "who is known as what is settled as people come: add a cohort whose arrivals begin on the date",
  "cohorts.*.second-door":
    "where people are referred is settled as they come: add a cohort whose arrivals begin on the date",
  "cohorts.*.enters": "add a cohort whose arrivals begin on the date",
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}(\\.|$)`);

const dated = DATED.map(patternOf);
const openable = OPENABLE.map(patternOf);
const fixed = Object.entries(FIXED).map(([path, why]) => ({ pattern: patternOf(path), why }));

/** True when the value at a path may change on a date. */
export const isDated = (path: string): boolean => dated.some((pattern) => pattern.test(path));

/** Why the value at a path cannot change on a date; null where there is no more to say than that it cannot. */
export const whyFixed = (path: string): string | null => fixed.find(({ pattern }) => pattern.test(path))?.why ?? null;

/** True when the value at a path may change as a programme goes on, at a time that no date gives. */
export const isOpenable = (path: string): boolean => openable.some((pattern) => pattern.test(path));
