import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/**
 * Memory of the largest renderer process of a browser, in MiB: all of its pages in memory, shared ones as well.
 * Undefined where the system does not tell.
 */
export async function rendererMemory(browser: Browser): Promise<number | undefined> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").flatMap(({ id }) => residentMiB(id) ?? []);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}

/** Linux says it in a file. */
function residentMiB(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
