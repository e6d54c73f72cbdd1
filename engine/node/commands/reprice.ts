import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Command } from "commander";
import {
  ACTIVITY_FILE,
  type Activity,
  activitiesIn,
  addSeconds,
  formatInstant,
  isPriced,
  type Model,
  parseInstant,
  priceSettings,
  type Results,
  report,
  repriced,
  resultsText,
  type Scenario,
  type Setting,
  uncutDates,
} from "../../index.ts";
import { EXIT, InputError } from "../exit.ts";
import { cannotWrite } from "../folder/disk.ts";
import { openRunFolder, type RunFolder, type RunWorld } from "../folder/open.ts";
import { plainText } from "../folder/plainFile.ts";
import { makeFolder } from "../folder/publish.ts";
import { engineVersion } from "../identity.ts";
import { type Loaded, loadWith } from "../load.ts";
import { lineWidth, print } from "../output.ts";
import { reason } from "../reason.ts";
import { foldersNamed, readAgain } from "../verify/scenario.ts";

/** Options of `careshift reprice`. */
export interface RepriceOptions {
  readonly world?: string;
  readonly tables?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * `careshift reprice RUN PRICES`: what a finished run costs at other prices, beside its own, without a new run.
 * @throws InputError, ScenarioError
 */
export async function reprice(path: string, prices: string, options: RepriceOptions): Promise<number> {
  const folder = await openRunFolder(path);
  const world = worldNamed(folder, options.world);
  const { own, home } = await ownOf(folder, world, options.tables);
  const settings = priceSettings(prices, await textOf(prices));
  const other = await loadWith(
    join(home, "scenario.yaml"),
    [...settings, ...withoutLevers(own.scenario, settings)],
    own.text,
  );
  const activities = await activitiesOf(folder, world, own.model);
  mustBeCut(other, activities, prices);
  const named = { ...other, scenario: { ...other.scenario, title: `${own.scenario.title}, at ${basename(prices)}` } };
  const results = repriced(own, named, activities, { engine: engineVersion(), seed: folder.record.seed });
  if (options.out !== undefined) await write(options.out, results, other);
  await show(results, options);
  return EXIT.done;
}

function worldNamed({ path, worlds }: RunFolder, wanted: string | undefined): RunWorld {
  const world = wanted === undefined ? worlds[0] : worlds.find(({ id }) => id === wanted);
  if (world !== undefined) return world;
  throw new InputError(`${path} has no world “${wanted}”. Try one of ${worlds.map(({ id }) => id).join(", ")}.`);
}

/** The scenario of the run, its text, and the folder of the tables it names. */
async function ownOf(
  { path, record }: RunFolder,
  world: RunWorld,
  tables: string | undefined,
): Promise<{ own: Loaded & { text: string }; home: string }> {
  const text = await world.scenarioText();
  const folders = [world.path, ...(tables === undefined ? [] : [tables]), ...foldersNamed(record.command)];
  const { loaded, home, findings } = await readAgain(text, world.digest, "scenario.yaml", folders);
  const amiss = findings.find(({ ok }) => ok !== true);
  if (loaded === null || home === null)
    throw new InputError(`${path} cannot be priced again: ${amiss?.check}: ${amiss?.found[0]}.`);
  return { own: { ...loaded, text }, home };
}

async function textOf(prices: string): Promise<string> {
  return readFile(prices, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${prices} cannot be read: ${reason(error)}. Name a file with costs, contracts or funds.`);
  });
}

/** Levers of the run that set what the new prices may not have. */
function withoutLevers({ levers }: Scenario, settings: readonly Setting[]): Setting[] {
  const replaced = settings.map(({ path }) => `${path}.`);
  const lost = levers.filter(({ sets }) => replaced.some((start) => sets.startsWith(start)));
  return lost.map(({ name }) => ({ path: `levers.${name}`, op: "remove", value: null, place: settings[0]!.place }));
}

async function activitiesOf({ path, record }: RunFolder, world: RunWorld, model: Model): Promise<Activity[]> {
  const text = await plainText(world.path, ACTIVITY_FILE);
  if (text === null) {
    const why = isPriced(model)
      ? `it holds no ${ACTIVITY_FILE}. Run the scenario again`
      : "its scenario has neither costs nor contracts, so that nothing was counted for them. Give it a line of cost and run it again";
    throw new InputError(`${path} cannot be priced again: ${why}.`);
  }
  try {
    const activities = activitiesIn(text);
    if (activities.length === record.replications) return activities;
    throw new RangeError(`it tells of ${activities.length} replications of ${record.replications}`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const file = join(world.path, ACTIVITY_FILE);
    throw new InputError(`${file}: ${error.message}. Look at it with careshift verify ${path}.`);
  }
}

/** @throws InputError where prices begin or end at a date that the run did not count apart */
function mustBeCut({ scenario, model }: Loaded, activities: readonly Activity[], prices: string): void {
  const [uncut] = uncutDates(model, activities);
  if (uncut === undefined) return;
  const date = formatInstant(addSeconds(parseInstant(scenario.time.start)!, uncut - model.clock.warmUp));
  const number = model.costs.findIndex(({ from, until }) => from === uncut || until === uncut);
  const line = scenario.costs[number];
  const where =
    line === undefined ? prices : `${line.place.file}:${line.place.line}:${line.place.column} costs.lines.${line.name}`;
  throw new InputError(
    `${where}: prices change on ${date}, and the run did not count apart what was before and after. They may begin and end ` +
      "at turns of months, at the measured start, at ends of periods, and at dates of the run's own lines and contracts. " +
      "Try: such a date, or run the scenario with these prices.",
  );
}

async function write(out: string, results: Results, { scenario }: Loaded): Promise<void> {
  const exists = await stat(out).then(
    () => true,
    () => false,
  );
  if (exists) throw new InputError(`${out} exists already. Name another folder with --out, or remove it first.`);
  const files = new Map([
    ["repriced.json", resultsText(results)],
    ["scenario.yaml", scenario.resolved],
  ]);
  await makeFolder(out, files).catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
}

async function show(results: Results, { json, out }: RepriceOptions): Promise<void> {
  if (json) return print(process.stdout, resultsText(results));
  const text = report(results, { width: lineWidth(process.stdout), all: true, pricesAlone: true });
  const where = out === undefined ? "" : `Folder: ${out}\n`;
  const said = `Nothing was simulated: the activity of the run was priced anew.\n${onlyIn(results)}`;
  await print(process.stdout, `${text}\n${said}${where}`);
}

/** Measures that only one of the two lists of prices has: there is no difference to tell. */
function onlyIn({ measures, variants }: Results): string {
  const [own, other] = [measures, variants[0]!.measures].map((all) => all.map(({ id }) => id)) as [string[], string[]];
  const line = (where: string, ids: readonly string[]): string =>
    ids.length === 0 ? "" : `${where}: ${ids.join(", ")}.\n`;
  return (
    line(
      "Only at the run's own prices",
      own.filter((id) => !other.includes(id)),
    ) +
    line(
      "Only at the new prices",
      other.filter((id) => !own.includes(id)),
    )
  );
}

/** The command's options and help. */
export function describeReprice(command: Command): Command {
  return command
    .description("say what a finished run costs at other prices, without a new run")
    .argument("<run>", "run folder, or folder of a comparison")
    .argument("<prices>", "YAML file with costs:, contracts: or funds:, which stand in the place of the scenario's own")
    .option("--world <id>", "which scenario of a comparison: base, variant-1, …")
    .option("--tables <folder>", "where the tables lie that the scenario names")
    .option("--out <folder>", "write the results as JSON and the scenario with the new prices into a new folder")
    .option("--json", "print the results as JSON on stdout, and nothing else")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Examples:
  careshift reprice runs/my-run prices.yaml
  careshift reprice runs/my-comparison prices.yaml --world variant-1 --out runs/dearer`;
