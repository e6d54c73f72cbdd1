import { delayedByReplication } from "../../engine/index.ts";
import type { ScenarioFiles } from "../workers/messages.ts";
import { basesFirst } from "./scenarioOrder.ts";
import type { WorldAbout } from "./state.ts";

/**
 * What a heap of files is: dropped on the page, or chosen. Run folders are known by their run.json, whatever they are
 * called; a lone log, a pair of logs and scenarios are taken as they are.
 */

/** A file as it was given. */
export interface GivenFile {
  /** Path inside what was dropped, with "/" between folders. */
  readonly path: string;
  text(): Promise<string>;
  bytes(): Promise<Uint8Array>;
}

/** A world that can be opened: what is known of it, and where its log or its scenario comes from. */
export interface WorldSource {
  readonly about: WorldAbout;
  /** The log of the first replication; null where it must be simulated. The signal says that nobody waits any more. */
  readonly log: ((signal: AbortSignal) => Promise<Uint8Array>) | null;
  /** The scenario, for other replications; null where there is none. */
  readonly scenario: ((signal: AbortSignal) => Promise<ScenarioFiles>) | null;
}

export interface Understood {
  /** A, then B; none when there is nothing to show. */
  readonly worlds: readonly WorldSource[];
  /** Sentences about what was left out, or why there is nothing to show. */
  readonly notes: readonly string[];
}

/** Seed of a scenario that is dropped alone: that of the command line. */
const USUAL_SEED = "careshift";
const WHAT_TO_GIVE = "Give a run folder, a .log file or a scenario (.yaml).";

/** Finds the worlds in files. Never throws: what cannot be read is said in a sentence. */
export async function understand(files: readonly GivenFile[]): Promise<Understood> {
  const records = files.filter(({ path }) => nameOf(path) === "run.json");
  if (records.length > 0) return runFolder(files, shortest(records));
  const logs = files.filter(({ path }) => /\.log$/i.test(path));
  if (logs.length > 0) return firstTwo(logs.map(loneLog), "logs");
  const scenarios = files.filter(({ path }) => /\.ya?ml$/i.test(path));
  if (scenarios.length > 0) return firstTwo(await scenariosIn(scenarios), "scenarios");
  return { worlds: [], notes: [await nothingToShow(files)] };
}

function firstTwo(worlds: readonly WorldSource[], what: string): Understood {
  if (worlds.length <= 2) return { worlds, notes: [] };
  const [a, b] = worlds as [WorldSource, WorldSource];
  const notes = [
    `Two worlds fit side by side. Of ${worlds.length} ${what}, ${a.about.title} and ${b.about.title} are shown.`,
  ];
  return { worlds: [a, b], notes };
}

function loneLog(file: GivenFile): WorldSource {
  const title = nameOf(file.path).replace(/\.log$/i, "");
  return { about: { ...UNKNOWN, id: title, title }, log: () => file.bytes(), scenario: null };
}

/** Scenarios that may extend one another: what is extended comes first, so that A is the base and B the variant. */
async function scenariosIn(given: readonly GivenFile[]): Promise<WorldSource[]> {
  const texts = new Map<string, string>();
  for (const file of given) texts.set(file.path, await file.text());
  return basesFirst(texts).map((entry) => {
    const title = nameOf(entry).replace(/\.ya?ml$/i, "");
    const about = { ...UNKNOWN, id: title, title, seed: USUAL_SEED, replications: 1, canSimulate: true };
    return { about, log: null, scenario: () => Promise.resolve({ entry, files: texts }) };
  });
}

/** The scenario of a run folder stands alone. */
async function loneScenario(file: GivenFile): Promise<ScenarioFiles> {
  return { entry: nameOf(file.path), files: new Map([[nameOf(file.path), await file.text()]]) };
}

const UNKNOWN: Omit<WorldAbout, "id" | "title"> = {
  question: null,
  digest: "",
  engine: "",
  seed: "",
  replications: 1,
  digests: [],
  delayed: [],
  canSimulate: false,
};

/** What this page reads of a run.json. */
interface RunRecord {
  readonly kind: "run" | "comparison";
  readonly scenarios: readonly { readonly title: string; readonly digest: string }[];
  readonly seed: string;
  readonly replications: number;
  readonly engine: { readonly version: string };
  readonly logs: readonly (readonly string[])[];
  readonly fork?: { readonly parent: string; readonly at: number; readonly date: string };
}

