/** run.json, read even where it is damaged: what it says and what is wrong with it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, finding } from "../../index.ts";
import { InputError } from "../exit.ts";
import { isWhole } from "../folder/checksums.ts";
import { openRunFolder, type RunFolder } from "../folder/open.ts";
import type { RunRecord } from "../record.ts";

/** A run folder to be verified. */
export interface Opened {
  /** Null where run.json is too damaged to say what the folder holds. */
  readonly folder: RunFolder | null;
  /** What was found of run.json. */
  readonly record: Finding;
}

const CHECK = "run.json";

/**
 * Opens a run folder whose record may be damaged.
 * @throws InputError when it is no run folder, or one that is not finished
 */
export async function openDamaged(path: string): Promise<Opened> {
  try {
    const folder = await openRunFolder(path);
    const record = recordFinding(folder);
    return record.ok === true ? { folder, record } : { folder: { ...folder, record: trusted(folder.record) }, record };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const wrong = await damageOfRecord(path);
    if (wrong === null) throw error;
    return { folder: null, record: finding(CHECK, [wrong], "") };
  }
}

function recordFinding({ record }: RunFolder): Finding {
  if (record.check === undefined && record.files === undefined) {
    return { check: CHECK, ok: null, found: ["made before run folders had checksums: nothing says what it held"] };
  }
  const wrong =
    "it is not as it was written: what it says of the run may be wrong, and its checksums of other files too";
  return finding(CHECK, isWhole(record) ? [] : [wrong], "as it was written");
}

/** What can be used of a record that nothing vouches for: checksums cannot, nor what is not of the form it should have. */
function trusted({ files: _, check: __, fork, ...record }: RunRecord): RunRecord {
  const { version, fingerprint } = record.engine;
  const isFork = typeof fork?.parent === "string" && Number.isSafeInteger(fork.at) && typeof fork.date === "string";
  return {
    ...record,
    replications: Math.min(record.replications, ...record.logs.map((digests) => digests.length)),
    engine: { version, fingerprint: typeof fingerprint === "string" ? fingerprint : "" },
    command: Array.isArray(record.command) ? record.command.filter((word) => typeof word === "string") : [],
    started: typeof record.started === "string" ? record.started : "",
    ...(isFork && { fork }),
  };
}

/** What is wrong with the run.json of a folder that was one of a finished run; null when it was none. */
async function damageOfRecord(path: string): Promise<string | null> {
  const names: readonly string[] = await readdir(path).catch(() => []);
  if (!names.some((name) => /^(?:results\.json|comparison\.json|replications\.csv)$/.test(name))) return null;
  const text = await readFile(join(path, "run.json"), "utf8").catch(() => null);
  if (text === null) return names.includes("run.json") ? "it cannot be read" : "it is missing";
  try {
    const found: unknown = JSON.parse(text);
    if ((found as { state?: unknown } | null)?.state === "unfinished") return null;
    return "it is not the record of a run that this version knows";
  } catch (error) {
    return `it is not JSON: ${placed(text, error as Error)}`;
  }
}

/** The place of a mistake in JSON by its line, where the parser says at which character it is. */
function placed(text: string, { message }: Error): string {
  const at = /at position (\d+)/.exec(message);
  if (at === null) return message;
  const line = text.slice(0, Number(at[1])).split("\n").length;
  return `${message.replace(/ \(line.*\)$/, "")}, line ${line}`;
}
