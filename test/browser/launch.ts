import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { AS_ROOT } from "./chromium.ts";

/** Milliseconds a locator waits before it fails: for a machine that is busy with everything else. */
const PATIENCE = 30_000;

/** A quiet browser: nothing of its own on the network, drawn without a graphics card, the same on every machine. */
const FLAGS = [
  ...["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--disable-default-apps"],
  ...["--force-color-profile=srgb", "--disable-lcd-text"],
  // A container may give shared memory too little room for a page's bitmaps.
  "--disable-dev-shm-usage",
];

/** Starts Chromium. `more`: flags that a bench needs besides. */
export function launch(program: string, more: readonly string[] = []): Promise<Browser> {
  const args = [...FLAGS, ...(AS_ROOT ? ["--no-sandbox"] : []), ...more];
  return chromium.launch({ executablePath: program, args, chromiumSandbox: !AS_ROOT });
}

/** Errors of a page that are written down before it is given up. */
const MOST_ERRORS = 10;

/** One page under watch: what it asked for, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Address of every request so far, of workers too. */
  readonly requests: readonly string[];
  /** What was thrown and not caught, and what was written to the console as an error. */
  readonly errors: readonly string[];
}

/** An empty page in a context of its own: no storage, no cache, nothing left of another test. 1280 × 720, light. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    colorScheme: "light",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  // tsx wraps every named function in a call of this, also in those that are sent to the page.
  await context.addInitScript("globalThis.__name ??= (named) => named");
  const requests: string[] = [];
  const errors: string[] = [];
  const wrong = (what: string): void => {
    if (errors.length < MOST_ERRORS) errors.push(what);
    // A page that goes from error to error would otherwise be waited for until every patience is at its end.
    else void context.close().catch(() => {});
  };
  context.on("request", (request) => requests.push(request.url()));
  context.on("weberror", (thrown) => wrong(`thrown: ${thrown.error().stack ?? thrown.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") wrong(`console: ${message.text()} (${message.location().url})`);
  });
  const page = await context.newPage();
  page.on("websocket", (socket) => requests.push(socket.url()));
  return { page, requests, errors };
}

/** Requests that went to none of the addresses in `own`. What a page makes itself (blob:, data:) goes nowhere. */
export function strangers(requests: readonly string[], own: readonly string[]): string[] {
  return requests.filter((url) => !/^(?:blob|data):/.test(url) && !own.some((start) => url.startsWith(start)));
}
