/** run.json: what belongs to one making of a run rather than to its results. */
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { type KeptLogs, type Parting, plural } from "../index.ts";
import { InputError } from "./exit.ts";
import type { FileChecksums } from "./folder/checksums.ts";
import type { RunOptions } from "./options.ts";
import { reason } from "./reason.ts";

/** What a run is, apart from where and when it was made. */
export interface RunIdentity {
  readonly kind: "run" | "comparison";
  /** Title and digest of each scenario, the base first. */
  readonly scenarios: readonly { readonly title: string; readonly digest: string }[];
  readonly seed: string;
  readonly replications: number;
  /** Where the second scenario, or the only one, parts from the first, whose history it shares; left out where it does not. */
  readonly fork?: Parting;
}

export interface RunRecord extends RunIdentity {
  readonly careshift: "run";
  readonly schema: 1;
  readonly engine: { readonly version: string; readonly fingerprint: string };
  /** The words of the command line. */
  readonly command: readonly string[];
  readonly started: string;
  readonly finished: string;
  readonly seconds: number;
  /** Most threads allowed. */
  readonly jobs: number;
  readonly machine: Machine;
  /** Digest of the log of each replication, scenario by scenario. */
  readonly logs: readonly (readonly string[])[];
  /** Of which replications the log was kept: of the first where left out, by versions before 0.3. */
  readonly kept?: KeptLogs;
  /** True where the folder holds the rows of the tables that scenarios name: without it their digests only. */
  readonly records?: true;
  /** Every file of the folder but run.json, by its path with "/". Left out by versions before 0.3. */
  readonly files?: Readonly<Record<string, FileChecksums>>;
  /** SHA-256 of the record's JSON, without white space, without `check`. */
  readonly check?: string;
}

interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly threads: number;
  readonly "memory-gb": number;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    threads: availableParallelism(),
    "memory-gb": Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}

/** What stands at the place where a run is to be written. */
export type Standing =
  | { readonly is: "nothing" }
  /** The very run, made by the very code: its results can be shown as they are. */
  | { readonly is: "finished" }
  /** The same scenarios and seed, but other code or fewer replications: run, and replace it where it differs. */
  | { readonly is: "outdated"; readonly why: string };

/**
 * @param options of which replications the log is to be kept, and whether rows of tables are: a folder may hold more
 * @throws InputError when the folder holds something else that must not be lost.
 */
export async function standingAt(
  folder: string,
  wanted: RunIdentity,
  fingerprint: string,
  { logs = "first", includeRecords = false }: Pick<RunOptions, "logs" | "includeRecords"> = {},
): Promise<Standing> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new InputError(
      `${folder} cannot be used for the results (${reason(error)}). Name another folder with --out.`,
    );
  });
  if (there === null || there.length === 0) return { is: "nothing" };
  const record = await readRecord(folder);
  if (record === null) {
    throw new InputError(`${folder} exists and is not a run folder. Name another folder with --out.`);
  }
  const standing = compareWith(folder, record, wanted, fingerprint);
  if (standing.is !== "finished") return standing;
  if (LOGS.indexOf(record.kept ?? "first") < LOGS.indexOf(logs)) return { is: "outdated", why: "it kept fewer logs" };
  if (includeRecords && record.records !== true) return { is: "outdated", why: "it kept no rows of tables" };
  return standing;
}

const LOGS: readonly KeptLogs[] = ["none", "first", "all"];

function compareWith(folder: string, there: RunRecord, wanted: RunIdentity, fingerprint: string): Standing {
  mustAskTheSame(folder, there, wanted);
  if (there.replications > wanted.replications) {
    throw new InputError(
      `${folder} holds the same run with ${plural(there.replications, "replication")}, more than the ` +
        `${wanted.replications} asked for. Ask for as many with --replications ${there.replications}, or name another folder with --out.`,
    );
  }
  if (there.replications < wanted.replications) {
    return { is: "outdated", why: `it held ${plural(there.replications, "replication")}` };
  }
  if (there.engine.fingerprint !== fingerprint) return { is: "outdated", why: "it was made by other code" };
  return { is: "finished" };
}

/** @throws InputError when what stands in the folder is another run, whatever its replications */
export function mustAskTheSame(folder: string, there: RunIdentity, wanted: RunIdentity): void {
  if (sameQuestion(there, wanted)) return;
  throw new InputError(
    `${folder} holds another run: ${describe(there)}. Name another folder with --out, or remove that one first.`,
  );
}

function sameQuestion(a: RunIdentity, b: RunIdentity): boolean {
  const digests = (run: RunIdentity): string => run.scenarios.map(({ digest }) => digest).join();
  const parting = ({ fork }: RunIdentity): string => (fork === undefined ? "" : `${fork.parent} ${fork.at}`);
  return a.kind === b.kind && a.seed === b.seed && digests(a) === digests(b) && parting(a) === parting(b);
}

function describe(run: RunIdentity): string {
  const titles = run.scenarios.map(({ title }) => `“${title}”`).join(" against ");
  return `${titles}, seed ${run.seed}, ${plural(run.replications, "replication")}`;
}

/** The record of a run folder, or null where there is none to be read. */
async function readRecord(folder: string): Promise<RunRecord | null> {
  try {
    const record = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
    return record?.careshift === "run" && record.schema === 1 ? record : null;
  } catch {
    return null;
  }
}
