/** The scenario of a world as its run folder holds it, ready to run again. */
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type Finding, finding, needs, notChecked, ScenarioError } from "../../index.ts";
import { InputError } from "../exit.ts";
import { sha256 } from "../identity.ts";
import { type Loaded, load } from "../load.ts";
import { TABLES } from "../task.ts";

/** What came of reading a scenario. */
export interface ReadAgain {
  /** Null where it cannot be run again. */
  readonly loaded: Loaded | null;
  /** The folder of the tables it names. */
  readonly home: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads a scenario text of a run folder and compares it with the digest it should have. The tables that it names (CSV
 * files of records) are looked for in the folders given, in turn, and in "tables" below each, where run folders hold them if
 * they were asked to.
 * @param name "scenario.yaml", the name of the file in messages too
 */
export async function readAgain(
  text: string | null,
  digest: string | null,
  name: string,
  folders: readonly string[],
): Promise<ReadAgain> {
  if (text === null) return { loaded: null, home: null, findings: [finding(name, ["it is missing"], "")] };
  const found = sha256(text);
  const wrong = digest === null || found === digest ? [] : [`its digest is ${found}; the run was of ${digest}`];
  const own = finding(name, wrong, "the scenario of the run, by its digest");
  const homes = folders.flatMap((folder) => [folder, join(folder, TABLES)]);
  const home = homes.find((folder) => tablesMissing(folder, text).length === 0);
  if (home === undefined) {
    const missing = tablesMissing(folders[0]!, text).map((file) =>
      normalize(file).slice(normalize(folders[0]!).length + 1),
    );
    const why = `it needs ${missing.join(", ")}, which the folder does not hold. Name theirs with --tables`;
    return { loaded: null, home: null, findings: [own, notChecked("tables", why)] };
  }
  try {
    const loaded = await load(join(home, name), [], text);
    // Figures made with another scenario than the run's would say of sound files that they are wrong.
    return { loaded: wrong.length > 0 ? null : loaded, home, findings: [own] };
  } catch (error) {
    if (!(error instanceof ScenarioError) && !(error instanceof InputError)) throw error;
    return { loaded: null, home, findings: [finding(name, [...wrong, `it cannot be read: ${error.message}`], "")] };
  }
}

function tablesMissing(folder: string, text: string): string[] {
  try {
    return needs(join(folder, "scenario.yaml"), text).filter((file) => !existsSync(file));
  } catch {
    return []; // what is wrong with the text is said when it is parsed
  }
}

/** Folders of the scenario files that a command line named. */
export function foldersNamed(command: readonly string[]): string[] {
  return [...new Set(command.filter((word) => /\.ya?ml$/i.test(word)).map(dirname))];
}