async function runFolder(files: readonly GivenFile[], recordFile: GivenFile): Promise<Understood> {
  const record = await recordIn(recordFile);
  if (record === null) {
    return { worlds: [], notes: [`${recordFile.path} is not the record of a Careshift run. ${WHAT_TO_GIVE}`] };
  }
  const folder = recordFile.path.slice(0, -"run.json".length);
  const ids = record.kind === "run" ? [""] : record.scenarios.map((_, n) => (n === 0 ? "base" : `variant-${n}`));
  const worlds: WorldSource[] = [];
  for (const [number, id] of ids.entries()) {
    const world = await worldOf(files, record, number, id === "" ? folder : `${folder}${id}/`, id || "run");
    if (world !== null) worlds.push(world);
  }
  if (worlds.length === 0) {
    return {
      worlds: [],
      notes: ["The run folder holds neither a log nor a scenario. Drop the whole folder, with all that is in it."],
    };
  }
  return firstTwo(worlds, "scenarios");
}

async function worldOf(
  files: readonly GivenFile[],
  record: RunRecord,
  number: number,
  folder: string,
  id: string,
): Promise<WorldSource | null> {
  const log = files.find(({ path }) => path === `${folder}replication-1.log`);
  const scenario = files.find(({ path }) => path === `${folder}scenario.yaml`);
  const figures = files.find(({ path }) => path === `${folder}replications.csv`);
  const named = record.scenarios[number];
  if ((log === undefined && scenario === undefined) || named === undefined) return null;
  const fork = number === record.scenarios.length - 1 ? record.fork : undefined;
  const parent = fork && files.find(({ path }) => path === `${folder}parent.yaml`);
  const again = scenario && (fork === undefined || parent) ? () => forkedScenario(scenario, fork, parent) : null;
  const about: WorldAbout = {
    id,
    title: named.title,
    question: null,
    digest: named.digest,
    engine: record.engine.version,
    seed: record.seed,
    replications: record.replications,
    digests: record.logs[number] ?? [],
    delayed: figures === undefined ? [] : delayedByReplication(await figures.text()),
    canSimulate: again !== null,
    ...(fork && { fork: { ...fork, scenario: null } }),
  };
  return { about, log: log ? () => log.bytes() : null, scenario: again };
}

/** The scenario of a run folder, with that of the parent whose history its runs share, if they do. */
async function forkedScenario(own: GivenFile, fork: RunRecord["fork"], parent?: GivenFile): Promise<ScenarioFiles> {
  const files = await loneScenario(own);
  if (fork === undefined || parent === undefined) return files;
  return { ...files, fork: { at: fork.at, date: fork.date, parent: await loneScenario(parent) } };
}

async function recordIn(file: GivenFile): Promise<RunRecord | null> {
  const found = await jsonIn(file);
  if (!isObject(found) || found["careshift"] !== "run" || found["schema"] !== 1) return null;
  const { kind, scenarios, seed, replications, engine, logs, fork } = found;
  const sound =
    (kind === "run" || kind === "comparison") &&
    Array.isArray(scenarios) &&
    scenarios.every((s) => isObject(s) && typeof s["title"] === "string" && typeof s["digest"] === "string") &&
    typeof seed === "string" &&
    Number.isSafeInteger(replications) &&
    isObject(engine) &&
    typeof engine["version"] === "string" &&
    Array.isArray(logs) &&
    logs.every((list) => Array.isArray(list) && list.every((digest) => typeof digest === "string")) &&
    (fork === undefined || (isObject(fork) && Number.isSafeInteger(fork["at"]) && typeof fork["date"] === "string"));
  return sound ? (found as unknown as RunRecord) : null;
}

/** Why there is nothing to show in these files, and what to do instead. */
async function nothingToShow(files: readonly GivenFile[]): Promise<string> {
  const [file] = files;
  if (file === undefined) return `There was no file in what was dropped. ${WHAT_TO_GIVE}`;
  const name = nameOf(file.path);
  if (name.endsWith(".json")) {
    const found = await jsonIn(file);
    if (isObject(found) && Array.isArray(found["measures"])) {
      return `${name} holds results: figures over all runs, not what happened in one. Drop the run folder it lies in to watch its log.`;
    }
    return `${name} is not something this page can show. ${WHAT_TO_GIVE}`;
  }
  if (name.endsWith(".csv")) return `${name} holds daily figures. Drop the run folder it lies in to watch its log.`;
  return `${name} is not something this page can show. ${WHAT_TO_GIVE}`;
}

async function jsonIn(file: GivenFile): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The record nearest the top: a comparison holds those of its scenarios in folders below. */
function shortest(files: readonly GivenFile[]): GivenFile {
  return files.reduce((a, b) => (a.path.split("/").length <= b.path.split("/").length ? a : b));
}
