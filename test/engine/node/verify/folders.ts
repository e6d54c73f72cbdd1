import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { NEVER, type Verification } from "../../../../engine/index.ts";
import { checksumsOf, sealed } from "../../../../engine/node/folder/checksums.ts";
import { engineFingerprint } from "../../../../engine/node/identity.ts";
import type { RunRecord } from "../../../../engine/node/record.ts";
import { type VerifyAsk, verifyRun } from "../../../../engine/node/verify/verify.ts";
import { careshift, scenario, workplace } from "../../../cli/careshift.ts";

/** A run of a small scenario in a fresh folder. */
export async function smallRun(replications = 2, ...more: readonly string[]): Promise<string> {
  const cwd = await workplace();
  const words = ["run", scenario("small"), "--replications", String(replications), "--out", "run", "--quiet", ...more];
  const { code, stderr } = await careshift(words, cwd);
  if (code !== 0) throw new Error(stderr);
  return ofThisCode(join(cwd, "run"));
}

/** A comparison of two small scenarios in a fresh folder. */
export async function smallComparison(): Promise<string> {
  const cwd = await workplace();
  const scenarios = [scenario("small"), scenario("small-more-beds")];
  const { code, stderr } = await careshift(
    ["compare", ...scenarios, "--replications", "2", "--out", "compared", "--quiet"],
    cwd,
  );
  if (code !== 0) throw new Error(stderr);
  return ofThisCode(join(cwd, "compared"));
}

/** The command line may run built code, which has a fingerprint of its own. */
async function ofThisCode(folder: string): Promise<string> {
  const fingerprint = engineFingerprint();
  await pretend(folder, (record) => ({ ...record, engine: { ...record.engine, fingerprint } }));
  return folder;
}

/** A copy of a folder beside nothing else. */
export async function copyOf(folder: string): Promise<string> {
  const copy = join(await workplace(), "copy");
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** Verifies in this process, on one thread. */
export function verified(path: string, again: VerifyAsk["again"] = "none"): Promise<Verification> {
  return verifyRun({ path, again, jobs: 1, stop: NEVER, progress: () => {} });
}

/** What is wrong, each as "check: sentence". */
export function wrongIn({ parts }: Verification): string[] {
  return parts.flatMap(({ findings }) =>
    findings.flatMap(({ check, ok, found }) => (ok === false ? found.map((sentence) => `${check}: ${sentence}`) : [])),
  );
}

/** Every file of a folder, by its path with "/". */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Changes what run.json says, and makes its checksums right again: as if the run had been so. */
export async function pretend(folder: string, change: (record: RunRecord) => object): Promise<void> {
  const file = join(folder, "run.json");
  const { check: _, ...record } = { ...(JSON.parse(await readFile(file, "utf8")) as RunRecord) };
  const changed = change(record) as RunRecord;
  const files = { ...changed.files };
  for (const name of Object.keys(files)) {
    const { blocks, ...whole } = checksumsOf(await readFile(join(folder, name)));
    files[name] = name.endsWith(".log") ? whole : { ...whole, blocks: blocks! };
  }
  await writeFile(file, `${JSON.stringify(sealed({ ...changed, files }), null, 2)}\n`);
}
