/** Names of files and folders that are on their way to another name, and what becomes of those left by the dead. */
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** What a temporary is: to become the target, the target of before, or to be removed. */
type Role = "new" | "old" | "gone";

/** ".today-1a2b3c4d-careshift.host-4711.new.tmp": hidden, beside the target, and says whose it is. */
export function temporaryName(target: string, role: Role): string {
  return join(dirname(resolve(target)), `.${basename(resolve(target))}.${machine()}-${process.pid}.${role}.tmp`);
}

/**
 * Removes temporaries of this target whose process on this machine no longer lives. What had stepped aside for
 * something new that never came goes back.
 */
export function clearDeadTemporaries(target: string): Promise<void> {
  return clear(target, (host, pid) => host === machine() && pid !== process.pid && !lives(pid));
}

/** The same for whoever holds the lock of the target: whoever else left something there is no longer at it. */
export function clearTemporaries(target: string): Promise<void> {
  return clear(target, () => true);
}

async function clear(target: string, isDead: (host: string, pid: number) => boolean): Promise<void> {
  const folder = dirname(resolve(target));
  const start = `.${basename(resolve(target))}.`;
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(start)) continue;
    const [, host, pid, role] = /^(\w+)-(\d+)\.(new|old|gone)\.tmp$/.exec(name.slice(start.length)) ?? [];
    if (host === undefined || !isDead(host, Number(pid))) continue;
    const leftover = join(folder, name);
    if (role === "old" && !existsSync(target)) await rename(leftover, target);
    else await rm(leftover, { recursive: true, force: true });
  }
}

/** This machine's name, as file names can bear it. */
export function machine(): string {
  return hostname().replace(/[^a-zA-Z0-9]+/g, "_") || "here";
}

/** True for a process of this machine that is there, whoever's it is; true as well where it cannot be known. */
export function lives(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
