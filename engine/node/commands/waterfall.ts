import { type Command, InvalidArgumentError, Option } from "commander";
import {
  MOST_FOR_ALL,
  measuresOf,
  nearest,
  ordersOf,
  prefixes,
  usualMeasures,
  type WaterfallResults,
  waterfallCsv,
  waterfall as waterfallOf,
  waterfallReport,
} from "../../index.ts";
import { EXIT, InputError } from "../exit.ts";
import { type ExploreOptions, tryOut } from "../explore.ts";
import { engineVersion } from "../identity.ts";
import type { Interrupt } from "../interrupt.ts";
import { type Loaded, loadAll } from "../load.ts";
import { lineWidth, print } from "../output.ts";
import { inParts } from "../parts.ts";
import { writeText } from "../writeText.ts";
import { mustMeetTheSameTime } from "./compare.ts";

/** Options of `careshift waterfall`. */
export interface WaterfallOptions extends ExploreOptions {
  /** Each "lever=value" or "path=value", in every world. */
  readonly set?: readonly string[];
  readonly measure?: readonly string[];
  readonly csv?: string;
  /** False for the order given alone. */
  readonly orders: boolean;
}

/**
 * `careshift waterfall BASE VARIANT`: what each part of the variant changes, one after the other, with the same people.
 * @throws InputError, ScenarioError, Interrupted, CannotGoOn
 */
export async function waterfall(
  base: string,
  variant: string,
  options: WaterfallOptions,
  interrupt: Interrupt,
): Promise<number> {
  const set = options.set ?? [];
  const [from, to] = (await loadAll([
    [base, set],
    [variant, set],
  ])) as [Loaded, Loaded];
  mustMeetTheSameTime(from, to);
  const { parts, worldOf } = await inParts([base, from], [variant, to], set);
  const wanted = measuresWanted(options.measure ?? [], from, to);
  const stands = (parts: number): boolean => worldOf(parts) !== null;
  const { orders, leftOut } = ordersOf(parts.length, stands);
  const tried = options.orders ? orders : orders.slice(0, 1);
  const sets = [...new Set(tried.flatMap((order) => prefixes(order.parts)))];
  const made = sets.map((one) => worldOf(one)!);
  const explored = await tryOut(made, options, interrupt);
  const worlds = new Map(
    sets.map((one, i) => [one, { model: made[i]!.model, replications: explored[i]!.map(({ values }) => values) }]),
  );
  const named = parts.map(({ name }) => name);
  const results: WaterfallResults = {
    schema: 1,
    base: { title: from.scenario.title, digest: from.digest },
    variant: { title: to.scenario.title, digest: to.digest },
    replications: options.replications,
    parts: parts.map(({ name, paths }) => ({ name, paths })),
    orders: tried.map(({ name, first, parts: order }) => ({
      name: first === undefined ? name : `${named[first]} first`,
      parts: order.map((part) => named[part]!),
    })),
    "left-out": options.orders ? leftOut : 0,
    measures: waterfallOf(named, worlds, tried, wanted),
  };
  if (options.csv !== undefined) await writeText(options.csv, waterfallCsv(results));
  await show(results, options);
  return EXIT.done;
}

/** The measures asked for, which one of the two must have; or money and delay. @throws InputError */
function measuresWanted(asked: readonly string[], from: Loaded, to: Loaded): string[] {
  const known = measuresOf([from.model, to.model]);
  const payers = [...new Set([...from.model.payers, ...to.model.payers])];
  for (const id of asked) {
    if (known.has(id)) continue;
    const near = nearest(id, known);
    throw new InputError(
      `Neither scenario has a measure “${id}”. ${near === null ? "careshift run FILE --all names those it has." : `Did you mean ${near}?`}`,
    );
  }
  return asked.length > 0 ? [...new Set(asked)] : usualMeasures(known, payers);
}

async function show(results: WaterfallResults, { json, seed }: WaterfallOptions): Promise<void> {
  if (!json) return print(process.stdout, waterfallReport(results, lineWidth(process.stdout)));
  const { schema, ...rest } = results;
  return print(process.stdout, `${JSON.stringify({ schema, engine: engineVersion(), seed, ...rest }, null, 2)}\n`);
}

/** The command's options and help. `command`: with the options of every command that explores. */
export function describeWaterfall(command: Command): Command {
  const measures = new Option(
    "--measure <id>",
    "what is followed; may be given again (default: money by payer, delay)",
  );
  return command
    .description(
      "say what each part of a variant changes, step by step, adding up exactly, and how much the order matters",
    )
    .argument("<base>", "scenario file (YAML)")
    .argument("<variant>", "scenario file that extends it, perhaps with parts:")
    .addOption(
      measures.argParser((id: string, before: readonly string[] = []) => {
        if (id.trim() === "") throw new InvalidArgumentError("Give a measure, such as system.delayed.");
        return [...before, id.trim()];
      }),
    )
    .option("--no-orders", "only the order given")
    .option("--csv <file>", "write the figures as CSV")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift waterfall scenarios/thurrock/today.yaml scenarios/thurrock/in-borough.yaml --replications 10
  careshift waterfall today.yaml plan.yaml --measure system.delayed --measure acute-ward.occupancy --csv steps.csv

A variant may name its parts, parts: { beds: [services.collins-house], demand: [cohorts] }; else each thing it changes is
one. All orders of up to ${MOST_FOR_ALL} parts are tried. See engine/experiments/waterfall/WATERFALL.md.`;
