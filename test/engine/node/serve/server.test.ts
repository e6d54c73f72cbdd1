import { rm, symlink, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../../../engine/node/serve/listen.ts";
import { type ServedWorld, type Site, siteOf } from "../../../../engine/node/serve/site.ts";
import { folderOf, TINY_PAGE, visit } from "./visit.ts";

const LOG = Uint8Array.from({ length: 1_000 }, (_, i) => (i * 7) & 255);

let page: string;
let data: string;
let site: Site;
let server: Listening;

beforeAll(async () => {
  page = await folderOf(TINY_PAGE);
  data = await folderOf({ "replication-1.log": LOG, "private.txt": "not named" });
  await symlink(join(data, "private.txt"), join(page, "linked.js"));
  const world: ServedWorld = {
    world: {
      ...{ id: "run", title: "A ward", question: "How many?", digest: "d", engine: "1", seed: "s", replications: 1 },
      ...{ log: "worlds/run/replication-1.log", scenario: "worlds/run/scenario.yaml", digests: [], delayed: [] },
    },
    contents: new Map([
      ["worlds/run/replication-1.log", { file: join(data, "replication-1.log") }],
      ["worlds/run/scenario.yaml", { text: "careshift: 1\n" }],
    ]),
  };
  site = await siteOf(page, [world]);
  server = await listen(site, 0);
});

afterAll(async () => {
  await server.close();
  for (const folder of [page, data]) await rm(folder, { recursive: true });
});

/** The first line that the server answers to these very words. */
function statusOf(words: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1", () => socket.write(words));
    socket.setEncoding("utf8").on("error", fail);
    socket.once("data", (text) => {
      done(String(text).split("\r\n")[0]!);
      socket.destroy();
    });
  });
}

const ask = (path: string, how?: Parameters<typeof visit>[2]) => visit(server.address, path, how);

describe("the server gives", () => {
  test("the page, told where its catalogue is", async () => {
    for (const path of ["/", "/index.html", "/?anything"]) {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(body.toString()).toBe(
        TINY_PAGE["index.html"].replace("<head>", '<head>\n<meta name="careshift-catalogue" content="catalogue.json">'),
      );
    }
  });

  test.each([
    ["/page.js", "text/javascript; charset=utf-8", TINY_PAGE["page.js"]],
    ["/page.js?0.1.0-stamp", "text/javascript; charset=utf-8", TINY_PAGE["page.js"]],
    ["/page.css", "text/css; charset=utf-8", TINY_PAGE["page.css"]],
    ["/workers/log.js", "text/javascript; charset=utf-8", TINY_PAGE["workers/log.js"]],
    ["/worlds/run/scenario.yaml", "text/yaml; charset=utf-8", "careshift: 1\n"],
  ])("%s as %s", async (path, type, content) => {
    const { status, headers, body } = await ask(path);
    expect([status, headers["content-type"], body.toString()]).toEqual([200, type, content]);
  });

  test("the catalogue", async () => {
    const { headers, body } = await ask("/catalogue.json");
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(JSON.parse(body.toString())).toEqual(site.catalogue);
  });

  test("a log whole, its size alone, and any range of it", async () => {
    const path = "/worlds/run/replication-1.log";
    const whole = await ask(path);
    expect(whole.headers["content-type"]).toBe("application/octet-stream");
    expect(whole.body.equals(LOG)).toBe(true);
    const head = await ask(path, { method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, "1000", 0]);
    const part = await ask(path, { headers: { range: "bytes=100-199" } });
    expect([part.status, part.headers["content-range"]]).toEqual([206, "bytes 100-199/1000"]);
    expect(part.body.equals(LOG.subarray(100, 200))).toBe(true);
    expect((await ask(path, { headers: { range: "bytes=5000-6000" } })).status).toBe(416);
  });
});

