import type { Model } from "../compile/model.ts";
import { runKey } from "../random/keys.ts";
import { start } from "../run/session.ts";
import { judge, type Ratio, ratio } from "./judge.ts";
import type { Figure, Study } from "./oracle.ts";
import { type Tally, Watch } from "./watch.ts";

const EVENTS_AT_ONCE = 1_000_000;

/** Of one replication: numerator and denominator of each figure of the study. */
export type Pairs = readonly (readonly [number, number])[];

/** Runs one replication of a study and folds it. */
export function tallyOf(study: Pick<Study, "watch">, model: Model, seed: string, replication: number): Tally {
  const place = (name: string): number => model.services.findIndex((service) => service.name === name);
  const watch = new Watch(model, study.watch?.(place));
  const session = start(model, runKey(seed, replication), watch);
  while (session.advance(EVENTS_AT_ONCE));
  return watch.end();
}

/** Runs one replication of a study and takes its figures from it. */
export function measure(study: Study, model: Model, seed: string, replication: number): Pairs {
  const tally = tallyOf(study, model, seed, replication);
  return study.figures.map(({ of }) => of(tally));
}

/** What came of one figure of a study. */
export interface Verdict extends Ratio {
  readonly figure: Figure;
  /** Why theory and engine disagree; null when they agree. */
  readonly wrong: string | null;
}

/** Judges a study by its replications. */
export function judgeStudy(study: Study, replications: readonly Pairs[]): Verdict[] {
  return study.figures.map((figure, i) => {
    const estimate = ratio(replications.map((pairs) => pairs[i]!));
    return { figure, ...estimate, wrong: judge(figure, estimate) };
  });
}

/** A quick look runs this part of the replications, */
const QUICK = 6;
/** but no fewer than these, */
const LEAST = 8;
/** and from so few the standard error is itself known to a quarter only. */
const UNSURE = 1.25;

/**
 * A study with fewer replications, and tolerances wider by as much as its standard errors grow: the root of how many
 * times fewer there are, and a little more.
 */
export function quick(study: Study): Study {
  const replications = Math.min(study.replications, Math.max(LEAST, Math.ceil(study.replications / QUICK)));
  const wider = UNSURE * Math.sqrt(study.replications / replications);
  const figures = study.figures.map((figure): Figure => {
    const { tolerance } = figure;
    return {
      ...figure,
      tolerance: "abs" in tolerance ? { abs: tolerance.abs * wider } : { rel: tolerance.rel * wider },
    };
  });
  return { ...study, replications, figures };
}
