import { createDigest, DIGEST_NAME } from "./digest.ts";
import { LogFileError } from "./logFileError.ts";
import type { LogReader } from "./readLog.ts";

/** Reads all of a log file and compares its facts with its digest. Sentences on what is wrong; none when it is whole. */
export async function verifyLog(log: LogReader): Promise<string[]> {
  const wrong = log.damage.map((damage) => damage.message);
  const digest = createDigest();
  let facts = 0;
  let next: number | null = null;
  for await (const chunk of log.facts((damage) => wrong.push(damage.message))) {
    if (next !== null && chunk.first !== next) {
      wrong.push(`facts ${next} to ${chunk.first - 1} are missing`);
      break;
    }
    digest.take(chunk);
    facts += chunk.length;
    next = chunk.first + chunk.length;
  }
  if (wrong.length > 0 || log.totals === null) return wrong;
  if (log.header.digest !== DIGEST_NAME) {
    return [`the digest is of kind ${log.header.digest}; this Careshift knows ${DIGEST_NAME}`];
  }
  const found = digest.hex();
  if (found === log.totals.digest) return [];
  const error = new LogFileError(
    `the ${facts} facts have the digest ${found}, but the file says ${log.totals.digest}`,
    "whole file",
    "run the scenario again and compare",
  );
  return [error.message];
}
