import { posix, win32 } from "node:path";

/** What the search asks of a machine; tests hand in one that does not exist. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own folder. */
  readonly home: string;
  exists(path: string): boolean;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[];
}

/**
 * The program of a browser that speaks Chromium's protocol: the one CHROME_PATH names, else one in the usual places of
 * Linux, macOS or Windows, else the newest in Playwright's cache; null where there is none.
 * @throws Error when CHROME_PATH names nothing: a wrong wish is not to be passed over
 */
export function findChromium(machine: Machine): string | null {
  const wished = machine.env["CHROME_PATH"];
  if (wished) {
    if (machine.exists(wished)) return wished;
    throw new Error(`CHROME_PATH names ${wished}, which does not exist. Correct it, or unset it to search.`);
  }
  const places = [...usualPlaces(machine), ...cached(machine)];
  return places.find((path) => machine.exists(path)) ?? null;
}

const LINUX_NAMES = [
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "google-chrome-beta"],
  ...["microsoft-edge", "microsoft-edge-stable", "microsoft-edge-beta"],
];
const MAC_NAMES = ["Google Chrome", "Chromium", "Microsoft Edge", "Google Chrome Canary"];
const WINDOWS_NAMES = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

function usualPlaces({ platform, env, home }: Machine): string[] {
  if (platform === "darwin") {
    const folders = ["/Applications", posix.join(home, "Applications")];
    return folders.flatMap((folder) => MAC_NAMES.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return WINDOWS_NAMES.flatMap((name) => folders.flatMap((folder) => (folder ? [win32.join(folder, name)] : [])));
  }
  const onPath = (env["PATH"] ?? "").split(":").filter((folder) => folder !== "");
  const folders = [...new Set([...onPath, "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"])];
  return [...LINUX_NAMES, "chrome"].flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** Where Playwright puts a browser inside its folder, by system: older names and newer. */
const IN_CACHE: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    ...["chrome-mac", "chrome-mac-arm64", "chrome-mac-x64"].flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    ]),
    "chrome-headless-shell-mac-arm64/chrome-headless-shell",
    "chrome-headless-shell-mac-x64/chrome-headless-shell",
  ],
  win32: [
    "chrome-win\\chrome.exe",
    "chrome-win64\\chrome.exe",
    "chrome-headless-shell-win64\\chrome-headless-shell.exe",
  ],
  linux: [
    ...["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-linux/headless_shell"],
    "chrome-headless-shell-linux64/chrome-headless-shell",
  ],
};

function cached(machine: Machine): string[] {
  const { join } = machine.platform === "win32" ? win32 : posix;
  const cache = cacheOf(machine);
  if (cache === null) return [];
  const builds = machine
    .list(cache)
    .flatMap((name) => {
      const [, kind, build] = /^chromium(_headless_shell)?-(\d+)$/.exec(name) ?? [];
      return build === undefined ? [] : [{ name, whole: kind === undefined, build: Number(build) }];
    })
    .sort((a, b) => Number(b.whole) - Number(a.whole) || b.build - a.build);
  const inside = IN_CACHE[machine.platform] ?? IN_CACHE.linux!;
  return builds.flatMap(({ name }) => inside.map((path) => join(cache, name, path)));
}

function cacheOf({ platform, env, home }: Machine): string | null {
  const named = env["PLAYWRIGHT_BROWSERS_PATH"];
  if (named && named !== "0") return named;
  if (platform === "darwin") return posix.join(home, "Library/Caches/ms-playwright");
  if (platform === "win32") return env["LOCALAPPDATA"] ? win32.join(env["LOCALAPPDATA"], "ms-playwright") : null;
  return posix.join(env["XDG_CACHE_HOME"] || posix.join(home, ".cache"), "ms-playwright");
}
