import type { CohortSpec, Scenario } from "../scenario/scenario.ts";
import type { ModelClass } from "./model.ts";

/** The kinds of people a run knows: each cohort split by the levels of its attributes. */
export interface People {
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly classes: readonly ModelClass[];
  readonly firstClass: readonly number[];
  /** Name of the cohort of each class. */
  readonly cohortNames: readonly string[];
  /** Level name of an attribute for a class; the cohort's name for "cohort"; null where the cohort lacks it. */
  level(cls: number, attribute: string): string | null;
}

/** More classes than this would mean attributes nobody could estimate. */
const MOST_CLASSES = 20_000;

/**
 * Numbers the classes: cohort by cohort, the first attribute varying slowest.
 * @throws RangeError above MOST_CLASSES.
 */
export function classesOf(scenario: Scenario): People {
  const cohorts = scenario.phases[0]!.cohorts;
  const attributes = attributesOf(cohorts);
  const classes: ModelClass[] = [];
  const firstClass: number[] = [];
  for (const [index, cohort] of cohorts.entries()) {
    firstClass.push(classes.length);
    for (const levels of combinations(cohort, attributes)) {
      classes.push({ cohort: index, levels, older: isOlder(scenario, attributes, levels) });
      if (classes.length > MOST_CLASSES) {
        throw new RangeError(`the attributes split people into more than ${MOST_CLASSES} classes`);
      }
    }
  }
  const cohortNames = classes.map((cls) => cohorts[cls.cohort]!.name);
  const level = (cls: number, attribute: string): string | null => {
    if (attribute === "cohort") return cohortNames[cls]!;
    const a = attributes.findIndex((one) => one.name === attribute);
    return a < 0 ? null : (attributes[a]!.levels[classes[cls]!.levels[a]!] ?? null);
  };
  return { attributes, classes, firstClass, cohortNames, level };
}

function attributesOf(cohorts: readonly CohortSpec[]): { name: string; levels: string[] }[] {
  const found = new Map<string, string[]>();
  for (const cohort of cohorts) {
    for (const [name, levels] of Object.entries(cohort.attributes)) {
      const known = found.get(name) ?? [];
      for (const level of Object.keys(levels)) if (!known.includes(level)) known.push(level);
      found.set(name, known);
    }
  }
  return [...found].map(([name, levels]) => ({ name, levels }));
}

/** Levels of every attribute, −1 for those the cohort lacks, in mixed-radix order. */
function combinations(cohort: CohortSpec, attributes: People["attributes"]): number[][] {
  let all: number[][] = [attributes.map(() => -1)];
  for (const [name, shares] of Object.entries(cohort.attributes)) {
    const a = attributes.findIndex((one) => one.name === name);
    const levels = Object.keys(shares).map((level) => attributes[a]!.levels.indexOf(level));
    all = all.flatMap((one) => levels.map((level) => one.with(a, level)));
  }
  return all;
}

function isOlder(scenario: Scenario, attributes: People["attributes"], levels: readonly number[]): boolean {
  return Object.entries(scenario.older).every(([name, older]) => {
    const a = attributes.findIndex((one) => one.name === name);
    const level = attributes[a]?.levels[levels[a] ?? -1];
    return level !== undefined && older.includes(level);
  });
}
