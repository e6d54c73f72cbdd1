import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  type Answer,
  aboutChance,
  agrees,
  oracles as allOracles,
  answerOf,
  answersJson,
  answersTable,
  closing,
  compile,
  inFull,
  judgeStudy,
  type Model,
  type Oracle,
  paragraph,
  parseScenario,
  quick,
  SEEDS,
  type Setting,
  type Study,
  type Tried,
} from "../../index.ts";
import { EXIT, InputError } from "../exit.ts";
import { engineVersion } from "../identity.ts";
import type { Interrupt } from "../interrupt.ts";
import { type OraclePool, oraclePool } from "../oracles/pool.ts";
import { lineWidth, print } from "../output.ts";
import { showProgress } from "../progress.ts";

/** Options of `careshift oracles`. */
export interface OraclesOptions {
  readonly quick?: boolean;
  readonly seed?: string;
  readonly case?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly jobs: number;
}

/** A study that is asked, with its question and its number among the models of the threads. */
interface Asked {
  readonly oracle: Oracle;
  readonly study: Study;
  /** As the thread knows it: the study's place within its question. */
  readonly number: number;
}

/**
 * `careshift oracles`: runs scenarios whose answers queueing theory knows exactly, and compares.
 * @returns exit code 0 when all agree, else 1
 * @throws InputError when no case is so called; Interrupted
 */
export async function oracles(options: OraclesOptions, interrupt: Interrupt): Promise<number> {
  const wanted = chosen(options.case);
  const asked = wanted.flatMap((oracle) =>
    oracle.studies.flatMap((study, number): Asked[] =>
      study.long ? [] : [{ oracle, number, study: options.quick ? quick(study) : study }],
    ),
  );
  const models = await Promise.all(
    asked.map(async ({ oracle, number, study }) => ({ oracle: oracle.id, study: number, model: await modelOf(study) })),
  );
  const pool = oraclePool(models, Math.min(options.jobs, asked.length), interrupt);
  let answers: Answer[];
  try {
    const tried = await ask(asked, pool, options);
    const seeds = options.seed === undefined ? SEEDS.length : 1;
    answers = wanted.map((oracle) => {
      const own = tried.filter((_, i) => asked[i]!.oracle === oracle);
      return answerOf(oracle, own.flat(), seeds);
    });
  } finally {
    await pool.close();
  }
  await show(answers, options);
  return answers.every((answer) => answer.agrees) ? EXIT.done : EXIT.failed;
}

function chosen(id: string | undefined): readonly Oracle[] {
  const all = allOracles();
  if (id === undefined) return all;
  const found = all.filter((oracle) => oracle.id === id.toLowerCase());
  if (found.length > 0) return found;
  throw new InputError(`There is no case "${id}". Choose one of ${all.map((oracle) => oracle.id).join(", ")}.`);
}

/** Every study under the first seed, then what disagreed under the others. By study: what was tried. */
async function ask(asked: readonly Asked[], pool: OraclePool, options: OraclesOptions): Promise<Tried[][]> {
  const [first, ...others] = options.seed === undefined ? SEEDS : [options.seed];
  const all = asked.map((_, i) => i);
  const tried = (await under(first!, all, asked, pool, options)).map((one) => [one]);
  const doubtful = all.filter((i) => !agrees(tried[i]![0]!));
  for (const seed of others) {
    const again = await under(seed, doubtful, asked, pool, options);
    for (const [k, one] of again.entries()) tried[doubtful[k]!]!.push(one);
  }
  return tried;
}

async function under(
  seed: string,
  which: readonly number[],
  asked: readonly Asked[],
  pool: OraclePool,
  { json, quiet }: OraclesOptions,
): Promise<Tried[]> {
  const runs = which.map((model) => ({ model, seed, replications: asked[model]!.study.replications }));
  const total = runs.reduce((sum, { replications }) => sum + replications, 0);
  const progress = showProgress(process.stderr, total, quiet === true || json === true, () => performance.now());
  let done = 0;
  try {
    const measured = await pool.run(runs, (replications) => {
      done += replications;
      progress.tick(done);
    });
    return which.map((i, k) => ({ study: asked[i]!.study, seed, verdicts: judgeStudy(asked[i]!.study, measured[k]!) }));
  } finally {
    progress.clear();
  }
}

/** Where the scenarios of the questions may lie, seen from the sources and from dist/. */
const FOLDERS = ["../../../scenarios/oracles/", "../../../../scenarios/oracles/"];

async function modelOf({ file, settings = {} }: Study): Promise<Model> {
  const place = { file: "careshift oracles", line: 1, column: 1 };
  const set = Object.entries(settings).map(([path, value]): Setting => ({ path, op: "set", value, place }));
  return compile(parseScenario(file, new Map([[file, await scenarioText(file)]]), set));
}

async function scenarioText(file: string): Promise<string> {
  for (const folder of FOLDERS) {
    try {
      return await readFile(new URL(folder + file, import.meta.url), "utf8");
    } catch {
      // One up from dist/ the folder is a level further away.
    }
  }
  throw new InputError(`scenarios/oracles/${file} is missing from this installation. Install Careshift again.`);
}

async function show(answers: readonly Answer[], options: OraclesOptions): Promise<void> {
  if (options.json) {
    const contract = answersJson(answers, engineVersion(), options.quick === true);
    return print(process.stdout, `${JSON.stringify(contract, null, 2)}\n`);
  }
  const width = lineWidth(process.stdout);
  const wrap = (text: string): string[] => paragraph(text, width, "");
  const shown = options.case === undefined ? answersTable(answers) : inFull(answers[0]!, wrap);
  const looked = options.quick ? ["A quick look: fewer replications, and wider tolerances to match."] : [];
  const after = [closing(answers), ...looked, aboutChance(answers, options.seed ?? null)];
  return print(process.stdout, `${[...shown, "", ...after.flatMap(wrap)].join("\n")}\n`);
}

/** The command's options and help. */
export function describeOracles(program: Command, seed: (text: string) => string, jobs: (text: string) => number) {
  return program
    .command("oracles")
    .description("check this installation against queueing theory, in plain words")
    .option("--quick", "a quick look: fewer replications, wider tolerances")
    .option("--case <id>", "one question in full: formula, source, seeds, every figure")
    .option("--seed <words>", "another luck than the three fixed in advance", seed)
    .option("--json", "print the answers as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      `
Examples:
  careshift oracles
  careshift oracles --quick
  careshift oracles --case o03

Each question is a scenario of scenarios/oracles whose answer a formula gives exactly. Exit code 1 when one of them is
answered otherwise.`,
    )
    .option("--jobs <n>", "most worker threads", jobs);
}
