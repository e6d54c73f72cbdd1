import type { Command } from "commander";
import {
  type CapacityPlan,
  capacityCsv,
  capacityReport,
  limitedServices,
  nearest,
  type PlanCounts,
  planCountsOf,
  planOf,
} from "../../index.ts";
import { EXIT, InputError } from "../exit.ts";
import { tryOut } from "../explore.ts";
import { engineVersion } from "../identity.ts";
import type { Interrupt } from "../interrupt.ts";
import type { Loaded } from "../load.ts";
import { lineWidth, print } from "../output.ts";
import { type AgainOptions, scenarioOrRun } from "../scenarioOrRun.ts";
import { writeText } from "../writeText.ts";
import type { Defaults } from "./charge.ts";

/** Options of `careshift capacity`. */
export interface CapacityOptions extends AgainOptions {
  /** What it is about: services, ways out and pathways; everything when left out. */
  readonly service?: readonly string[];
}

/**
 * `careshift capacity SCENARIO|RUN`: a capacity and demand plan, month by month.
 * @throws InputError, ScenarioError, Interrupted, CannotGoOn
 */
export async function capacity(
  path: string,
  options: CapacityOptions,
  defaults: Defaults,
  interrupt: Interrupt,
): Promise<number> {
  const { loaded, ...run } = await scenarioOrRun(path, options);
  const seed = options.seed ?? run.seed ?? defaults.seed;
  const replications = options.replications ?? run.replications ?? defaults.replications;
  const { model, digest, scenario } = loaded;
  const look = (log: Parameters<typeof planCountsOf>[1]): PlanCounts | null => planCountsOf(model, log);
  const [explored] = await tryOut([{ digest, model, look }], { ...options, seed, replications }, interrupt);
  const all = planOf(
    model,
    limitedServices(model),
    explored!.flatMap(({ found }) => found ?? []),
  );
  const plan = options.service === undefined ? all : about(all, options.service);
  if (options.csv !== undefined) await writeText(options.csv, capacityCsv(plan));
  const text = options.json
    ? jsonOf(loaded, plan, seed, replications)
    : capacityReport(scenario.title, plan, replications, options.service ?? null, lineWidth(process.stdout));
  await print(process.stdout, text);
  return EXIT.done;
}

function jsonOf({ scenario, digest }: Loaded, plan: CapacityPlan, seed: string, replications: number): string {
  const about = { engine: engineVersion(), scenario: { title: scenario.title, digest }, seed, replications };
  return `${JSON.stringify({ schema: 1, ...about, ...plan }, null, 2)}\n`;
}

/** The lines of what was named. @throws InputError when the plan has no such lines */
function about({ months, whole }: CapacityPlan, names: readonly string[]): CapacityPlan {
  const known = new Set(whole.map(({ service }) => service));
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined) {
    const near = nearest(strange, known);
    const hint = near === null ? `Choose from ${[...known].join(", ")}.` : `Did you mean ${near}?`;
    throw new InputError(
      `The plan has no service or pathway “${strange}”: those with places or staff, and those that people leave hospital for. ${hint}`,
    );
  }
  const isMeant = ({ service }: { readonly service: string }): boolean => names.includes(service);
  return { months: months.filter(isMeant), whole: whole.filter(isMeant) };
}

/** The command's options and help. `command`: with the options of a command that makes runs again. */
export function describeCapacity(command: Command): Command {
  return command
    .description(
      "make a capacity and demand plan: month by month, by pathway and source of referral, with the gap and the delay",
    )
    .option(
      "--service <name>",
      "a service or “pathway 1” it is about; may be given again (default: all)",
      (name, before: readonly string[] = []) => [...before, name],
    )
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift capacity scenarios/thurrock/today.yaml --replications 10 --csv plan.csv
  careshift capacity runs/my-run --service reablement --service "pathway 2"

The CSV is in the shape that Better Care Fund plans ask for, and goes into a scenario as demand:
  arrivals: { table: { csv: plan.csv, service: reablement, source: acute-ward } }
What counts as demand and as capacity: engine/projections/CAPACITY.md.`;
