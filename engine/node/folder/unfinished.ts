/** Runs under way: `<out>.unfinished`, beside the name that the run will have when everything is there. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { KeptLogs } from "../../index.ts";
import { InputError } from "../exit.ts";
import { reason } from "../reason.ts";
import type { RunIdentity, RunRecord } from "../record.ts";
import { isWhole } from "./checksums.ts";
import { syncFolder } from "./disk.ts";
import { keepOnly, putInPlace } from "./publish.ts";

/** run.json of a run under way. */
export interface UnfinishedRecord extends RunIdentity {
  readonly careshift: "run";
  readonly schema: 1;
  readonly state: "unfinished";
  readonly engine: RunRecord["engine"];
  readonly command: readonly string[];
  readonly started: string;
  readonly kept: KeptLogs;
  /** True where tables stay when the run is finished. */
  readonly records?: true;
  /** As in RunRecord. */
  readonly check?: string;
}

/** What stands under the name of a run under way. */
export type Begun =
  | { readonly is: "begun"; readonly record: UnfinishedRecord }
  /** Everything is there; only its name is not yet the final one. */
  | { readonly is: "whole"; readonly record: RunRecord };

const MARK = ".unfinished";

/** Where a run stands while it is under way. @param target the folder it will be */
export function unfinishedName(target: string): string {
  return withoutSlash(target) + MARK;
}

/** The folder a run will be, by either of its names. */
export function finalName(folder: string): string {
  const name = withoutSlash(folder);
  return name.endsWith(MARK) ? name.slice(0, -MARK.length) : name;
}

const withoutSlash = (path: string): string => path.replace(/(?<=[^/\\])[/\\]+$/, "");

/** The journal of a run under way. */
export function journalName(target: string): string {
  return join(unfinishedName(target), "journal.ndjson");
}

/**
 * What stands under the name of a run under way; null for nothing.
 * @throws InputError when it is something else, or its record is damaged
 */
export async function begunAt(target: string): Promise<Begun | null> {
  const folder = unfinishedName(target);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new InputError(`${folder} cannot be read: ${reason(error)}. ${CURE}`);
  });
  if (names === null) return null;
  const record = await readFile(join(folder, "run.json"), "utf8")
    .then((text) => JSON.parse(text))
    .catch(() => null);
  if (record?.careshift !== "run" || record.schema !== 1) {
    throw new InputError(`${folder} exists and is not a run under way. ${CURE}`);
  }
  if (!isWhole(record)) throw new InputError(`${join(folder, "run.json")} is damaged. ${CURE}`);
  return record.state === "unfinished" ? { is: "begun", record } : { is: "whole", record };
}

const CURE = "Remove it, or name another folder with --out.";

/**
 * Gives a run its final name, when everything is there: what only a run under way needs goes first.
 * @throws as the disk does; it can be done again
 */
export async function settle(target: string, { files = {} }: RunRecord): Promise<void> {
  const folder = unfinishedName(target);
  await keepOnly(folder, new Set(["run.json", ...Object.keys(files)]));
  const folders = new Set(Object.keys(files).map((path) => join(folder, path, "..")));
  for (const each of [...folders, folder]) await syncFolder(each);
  await putInPlace(folder, target);
}

/** Removes logs that are not among these, finished or not. @param paths with "/", inside the folder of the run */
export async function keepLogs(target: string, paths: ReadonlySet<string>): Promise<void> {
  const folder = unfinishedName(target);
  const isLog = (path: string): boolean => /\.log(\.part)?$/.test(path);
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
  for (const name of names) if (isLog(name) && !paths.has(name)) await rm(join(folder, name), { force: true });
}
