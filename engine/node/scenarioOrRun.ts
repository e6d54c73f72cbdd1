/** A command that takes a scenario, or a run of one to make again. */
import { stat } from "node:fs/promises";
import { InputError } from "./exit.ts";
import type { ExploreOptions } from "./explore.ts";
import { openRunFolder } from "./folder/open.ts";
import { type Loaded, load } from "./load.ts";
import { foldersNamed, readAgain } from "./verify/scenario.ts";

/** Options of a command that takes either; a run brings its own seed and replications. */
export interface AgainOptions extends Omit<ExploreOptions, "seed" | "replications"> {
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly replications?: number;
  readonly world?: string;
  /** A folder with the tables that the scenario of a run names. */
  readonly tables?: string;
  readonly csv?: string;
}

/** A scenario, and how often and with which luck it was run where a run was named. */
export interface Named {
  readonly loaded: Loaded;
  readonly seed?: string;
  readonly replications?: number;
}

/**
 * Reads a scenario file, or the scenario of a run folder; of a comparison that of its base, unless `world` names another.
 * A run is what it was, and takes no `set`.
 * @throws InputError, ScenarioError
 */
export async function scenarioOrRun(
  path: string,
  { set = [], world, tables }: Pick<AgainOptions, "set" | "world" | "tables">,
): Promise<Named> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    if (world !== undefined)
      throw new InputError(`--world names a scenario of a comparison; ${path} is a file. Leave it out.`);
    if (tables !== undefined)
      throw new InputError(
        `--tables names the folder of a run's tables; those of ${path} lie beside it. Leave it out.`,
      );
    return { loaded: await load(path, set) };
  }
  if (set.length > 0) {
    throw new InputError(`${path} is a run, which was made as it is. Name its scenario file to change it with --set.`);
  }
  return ofRun(path, world, tables);
}

async function ofRun(path: string, wanted: string | undefined, tables: string | undefined): Promise<Named> {
  const { record, worlds } = await openRunFolder(path);
  const world = wanted === undefined ? worlds[0]! : worlds.find(({ id }) => id === wanted);
  if (world === undefined) {
    throw new InputError(`${path} has no world “${wanted}”. Try one of ${worlds.map(({ id }) => id).join(", ")}.`);
  }
  if (record.fork !== undefined && world.id !== "base") {
    throw new InputError(
      `${path} (${world.id}) is forked, and cannot be made again from its scenario alone. Try --world base.`,
    );
  }
  const folders = [world.path, ...(tables === undefined ? [] : [tables]), ...foldersNamed(record.command)];
  const { loaded, findings } = await readAgain(await world.scenarioText(), world.digest, "scenario.yaml", folders);
  const amiss = findings.find(({ ok }) => ok !== true);
  if (loaded === null || amiss !== undefined)
    throw new InputError(`${path} cannot be made again: ${amiss?.check}: ${amiss?.found[0]}.`);
  return { loaded, seed: record.seed, replications: record.replications };
}
