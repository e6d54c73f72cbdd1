/** A run that ends before its time: what is kept of it, and how to go on. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CannotGoOn } from "../index.ts";
import { InputError, Interrupted } from "./exit.ts";
import { FULL } from "./folder/disk.ts";
import { removeFolder } from "./folder/publish.ts";
import { unfinishedName } from "./folder/unfinished.ts";
import { reason } from "./reason.ts";
import { share, type Task } from "./task.ts";

/** How many replications of a run are finished. */
interface Count {
  readonly finished: number;
  readonly wanted: number;
}

/** The person or the system asked to stop. */
export function interrupted({ folder }: Task, { finished, wanted }: Count): Interrupted {
  const said = `Interrupted: ${share(finished, wanted)} were finished`;
  if (finished === 0) return new Interrupted(`${said}. Nothing is kept; the same command starts again.`);
  return new Interrupted(
    `${said}; they are kept in ${unfinishedName(folder)}. ` +
      `Go on with the same command, or with: careshift resume ${folder}`,
  );
}

/**
 * The disk's refusal in the midst of a run as a sentence with a way out; other errors as they are. A run that has
 * nothing finished and cannot or shall not go on leaves nothing behind.
 */
export async function cutShort(task: Task, count: Count, error: unknown): Promise<unknown> {
  const isOver = error instanceof Interrupted || error instanceof CannotGoOn;
  if (isOver && count.finished === 0) await removeFolder(unfinishedName(task.folder)).catch(() => {});
  if (error instanceof Interrupted) return interrupted(task, count);
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof InputError || code === undefined || !(error instanceof Error)) return error;
  const unfinished = unfinishedName(task.folder);
  if (!(await isThere(join(unfinished, "run.json")))) {
    return new InputError(
      `${unfinished} has vanished while the run was under way, and what was finished with it. ` +
        "Bring it back and resume, or run the same command again.",
    );
  }
  return new Interrupted(
    `${unfinished} cannot be written: ${reason(error)}. ${share(count.finished, count.wanted)} were finished and are ` +
      `kept there. ${cure(code)}, then go on with: careshift resume ${task.folder}`,
  );
}

function cure(code: string): string {
  if (FULL.has(code)) return "Free some space";
  if (code === "EROFS" || code === "EACCES" || code === "EPERM") return "Make it writable";
  return "Look after the disk";
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
