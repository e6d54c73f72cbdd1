import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { findChromium, type Machine } from "./findChromium.ts";
import { locked } from "./lock.ts";

/** Minutes an installation may take before it counts as hung. */
const MOST_MINUTES = 8;

/**
 * The browser of this machine. Where there is none and this is root on a Debian, its chromium package is installed: one
 * line on standard error says so. Null when there is no way to one.
 * @throws Error when CHROME_PATH names nothing
 */
export async function chromium(): Promise<string | null> {
  return findChromium(thisMachine) ?? (canInstall() ? locked("careshift-chromium", installed) : null);
}

/** The sentence for someone whose machine has no browser. */
export const NO_BROWSER =
  "No Chromium, Chrome or Edge was found, so the tests that need a browser do not run. " +
  `Install one (${howToInstall()}), or name it in CHROME_PATH.`;

/** The browser of this machine, for commands that cannot do without. @throws Error that says how to get one */
export async function chromiumOrSay(): Promise<string> {
  const path = await chromium();
  if (path === null) throw new Error(NO_BROWSER.replace(", so the tests that need a browser do not run", ""));
  return path;
}

/** True where the browser must be told to do without its sandbox: it refuses to start as root with one. */
export const AS_ROOT = process.getuid?.() === 0;

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

function howToInstall(): string {
  if (process.platform === "darwin") return "brew install --cask chromium";
  if (process.platform === "win32") return "winget install Google.Chrome";
  return isDebian() ? "sudo apt-get install chromium" : "your system's package chromium";
}

/** Debian itself: on its relatives the package of this name is a pointer to somewhere else. */
function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

function canInstall(): boolean {
  return AS_ROOT && isDebian() && existsSync("/usr/bin/apt-get");
}

/** Installs the package, unless another process has done so while this one waited for its turn. */
function installed(): string | null {
  const there = findChromium(thisMachine);
  if (there !== null) return there;
  process.stderr.write(
    "No browser was found: installing the Debian package chromium with apt-get, for the viewer's tests.\n",
  );
  const apt = (...words: string[]) =>
    spawnSync("apt-get", ["--quiet", "--yes", "-o", "DPkg::Lock::Timeout=300", ...words], {
      stdio: ["ignore", process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: MOST_MINUTES * 60_000,
    });
  apt("update");
  apt("install", "--no-install-recommends", "chromium");
  return findChromium(thisMachine);
}
