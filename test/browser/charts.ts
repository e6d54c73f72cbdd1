import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions } from "playwright-core";
import { build } from "vite";
import { type Theme, TOKENS } from "../../viz/tokens.ts";
import { test as base } from "./browser.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const STYLES = ["network", "overlay", "lanes", "costBars"].map((name) => here(`../../viz/charts/${name}.css`));

const PARTS = `<!doctype html><html lang="en-GB"><title>Charts</title><main><h1>Charts</h1>
<div id="stage" style="position: relative"></div><section id="timeline"></section><section id="costs"></section></main>`;

/** `test` with the charts in a page, on the town of chartsPage.ts. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: nothing else is wanted
  .extend("script", { scope: "file" }, async ({}) => bundled())
  .extend("charts", ({ open, script }) => async (theme: Theme = "light", options: BrowserContextOptions = {}) => {
    const { page } = await open({ viewport: { width: 1000, height: 720 }, ...options });
    await page.setContent(PARTS);
    await page.addStyleTag({ content: await styles(theme) });
    await page.addScriptTag({ content: script });
    return page;
  });

async function bundled(): Promise<string> {
  const result = await build({
    ...{ configFile: false, publicDir: false, logLevel: "warn", root: here("../..") },
    build: { write: false, rolldownOptions: { input: here("chartsPage.ts"), output: { format: "iife" } } },
  });
  if (Array.isArray(result) || !("output" in result)) throw new TypeError("the charts have more than one bundle");
  return result.output[0].code;
}

async function styles(theme: Theme): Promise<string> {
  const tokens = Object.entries(TOKENS[theme]).map(([name, colour]) => `--${name}: ${colour};`);
  const { focus, "focus-edge": edge } = TOKENS[theme];
  const page = `:root { ${tokens.join(" ")} --focus-yellow: ${focus}; --focus-black: ${edge}; }
    body { margin: 8px; background: var(--page); color: var(--ink); font: 16px/1.45 Arial, sans-serif; }`;
  return [page, ...(await Promise.all(STYLES.map((path) => readFile(path, "utf8"))))].join("\n");
}
