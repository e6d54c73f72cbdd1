import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROGRAM = fileURLToPath(new URL("../../bin/careshift.mjs", import.meta.url));

/** Path of a test scenario. */
export function scenario(name: string): string {
  return fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url));
}

/** A fresh folder to work in. */
export function workplace(): Promise<string> {
  return mkdtemp(join(tmpdir(), "careshift-cli-"));
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as a person would, in a folder of its own. `program`: another copy of it. */
export function begin(
  words: readonly string[],
  cwd: string,
  program = PROGRAM,
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [program, ...words], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
}

const DISK = new URL("disk.mjs", import.meta.url).href;

/** Environment under which the disk, or the process, fails: see disk.mjs. */
export function onDisk(fails: Readonly<Record<`DISK_${string}`, string>>): Record<string, string> {
  return { ...fails, NODE_OPTIONS: `--import ${DISK}` };
}

/** Waits for the end of a process, with all it has said. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
}

/** The whole command. */
export function careshift(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return ended(begin(words, cwd, PROGRAM, env));
}
