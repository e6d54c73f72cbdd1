import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "./charts.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const END = 100 * DAY;
/** Where the playhead stands when the page opens. */
const NOW = 50 * DAY;

const slider = (page: Page) => page.getByRole("slider", { name: "Time" });
const said = (page: Page) => page.evaluate(() => tried.said);
const spoken = (page: Page) => slider(page).getAttribute("aria-valuetext");

describe("the slider of time", () => {
  test("covers the run and says its time in words", async ({ charts }) => {
    const page = await charts();
    const figures = await slider(page).evaluate(({ min, max, value }: HTMLInputElement) =>
      [min, max, value].map(Number),
    );
    expect(figures).toEqual([0, END, NOW]);
    await expect.poll(() => spoken(page)).toBe(`second ${NOW}`);
  });

  test("moves by the hour, the day, the week and to the ends, and keeps these keys from the page", async ({
    charts,
  }) => {
    const page = await charts();
    await page.evaluate(() => document.addEventListener("keydown", ({ key }) => tried.said.push(["page", key])));
    const aims = {
      ...{ ArrowRight: NOW + HOUR, ArrowLeft: NOW, "Shift+ArrowRight": NOW + DAY, "Shift+ArrowLeft": NOW },
      ...{ PageUp: NOW + 7 * DAY, PageDown: NOW, Home: 0, End: END },
    };
    for (const [key, time] of Object.entries(aims)) {
      await slider(page).press(key);
      expect((await said(page)).slice(-2)).toEqual([
        ["start", time],
        ["end", time],
      ]);
      expect(await spoken(page)).toBe(`second ${time}`);
      expect(Number(await slider(page).inputValue())).toBe(time);
    }
    await slider(page).press("d");
    expect((await said(page)).filter(([what]) => what === "page")).toEqual([
      ["page", "Shift"],
      ["page", "Shift"],
      ["page", "d"],
    ]);
  });

  test("follows a running clock, and its words do within a breath", async ({ charts }) => {
    const page = await charts();
    await page.evaluate((from) => {
      for (let i = 1; i <= 60; i++) tried.lanes.playhead(from + i * 60);
    }, NOW);
    await expect.poll(() => spoken(page)).toBe(`second ${NOW + HOUR}`);
    expect(Number(await slider(page).inputValue())).toBe(NOW + HOUR);
  });

  test("can be dragged: a start, moves, an end where it stopped", async ({ charts }) => {
    const page = await charts();
    const { x, y, width, height } = (await slider(page).boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const phases = await said(page);
    expect(phases[0]![0]).toBe("start");
    expect(phases.at(-1)![0]).toBe("end");
    expect(phases.slice(1, -1).every(([phase]) => phase === "move")).toBe(true);
    expect(phases.at(-1)![1]).toBe(Number(await slider(page).inputValue()));
  });
});

describe("the zoomed lanes", () => {
  const detail = (page: Page) => page.getByRole("img", { name: /Beds used; Ready, waiting/ });
  /** The plot stands between the labels and a margin: where 40 and 60 days are. */
  const edges = (page: Page) =>
    detail(page).evaluate((svg) => {
      const [first, last] = [svg.querySelector(".lane-floor")!, svg].map((one) => one.getBoundingClientRect());
      return { left: first!.left, right: first!.right, y: last!.top + 20 };
    });

  test("place the playhead where they are pressed", async ({ charts }) => {
    const page = await charts();
    const { left, right, y } = await edges(page);
    await page.mouse.click(left + (right - left) * 0.75, y);
    const [[start, first], [end, last]] = (await said(page)) as [[string, number], [string, number]];
    expect([start, end, last]).toEqual(["start", "end", first]);
    // A pointer is within a pixel of where it was sent.
    expect(Math.abs(first - 55 * DAY)).toBeLessThanOrEqual((20 * DAY) / (right - left));
  });

  test("stay under the pointer that drags, and turn when it lets go", async ({ charts }) => {
    const page = await charts();
    const { left, right, y } = await edges(page);
    const name = () => detail(page).getAttribute("aria-label");
    const before = await name();
    await page.mouse.move(left + (right - left) / 2, y);
    await page.mouse.down();
    await page.mouse.move(right - 2, y, { steps: 5 });
    expect(await name()).toBe(before);
    const [phase, time] = (await said(page)).at(-1) as [string, number];
    expect(phase).toBe("move");
    expect(time).toBeLessThanOrEqual(60 * DAY);
    expect(time).toBeGreaterThan(59 * DAY);
    await page.mouse.up();
    expect((await said(page)).at(-1)).toEqual(["end", time]);
    const [from, to] = [...(await name())!.matchAll(/second (\d+)/g)].map((found) => Number(found[1]));
    expect(to! - from!).toBe(20 * DAY);
    expect(from!).toBeGreaterThan(40 * DAY);
    expect(to!).toBeGreaterThan(time);
  });

  test("one bad hour in a hundred days is there on the lane of the whole run, as high as ever", async ({ charts }) => {
    const page = await charts();
    const { top, bottom, wide } = await page.evaluate(() => {
      const band = [...document.querySelectorAll<SVGPathElement>("#timeline .lane-band")].at(-1)!;
      const { y, width, height } = band.getBBox();
      const halves = Array.from({ length: Math.ceil(2 * width) }, (_, i) => i / 2);
      const within = halves.filter((x) => band.isPointInFill(new DOMPoint(x, y + height / 2)));
      return { top: y, bottom: y + height, wide: within.length / 2 };
    });
    // 40 of 40 and 4 of 40, on a lane of 31 pixels with its floor at 32.
    expect(top).toBeCloseTo(1, 1);
    expect(bottom).toBeCloseTo(32 - 3.1, 1);
    // One hour of 2,400 on 800 pixels: one pixel, or two where it lies on both.
    expect(wide).toBeGreaterThanOrEqual(0.5);
    expect(wide).toBeLessThanOrEqual(2.5);
  });
});

describe("events on the timeline", () => {
  test("are buttons that go there", async ({ charts }) => {
    const page = await charts();
    const events = page.getByRole("list", { name: "Events on the timeline" });
    expect(await events.getByRole("button").allInnerTexts()).toEqual(["Measuring begins", "Winter beds open"]);
    await events.getByRole("button", { name: "Winter beds open" }).click();
    expect(await said(page)).toEqual([
      ["start", 70 * DAY],
      ["end", 70 * DAY],
    ]);
  });
});

describe("all charts", () => {
  test("have no fault that axe can find, in both themes", async ({ charts }) => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const theme of ["light", "dark"] as const) {
      const page = await charts(theme);
      await page.evaluate(axe);
      const faults = (await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))",
      )) as string[][];
      expect(faults, theme).toEqual([]);
    }
  });

  test("write nothing smaller than 16 pixels, and keep to their width down to 320", async ({ charts }) => {
    for (const width of [1000, 320]) {
      const page = await charts("light", { viewport: { width, height: 640 } });
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll("text, span, button, li")].map((one) =>
          Number.parseFloat(getComputedStyle(one).fontSize),
        ),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
      const reach = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll("#timeline *, #costs *")].map((one) => one.getBoundingClientRect().right),
        ),
      );
      expect(reach).toBeLessThanOrEqual(width);
    }
  });
});
