import { EXIT } from "../exit.ts";
import type { Interrupt } from "../interrupt.ts";
import { print } from "../output.ts";
import { openBrowser, someoneLooks } from "../serve/browser.ts";
import { listen } from "../serve/listen.ts";
import { type Site, siteOf } from "../serve/site.ts";
import { worldsOf } from "../serve/worlds.ts";

/** Options of `careshift replay`, and of `--serve`. */
export interface ServeOptions {
  readonly port?: number;
  /** False with --no-open. */
  readonly open: boolean;
}

export interface ReplayOptions extends ServeOptions {
  /** For scenarios that have not been run. */
  readonly seed: string;
}

/**
 * The folder of the viewer's page, built first where it must be.
 * @param say told, in a sentence, what takes time
 * @throws Error with a sentence when there is no page and none can be built
 */
export type Page = (say: (sentence: string) => void) => Promise<string>;

/** `careshift replay PATH [PATH]`: shows runs, logs and scenarios in a browser until Ctrl-C, which is its proper end. */
export async function replay(
  paths: readonly string[],
  options: ReplayOptions,
  interrupt: Interrupt,
  page: Page,
): Promise<number> {
  const worlds = await worldsOf(paths, options.seed);
  const built = await builtPage(page);
  if (built === null) return EXIT.failed;
  return serve(await siteOf(built, worlds), options, interrupt, process.stdout);
}

/** `--serve` after `run` and `compare`: the results stand in their folder, so that a missing page is no failure. */
export async function serveAfterwards(
  folder: string,
  options: ReplayOptions & { readonly json?: boolean },
  interrupt: Interrupt,
  page: Page,
): Promise<number> {
  const built = await builtPage(page);
  if (built === null) return EXIT.done;
  const site = await siteOf(built, await worldsOf([folder], options.seed));
  // With --json, stdout holds the results and nothing else.
  return serve(site, options, interrupt, options.json ? process.stderr : process.stdout);
}

/** The page's folder; null, and a sentence on stderr, when it cannot be had. */
function builtPage(page: Page): Promise<string | null> {
  return page(tell).catch((error: Error) => {
    tell(`The viewer cannot be shown: ${error.message}`);
    return null;
  });
}

async function serve(
  site: Site,
  { port, open }: ServeOptions,
  interrupt: Interrupt,
  out: NodeJS.WriteStream,
): Promise<number> {
  const { address, close } = await listen(site, port ?? null);
  if (!interrupt.requested) await print(out, `Viewer: ${address} (Ctrl-C ends it)\n`);
  if (open && !interrupt.requested && someoneLooks()) openBrowser(address);
  await untilStopped(interrupt);
  await close();
  return EXIT.done;
}

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

function untilStopped({ signal }: Interrupt): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
}
