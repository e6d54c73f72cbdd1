/**
 * Takes the pictures of the viewer that its documents show, of the Thurrock pair and always of the same moments.
 *
 *   npm run screenshots        writes viz/screenshots/*.png
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { chromiumOrSay } from "../browser/chromium.ts";
import { launch, visit } from "../browser/launch.ts";
import { Replay } from "../browser/replay.ts";
import { careshift, serve } from "../browser/serve.ts";

const SCENARIOS = fileURLToPath(new URL("../../scenarios/thurrock/", import.meta.url));
const TO = fileURLToPath(new URL("../../viz/screenshots/", import.meta.url));
/** Bytes that a picture in the repository may have. */
const MOST_BYTES = 400_000;

const DAY = 86_400;
/** Half a year of warm-up. */
const START = 26 * 7 * DAY;
/** Winter, when the beds outside the borough are closing: Saturday 14 January 2017, 14:05. */
const WINTER = START + 288 * DAY + 14 * 3600 + 300;

/** September, when the ward is full of people with nowhere to go; with the people of the ward as a list. */
const FULL = `t=${START + 160 * DAY + DAY / 2}&sel=s-acute-ward`;

/** One picture: what it is called, how the page is opened, and what is done before it is taken. */
interface Picture {
  readonly name: string;
  readonly options?: BrowserContextOptions;
  readonly at?: number | string;
  readonly pose: (replay: Replay) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: "replay-light", at: FULL, options: { viewport: { width: 1600, height: 1000 } }, pose: nowhereToGo },
  { name: "replay-dark", at: FULL, options: { colorScheme: "dark" }, pose: nowhereToGo },
  {
    name: "replay-b",
    pose: async (replay) => {
      await nextDelay(replay);
      await replay.worlds.nth(1).click();
    },
  },
  {
    name: "table",
    at: `t=${WINTER}&tb=1`,
    pose: async (replay) => {
      await replay.worlds.nth(1).click();
      await replay.table.waitFor();
    },
  },
  { name: "legend", pose: (replay) => replay.button("Legend").click() },
  { name: "narrow", options: { viewport: { width: 320, height: 640 } }, pose: async () => {} },
  {
    name: "error",
    pose: async ({ page }) => {
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(["no log"], "winter.log"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await page.getByText(/this is not a Careshift log/).waitFor();
    },
  },
];

/** Someone in the ward who has nowhere to go, and the chain of causes. */
async function nowhereToGo({ page }: Replay): Promise<void> {
  const side = page.getByRole("complementary");
  await side
    .getByRole("button", { name: /no room in the next service/ })
    .first()
    .click();
  await side.getByRole("button", { name: "Why?" }).click();
  await page.getByRole("heading", { name: /^Why / }).waitFor();
}

/** The next delay, on its first minute. */
async function nextDelay(replay: Replay): Promise<void> {
  await replay.button("Next delay").click();
  await replay.page.getByRole("heading", { name: /person \d+/i }).waitFor();
}

async function take(browser: Browser, url: string, { name, options, at, pose }: Picture): Promise<void> {
  const { page, errors } = await visit(browser, options);
  const replay = await Replay.open(page, url, at ?? WINTER);
  await pose(replay);
  await page.mouse.move(0, 0);
  await replay.drawn();
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  await page.context().close();
  if (errors.length > 0) throw new Error(`${name}: ${errors.join("\n")}`);
  if (picture.length > MOST_BYTES) throw new Error(`${name} has ${picture.length} bytes, more than ${MOST_BYTES}`);
  writeFileSync(join(TO, `${name}.png`), picture);
  console.log(`viz/screenshots/${name}.png ${Math.round(picture.length / 1000)} kB`);
}

const temporary = mkdtempSync(join(tmpdir(), "careshift-screenshots-"));
try {
  const program = await chromiumOrSay();
  const folder = join(temporary, "pair");
  const pair = ["today.yaml", "in-borough.yaml"].map((name) => join(SCENARIOS, name));
  await careshift("compare", ...pair, "--replications", "30", "--out", folder, "--no-serve", "--quiet");
  const server = await serve(folder);
  const browser = await launch(program);
  mkdirSync(TO, { recursive: true });
  try {
    for (const picture of PICTURES) await take(browser, server.url, picture);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  rmSync(temporary, { recursive: true });
}
