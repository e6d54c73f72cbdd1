import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type AxeWindow = typeof globalThis & { readonly axe: { run(of: Document, options: object): Promise<AxeResults> } };

/** What axe finds wrong on a page as it stands: rule and place of each. Canvases it cannot look into. */
export async function violations(page: Page): Promise<string[]> {
  // As a string given to the debugger, which no policy of the page forbids.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { violations: found } = await (globalThis as AxeWindow).axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
      // It would ask for the style sheets again, which a page from disk may not.
      preload: false,
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
  }, TAGS);
}
