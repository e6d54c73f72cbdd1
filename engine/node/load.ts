/** A scenario file on disk → a model ready to run. */
import { posix } from "node:path";
import {
  compile,
  type Foresight,
  foresee,
  type Model,
  needs,
  parseScenario,
  type Scenario,
  ScenarioError,
  type Setting,
} from "../index.ts";
import { InputError } from "./exit.ts";
import { readScenario } from "./files.ts";
import { sha256 } from "./identity.ts";

export interface Loaded {
  readonly scenario: Scenario;
  readonly model: Model;
  /** SHA-256 of the resolved scenario. */
  readonly digest: string;
  /** Flow balance by phase. */
  readonly foresight: readonly (readonly Foresight[])[];
  /** Texts of the tables (CSV) that the resolved scenario names, by their paths from its folder. */
  readonly tables: ReadonlyMap<string, string>;
}

/**
 * Reads, checks and compiles a scenario.
 * @param set each "lever=value" or "path=value"
 * @param text what stands in the file, where that is known already: the file itself need not be there then
 * @throws InputError, ScenarioError
 */
export async function load(path: string, set: readonly string[], text?: string): Promise<Loaded> {
  return loadWith(path, set.map(settingOf), text);
}

/** The same with settings that say more than a command line's `--set`. */
export async function loadWith(path: string, settings: readonly Setting[], text?: string): Promise<Loaded> {
  const { entry, texts } = await readScenario(path, text);
  const scenario = parseScenario(entry, texts, settings);
  const model = compileOrSay(entry, scenario);
  const tables = tablesOf(entry, scenario.resolved, texts);
  return { scenario, model, digest: sha256(scenario.resolved), foresight: foresee(scenario, model), tables };
}

function tablesOf(entry: string, resolved: string, texts: ReadonlyMap<string, string>): Map<string, string> {
  const named = needs(entry, resolved).filter((path) => texts.has(path));
  return new Map(named.map((path) => [posix.relative(posix.dirname(entry), path), texts.get(path)!]));
}

/**
 * Loads several scenarios and reports the problems of all of them at once.
 * @throws InputError, ScenarioError
 */
export async function loadAll(wanted: readonly (readonly [path: string, set: readonly string[]])[]): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  const problems: ScenarioError["problems"][number][] = [];
  for (const [path, set] of wanted) {
    try {
      loaded.push(await load(path, set));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return loaded;
}

/**
 * Which settings are for which of several scenarios: a lever that only some of them have is pulled in those. All others are
 * for all of them, so that each says what is wrong with them.
 * @param set each "lever=value" or "path=value"
 * @throws InputError, ScenarioError
 */
export async function settingsOfEach(
  files: readonly string[],
  set: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const mayBeLever = (one: string): boolean => !settingOf(one).path.includes(".");
  if (!set.some(mayBeLever)) return files.map(() => set);
  const worlds = await loadAll(files.map((file) => [file, []]));
  const levers = worlds.map(({ scenario }) => new Set(scenario.levers.map(({ name }) => name)));
  const isOfSome = (name: string): boolean => levers.some((own) => own.has(name));
  return levers.map((own) => set.filter((one) => own.has(settingOf(one).path) || !isOfSome(settingOf(one).path)));
}

/** A setting as typed: "lever=value" or "path=value". */
export function settingOf(text: string): Setting {
  const equals = text.indexOf("=");
  return {
    path: text.slice(0, equals).trim(),
    op: "set",
    value: text.slice(equals + 1).trim(),
    place: { file: "--set", line: 1, column: 1 },
  };
}

function compileOrSay(entry: string, scenario: Scenario): Model {
  try {
    return compile(scenario);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${entry}: ${error.message}`);
    throw error;
  }
}
