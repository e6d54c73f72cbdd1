import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import { test as base } from "./browser.ts";

/** A page under a policy as strict as ours, which changes its title when it is clicked. */
const PAGE = `<!doctype html><html lang="en"><title>before</title><h1>Under a strict policy</h1>
<button onclick="">Change</button><script src="page.js"></script>`;
const SCRIPT = `document.querySelector("button").onclick = () => setTimeout(() => { document.title = "after"; }, 300);`;

let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const script = request.url?.endsWith(".js") === true;
    response.writeHead(200, {
      "content-type": script ? "text/javascript" : "text/html",
      "content-security-policy": "default-src 'none'; script-src 'self'",
    });
    response.end(script ? SCRIPT : PAGE.replace(' onclick=""', ""));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((done) => server.close(done)));

const test = base.extend("site", () => ({ ...inject("site"), url }));

describe("under a policy without eval", () => {
  test("functions run, at once and after waiting", async ({ open }) => {
    const { page } = await open();
    await page.goto(url);
    expect(await page.evaluate(() => document.title)).toBe("before");
    await page.getByRole("button", { name: "Change" }).click();
    await page.waitForFunction(() => document.title === "after");
    expect(await page.locator("h1").evaluate((heading) => heading.textContent)).toBe("Under a strict policy");
  });

  test("a string runs when it is evaluated: that is how axe gets in", async ({ open }) => {
    const { page } = await open();
    await page.goto(url);
    expect(await page.evaluate("document.title")).toBe("before");
  });
});

describe("a page under watch", () => {
  test("its requests, and its errors with where they came from, are written down", async ({ open }) => {
    const visit = await open();
    await visit.page.goto(url);
    expect(visit.requests).toEqual([url, `${url}page.js`]);
    await visit.page.evaluate(() => {
      setTimeout(() => {
        throw new Error("planted");
      });
      console.error("said");
    });
    await expect.poll(() => visit.errors.join("\n")).toMatch(/console: said[\s\S]*thrown: Error: planted/);
    // Seen: now the test may pass.
    (visit.errors as string[]).length = 0;
  });
});
