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
 * @param set each "lever=value" or "path=value"; a run is what it was, and takes none
 * @throws InputError, ScenarioError
 */
export async function scenarioOrRun(path: string, set: readonly string[], world?: string): Promise<Named> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    if (world !== undefined)
      throw new InputError(`--world names a scenario of a comparison; ${path} is a file. Leave it out.`);
    return { loaded: await load(path, set) };
  }
  if (set.length > 0) {
    throw new InputError(`${path} is a run, which was made as it is. Name its scenario file to change it with --set.`);
  }
  return ofRun(path, world);
}

async function ofRun(path: string, wanted: string | undefined): Promise<Named> {
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
  const folders = [world.path, ...foldersNamed(record.command)];
  const { loaded, findings } = await readAgain(await world.scenarioText(), world.digest, "scenario.yaml", folders);
  const amiss = findings.find(({ ok }) => ok !== true);
  if (loaded === null || amiss !== undefined)
    throw new InputError(`${path} cannot be made again: ${amiss?.check}: ${amiss?.found[0]}.`);
  return { loaded, seed: record.seed, replications: record.replications };
}
