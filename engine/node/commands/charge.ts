import type { Command } from "commander";
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
import { type AgainOptions, scenarioOrRun } from "../scenarioOrRun.ts";
import { writeText } from "../writeText.ts";

/** Options of `careshift charge`. */
export interface ChargeOptions extends AgainOptions {
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
  const named = await scenarioOrRun(path, options);
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

/** The command's options and help. `command`: with the options of a command that makes runs again. */
export function describeCharge(command: Command): Command {
  return command
    .description("say to which services delay is charged, and what relief each would bring without its limit")
    .option("--no-relief", "only what is charged, which takes one world instead of one more a service")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift charge scenarios/thurrock/today.yaml --replications 10
  careshift charge scenarios/thurrock/today.yaml --no-relief --csv charged.csv
  careshift charge runs/my-run

A run is made again from its scenario, with its seed. What each line means: engine/projections/CHARGING.md.`;
