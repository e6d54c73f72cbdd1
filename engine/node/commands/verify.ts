import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import { isSound, verifyReport } from "../../index.ts";
import { EXIT } from "../exit.ts";
import type { Interrupt } from "../interrupt.ts";
import { lineWidth, print } from "../output.ts";
import { type Progress, showProgress } from "../progress.ts";
import { type VerifyAsk, verifyRun } from "../verify/verify.ts";

/** Options of `careshift verify`. */
interface VerifyOptions {
  /** Only replications whose log is kept are made again. */
  readonly quick?: boolean;
  /** False with --no-rerun. */
  readonly rerun: boolean;
  readonly tables?: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * `careshift verify RUN`: checks a run folder against itself and against a re-run. 0 all is well, 1 something is wrong.
 * @throws InputError when there is no finished run; Interrupted
 */
export async function verify(path: string, options: VerifyOptions, stop: Interrupt): Promise<number> {
  const { tables, jobs, json, quiet } = options;
  const again: VerifyAsk["again"] = options.rerun ? (options.quick ? "kept" : "all") : "none";
  let shown: Progress | null = null;
  const progress = (finished: number, wanted: number): void => {
    shown ??= showProgress(process.stderr, wanted, quiet === true, () => performance.now());
    shown.tick(finished);
    if (finished === wanted) shown.clear();
  };
  const ask = { path, again, jobs, stop, progress, ...(tables === undefined ? {} : { tables }) };
  const found = await verifyRun(ask);
  const ok = isSound(found);
  const contract = { schema: 1, ok, about: found.about, parts: found.parts };
  await print(
    process.stdout,
    json ? `${JSON.stringify(contract, null, 2)}\n` : verifyReport(found, lineWidth(process.stdout)),
  );
  return ok ? EXIT.done : EXIT.failed;
}

/** The command's words: what it does, what it takes. */
export function describeVerify(program: Command, jobs: (text: string) => number): Command {
  return program
    .command("verify")
    .description("check a run folder: checksums, logs, laws, money, and the same digests when it is run again")
    .argument("<run>", "a folder that run, compare or fork has written")
    .addOption(new Option("--quick", "run again only those replications whose log is kept").conflicts("rerun"))
    .option("--no-rerun", "run nothing again")
    .option(
      "--tables <folder>",
      "where the CSV files lie that the scenario names, for a run folder that does not hold them",
    )
    .option("--jobs <n>", "most worker threads", jobs, availableParallelism())
    .option("--json", "print what was found as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift verify runs/my-run
  careshift verify runs/my-run --quick
  careshift verify runs/my-run --json > verified.json

Each line is a check: ✓ all is well, ✗ something is wrong and where, – it could not be made. Nothing is written.
Exit codes: 0 nothing is wrong, 1 something is, 2 there is no run folder, 3 interrupted.`;
