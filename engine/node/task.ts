/** What was asked for, and what is said of it. */
import { join } from "node:path";
import { overloadSentence, overloads, type Parting, plural, type Results, report, resultsText } from "../index.ts";
import { sha256, slug } from "./identity.ts";
import type { Interrupt } from "./interrupt.ts";
import type { Loaded } from "./load.ts";
import type { RunOptions } from "./options.ts";
import { lineWidth, print } from "./output.ts";
import type { RunIdentity } from "./record.ts";

/** A scenario ready to run, and where it parts from another. */
export type TaskWorld = Loaded & { readonly fork?: Parting };

export interface Task {
  readonly kind: RunIdentity["kind"];
  /** The base first. */
  readonly worlds: readonly TaskWorld[];
  readonly options: RunOptions;
  readonly folder: string;
  readonly identity: RunIdentity;
  readonly interrupt: Interrupt;
}

export function taskOf(
  kind: Task["kind"],
  worlds: readonly TaskWorld[],
  options: RunOptions,
  interrupt: Interrupt,
): Task {
  const scenarios = worlds.map(({ scenario, digest }) => ({ title: scenario.title, digest }));
  const fork = worlds.find((world) => world.fork !== undefined)?.fork;
  const { seed, replications } = options;
  const identity = { kind, scenarios, seed, replications, ...(fork && { fork }) };
  const folder = options.out ?? join("runs", folderName(identity));
  return { kind, worlds, options, folder, identity, interrupt };
}

/** "<title>-<digest8>-<seed>"; a comparison goes by the digests of all its scenarios. */
function folderName({ kind, scenarios, seed }: RunIdentity): string {
  const [first] = scenarios;
  const digest = kind === "run" ? first!.digest : sha256(...scenarios.map((scenario) => scenario.digest));
  const title = slug(first!.title) + (kind === "run" ? "" : "-compared");
  return [title, digest.slice(0, 8), slug(seed)].join("-");
}

/** The folder of each scenario, by its place, below the folder of the run: "" of a run, else base, variant-1, … */
export function worldFolder(kind: Task["kind"], world: number): string {
  if (kind === "run") return "";
  return world === 0 ? "base" : `variant-${world}`;
}

/** The tables that a scenario names lie in this folder beside it, under their own names. */
export const TABLES = "tables";

/** A scenario that cannot cope is named before it runs. */
export async function warnOfOverloads(task: Task): Promise<void> {
  const said = new Set<string>();
  for (const { scenario, model, foresight } of task.worlds) {
    for (const overload of overloads(model, foresight)) {
      const sentence = overloadSentence(overload);
      if (!said.has(sentence)) await say(task, `Warning: ${scenario.title}: ${sentence}`);
      said.add(sentence);
    }
  }
}

/** How much is to be said. */
interface Told {
  readonly options: Pick<RunOptions, "json" | "quiet" | "all">;
}

/** Prints the results as they were asked for. */
export async function show(results: Results, { options, folder }: Told & { readonly folder: string }): Promise<void> {
  if (options.json) return print(process.stdout, resultsText(results));
  const text = report(results, { width: lineWidth(process.stdout), all: options.all === true });
  const more = options.all ? "" : "More measures: --all. ";
  await print(process.stdout, `${text}\n${more}Run folder: ${folder}\n`);
}

/** A sentence on stderr, where sentences are wanted. */
export function say({ options }: Told, sentence: string): Promise<void> {
  return options.quiet ? Promise.resolve() : print(process.stderr, `${sentence}\n`);
}

/** "12 of 60 runs". */
export function share(finished: number, wanted: number): string {
  return `${finished} of ${plural(wanted, "run")}`;
}
