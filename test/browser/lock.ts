import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Milliseconds between two looks at a lock that another process holds. */
const LOOK_AGAIN = 200;

/** Does a work that no two processes of this machine may do at once. The lock of a process that has died is void. */
export async function locked<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const file = join(tmpdir(), `${name}.lock`);
  while (!taken(file)) await setTimeout(LOOK_AGAIN);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A link appears with its content in it, so that nobody ever reads a lock without a holder. */
function taken(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderLives(file: string): boolean {
  try {
    process.kill(Number.parseInt(readFileSync(file, "utf8"), 10), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
