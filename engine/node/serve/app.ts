/** The server's rules: to this machine only, reading only, and only what has an address. */
import { extname } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { policyText, SERVED_POLICY } from "./policy.ts";
import type { Content, Site } from "./site.ts";

const TYPES: Readonly<Record<string, string>> = {
  "": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".yaml": "text/yaml; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".log": "application/octet-stream",
};

/** Names by which a browser on this machine calls it. */
const THIS_MACHINE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** The site as a server would answer for it. */
export function appOf({ contents }: Site): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      strictTransportSecurity: false, // this is http, for this machine
      xFrameOptions: "DENY",
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    }),
    ownHeaders,
    onlyThisMachine,
    onlyReading,
  );
  app.get("*", async (c) => {
    const address = c.req.path.slice(1);
    const content = contents.get(address);
    if (content === undefined) return nothingHere(c);
    return given(c, content, TYPES[extname(address)] ?? "application/octet-stream");
  });
  return app;
}

const ownHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Content-Security-Policy", policyText(SERVED_POLICY));
  c.header("Cache-Control", "no-store");
};

/** A foreign page could give its own name this machine's address, and would then be let in by the browser. */
const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  if (THIS_MACHINE.test(c.req.header("host") ?? "")) return next();
  return c.text("This server answers to this machine only. Open the address that careshift printed.\n", 403);
};

const onlyReading: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  return c.text("This server can only be read from.\n", 405, { Allow: "GET, HEAD" });
};

/** A file whole or in ranges; a text whole. */
async function given(c: Context, content: Content, type: string): Promise<Response> {
  if ("text" in content) return c.body(content.text, 200, { "Content-Type": type });
  const response = await serveStatic({ path: content.file })(c, async () => {});
  if (!(response instanceof Response)) return nothingHere(c);
  if (response.headers.has("Content-Type")) response.headers.set("Content-Type", type);
  return response;
}

const nothingHere = (c: Context): Response => c.text("There is nothing at this address.\n", 404);
