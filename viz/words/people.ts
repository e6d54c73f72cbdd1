import type { LogHeader } from "../../engine/index.ts";

/** A term for people who are ready to leave and have not left. Which one is used is the reader's choice. */
export interface DelayTerm {
  readonly key: string;
  /** As a label: "ready to leave, waiting". */
  readonly words: string;
  /** After a number, where there is little room: "10 ready, waiting"; and where there is less: "10 ready". */
  readonly counted: { readonly line: string; readonly short: string };
  /** What the reader should know of the term. */
  readonly note: string;
}

/** The terms on offer, the default first. Those that name a national measure are only words here: the model counts one thing. */
export const DELAY_TERMS: readonly DelayTerm[] = [
  {
    key: "ready",
    words: "ready to leave, waiting",
    counted: { line: "ready, waiting", short: "ready" },
    note: "People whose stay is over and who have not left, for whatever reason.",
  },
  {
    key: "dtoc",
    words: "delayed transfer of care (historical)",
    counted: { line: "in delayed transfer", short: "delayed" },
    note: "England's measure until February 2020; it counted fewer people than this model does.",
  },
  {
    key: "discharge-ready",
    words: "discharge ready",
    counted: { line: "discharge ready", short: "ready" },
    note: "After the discharge-ready date of England's later returns, which cannot be compared with the earlier measure.",
  },
  {
    key: "no-criteria",
    words: "no criteria to reside",
    counted: { line: "with no criteria to reside", short: "no criteria" },
    note: "People who meet none of the national reasons to stay in hospital; the model does not judge reasons.",
  },
];

/** The default label of a delay. */
export const READY_WAITING = DELAY_TERMS[0]!.words;

/** The label of a chosen term: a key of DELAY_TERMS, or the reader's own words. */
export function delayWords(choice: string): string {
  const term = DELAY_TERMS.find(({ key }) => key === choice);
  return term?.words ?? (choice.trim() || READY_WAITING);
}

/** The words of a chosen term after a number on the stage; the reader's own words stand as they are. */
export function countedDelay(choice: string): DelayTerm["counted"] {
  const term = DELAY_TERMS.find(({ key }) => key === choice);
  const own = choice.trim();
  return term?.counted ?? (own === "" ? DELAY_TERMS[0]!.counted : { line: own, short: own });
}

/** "person 212" */
export const personWords = (person: number): string => `person ${person}`;

/** "Person 212", to open a sentence. */
export const personOpening = (person: number): string => `Person ${person}`;

/** The attributes of a class: "age 65 to 74, frailty: mild, dementia: none"; its cohort where it has none. */
export function aboutWords(header: LogHeader, classNumber: number): string {
  const found = header.classes[classNumber];
  if (found === undefined) return "nothing is known of them";
  const words = header.attributes.flatMap(({ name, levels }, i) => {
    const level = levels[found.levels[i] ?? -1];
    return level === undefined ? [] : [attributeWords(name, level)];
  });
  return words.length > 0 ? words.join(", ") : cohortWords(header, found.cohort);
}

/** The label of a cohort: "Adults in crisis referred by a GP". */
export function cohortWords(header: LogHeader, cohort: number): string {
  const found = header.cohorts[cohort];
  return found === undefined ? "unknown" : found.label || plain(found.name);
}

/** "age" and "65-74" → "age 65 to 74"; "85-plus" → "age 85 and over"; "frailty" and "mild" → "frailty: mild". */
function attributeWords(name: string, level: string): string {
  const range = /^(\d+)-(\d+)$/.exec(level);
  if (range !== null) return `${plain(name)} ${range[1]} to ${range[2]}`;
  const open = /^(\d+)-plus$/.exec(level);
  return open !== null ? `${plain(name)} ${open[1]} and over` : `${plain(name)}: ${plain(level)}`;
}

/** A name of the scenario as words: "living-with" → "living with". */
const plain = (name: string): string => name.replaceAll("-", " ");

/** The words with a capital first letter. */
export const opening = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
