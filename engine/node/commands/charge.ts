import { availableParallelism } from "node:os";
import type { Command, Option } from "commander";
import {
  type ChargeResults,
  type Charges,
  chargeCsv,
  chargeReport,
  chargeResults,
  chargesOf,
  type ExploredWorld,
  limitedServices,
  NOT_AVOIDABLE,
  withoutLimit,
} from "../../index.ts";
import { EXIT } from "../exit.ts";
import { type ExploreOptions, tryOut } from "../explore.ts";
import { engineVersion } from "../identity.ts";
import type { Interrupt } from "../interrupt.ts";
import type { Loaded } from "../load.ts";
import { lineWidth, print } from "../output.ts";
import { scenarioOrRun } from "../scenarioOrRun.ts";
import { writeText } from "../writeText.ts";

/** Options of `careshift charge`. */
export interface ChargeOptions extends Omit<ExploreOptions, "seed" | "replications"> {
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly replications?: number;
  readonly world?: string;
  readonly csv?: string;
  /** False for the charges alone: one world instead of one more a service. */
  readonly relief: boolean;
}

/** What a command takes when nothing is said. */
export interface Defaults {
  readonly seed: string;
  readonly replications: number;
}

/**
 * `careshift charge SCENARIO|RUN`: to which services delay is charged, and how much less there would be without the limit
 * of each.
 * @throws InputError, ScenarioError, Interrupted, CannotGoOn
 */
export async function charge(
  path: string,
  options: ChargeOptions,
  defaults: Defaults,
  interrupt: Interrupt,
): Promise<number> {
  const named = await scenarioOrRun(path, options.set ?? [], options.world);
  const seed = options.seed ?? named.seed ?? defaults.seed;
  const replications = options.replications ?? named.replications ?? defaults.replications;
  const asked = { ...options, seed, replications };
  const results = await charges(named.loaded, options.relief, asked, interrupt);
  if (options.csv !== undefined) await writeText(options.csv, chargeCsv(results));
  await show(named.loaded, results, asked);
  return EXIT.done;
}

async function charges(
  { model, digest }: Loaded,
  withRelief: boolean,
  asked: ExploreOptions,
  interrupt: Interrupt,
): Promise<ChargeResults> {
  const services = withRelief ? limitedServices(model) : [];
  const worlds: ExploredWorld<Charges | null>[] = [
    { digest, model, look: (log) => chargesOf(model, log) },
    ...services.map((s) => ({ digest: `${digest} without limit of ${s}`, model: withoutLimit(model, s) })),
  ];
  const [base, ...relieved] = await tryOut(worlds, asked, interrupt);
  return chargeResults(model, base!, new Map(services.map((s, i) => [s, relieved[i]!])));
}

async function show(
  { scenario, digest }: Loaded,
  results: ChargeResults,
  { json, seed }: ExploreOptions,
): Promise<void> {
  if (!json) return print(process.stdout, chargeReport(scenario.title, results, lineWidth(process.stdout)));
  const { schema, ...rest } = results;
  const about = { engine: engineVersion(), scenario: { title: scenario.title, digest }, seed, note: NOT_AVOIDABLE };
  return print(process.stdout, `${JSON.stringify({ schema, ...about, ...rest }, null, 2)}\n`);
}

/** The command's options and help. */
export function describeCharge(
  program: Command,
  setting: Option,
  whole: Readonly<Record<"replications" | "jobs", (text: string) => number>>,
  seed: (text: string) => string,
): Command {
  return program
    .command("charge")
    .description("say to which services delay is charged, and what relief each would bring without its limit")
    .argument("<scenario|run>", "scenario file (YAML), or a folder that run or compare has written")
    .addOption(setting)
    .option(
      "--replications <n>",
      "how many times to run with different luck (default: 30, or as the run)",
      whole.replications,
    )
    .option("--seed <words>", "the luck (default: that of every command, or as the run)", seed)
    .option("--world <id>", "of a comparison: base, variant-1, … (default: base)")
    .option("--no-relief", "only what is charged, which takes one world instead of one more a service")
    .option("--csv <file>", "write the figures as CSV")
    .option("--json", "print the figures as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .option("--jobs <n>", "most worker threads", whole.jobs, availableParallelism())
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift charge scenarios/thurrock/today.yaml --replications 10
  careshift charge scenarios/thurrock/today.yaml --no-relief --csv charged.csv
  careshift charge runs/my-run

A run is made again from its scenario, with its seed. What each line means: engine/projections/CHARGING.md.`;
