/** The files of a run folder against the checksums in its record. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Finding, finding, grouped, notChecked, plural } from "../../index.ts";
import { damagedBlocks, damageOf, type FileChecksums, fileChecksums } from "../folder/checksums.ts";
import type { RunFolder } from "../folder/open.ts";
import { reason } from "../reason.ts";

const CHECK = "files";
/** Files that are told one by one; the rest are counted. */
const MOST = 12;

/**
 * Compares every file with what the record says of it, and tells which are missing and which do not belong there.
 * @param breathe called before each file; may throw to stop
 */
export async function filesFinding({ path, record }: RunFolder, breathe: () => Promise<void>): Promise<Finding> {
  const { files } = record;
  if (files === undefined) return notChecked(CHECK, "no checksums to compare them with");
  const wrong: string[] = [];
  let bytes = 0;
  for (const [name, expected] of Object.entries(files)) {
    await breathe();
    bytes += expected.bytes;
    const damage = await damageAt(join(path, name), expected);
    if (damage !== null) wrong.push(`${name}: ${damage}`);
  }
  const known = new Set(["run.json", ...Object.keys(files)]);
  for (const name of await filesIn(path)) if (!known.has(name)) wrong.push(`${name} is not part of the run`);
  const shown = wrong.length <= MOST ? wrong : [...wrong.slice(0, MOST), `and ${wrong.length - MOST} more`];
  const count = plural(Object.keys(files).length, "file");
  return finding(CHECK, shown, `${count}, ${grouped(bytes)} bytes, each as it was written; no others`);
}

async function damageAt(file: string, expected: FileChecksums): Promise<string | null> {
  try {
    if (expected.blocks === undefined) {
      const { bytes, sha256 } = await fileChecksums(file);
      if (bytes !== expected.bytes) return `it has ${bytes} bytes instead of ${expected.bytes}`;
      return sha256 === expected.sha256 ? null : "its bytes differ (see its facts below)";
    }
    const bytes = await readFile(file);
    const damage = damageOf(bytes, expected);
    return damage === null ? null : `${damage}${linesOf(bytes, damagedBlocks(bytes, expected))}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? "it is missing" : reason(error as NodeJS.ErrnoException);
  }
}

/** " (lines 12 to 40)": the lines of a text that lie in these bytes. */
function linesOf(bytes: Uint8Array, ranges: readonly { readonly from: number; readonly to: number }[]): string {
  if (ranges.length === 0) return "";
  const lineAt = (byte: number): number => {
    let line = 1;
    for (let at = bytes.indexOf(10); at >= 0 && at < byte; at = bytes.indexOf(10, at + 1)) line++;
    return line;
  };
  const lines = ranges.map(({ from, to }) => `lines ${lineAt(from)} to ${lineAt(to)}`);
  return ` (${lines.join(", ")})`;
}

/** Every file below a folder, by its path with "/"; hidden ones, which systems leave, aside. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
