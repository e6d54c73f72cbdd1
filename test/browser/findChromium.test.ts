import { describe, expect, test } from "vitest";
import { findChromium, type Machine } from "./findChromium.ts";

/** A machine that has only the programs named. */
function machine(platform: NodeJS.Platform, files: readonly string[], env: Machine["env"] = {}): Machine {
  const between = platform === "win32" ? "\\" : "/";
  return {
    platform,
    env,
    home: platform === "win32" ? "C:\\People\\ann" : "/people/ann",
    exists: (path) => files.includes(path),
    list: (folder) => [
      ...new Set(
        files.filter((f) => f.startsWith(folder + between)).map((f) => f.slice(folder.length + 1).split(between)[0]!),
      ),
    ],
  };
}

describe("the search for a browser", () => {
  test("takes the one CHROME_PATH names before any other", () => {
    const both = machine("linux", ["/opt/mine/chrome", "/usr/bin/chromium"], { CHROME_PATH: "/opt/mine/chrome" });
    expect(findChromium(both)).toBe("/opt/mine/chrome");
  });

  test("says so when CHROME_PATH names nothing, though another is there", () => {
    const wrong = machine("linux", ["/usr/bin/chromium"], { CHROME_PATH: "/opt/mine/chrome" });
    expect(() => findChromium(wrong)).toThrow("CHROME_PATH names /opt/mine/chrome, which does not exist");
  });

  test("finds none on a machine that has none", () => {
    for (const platform of ["linux", "darwin", "win32", "freebsd"] as const) {
      expect(findChromium(machine(platform, []))).toBeNull();
    }
  });

  const LOCAL = { LOCALAPPDATA: "C:\\People\\ann\\AppData\\Local" };
  test.each<[string, NodeJS.Platform, string, Machine["env"]]>([
    ["Debian's Chromium", "linux", "/usr/bin/chromium", {}],
    ["Chrome from its package", "linux", "/usr/bin/google-chrome", {}],
    ["Edge on Linux", "linux", "/usr/bin/microsoft-edge", {}],
    ["a browser anywhere on the path", "linux", "/nix/profile/bin/chromium", { PATH: "/bin:/nix/profile/bin" }],
    ["a snap", "linux", "/snap/bin/chromium", { PATH: "" }],
    ["Chrome on macOS", "darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", {}],
    ["a user's own on macOS", "darwin", "/people/ann/Applications/Chromium.app/Contents/MacOS/Chromium", {}],
    [
      "Edge, on every Windows",
      "win32",
      "C:\\x86\\Microsoft\\Edge\\Application\\msedge.exe",
      { "PROGRAMFILES(X86)": "C:\\x86" },
    ],
    ["a user's own on Windows", "win32", `${LOCAL.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`, LOCAL],
    ["Playwright's on Linux", "linux", "/people/ann/.cache/ms-playwright/chromium-1200/chrome-linux/chrome", {}],
    ["Playwright's, newer layout", "linux", "/people/ann/.cache/ms-playwright/chromium-1300/chrome-linux64/chrome", {}],
    [
      "Playwright's in a folder of its own",
      "linux",
      "/browsers/chromium-1200/chrome-linux/chrome",
      { PLAYWRIGHT_BROWSERS_PATH: "/browsers" },
    ],
    [
      "Playwright's on macOS",
      "darwin",
      "/people/ann/Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
      {},
    ],
    [
      "Playwright's on Windows",
      "win32",
      `${LOCAL.LOCALAPPDATA}\\ms-playwright\\chromium-1200\\chrome-win\\chrome.exe`,
      LOCAL,
    ],
  ])("finds %s", (_, platform, path, env) => {
    expect(findChromium(machine(platform, [path], env))).toBe(path);
  });

  test("prefers an installed browser to Playwright's, and there a whole one to a shell, and the newest", () => {
    const cache = "/people/ann/.cache/ms-playwright";
    const whole = [900, 1200, 1100].map((build) => `${cache}/chromium-${build}/chrome-linux/chrome`);
    const shell = `${cache}/chromium_headless_shell-1300/chrome-linux/headless_shell`;
    expect(findChromium(machine("linux", [shell]))).toBe(shell);
    expect(findChromium(machine("linux", [shell, ...whole]))).toBe(whole[1]);
    expect(findChromium(machine("linux", [shell, ...whole, "/usr/bin/chromium"]))).toBe("/usr/bin/chromium");
  });
});
