/**
 * One process at a time on a run folder. Whoever wants it first leaves a file of its own beside the folder, then looks
 * who else has one there. Of two, the one who looks later sees the other's: so never both go on. No file is ever taken
 * from somebody else who lives, so there is no moment at which a lock changes hands.
 */
import { randomBytes, randomInt } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { uptime } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { InputError } from "../exit.ts";
import { onHurriedEnd } from "../interrupt.ts";
import { cannotWrite } from "./disk.ts";
import { lives, machine } from "./temporary.ts";

/** What a lock file tells. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** What tells this process from another of the same number; null where the system does not say. */
  readonly born: string | null;
  /** ISO. */
  readonly since: string;
  /** False while it only looks who else is there. */
  readonly holds: boolean;
}

export interface Lock {
  /** Lets others at the folder. */
  release(): Promise<void>;
}

/** Milliseconds between two signs of life. */
const HEARTBEAT = 10_000;
/** Milliseconds without a sign of life after which a process of another machine is taken for dead. */
const SILENCE = 120_000;
/** Milliseconds for which processes that come at the same moment let each other pass. */
const PATIENCE = 5_000;

/**
 * Takes the lock of a folder, whether it exists or not.
 * @throws InputError when another process has it, with its number and since when; or when the disk refuses
 */
export async function takeLock(target: string): Promise<Lock> {
  const mine = join(dirname(resolve(target)), `${prefixOf(target)}${machine()}-${process.pid}-${token()}.lock`);
  const until = performance.now() + PATIENCE;
  try {
    for (;;) {
      const holder = await tryFor(target, mine);
      if (holder === null) return held(mine);
      if (holder.holds || performance.now() > until) throw inUse(target, holder);
      await pause(randomInt(20, 80));
    }
  } catch (error) {
    for (const file of [mine, `${mine}.tmp`]) await rm(file, { force: true }).catch(() => {});
    throw cannotWrite(target, error);
  }
}

/** Null when nobody else is there: the lock is taken. Else who is; then no file of ours is left. */
async function tryFor(target: string, mine: string): Promise<Holder | null> {
  await leave(mine, false);
  const [other] = await othersAt(target, mine);
  if (other === undefined) {
    await leave(mine, true);
    return null;
  }
  await rm(mine, { force: true });
  return other;
}

/** Removes what dead processes of this machine left of their locks. Whoever lives is not disturbed. */
export async function clearDeadLocks(target: string): Promise<void> {
  for (const file of await locksAt(target)) {
    const holder = await holderIn(file);
    if (holder !== null && isDead(holder, 0)) await rm(file, { force: true });
  }
}

/** Written under another name first: nobody reads half of it. */
async function leave(mine: string, holds: boolean): Promise<void> {
  const holder: Holder = { host: machine(), pid: process.pid, born: born(process.pid), since: SINCE, holds };
  await writeFile(`${mine}.tmp`, JSON.stringify(holder));
  await rename(`${mine}.tmp`, mine);
}

const SINCE = new Date().toISOString();

/** Others who live, those who hold first. Files of the dead go. */
async function othersAt(target: string, mine: string): Promise<Holder[]> {
  const now = (await stat(mine)).mtimeMs; // the clock of whoever keeps the files
  const others: Holder[] = [];
  for (const file of await locksAt(target)) {
    if (file === mine || file === `${mine}.tmp`) continue;
    const holder = await holderIn(file);
    if (holder === null) continue; // gone meanwhile
    if (isDead(holder, now - holder.beat)) await rm(file, { force: true });
    else if (!file.endsWith(".tmp")) others.push(holder);
  }
  return others.sort((a, b) => Number(b.holds) - Number(a.holds));
}

/** Files of locks, whole and being written. */
async function locksAt(target: string): Promise<string[]> {
  const folder = dirname(resolve(target));
  const start = prefixOf(target);
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(start) && LOCK.test(name.slice(start.length)))
    .map((name) => join(folder, name));
}

const LOCK = /^\w+-\d+-[0-9a-f]+\.lock(\.tmp)?$/;

async function holderIn(file: string): Promise<(Holder & { readonly beat: number }) | null> {
  try {
    const beat = (await stat(file)).mtimeMs;
    const [, host = "", pid = ""] = /\.(\w+)-(\d+)-[0-9a-f]+\.lock(?:\.tmp)?$/.exec(basename(file)) ?? [];
    const unknown: Holder = { host, pid: Number(pid), born: null, since: new Date(beat).toISOString(), holds: false };
    return { ...unknown, ...parsed(await readFile(file, "utf8")), beat };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** What stands in a lock file; nothing where a crash of the machine left it empty. */
function parsed(text: string): Partial<Holder> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param silent milliseconds since its last sign of life */
function isDead({ host, pid, born: wasBorn, since }: Holder, silent: number): boolean {
  if (host !== machine()) return silent > SILENCE;
  const beforeBoot = Date.parse(since) < Date.now() - uptime() * 1000 - HEARTBEAT;
  if (!lives(pid) || beforeBoot) return true;
  return wasBorn !== null && wasBorn !== born(pid);
}

/** On Linux: when the process began, counted from which start of the machine. Numbers of processes are used again. */
function born(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const about = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program stands in brackets and may hold anything; the 20th word after it is the time it began.
    return `${boot} ${about.slice(about.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}

function held(mine: string): Lock {
  const heart = setInterval(() => {
    const now = new Date();
    utimes(mine, now, now).catch(() => {});
  }, HEARTBEAT).unref();
  const forget = onHurriedEnd(() => rmSync(mine, { force: true }));
  return {
    async release() {
      clearInterval(heart);
      forget();
      await rm(mine, { force: true }).catch(() => {});
    },
  };
}

function inUse(target: string, { host, pid, since }: Holder): InputError {
  const where = host === machine() ? "" : ` on ${host}`;
  const when = `${since.slice(0, 16).replace("T", " ")} UTC`;
  return new InputError(
    `${target} is in use by process ${pid}${where} since ${when}. Wait for its end, end it, or name another folder with --out.`,
  );
}

function prefixOf(target: string): string {
  return `.${basename(resolve(target))}.`;
}

function token(): string {
  return randomBytes(4).toString("hex");
}
