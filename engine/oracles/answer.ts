import type { Verdict } from "./measure.ts";
import type { Oracle, Study } from "./oracle.ts";

/** A study under one seed, judged. */
export interface Tried {
  readonly study: Study;
  readonly seed: string;
  readonly verdicts: readonly Verdict[];
}

/** What came of a question. */
export interface Answer {
  readonly oracle: Oracle;
  /** All studies under the first seed; and those that disagreed, under the others. */
  readonly tried: readonly Tried[];
  readonly agrees: boolean;
}

/** Whether theory and engine agree in every figure of a study. */
export function agrees({ verdicts }: Tried): boolean {
  return verdicts.every(({ wrong }) => wrong === null);
}

/**
 * A study fails when two of three seeds fixed in advance disagree with theory; with one seed, when that one does.
 * @param tried of one question, in any order of seeds
 * @param seeds how many there are to try
 */
export function answerOf(oracle: Oracle, tried: readonly Tried[], seeds: number): Answer {
  const studies = [...new Set(tried.map(({ study }) => study))];
  const failures = studies.map((study) => tried.filter((one) => one.study === study && !agrees(one)).length);
  const most = Math.floor((seeds - 1) / 2);
  return { oracle, tried, agrees: failures.every((count) => count <= most) };
}

/** The figure to show in one line: the first that disagrees where the question fails, else the first of all. */
export function headline({ tried, agrees }: Answer): Verdict {
  const verdicts = tried.flatMap((one) => one.verdicts);
  return (agrees ? undefined : verdicts.find(({ wrong }) => wrong !== null)) ?? verdicts[0]!;
}
