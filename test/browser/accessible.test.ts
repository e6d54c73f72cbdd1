import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./browser.ts";
import { IN_TIME, Replay } from "./replay.ts";

const DAY = 86_400;
const START = 26 * 7 * DAY;

describe("keys", () => {
  test("mean nothing while text is typed", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    const field = page.getByRole("textbox", { name: "Go to" });
    await field.focus();
    await page.keyboard.type("d x.");
    expect(await field.inputValue()).toBe("d x.");
    await replay.drawn();
    await replay.stands(START);
    expect(await replay.worlds.nth(0).getAttribute("aria-pressed")).toBe("true");
  });

  test("work on the stage and nowhere else, and can be switched off", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await replay.button("Settings").focus();
    await page.keyboard.press("d");
    await replay.drawn();
    await replay.stands(START);
    await replay.button("Settings").click();
    await page.getByRole("checkbox", { name: /Single characters/ }).uncheck();
    await page.keyboard.press("Escape");
    await replay.stage.focus();
    await page.keyboard.press("d");
    await replay.drawn();
    await replay.stands(START);
    // Keys with names go on working.
    await page.keyboard.press("ArrowRight");
    await replay.stands(START + 3600);
  });

  test("reach every control, each with a ring in two colours, none of it covered, and come round again", async ({
    open,
    site,
  }) => {
    const { page } = await open();
    await Replay.open(page, site.url, START);
    const seen = await tabThrough(page);
    const names = seen.map(({ name }) => name).join("\n");
    for (const wanted of ["Play", "Next delay", "Time", "Go to", "Speed", "Table", "Settings", "Help", "Acute wards"]) {
      expect(names).toContain(wanted);
    }
    expect(seen.filter(({ ring }) => !RING.test(ring)).map(({ name }) => name)).toEqual([]);
    expect(seen.filter(({ covered }) => covered).map(({ name }) => name)).toEqual([]);
  });

  test("list what they do", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await replay.stage.focus();
    await page.keyboard.press("?");
    await page
      .getByRole("dialog", { name: /Help|Keys/ })
      .getByText(/next delayed transfer/i)
      .waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").isVisible(), IN_TIME).toBe(false);
  });
});

describe("size and space", () => {
  test.for([
    ["320 pixels wide, as at 400%", { width: 320, height: 640 }],
    ["half the pixels, as at 200%", { width: 640, height: 360 }],
  ] as const)("%s: nothing has to be scrolled sideways", async ([, viewport], { open, site }) => {
    const { page } = await open({ viewport });
    const replay = await Replay.open(page, site.url, START);
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await sideways()).toBe(0);
    // Services are a list, and each opens its people.
    await page.getByRole("button", { name: /Acute wards.*142 of 142 beds/ }).click();
    await page.getByRole("heading", { name: /Acute wards/ }).waitFor();
    expect(await sideways()).toBe(0);
    await replay.button("Next delay").click();
    await expect.poll(() => replay.seconds(), IN_TIME).toBeGreaterThan(START);
    expect(await sideways()).toBe(0);
  });

  test("every control is large enough to be hit", async ({ open, site }) => {
    const { page } = await open();
    await Replay.open(page, site.url, START);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, input, select, a[href]")].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const away = width === 0 || !element.checkVisibility() || element.matches(".skip");
        return away || (width >= 24 && height >= 24)
          ? []
          : [`${element.textContent || element.id}: ${width} × ${height}`];
      }),
    );
    expect(small).toEqual([]);
  });

  test("with wider letters and lines no control cuts off its words", async ({ open, site }) => {
    const { page } = await open();
    await Replay.open(page, site.url, START);
    await page.evaluate(() => {
      // The spacing of WCAG 1.4.12.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
      );
      document.adoptedStyleSheets.push(sheet);
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("main button, main dd, main dt, main th, main td")].flatMap(
        (element) => {
          if (!element.checkVisibility() || element.closest('[aria-label="Services, drawn"]') !== null) return [];
          const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
          const high = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
          return wide || high ? [`${element.tagName} ${element.innerText}`] : [];
        },
      ),
    );
    expect(cut).toEqual([]);
  });
});

describe("movement", () => {
  test("with less of it wanted, people change places at once, and no more than once a second", async ({
    open,
    site,
  }) => {
    const { page } = await open({ reducedMotion: "reduce" });
    const replay = await Replay.open(page, site.url, START + 10 * 3600);
    await replay.button("Play").click();
    const SECONDS = 3;
    const { frames, dots } = await watch(page, SECONDS);
    expect(frames).toBeGreaterThan(1);
    expect(frames).toBeLessThanOrEqual(SECONDS + 1);
    expect(dots).toBe(0);
  });

  test("in full, people are on the way", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START + 10 * 3600);
    await replay.button("Play").click();
    const { frames, dots } = await watch(page, 3);
    expect(frames).toBeGreaterThan(4);
    expect(dots).toBeGreaterThan(0);
  });

  test("at the highest speed nothing flashes more than three times a second", async ({ open, site }) => {
    const { page } = await open();
    const replay = await Replay.open(page, site.url, START);
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "30 days per second" });
    await replay.button("Play").click();
    expect(await mostFlashes(page, 3)).toBeLessThanOrEqual(3);
  });
});

