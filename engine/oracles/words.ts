/** Answers in words and tables, for a terminal. */
import { type Answer, agrees, headline, type Tried } from "./answer.ts";
import { allowance, chanceOfFalseAlarm } from "./judge.ts";
import type { Verdict } from "./measure.ts";
import type { Figure } from "./oracle.ts";

/** Standard errors on either side of an estimate that hold the truth 95 times in 100. */
const TWO_SIDED_95 = 1.96;
const ASKS_WIDTH = 62;
const THEORY_WIDTH = 14;
const SIGNIFICANT = 3;
const MOST_DECIMALS = 5;

const mark = (agreed: boolean): string => (agreed ? "✓" : "✗");

/** "13.0%", "16.6": as many decimals as make three digits of the theory's value, and more where an error needs them. */
function amount({ unit, value: theory }: Figure, value: number, error = theory): string {
  const times = unit === "share" ? 100 : 1;
  const least = SIGNIFICANT - 1 - Math.floor(Math.log10(Math.abs(theory * times)));
  const needed = error > 0 ? -Math.floor(Math.log10(error * times)) : 0;
  const number = (value * times).toFixed(Math.min(MOST_DECIMALS, Math.max(0, least, needed)));
  return unit === "share" ? `${number}%` : number;
}

const withUnit = (figure: Figure, value: number): string =>
  figure.unit === "share" ? amount(figure, value) : `${amount(figure, value)} ${figure.unit}`.trim();

function estimated({ figure, value, error }: Verdict): string {
  const half = TWO_SIDED_95 * error;
  return `${amount(figure, value, half)} ± ${amount(figure, half, half)}`;
}

/** The table: one line for each question. */
export function answersTable(answers: readonly Answer[]): string[] {
  const title = `  ${"".padEnd(5)} ${"what is asked".padEnd(ASKS_WIDTH)}${"theory says".padEnd(THEORY_WIDTH)}Careshift says`;
  return [title, ...answers.map(line)];
}

function line(answer: Answer): string {
  const { id, asks } = answer.oracle;
  const shown = headline(answer);
  const { metric } = shown.figure;
  const theory = withUnit(shown.figure, shown.figure.value).padEnd(THEORY_WIDTH);
  const which = answer.agrees ? "" : `   (${metric})`;
  return `${mark(answer.agrees)} ${id.padEnd(5)} ${asks.padEnd(ASKS_WIDTH)}${theory}${estimated(shown)}${which}`;
}

/** A sentence on all answers together. */
export function closing(answers: readonly Answer[]): string {
  const figures = answers.reduce((sum, { tried }) => sum + figuresOf(tried), 0);
  const failed = answers.filter(({ agrees }) => !agrees);
  const all = answers.length === 1 ? "The question" : `All ${answers.length} questions`;
  const are = answers.length === 1 ? "is" : "are";
  if (failed.length === 0) {
    return `${all} (${figures} figures) ${are} answered as theory says, as closely as chance allows: this installation computes what it should.`;
  }
  const ids = failed.map(({ oracle }) => oracle.id).join(", ");
  return (
    `${failed.length} of ${answers.length} questions are not answered as theory says: ${ids}. Do not use the figures of this ` +
    `installation. Install it again; if that does not help, report what "careshift oracles --json" prints.`
  );
}

/** How chance is kept apart from faults, for the seeds that were used. */
export function aboutChance(answers: readonly Answer[], ownSeed: string | null): string {
  if (ownSeed === null) {
    return "Seeds are fixed in advance. What disagrees is asked again with two more, and fails when two of three disagree.";
  }
  const figures = answers.reduce((sum, { tried }) => sum + figuresOf(tried), 0);
  const once = Math.max(2, Math.round(1 / chanceOfFalseAlarm(figures)));
  return (
    `Seed ${ownSeed}, tried once: with ${figures} figures a correct installation shows a ✗ by chance in up to one of ` +
    `${once} such runs. Without --seed three seeds decide.`
  );
}

function figuresOf(tried: readonly Tried[]): number {
  const studies = new Map(tried.map(({ study }) => [study.title, study.figures.length]));
  return [...studies.values()].reduce((sum, count) => sum + count, 0);
}

/** One question in full: formula, source, every figure under every seed that was tried. */
export function inFull({ oracle, tried, agrees: agreed }: Answer, wrap: (text: string) => string[]): string[] {
  const { id, area, question, formula, source } = oracle;
  return [
    `${mark(agreed)} ${id} (${area})`,
    ...wrap(question),
    ...wrap(`Formula: ${formula}.`),
    ...wrap(`Source: ${source}.`),
    ...tried.flatMap((one) => ["", ...study(one)]),
  ];
}

function study(tried: Tried): string[] {
  const { title, file, replications } = tried.study;
  return [
    `${mark(agrees(tried))} ${title}: ${replications} replications of scenarios/oracles/${file}, seed ${tried.seed}`,
    `    ${"".padEnd(34)}${"theory".padEnd(16)}${"Careshift".padEnd(20)}may be off by`,
    ...tried.verdicts.map((verdict) => {
      const { figure, wrong } = verdict;
      const theory = withUnit(figure, figure.value).padEnd(16);
      const allowed = amount(figure, Math.max(allowance(figure), 3 * verdict.error));
      return `  ${mark(wrong === null)} ${figure.metric.padEnd(34)}${theory}${estimated(verdict).padEnd(20)}${allowed}`;
    }),
  ];
}

/** The contract of `careshift oracles --json`: free of times, machines and threads. */
export function answersJson(answers: readonly Answer[], engine: string, quick: boolean): object {
  return {
    ...{ schema: 1, engine, quick, agrees: answers.every(({ agrees }) => agrees) },
    questions: answers.map(({ oracle, tried, agrees }) => ({
      ...{
        id: oracle.id,
        area: oracle.area,
        question: oracle.question,
        formula: oracle.formula,
        source: oracle.source,
      },
      agrees,
      studies: tried.map(({ study, seed, verdicts }) => ({
        ...{ title: study.title, scenario: study.file, settings: study.settings ?? {}, seed },
        replications: study.replications,
        figures: verdicts.map(({ figure, value, error, wrong }) => ({
          ...{ metric: figure.metric, unit: figure.unit, theory: figure.value, careshift: value },
          ...{ "standard-error": error, tolerance: allowance(figure), wrong },
        })),
      })),
    })),
  };
}
