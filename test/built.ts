/**
 * Once before all tests: the command line as JavaScript in dist/, where it is not there or older than its sources. A
 * test that runs `careshift` then starts what users of the package start, in a fifth of the time that compiling it
 * anew at each start takes. Types are judged by `npm run typecheck`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = join(ROOT, "engine");
const BUILT = join(ROOT, "dist", "engine");

/** Builds beside the folder and then puts it there whole, so that nobody ever starts half of it. */
export function setup(): void {
  if (isFresh()) return;
  const folder = join(ROOT, "dist", `engine.${process.pid}.tmp`);
  mkdirSync(folder, { recursive: true });
  try {
    compileTo(folder);
    rmSync(BUILT, { recursive: true, force: true });
    renameSync(join(folder, "engine"), BUILT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const main = join(BUILT, "node", "main.js");
  return existsSync(main) && statSync(main).mtimeMs >= newestSource();
}

/** Milliseconds of the newest change of a source, as bin/careshift.mjs asks. */
function newestSource(): number {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return Math.max(...sources.map((name) => statSync(join(SOURCES, name)).mtimeMs));
}

/** @throws Error with what the compiler said when it made nothing */
function compileTo(folder: string): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const options = ["-p", join(ROOT, "tsconfig.build.json"), "--noCheck", "--declaration", "false", "--outDir", folder];
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...options], { encoding: "utf8" });
  if (!existsSync(join(folder, "engine", "node", "main.js"))) throw new Error(`The build failed.\n${stdout}${stderr}`);
}
