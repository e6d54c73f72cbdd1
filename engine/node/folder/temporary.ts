/** Names of files and folders that are on their way to another name, and what becomes of those left by the dead. */
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** ".today-1a2b3c4d-careshift.host-4711.new.tmp": hidden, beside the target, and says whose it is. */
export function temporaryName(target: string, role: "new" | "old"): string {
  return join(dirname(resolve(target)), `${prefix(target)}${machine()}-${process.pid}.${role}.tmp`);
}

/**
 * Removes temporaries of this target whose process on this machine no longer lives. What had stepped aside for
 * something new that never came goes back.
 */
export async function clearDeadTemporaries(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const names = await readdir(folder).catch(() => []);
  const start = `${prefix(target)}${machine()}-`;
  for (const name of names) {
    if (!name.startsWith(start) || !name.endsWith(".tmp")) continue;
    const owner = Number.parseInt(name.slice(start.length), 10);
    if (owner === process.pid || lives(owner)) continue;
    const leftover = join(folder, name);
    if (name.endsWith(".old.tmp") && !existsSync(target)) await rename(leftover, target);
    else await rm(leftover, { recursive: true, force: true });
  }
}

function prefix(target: string): string {
  return `.${basename(resolve(target))}.`;
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
