import { jsonBytes } from "../log/asciiJson.ts";
import type { LogHeader } from "../log/header.ts";
import { LogFileError } from "../log/logFileError.ts";
import { readHeader } from "../log/readHeader.ts";
import { FormatError } from "./formatError.ts";

/** What every export carries beside its rows: what run they are of, and that nobody in them is real. */
export interface ExportAbout {
  readonly careshift: "export";
  readonly schema: 1;
  /** Name of the table; facts where it holds the whole log. */
  readonly table: string;
  readonly simulated: true;
  /** Facts of the log, and their digest. */
  readonly facts: number;
  readonly digest: string;
  readonly log: LogHeader;
}

const NOT_OURS =
  "export the table facts of a run with careshift export; rows of real people are not taken in, only summaries of them in a scenario";

/**
 * What an export says of itself.
 * @param found parsed JSON
 * @throws FormatError when it is not of an export, or says nothing of being simulated
 */
export function readAbout(found: unknown): ExportAbout {
  const about = found as Partial<ExportAbout> | null;
  if (typeof about !== "object" || about === null || about.careshift !== "export") throw noExport();
  if (about.simulated !== true) {
    throw new FormatError('what it says of itself lacks "simulated": true', "", NOT_OURS);
  }
  if (about.schema !== 1) {
    throw new FormatError(
      `it is of version ${String(about.schema)} of the exports; this Careshift reads version 1`,
      "",
      "use the Careshift that made it, or a newer one",
    );
  }
  if (about.table !== "facts") {
    throw new FormatError(
      `it holds the table ${JSON.stringify(about.table)}; a log is made from the table facts alone`,
      "",
      "export it with --table facts",
    );
  }
  if (typeof about.digest !== "string" || !Number.isSafeInteger(about.facts)) {
    throw new FormatError("what it says of itself lacks the digest or the number of facts", "", "export it again");
  }
  return { ...(about as ExportAbout), log: headerOf(about.log) };
}

/** The error of a file that says nothing of a run of Careshift. */
export function noExport(): FormatError {
  return new FormatError("it does not say of which simulated run it is", "", NOT_OURS);
}

function headerOf(log: unknown): LogHeader {
  try {
    return readHeader(jsonBytes(log ?? null)).header;
  } catch (error) {
    if (error instanceof LogFileError) throw new FormatError(error.wrong, "header of the log", error.try);
    throw error;
  }
}
