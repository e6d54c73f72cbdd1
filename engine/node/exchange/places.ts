/** Where exports go: never into a run folder, whose files are all accounted for. */
import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { InputError } from "../exit.ts";

/**
 * The folder for the exports of a run folder or a log: beside the outermost run folder it lies in, `<run>-export`, and
 * below that as it lies there.
 */
export function exportFolder(path: string): string {
  const plain = path.replace(/[/\\]+$/, "");
  const outer = outermostRun(resolve(plain));
  if (outer === null) return join(dirname(plain), `${basename(plain, ".log")}-export`);
  const inside = relative(outer, resolve(plain)).replace(/(^|[/\\])replication-1\.log$|\.log$/, "");
  const beside = join(dirname(outer), `${basename(outer)}-export`, inside);
  return resolve(plain) === plain ? beside : relative(".", beside);
}

/** @throws InputError when a folder named for exports lies in a run folder */
export function mustBeOutsideRuns(out: string): void {
  const run = outermostRun(resolve(out));
  if (run === null) return;
  throw new InputError(
    `${out} lies in the run folder ${relative(".", run) || run}, whose files are all accounted for. Name a folder outside it with --out.`,
  );
}

/** The outermost folder with a run.json that a path is or lies in. */
function outermostRun(path: string): string | null {
  let found: string | null = null;
  let folder = path.split(sep)[0] + sep;
  for (const part of path.split(sep).slice(1)) {
    folder = join(folder, part);
    if (existsSync(join(folder, "run.json"))) found ??= folder;
  }
  return found;
}
