import { describe, expect } from "vitest";
import { violations } from "./axe.ts";
import { test } from "./browser.ts";
import { Replay } from "./replay.ts";

const START = 26 * 7 * 86_400;

/** Ways to what can be seen of the replay, each from the one before. */
const VIEWS: readonly (readonly [name: string, go: (replay: Replay) => Promise<void>])[] = [
  ["the stage", async () => {}],
  [
    "a delay",
    async (replay) => {
      await replay.button("Next delay").click();
      await replay.page.getByRole("heading", { name: /person \d+/i }).waitFor();
    },
  ],
  [
    "why",
    async ({ page }) => {
      await page.getByRole("region", { name: "What happens" }).getByRole("button", { name: "Why?" }).click();
      await page.getByRole("heading", { name: /^Why / }).waitFor();
    },
  ],
  ["the legend", async (replay) => replay.button("Legend").click()],
  [
    "the people of a service",
    async ({ page, stage }) => {
      await stage.getByRole("button", { name: /Acute wards/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /Acute wards/ }).waitFor();
    },
  ],
  [
    "the table",
    async (replay) => {
      await replay.button("Table").click();
      await replay.table.waitFor();
    },
  ],
  ["B", async (replay) => replay.worlds.nth(1).click()],
  ...["Settings", "Help", /^Run 1 of 3/].map(
    (name) =>
      [
        `the window ${name}`,
        async (replay: Replay) => {
          const open = replay.page.getByRole("dialog");
          if (await open.isVisible()) await open.getByRole("button", { name: "Close" }).click();
          await replay.button(name).click();
          await open.waitFor();
        },
      ] as const,
  ),
];

describe.for(["light", "dark"] as const)("axe finds nothing wrong, %s", (colorScheme) => {
  test("on the way through the replay", async ({ open, site }) => {
    const { page } = await open({ colorScheme });
    const replay = await Replay.open(page, site.url, START);
    const wrong: string[] = [];
    for (const [name, go] of VIEWS) {
      await go(replay);
      await replay.drawn();
      wrong.push(...(await violations(page)).map((what) => `${name}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });

  test("on a narrow screen, where services are a list", async ({ open, site }) => {
    const { page } = await open({ colorScheme, viewport: { width: 320, height: 640 } });
    await Replay.open(page, site.url, START);
    expect(await violations(page)).toEqual([]);
  });

  test("on the page that waits for a file", async ({ open, site }) => {
    const { page } = await open({ colorScheme });
    await page.goto(`${site.page}index.html`);
    await page.getByRole("heading", { name: "Open a run to watch it" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
