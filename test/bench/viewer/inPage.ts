import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { launch, visit } from "../../browser/launch.ts";
import { careshift, serve } from "../../browser/serve.ts";
import { type Measured, median, quantile } from "./budgets.ts";
import { rendererMemory } from "./memory.ts";
import type { Fixture } from "./million.ts";
import { type Watched, type WatchedWindow, watch } from "./watching.ts";

/** What is measured, and with what. */
export interface InPage {
  /** Program of the browser. */
  readonly program: string;
  /** A folder to work in that holds the built page as `page`. */
  readonly folder: string;
  readonly fixture: Fixture;
  /** How often what has a median is done. */
  readonly turns: number;
}

const DESK = { width: 1920, height: 1080 };
/** Milliseconds: Chromium tells of no answer quicker than this. */
const QUICKEST = 16;
const SCENARIOS = fileURLToPath(new URL("../../../scenarios/thurrock/", import.meta.url));

/** What is felt of the page itself: how soon it is there, how soon it answers, what it takes. */
export async function measuredInPage({ program, folder, fixture, turns }: InPage): Promise<Measured> {
  const log = join(folder, "million.log");
  writeFileSync(log, fixture.file);
  return {
    ...(await pairOf(program, folder, turns)),
    ...(await millionOf(program, pathToFileURL(join(folder, "page", "index.html")).href, log, turns)),
  };
}

/** Opens the Thurrock pair from a server, each time anew. */
async function pairOf(program: string, folder: string, turns: number): Promise<Measured> {
  const pair = ["today.yaml", "in-borough.yaml"].map((name) => join(SCENARIOS, name));
  const run = join(folder, "pair");
  await careshift("compare", ...pair, "--replications", "3", "--out", run, "--no-serve", "--quiet");
  const server = await serve(run);
  const browser = await launch(program);
  const seen: Watched[] = [];
  try {
    for (let turn = 0; turn < turns; turn++) {
      const page = await watchedPage(browser);
      await page.goto(server.url);
      await page.waitForFunction(() => (globalThis as WatchedWindow).watched.whole > 0);
      seen.push(await watched(page));
      await page.context().close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return {
    firstPaint: median(seen.map(({ paint }) => paint)),
    playable: median(seen.map(({ playable }) => playable)),
    shift: Math.max(...seen.map(({ shift }) => shift)),
  };
}

/** Chooses the log of a million facts from disk, then works with it. */
async function millionOf(program: string, address: string, log: string, turns: number): Promise<Measured> {
  const seen: Watched[] = [];
  let last: Measured = {};
  for (let turn = 0; turn < turns; turn++) {
    const browser = await launch(program);
    try {
      const page = await watchedPage(browser);
      await page.goto(`${address}#perf=1`);
      const memoryEmpty = await rendererMemory(browser);
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Choose files" }).click();
      await (await chooser).setFiles(log);
      await page.waitForFunction(() => (globalThis as WatchedWindow).watched.whole > 0);
      seen.push(await watched(page));
      if (turn < turns - 1) continue;
      const memory = await rendererMemory(browser);
      const work = { seekPainted: await clicks(page), ...(await scrub(page)), key: await keys(page) };
      last = { ...work, ...defined({ memory, memoryEmpty }) };
    } finally {
      await browser.close();
    }
  }
  const tasks = seen.map(({ picked, whole, tasks: all }) =>
    Math.max(0, ...all.filter(({ begun }) => begun > picked && begun < whole).map(({ took }) => took)),
  );
  return {
    firstPartPage: median(seen.map(({ picked, playable }) => playable - picked)),
    loadPage: median(seen.map(({ picked, whole }) => whole - picked)),
    longestTask: Math.max(...tasks),
    ...last,
  };
}

/** Presses on the timeline, all over it: 95th percentile of the time to the painted answer. */
async function clicks(page: Page): Promise<number> {
  const box = (await page.getByRole("slider", { name: "Time" }).boundingBox())!;
  const CLICKS = 60;
  return answers(page, CLICKS, async (n) => {
    await page.mouse.click(box.x + box.width * ((n * 0.618) % 1), box.y + box.height / 2);
  });
}

/** Keys of every sort: 95th percentile of the time to the painted answer. */
async function keys(page: Page): Promise<number> {
  await page.getByRole("region", { name: "Services, drawn" }).focus();
  const round = [".", ".", ",", "ArrowRight", "Shift+ArrowRight", "d", "d", "Shift+D", "t", "t", "g", "g", "]", "["];
  return answers(page, 5 * round.length, async (n) => {
    await page
      .getByRole("region", { name: /^Services/ })
      .first()
      .focus();
    await page.keyboard.press(round[n % round.length]!);
  });
}

/** Does something so often, a frame between, and gives the 95th percentile of the answers to it. */
async function answers(page: Page, times: number, act: (n: number) => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    (globalThis as WatchedWindow).watched.answers = {};
  });
  for (let n = 0; n < times; n++) {
    await act(n);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  }
  const slow = Object.values((await watched(page)).answers);
  const quick = Array.from({ length: Math.max(0, times - slow.length) }, () => QUICKEST);
  return quantile([...slow, ...quick], 0.95);
}

/** Frames a second while the timeline is dragged, at sixty moves a second; and the script in each. */
async function scrub(page: Page): Promise<Measured> {
  const box = (await page.getByRole("slider", { name: "Time" }).boundingBox())!;
  const SECONDS = 3;
  const MOVES = 60 * SECONDS;
  const y = box.y + box.height / 2;
  const x = (n: number): number => box.x + 20 + ((box.width - 40) * n) / MOVES;
  const devtools = await page.context().newCDPSession(page);
  await page.mouse.move(x(0), y);
  await page.mouse.down();
  const begun = await page.evaluate(() => performance.now());
  const moves: Promise<unknown>[] = [];
  for (let n = 1; n <= MOVES; n++) {
    // A hand does not wait for the picture.
    moves.push(
      devtools.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: x(n), y, button: "left", buttons: 1 }),
    );
    await pause(1000 / 60);
  }
  const ended = await page.evaluate(() => performance.now());
  await Promise.all(moves);
  await page.mouse.up();
  const frames = (await watched(page)).frames.filter((frame) => frame.begun >= begun && frame.begun < ended);
  return { scrub: (1000 * frames.length) / (ended - begun), scrubScript: median(frames.map(({ took }) => took)) };
}

async function watchedPage(browser: Browser): Promise<Page> {
  const { page } = await visit(browser, { viewport: DESK });
  await page.addInitScript(watch);
  return page;
}

const watched = (page: Page): Promise<Watched> => page.evaluate(() => (globalThis as WatchedWindow).watched);

function defined(values: { readonly [K in "memory" | "memoryEmpty"]: number | undefined }): Measured {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