describe("the server gives nothing else", () => {
  test.each([
    "/private.txt",
    "/linked.js",
    "/worlds/run/private.txt",
    "/worlds/run/",
    "/worlds",
    "/page.js/",
    "//page.js",
    "/../package.json",
    "/worlds/run/../../../package.json",
    "/%2e%2e/package.json",
    "/worlds/run/..%2freplication-1.log",
    "/page.js%00.html",
    "/PAGE.JS",
    "/__proto__",
  ])("%s is not there", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test("a file that has gone since is not there", async () => {
    const folder = await folderOf({ "replication-1.log": LOG });
    const gone = join(folder, "replication-1.log");
    const content = await listen({ ...site, contents: new Map([["gone.log", { file: gone }]]) }, 0);
    expect((await visit(content.address, "/gone.log")).status).toBe(200);
    await rm(gone);
    expect((await visit(content.address, "/gone.log")).status).toBe(404);
    await content.close();
    await rm(folder, { recursive: true });
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s is refused", async (method) => {
    for (const path of ["/", "/catalogue.json", "/nowhere"]) {
      const { status, headers } = await ask(path, { method });
      expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    }
  });
});

describe("the server answers to this machine only", () => {
  test("it listens on the loopback address", () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test.each(["evil.example", "evil.example:4173", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.0.7"])(
    "the host %j is refused, whatever is asked for",
    async (host) => {
      for (const path of ["/", "/catalogue.json", "/worlds/run/replication-1.log", "/nowhere"]) {
        const { status, body } = await ask(path, { headers: { host } });
        expect(status).toBe(403);
        expect(body.toString()).toContain("this machine only");
      }
    },
  );

  test.each([
    "GET / HTTP/1.0\r\n\r\n",
    "GET / HTTP/1.0\r\nHost:\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "GET /..\\package.json HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
  ])("%j is refused", async (words) => {
    expect(await statusOf(words)).toMatch(/^HTTP\/1\.1 40[0-9] /);
  });

  test.each(["127.0.0.1", "localhost:9000", "LOCALHOST", "[::1]:4173"])("the host %s is this machine", async (host) => {
    expect((await ask("/", { headers: { host } })).status).toBe(200);
  });
});

describe("every answer", () => {
  test.each([
    ["/", {}],
    ["/worlds/run/replication-1.log", {}],
    ["/nowhere", {}],
    ["/", { method: "POST" }],
    ["/", { headers: { host: "evil.example" } }],
  ])("%s %j carries the policy and is not kept", async (path, how) => {
    const { headers } = await ask(path, how);
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
        "font-src 'none'; base-uri 'none'; form-action 'none'; worker-src 'self'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });
});

describe("a port", () => {
  test("that is taken is a sentence when it was asked for", async () => {
    const port = Number(new URL(server.address).port);
    await expect(listen(site, port)).rejects.toThrow(`Port ${port} cannot be used: another program uses it.`);
  });

  test("that nobody asked for is any that is free", async () => {
    // Whether the usual one is taken already or by this, the server finds another.
    const taken = createServer().on("error", () => {});
    await new Promise((done) => taken.on("error", done).listen(4173, "127.0.0.1", () => done(null)));
    const other = await listen(site, null);
    expect(new URL(other.address).port).not.toBe("4173");
    expect((await visit(other.address, "/")).status).toBe(200);
    await other.close();
    taken.close();
  });

  test("is free again, and open connections end, when the server closes", async () => {
    const first = await listen(site, 0);
    const { address } = first;
    const slow = connect(Number(new URL(address).port), "127.0.0.1").on("error", () => {});
    await new Promise((done) => slow.on("connect", () => slow.write("GET / HTTP/1.1\r\nHost: 127", done)));
    const cutOff = new Promise((done) => slow.on("close", done));
    await first.close();
    await cutOff;
    await expect(visit(address, "/")).rejects.toThrow();
  });
});

test("a folder without a page is no site", async () => {
  const empty = await folderOf({});
  await expect(siteOf(empty, [])).rejects.toThrow();
  await writeFile(join(empty, "index.html"), "no head");
  await expect(siteOf(empty, [])).rejects.toThrow("has no head");
  await rm(empty, { recursive: true });
});
