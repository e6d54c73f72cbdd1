import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./browser.ts";
import { Replay } from "./replay.ts";

describe("the page", () => {
  test("shows the pair of the server, and asks nobody else", async ({ open, site }) => {
    const { page, requests } = await open();
    const replay = await Replay.open(page, site.url);
    expect(await page.title()).toBe("Thurrock intermediate care today, spring 2016 – Careshift");
    expect(await replay.worlds.allInnerTexts()).toEqual([
      expect.stringMatching(/today/i),
      expect.stringMatching(/in the borough/i),
    ]);
    await replay.button(/^Run 1 of 3/).waitFor();
    await replay.now.getByText("Friday 1 April 2016").waitFor();
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
  });

  test("starts at the start of measuring, standing", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url);
    const HALF_A_YEAR = 26 * 7 * 86_400;
    await replay.stands(HALF_A_YEAR);
    // The slider's words follow within a second.
    await expect
      .poll(() => replay.time.getAttribute("aria-valuetext"), { timeout: 10_000 })
      .toBe("Friday 1 April 2016, 00:00, day 1 of 730");
  });

  test("moves nothing until it is asked to, and nothing after Pause", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url);
    const stillness = async (): Promise<void> => {
      const first = await page.screenshot();
      // Time itself is what is tested here.
      await page.waitForTimeout(400);
      expect((await page.screenshot()).equals(first)).toBe(true);
    };
    await replay.drawn();
    await stillness();
    const before = await page.screenshot();
    await replay.button("Play").click();
    await expect.poll(async () => (await page.screenshot()).equals(before)).toBe(false);
    await replay.button("Pause").click();
    await replay.button("Play").waitFor();
    // After a pause those on the way come to rest.
    await expect
      .poll(async () => {
        const one = await page.screenshot();
        await page.waitForTimeout(200);
        return (await page.screenshot()).equals(one);
      })
      .toBe(true);
    await stillness();
  });

  test("shifts nothing once it is there", async ({ open, site }) => {
    const { page } = await open();
    await watchShifts(page);
    const replay = await Replay.open(page, site.url);
    await replay.drawn();
    expect(await shifted(page)).toEqual([]);
  });

  test("shifts nothing when B has been read before A has begun to be", async ({ open, site }) => {
    const { page } = await open();
    await watchShifts(page);
    let release = (): void => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route("**/base/*.log", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.url);
    await page.getByRole("status").getByText("Ready.").waitFor();
    await new Replay(page).drawn();
    release();
    await new Replay(page).whole();
    expect(await shifted(page)).toEqual([]);
  });
});

type ShiftedWindow = typeof globalThis & { shifted: string[] };

/** Writes down, from the first paint on, what changes its place by itself. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: string[] = [];
    (globalThis as ShiftedWindow).shifted = found;
    const nameOf = (node: Node | null): string =>
      node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : String(node?.nodeName);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (!entry.hadRecentInput) found.push(...entry.sources.map(({ node }) => nameOf(node)));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const shifted = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as ShiftedWindow).shifted);

/** What Chromium tells of something that changed its place by itself. */
interface LayoutShift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}
