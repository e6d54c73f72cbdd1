import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { visit } from "../../browser/launch.ts";
import { type Measured, median, quantile } from "./budgets.ts";
import type { DrawingPage, Frames } from "./drawing.ts";
import type { Fixture } from "./million.ts";

const DESK = { width: 1920, height: 1080 };

type BenchWindow = typeof globalThis & { readonly bench: DrawingPage };

/** Seeks, frame rates and script per frame of the pixel renderer, in a real browser, on a page of its own. */
export async function measuredWhileDrawing(browser: Browser, fixture: Fixture, seconds: number): Promise<Measured> {
  const server = await serveDrawing(await bundle(), fixture.file);
  const { page, errors } = await visit(browser, { viewport: DESK });
  try {
    await page.goto(server.url);
    const seeks = await page.evaluate(() => (globalThis as BenchWindow).bench.seeks());
    const run = (dots: number): Promise<Frames> =>
      page.evaluate(([n, s]) => (globalThis as BenchWindow).bench.frames(n, s), [dots, seconds] as const);
    // A page that has just begun still translates its script.
    await run(5_000);
    const few = await run(5_000);
    const many = await run(20_000);
    const most = await run(50_000);
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return {
      seekPage: quantile(seeks, 0.95),
      seekPageMost: Math.max(...seeks),
      fps5k: perSecond(few),
      gap5k: quantile(few.gaps, 0.95),
      fps20k: perSecond(many),
      fps50k: perSecond(most),
      script5k: median(few.spent.script),
      script20k: median(many.spent.script),
      script50k: median(most.spent.script),
      state: median(few.spent.state),
      frame: median(few.spent.frame),
      cells: median(few.spent.cells),
      dots5k: median(few.spent.dots),
      dots20k: median(many.spent.dots),
      upload: median(few.spent.upload),
      seekPageMiddle: median(seeks),
    };
  } finally {
    await page.context().close();
    await server.close();
  }
}

const perSecond = ({ gaps }: Frames): number => (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);

/** The page's script as one text. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL("drawing.ts", import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry, formats: ["iife"], name: "drawing" } },
  });
  const outputs = Array.isArray(made) ? made : [made];
  const chunk = outputs.flatMap((one) => ("output" in one ? one.output : [])).find(({ type }) => type === "chunk");
  if (chunk?.type !== "chunk") throw new Error("the drawing page was not built");
  return chunk.code;
}

/** Isolated from other origins, for only then does a browser give its clock in steps of 5 µs. */
const HEADERS = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

async function serveDrawing(script: string, log: Uint8Array): Promise<{ url: string; close(): Promise<void> }> {
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{margin:0}</style><body><script src="drawing.js"></script>`;
  const files = new Map<string, readonly [type: string, body: string | Uint8Array]>([
    ["/", ["text/html", html]],
    ["/drawing.js", ["text/javascript", script]],
    ["/million.log", ["application/octet-stream", log]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = files.get(request.url ?? "") ?? [];
    response.writeHead(type === undefined ? 404 : 200, { ...HEADERS, "content-type": type ?? "text/plain" });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
