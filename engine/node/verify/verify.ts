/** Verifying a run folder: what each check needs, in order, and what all of them found. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  ACTIVITY_FILE,
  activityFile,
  type Finding,
  finding,
  isPriced,
  type JobResult,
  type Models,
  notChecked,
  overloadSentence,
  overloads,
  type Parting,
  plural,
  type Results,
  replicationsCsv,
  resultsOf,
  resultsText,
  type Simulated,
  type Stop,
  type Verification,
  type Verified,
} from "../../index.ts";
import { Interrupted } from "../exit.ts";
import type { RunFolder, RunWorld } from "../folder/open.ts";
import { plainText } from "../folder/plainFile.ts";
import type { Loaded } from "../load.ts";
import { resultsOfOne } from "../runFiles.ts";
import { againFinding, runAgain } from "./again.ts";
import { textFinding } from "./derived.ts";
import { filesFinding } from "./files.ts";
import { type LogLook, lookAtLog, textsOf as textsOfFacts } from "./logs.ts";
import { openDamaged } from "./record.ts";
import { foldersNamed, readAgain } from "./scenario.ts";
import { aboutRun, otherMaker } from "./words.ts";

/** What is asked of a verification. */
export interface VerifyAsk {
  readonly path: string;
  /** Which replications are made again: all, those whose log is kept, or none. */
  readonly again: "all" | "kept" | "none";
  /** Where the tables lie that the scenario names. */
  readonly tables?: string;
  /** Most worker threads. */
  readonly jobs: number;
  readonly stop: Stop;
  /** Told how many runs there are to make again, before the first; and after each how many are made. */
  readonly progress: (finished: number, wanted: number) => void;
}

/**
 * Checks everything that a run folder says: its files against their checksums, its logs by themselves, its figures
 * against its replications, and its replications against those that this code makes. Nothing is written.
 * @throws InputError when there is no finished run at the path; Interrupted
 */
export async function verifyRun(ask: VerifyAsk): Promise<Verification> {
  const { folder, record } = await openDamaged(ask.path);
  return folder === null ? withoutRecord(ask, record) : new Verifying(folder, record, ask).all();
}

/** The logs of a folder whose record is lost: they say by themselves what they are. */
async function withoutRecord(ask: VerifyAsk, record: Finding): Promise<Verification> {
  const parts: Verified[] = [{ title: "", findings: [record] }];
  const names: readonly string[] = await readdir(ask.path).catch(() => []);
  for (const name of ["", ...names.filter((each) => /^(?:base|variant-\d+)$/.test(each)).sort()]) {
    const path = join(ask.path, name);
    const inside: readonly string[] = await readdir(path).catch(() => []);
    const logs = inside.filter((file) => /^replication-\d+\.log$/.test(file));
    if (logs.length === 0) continue;
    const { loaded, findings } = await readAgain(await textOf(path), null, SCENARIO, [path, ...tablesOf(ask)]);
    const own = [...findings];
    for (const file of logs) {
      const replication = Number(/\d+/.exec(file)![0]) - 1;
      const look = { file: join(path, file), replication, model: loaded?.model ?? null, said: null };
      own.push(...(await lookAtLog({ ...look, breathe: () => breathe(ask.stop) })).findings);
    }
    parts.push({ title: name, findings: own });
  }
  return { about: [`${ask.path}: without its run.json, only what the logs say by themselves can be checked.`], parts };
}

const SCENARIO = "scenario.yaml";

/** A world, and what is known of it so far. */
interface Look {
  readonly world: RunWorld;
  readonly loaded: Loaded | null;
  readonly parent: Loaded | null;
  readonly fork: Parting | undefined;
  readonly logs: ReadonlyMap<number, LogLook>;
  readonly findings: Finding[];
  /** Replications made again. */
  again: readonly JobResult[];
}

class Verifying {
  private readonly folder: RunFolder;
  private readonly record: Finding;
  private readonly ask: VerifyAsk;
  private readonly madeBy: string | null;

  constructor(folder: RunFolder, record: Finding, ask: VerifyAsk) {
    this.folder = folder;
    this.record = record;
    this.ask = ask;
    this.madeBy = otherMaker(folder);
  }

