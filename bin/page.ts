/** Builds the viewer's page from a checkout, when it is not there or other than its sources. */
import { readFileSync, rmSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { buildStamp, ROOT } from "./stamp.ts";

/** Where the page lies, in a checkout and in the published package. */
const PAGE = join(ROOT, "dist", "viz");

/** How a build is to be made. */
export interface PageBuild {
  /** The folder, replaced whole (default: dist/viz). */
  readonly to?: string;
  /** Nothing on stdout. */
  readonly quiet?: boolean;
}

/** Builds the page beside its folder and then puts it there, so that nobody ever finds half of one. */
export async function buildPage({ to = PAGE, quiet = false }: PageBuild = {}): Promise<void> {
  const built = await builtBeside(to, quiet);
  await putInPlace(built, to);
}

/**
 * The folder of a page that fits its sources, built now if need be.
 * @param say told, in a sentence, when it has to be built
 */
export async function ensurePage(say: (sentence: string) => void): Promise<string> {
  if (isFresh()) return PAGE;
  say("Building the viewer's page from its sources. This takes a few seconds, once after each change.");
  const built = await builtBeside(PAGE, true);
  // Another process may have been quicker, and may already hand out its page: that one stays.
  if (!isFresh()) await putInPlace(built, PAGE).catch(unlessFresh);
  await rm(built, { recursive: true, force: true });
  return PAGE;
}

function unlessFresh(error: Error): void {
  if (!isFresh()) throw error;
}

function isFresh(): boolean {
  try {
    return readFileSync(join(PAGE, "index.html"), "utf8").includes(buildStamp());
  } catch {
    return false;
  }
}

async function builtBeside(folder: string, quiet: boolean): Promise<string> {
  const outDir = `${folder}.${process.pid}.tmp`;
  const clear = (): void => rmSync(outDir, { recursive: true, force: true });
  process.once("exit", clear); // Ctrl-C while it is built
  try {
    await build({
      configFile: join(ROOT, "vite.config.ts"),
      logLevel: quiet ? "error" : "info",
      build: { outDir, emptyOutDir: true },
    });
    return outDir;
  } catch (error) {
    clear();
    throw error;
  } finally {
    process.off("exit", clear);
  }
}

async function putInPlace(built: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rename(built, folder);
}
