/** What the exit codes of the command line mean. */
export const EXIT = {
  done: 0,
  /** A check failed: verify, oracles, --fail-on-target. Also: Careshift itself failed. */
  failed: 1,
  /** The input is wrong: a file, an option, a folder. */
  wrongInput: 2,
  /** Interrupted, by a person, the system or the disk; the same command goes on, and so does `resume`. */
  interrupted: 3,
} as const;

/** The input is wrong: the message is for the person who typed the command. */
export class InputError extends Error {
  override name = "InputError";
}

/** The person or the system asked us to stop. */
export class Interrupted extends Error {
  override name = "Interrupted";
}
