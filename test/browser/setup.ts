/**
 * Once before the tests with a browser: finds one, and makes what they look at. Nothing of it stands in the repository,
 * and none of it outlives them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { TestProject } from "vitest/node";
import { buildPage } from "../../bin/page.ts";
import { chromium, NO_BROWSER } from "./chromium.ts";
import { careshift, serve } from "./serve.ts";

/** What the tests look at. */
export interface Site {
  /** Address of the server that shows the Thurrock pair, with a closing slash. */
  readonly url: string;
  /** Address of the folder of the page alone, opened from disk: no server, no catalogue. */
  readonly page: string;
  /** The run folder of the pair, three replications. */
  readonly folder: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly chromium: string | null;
    readonly site: Site;
  }
}

const SCENARIOS = fileURLToPath(new URL("../../scenarios/thurrock/", import.meta.url));

/** @returns what puts everything away afterwards */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = await chromium();
  if (program === null) return without(project);
  const temporary = await mkdtemp(join(tmpdir(), "careshift-browser-"));
  const page = join(temporary, "page");
  const folder = join(temporary, "pair");
  await buildPage({ to: page, quiet: true });
  const pair = ["today.yaml", "in-borough.yaml"].map((name) => join(SCENARIOS, name));
  await careshift("compare", ...pair, "--replications", "3", "--out", folder, "--no-serve", "--quiet");
  const server = await serve(folder);
  project.provide("chromium", program);
  project.provide("site", { url: server.url, page: `${pathToFileURL(page)}/`, folder });
  return async () => {
    await server.stop();
    await rm(temporary, { recursive: true });
  };
}

/** Says aloud what is not tested; on a machine that tests for others that is a failure. */
function without(project: TestProject): () => Promise<void> {
  if (process.env["CI"]) throw new Error(`${NO_BROWSER} CI is set, so this is a failure.`);
  process.stderr.write(`\n${"!".repeat(80)}\n${NO_BROWSER}\n${"!".repeat(80)}\n\n`);
  project.provide("chromium", null);
  project.provide("site", { url: "", page: "", folder: "" });
  return async () => {};
}