  async all(): Promise<Verification> {
    const { folder } = this;
    const files = await filesFinding(folder, () => breathe(this.ask.stop));
    const looks: Look[] = [];
    for (const [number, world] of folder.worlds.entries()) looks.push(await this.look(world, number));
    await this.runAgain(looks);
    const results = this.results(looks);
    for (const look of looks) await this.compareTexts(look, results);
    const own: Finding[] = [this.record, files];
    if (folder.record.kind === "comparison") {
      const text = results === null ? null : resultsText(results);
      own.push(await textFinding(folder.path, "comparison.json", text, this.whyNoResults(), this.madeBy));
    }
    const titleOf = ({ world }: Look): string => (looks.length === 1 ? "" : `${world.id}: ${world.title}`);
    const worlds = looks.map((look) => ({ title: titleOf(look), findings: look.findings }));
    const parts =
      looks.length === 1
        ? [{ title: "", findings: [...own, ...looks[0]!.findings] }]
        : [{ title: "", findings: own }, ...worlds];
    return { about: aboutRun(folder), parts };
  }

  /** The scenario of a world and its kept logs. */
  private async look(world: RunWorld, number: number): Promise<Look> {
    const { record } = this.folder;
    const fork = record.kind === "run" || number === 1 ? record.fork : undefined;
    const tables = [world.path, ...tablesOf(this.ask), ...foldersNamed(record.command)];
    const { loaded, findings } = await readAgain(await textOf(world.path), world.digest, SCENARIO, tables);
    const parent = fork && (await readAgain(await textOf(world.path, PARENT), fork.parent, PARENT, tables));
    const logs = new Map<number, LogLook>();
    for (const [replication, file] of world.logs) {
      const said = { scenario: world.digest, seed: record.seed, digest: world.digests[replication] };
      const model = fork && !parent?.loaded ? null : (loaded?.model ?? null);
      const past = fork && parent?.loaded ? { model: parent.loaded.model, at: fork.at } : null;
      const log = { file, replication, model, past, said, breathe: () => breathe(this.ask.stop) };
      logs.set(replication, await lookAtLog(log));
    }
    const ofLogs = [...logs.values()].flatMap((look) => (logs.size > FEW_LOGS ? inOneLine(look) : look.findings));
    const all = [...findings, ...(parent?.findings ?? []), ...ofLogs];
    return { world, loaded, parent: parent?.loaded ?? null, fork, logs, findings: all, again: [] };
  }

  /** Makes the replications of all worlds that can be run again, and compares their digests. */
  private async runAgain(looks: readonly Look[]): Promise<void> {
    const { record } = this.folder;
    const { jobs, stop, progress } = this.ask;
    const replications = this.wantedAgain();
    const able = looks.flatMap((look) => {
      const { loaded, parent, fork } = look;
      if (replications === 0) look.findings.push(notChecked("re-run", "not asked for"));
      else if (loaded === null || (fork && parent === null)) {
        look.findings.push(notChecked("re-run", "the scenario cannot be run again"));
      } else return [{ look, loaded, parent, fork }];
      return [];
    });
    if (able.length === 0) return;
    const worlds = able.map(({ loaded, fork }) => ({
      digest: loaded.digest,
      model: loaded.model,
      ...(fork && { fork }),
    }));
    const models: Models = new Map(
      able.flatMap(({ loaded, parent }) => [loaded, ...(parent ? [parent] : [])].map((one) => [one.digest, one.model])),
    );
    const wanted = replications * able.length;
    const tick = (finished: number): void => progress(finished, wanted);
    // Where no log was kept that gives daily.csv, the run made again does.
    const keepFirst = able.some(({ look }) => !look.logs.has(0));
    const again = await runAgain(worlds, { seed: record.seed, replications, keepFirst, jobs, models, stop, tick });
    for (const [number, { look, loaded, parent, fork }] of able.entries()) {
      if (typeof again === "string") {
        look.findings.push(finding("re-run", [again], ""));
        continue;
      }
      look.again = again[number]!;
      const ask = { seed: record.seed, ...(fork && parent && { fork: { parent: parent.model, at: fork.at } }) };
      const { logs, digests } = look.world;
      const held = { model: loaded.model, ask, digests, logs, madeBy: this.madeBy };
      look.findings.push(await againFinding(held, look.again));
    }
  }

  /** Replications are made again from the first on: the kept logs are the first, or all. */
  private wantedAgain(): number {
    const { again } = this.ask;
    const { record, worlds } = this.folder;
    if (again === "all") return record.replications;
    return again === "none" ? 0 : Math.min(record.replications, Math.max(...worlds.map(({ logs }) => logs.size)));
  }

  /** What the replications give, where those of all worlds are known; else null. */
  private results(looks: readonly Look[]): Results | null {
    const { record } = this.folder;
    const simulated = looks.map((look) => this.simulated(look));
    if (!simulated.every((one) => one !== null)) return null;
    return resultsOf(simulated, { engine: record.engine.version, seed: record.seed });
  }

