/** The files made of the figures of a run, made anew and compared line by line. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, finding, notChecked, textDifference } from "../../index.ts";

/**
 * Compares a text of a run folder with what it should be.
 * @param expected null where that cannot be worked out, for the reason `why`
 * @param madeBy what made the run where it was other code, in a sentence; else null
 */
export async function textFinding(
  folder: string,
  name: string,
  expected: string | null,
  why: string,
  madeBy: string | null,
): Promise<Finding> {
  const text = await readFile(join(folder, name), "utf8").catch(() => null);
  if (text === null) return finding(name, ["it is missing or cannot be read"], "");
  if (expected === null) return notChecked(name, why);
  const difference = textDifference(text, expected);
  if (difference !== null && madeBy !== null) return notChecked(name, `${difference}; but ${madeBy}`);
  return finding(name, difference === null ? [] : [difference], "what the replications give, made anew");
}
