import { LogFileError } from "../../engine/index.ts";
import type { Failed, Trouble } from "./messages.ts";

/** What can be tried when a part of the page itself fails. */
const RELOAD = "reload the page; if it happens again, report it with this sentence and the file";

/** What is wrong with a log file; for any other error, that this part of the page failed. */
export function troubleOf(error: unknown, where: string): Trouble {
  if (error instanceof LogFileError) return { wrong: error.wrong, where: error.where, try: error.try };
  return { wrong: `this part of the page failed: ${messageOf(error)}`, where, try: RELOAD };
}

/** Ends a conversation with one problem. */
export function failed(...problems: readonly Trouble[]): Failed {
  return { kind: "failed", problems };
}

/** The message of whatever was thrown. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