describe("without colour", () => {
  test.for([
    ["to eyes that see none", "none"],
    ["in the few colours a system forces", "active"],
  ] as const)("every sign of the legend differs from every other, %s", async ([, forcedColors], { open, site }) => {
    const { page } = await open({ forcedColors });
    const replay = await Replay.open(page, site.url, START);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
    await replay.button("Legend").click();
    const signs = page.getByRole("region", { name: "Legend" }).locator("dt");
    await signs.first().waitFor();
    const names = await signs.allInnerTexts();
    const pictures = new Map<string, string>();
    for (const [i, name] of names.entries()) {
      const picture = (await signs.nth(i).locator("svg").screenshot()).toString("base64");
      expect([name, pictures.get(picture)]).toEqual([name, undefined]);
      pictures.set(picture, name);
    }
    expect(pictures.size).toBeGreaterThan(10);
  });
});

/** A black outline of three pixels and a yellow one beside it. */
const RING = /^rgb\(11, 12, 12\) 3px .*rgb\(255, 221, 0\)/;

interface Stop {
  readonly name: string;
  /** Colour and width of the outline, and what is drawn beside it. */
  readonly ring: string;
  /** Something lies over its middle. */
  readonly covered: boolean;
}

/** Presses Tab from the top of the page until the focus comes round, and looks at each stop. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const x = Math.min(innerWidth - 1, Math.max(0, box.x + box.width / 2));
      const y = Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height / 2, 20)));
      const there = document.elementFromPoint(x, y);
      const name = element.getAttribute("aria-label") ?? (element as HTMLElement).innerText ?? "";
      const label = (element as HTMLInputElement).labels?.[0]?.innerText ?? "";
      return {
        name: (label || name || element.id).replace(/\s+/g, " "),
        // Black on light grounds, yellow on dark ones: one of the two is seen on any.
        ring: [style.outlineColor, style.outlineWidth, style.boxShadow].join(" "),
        covered: there === null || !(element.contains(there) || there.contains(element)),
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error("the focus never came round");
}

/** Watches the stage for some seconds: how many different pictures of cells and people, and the most dots in one. */
function watch(page: Page, seconds: number): Promise<{ frames: number; dots: number }> {
  return page.evaluate(async (limit) => {
    const hashes = new Set<string>();
    let dots = 0;
    const begun = performance.now();
    while (performance.now() - begun < limit * 1000) {
      await new Promise(requestAnimationFrame);
      const found: number[] = [];
      for (const canvas of document.querySelectorAll("canvas")) {
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        let hash = 0;
        let painted = 0;
        for (const word of new Uint32Array(data.buffer)) {
          hash = (Math.imul(hash, 31) + word) | 0;
          painted += Number(word !== 0);
        }
        found.push(hash);
        // Cells lie below, moving people above.
        if (canvas.matches("canvas ~ canvas")) dots = Math.max(dots, painted);
      }
      hashes.add(found.join());
    }
    return { frames: hashes.size, dots };
  }, seconds);
}

/**
 * The most flashes within a second in any tile of 64 pixels: pairs of opposing changes of the mean luminance by a tenth
 * or more, as WCAG 2.3.1 counts them.
 */
function mostFlashes(page: Page, seconds: number): Promise<number> {
  return page.evaluate(async (limit) => {
    const TILE = 64;
    const changes = new Map<string, number[]>();
    const extremes = new Map<string, { value: number; rising: boolean }>();
    const linear = Float32Array.from({ length: 256 }, (_, v) =>
      v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    );
    const canvas = document.querySelector("canvas")!;
    const context = canvas.getContext("2d")!;
    const begun = performance.now();
    for (let now = begun; now - begun < limit * 1000; now = performance.now()) {
      await new Promise(requestAnimationFrame);
      for (let y = 0; y + TILE <= canvas.height; y += TILE) {
        for (let x = 0; x + TILE <= canvas.width; x += TILE) {
          const { data } = context.getImageData(x, y, TILE, TILE);
          let sum = 0;
          for (let i = 0; i < data.length; i += 4) {
            // Clear pixels show the page, which is white.
            if (data[i + 3] === 0) sum += 1;
            else sum += 0.2126 * linear[data[i]!]! + 0.7152 * linear[data[i + 1]!]! + 0.0722 * linear[data[i + 2]!]!;
          }
          const value = sum / (TILE * TILE);
          const key = `${x} ${y}`;
          const last = extremes.get(key);
          if (last === undefined) extremes.set(key, { value, rising: false });
          else if (Math.abs(value - last.value) >= 0.1) {
            const rising = value > last.value;
            if (rising !== last.rising) changes.set(key, [...(changes.get(key) ?? []), now]);
            extremes.set(key, { value, rising });
          } else if (last.rising === value > last.value) extremes.set(key, { value, rising: last.rising });
        }
      }
    }
    const within = (times: readonly number[]): number =>
      Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 1000).length));
    return Math.max(0, ...[...changes.values()].map(within)) / 2;
  }, seconds);
}
