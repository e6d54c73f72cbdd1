import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { runReplication, type Setting, whyNoFork } from "../../index.ts";
import { InputError } from "../exit.ts";
import { openRunFolder, type RunFolder, type RunWorld } from "../folder/open.ts";
import { engineFingerprint, sha256, slug } from "../identity.ts";
import type { Interrupt } from "../interrupt.ts";
import { type Loaded, loadWith, settingOf } from "../load.ts";
import type { RunOptions } from "../options.ts";
import { print } from "../output.ts";
import { partingAt } from "../parting.ts";
import { simulate } from "../simulate.ts";
import { foldersNamed, readAgain } from "../verify/scenario.ts";
import { otherMaker } from "../verify/words.ts";

/** Options of `careshift fork`: those of a run, whose seed and replications are the parent's unless said. */
export interface ForkOptions extends Omit<RunOptions, "seed" | "replications"> {
  readonly at: string;
  readonly replications?: number;
  readonly world?: string;
  readonly appliesTo?: "new-stays" | "everyone";
  readonly tables?: string;
}

/**
 * `careshift fork RUN --at DATE --set …`: a finished run goes on from a date under other settings, with the same history.
 * The folder is that of a comparison: the base is the parent, the change is the child. Returns it.
 * @throws InputError, ScenarioError, Interrupted, CannotGoOn
 */
export async function fork(path: string, options: ForkOptions, interrupt: Interrupt): Promise<string> {
  const folder = await openRunFolder(path);
  const world = worldOf(folder, options.world);
  const text = await world.scenarioText();
  const { home, loaded: parent } = await parentOf(folder, world, text, options.tables);
  const { seed, replications } = folder.record;
  mustBeTheSameRun(folder, world, parent);
  const parting = { parent: parent.digest, ...partingAt(options.at, parent) };
  const settings = settingsOf(parent, parting.date, options);
  const child = await loadWith(join(home, "scenario.yaml"), settings, text);
  const differs = whyNoFork(parent.model, child.model);
  if (differs !== null) {
    throw new InputError(
      `The run cannot go on under these settings: they change what its past was made with (${differs}). ` +
        "Write a variant with extends: and use careshift compare, or change it on a date (changes:) there.",
    );
  }
  const asked = { ...options, seed, replications: options.replications ?? replications };
  const out = options.out ?? join("runs", folderName(parent, child, seed));
  if (options.world === undefined && folder.worlds.length > 1 && options.quiet !== true)
    await print(process.stderr, `${path} is a comparison: its base goes on. Name another with --world.\n`);
  return simulate("comparison", [parent, { ...child, fork: parting }], { ...asked, out }, interrupt);
}

/** "<title>-forked-<digest8>-<seed>". */
function folderName(parent: Loaded, child: Loaded, seed: string): string {
  return [slug(parent.scenario.title), "forked", sha256(parent.digest, child.digest).slice(0, 8), slug(seed)].join("-");
}

function worldOf({ path, record, worlds }: RunFolder, wanted: string | undefined): RunWorld {
  const world = wanted === undefined ? worlds[0]! : worlds.find(({ id }) => id === wanted);
  const known = worlds.map(({ id }) => id).join(", ");
  if (world === undefined) throw new InputError(`${path} has no world “${wanted}”. Try one of ${known}.`);
  if (record.fork !== undefined && world.id !== "base") {
    throw new InputError(
      `${path} (${world.id}) is itself forked, on ${record.fork.date}. Fork its parent with the settings of both.`,
    );
  }
  return world;
}

/** The scenario of the run that is to go on, and the folder of the tables it names. */
async function parentOf(
  { path, record }: RunFolder,
  world: RunWorld,
  text: string,
  tables: string | undefined,
): Promise<{ readonly home: string; readonly loaded: Loaded }> {
  const folders = [world.path, ...(tables === undefined ? [] : [tables]), ...foldersNamed(record.command)];
  const { home, loaded, findings } = await readAgain(text, world.digest, "scenario.yaml", folders);
  const amiss = findings.find(({ ok }) => ok !== true);
  if (loaded !== null && home !== null && amiss === undefined) return { home, loaded };
  throw new InputError(`${path} cannot go on: ${amiss?.check}: ${amiss?.found[0]}.`);
}

/** Of a run that other code made, the first replication is made again: its history must be the one that was seen. */
function mustBeTheSameRun(folder: RunFolder, world: RunWorld, { model }: Loaded): void {
  const { record, path } = folder;
  if (record.engine.fingerprint === engineFingerprint()) return;
  const { digest } = runReplication(model, { seed: record.seed, replication: 0, keepLog: false });
  if (digest === world.digests[0]) return;
  throw new InputError(
    `${path} cannot go on here: this code gives it another history. It was ${otherMaker(folder)} ` +
      `Or run it anew with this version: careshift run ${join(world.path, "scenario.yaml")}`,
  );
}

/** The settings, from the date on; and a title that tells the child from its parent. */
function settingsOf({ scenario }: Loaded, date: string, { set = [], appliesTo }: ForkOptions): Setting[] {
  const parting = { on: date, everyone: appliesTo === "everyone" };
  const title = settingOf(`title=${JSON.stringify(`${scenario.title}, forked on ${date}`)}`);
  return [title, ...set.map((text) => ({ ...settingOf(text), parting }))];
}

/** The command's words: what it does, what it takes. */
export function describeFork(
  command: Command,
  setting: Option,
  whole: Readonly<Record<"replications" | "jobs", (text: string) => number>>,
): Command {
  return command
    .description("let a finished run go on from a date under other settings, with the same history")
    .argument("<run>", "a folder that run or compare has written")
    .requiredOption(
      "--at <date>",
      "when they part: a date or instant of the run, such as 2016-10-01 or 2016-10-01T08:00",
    )
    .addOption(setting)
    .addOption(
      new Option("--applies-to <whom>", "whom a change of stays and shares reaches").choices(["new-stays", "everyone"]),
    )
    .option("--world <id>", "of a comparison: base, variant-1, … (default: base)")
    .option("--replications <n>", "how many times to run with different luck (default: as the run)", whole.replications)
    .option(
      "--tables <folder>",
      "where the CSV files lie that the scenario names, for a run folder that does not hold them",
    )
    .option("--jobs <n>", "most worker threads", whole.jobs, availableParallelism())
    .option("--include-records", "keep the rows of those CSV files, which may be people's, in the run folder")
    .addOption(new Option("--logs <which>", "replications whose every fact is kept").choices(["first", "all", "none"]))
    .option("--out <folder>", "run folder (default: runs/<title>-forked-<digest>-<seed>)")
    .option("--json", "print the results as JSON on stdout, and nothing else")
    .option("--quiet", "no progress on stderr")
    .option("--all", "print every measure")
    .option("--serve", "show both in the viewer afterwards, until Ctrl-C")
    .option("--no-serve", "do not show them, whatever was said before")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift run scenarios/thurrock/today.yaml --out runs/today
  careshift fork runs/today --at 2016-10-01 --set collins-house-beds=12
  careshift fork runs/today --at 2016-10-01T08:00 --set services.reablement.give-up='{ after: 9 days, to: home }'
  careshift fork runs/today --at 2016-10-01 --set services.acute-ward.capacity=110 --serve

Until that instant the facts are the run's own; from it on the settings hold, for stays that begin then, as a dated
change would have it. Queues, give-up, preparation, transfers and rules are taken up with everyone who is there then.
The folder is that of a comparison: base is the run, variant-1 goes its own way. See engine/run/FORK.md.`;