  private simulated(look: Look): Simulated | null {
    const { loaded, fork } = look;
    const replications = this.replicationsOf(look);
    if (loaded === null || replications === null) return null;
    const warnings = overloads(loaded.model, loaded.foresight).map(overloadSentence);
    return { ...loaded, warnings, replications, ...(fork && { fork }) };
  }

  /** Every replication of a world, made again or from its kept log; null where one of them is neither. */
  private replicationsOf({ again, logs, world }: Look): JobResult[] | null {
    const all: JobResult[] = [];
    for (let replication = 0; replication < this.folder.record.replications; replication++) {
      const log = logs.get(replication);
      const values = again[replication]?.values ?? log?.values ?? null;
      if (values === null) return null;
      const digest = again[replication]?.digest ?? log?.digest ?? world.digests[replication] ?? "";
      const activity = again[replication]?.activity ?? log?.activity;
      all.push({ replication, values, digest, facts: 0, events: 0, ...(activity !== undefined && { activity }) });
    }
    return all;
  }

  private async compareTexts(look: Look, results: Results | null): Promise<void> {
    const { world, loaded, findings } = look;
    const { path } = world;
    const number = this.folder.worlds.indexOf(world);
    const part = results === null ? null : [results, ...results.variants][number]!;
    const own = this.folder.record.kind === "run" ? results : results && part && resultsOfOne(results, part);
    const why = this.whyNoResults();
    // A variant's figures say how far they are from the base's, which is not in its folder.
    const apart = this.folder.record.kind === "run" && (await isOfVariant(path));
    const [text, reason] = apart ? [null, OF_VARIANT] : [own && resultsText(own), why];
    findings.push(await textFinding(path, "results.json", text, reason, this.madeBy));
    const replications = this.replicationsOf(look);
    const csv = loaded && replications && replicationsCsv(loaded.model, replications);
    findings.push(await textFinding(path, "replications.csv", csv, why, this.madeBy));
    // Versions before 0.4 kept none.
    const counted = this.madeBy === null || (await textOf(path, ACTIVITY_FILE)) !== null;
    if (loaded !== null && isPriced(loaded.model) && counted) {
      const activity = replications && activityFile(loaded.model, replications);
      findings.push(await textFinding(path, ACTIVITY_FILE, activity, why, this.madeBy));
    }
    const facts = look.again[0]?.log;
    const texts = look.logs.get(0)?.texts ?? (loaded && facts ? textsOfFacts(loaded.model, facts) : null);
    for (const name of filesOfFirst(this.folder, world)) {
      const first = texts?.get(name) ?? null;
      findings.push(await textFinding(path, name, first, "it goes by the facts of the first replication", this.madeBy));
    }
  }

  private whyNoResults(): string {
    const { replications } = this.folder.record;
    return `it goes by all ${plural(replications, "replication")}, and not all of them are known without a whole re-run`;
  }
}

/** The files made of the first replication that a world's folder is to have: older ones have no money.csv. */
function filesOfFirst({ record }: RunFolder, { id }: RunWorld): string[] {
  const money = record.kind === "run" ? "money.csv" : `${id}/money.csv`;
  return Object.hasOwn(record.files ?? {}, money) ? ["daily.csv", "money.csv"] : ["daily.csv"];
}

const PARENT = "parent.yaml";

/** Of more logs than this, those in which nothing is wrong have one line each. */
const FEW_LOGS = 3;

function inOneLine({ findings }: LogLook): readonly Finding[] {
  if (findings.some(({ ok }) => ok !== true)) return findings;
  const [name] = findings[0]!.check.split(":");
  return [finding(name!, [], `${findings[0]!.found[0]}; ${plural(findings.length, "check")} found nothing wrong`)];
}

const OF_VARIANT = "it is of a variant: verify the folder of its comparison";

/** True where the results of a folder say that they are a variant's. */
async function isOfVariant(folder: string): Promise<boolean> {
  return /^ {4}"id": "variant-\d+",$/m.test((await textOf(folder, "results.json")) ?? "");
}

const tablesOf = ({ tables }: VerifyAsk): string[] => (tables === undefined ? [] : [tables]);

const textOf = (folder: string, name = SCENARIO): Promise<string | null> => plainText(folder, name).catch(() => null);

/** Lets signals in, and stops where one has come. */
async function breathe(stop: Stop): Promise<void> {
  await setImmediate();
  if (stop.requested) throw new Interrupted("Interrupted: nothing was changed.");
}
