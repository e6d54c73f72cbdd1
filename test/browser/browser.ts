import type { Browser, BrowserContextOptions } from "playwright-core";
import { expect, inject, test as plain } from "vitest";
import { NO_BROWSER } from "./chromium.ts";
import { launch, strangers, type Visit, visit } from "./launch.ts";

/**
 * `test` with a browser, one for each file. `site` is what the set-up made; `open` gives an empty page in a context of
 * its own. After the test no page of it may have thrown, logged an error, or asked anyone but the site. Skipped where
 * there is no browser.
 */
export const test = plain
  .extend("site", () => inject("site"))
  // biome-ignore lint/correctness/noEmptyPattern: the second argument is wanted
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }): Promise<Browser | null> => {
    const program = inject("chromium");
    if (program === null) return null;
    const browser = await launch(program);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("open", ({ browser, site, skip }, { onCleanup }) => {
    const visits: Visit[] = [];
    onCleanup(async () => {
      for (const { page } of visits) await page.context().close();
      expect(visits.flatMap(({ errors }) => errors)).toEqual([]);
      expect(visits.flatMap(({ requests }) => strangers(requests, [site.url, site.page]))).toEqual([]);
    });
    return async (options?: BrowserContextOptions): Promise<Visit> => {
      if (browser === null) return skip(NO_BROWSER);
      const one = await visit(browser, options);
      visits.push(one);
      return one;
    };
  });
