import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Catalogue } from "../../engine/index.ts";
import { folderOf, TINY_PAGE } from "../engine/node/serve/visit.ts";
import { careshift, ended, PROGRAM, scenario, workplace } from "./careshift.ts";

const WITH_PAGE = fileURLToPath(new URL("withPage.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");

let page: string;
let here: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  page = await folderOf(TINY_PAGE);
});
afterAll(() => rm(page, { recursive: true }));
beforeEach(async () => {
  here = await workplace();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(here, { recursive: true });
});

/** The command line under way, and what it has said so far. */
function begin(words: readonly string[], env: Record<string, string> = { CARESHIFT_TEST_PAGE: page }) {
  return underWay(["--import", TSX, WITH_PAGE, ...words], env);
}

function underWay(words: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, words, {
    cwd: here,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const end = ended(child);
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (text: string) => {
      said[stream] += text;
    });
  }
  /** Resolves with the address once it is said, on the stream where it must be. */
  const address = async (stream: "stdout" | "stderr" = "stdout"): Promise<string> => {
    for (;;) {
      const found = /^Viewer: (http:\S+) \(Ctrl-C ends it\)$/m.exec(said[stream]);
      if (found !== null) return found[1]!;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said.stdout}${said.stderr}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { child, end, said, address };
}

const textAt = async (address: string, path = ""): Promise<string> => (await fetch(address + path)).text();
const catalogueAt = async (address: string): Promise<Catalogue> => JSON.parse(await textAt(address, "catalogue.json"));

describe.runIf(process.platform !== "win32")("replay", () => {
  test("serves page, catalogue and log of a run until Ctrl-C, and then ends well", async () => {
    await careshift(["run", scenario("small"), "--replications", "2", "--out", "out", "--quiet"], here);
    const { child, end, address } = begin(["replay", "out"]);
    const at = await address();
    expect(await textAt(at)).toContain('<meta name="careshift-catalogue" content="catalogue.json">');
    expect(await textAt(at, "page.js")).toBe(TINY_PAGE["page.js"]);
    const { worlds } = await catalogueAt(at);
    expect(worlds.map(({ id, replications }) => [id, replications])).toEqual([["run", 2]]);
    const served = Buffer.from(await (await fetch(at + worlds[0]!.log!)).arrayBuffer());
    expect(served.equals(await readFile(join(here, "out", "replication-1.log")))).toBe(true);
    expect(await textAt(at, worlds[0]!.scenario!)).toBe(await readFile(join(here, "out", "scenario.yaml"), "utf8"));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await end;
    expect([code, stdout, stderr]).toEqual([0, `Viewer: ${at} (Ctrl-C ends it)\n`, "Here is the page.\n"]);
    await expect(fetch(at)).rejects.toThrow();
  });

  test("ends as well by a polite kill, with a reader still connected", async () => {
    const { child, end, address } = begin(["replay", scenario("small")]);
    const at = await address();
    const reading = await fetch(at, { headers: { connection: "keep-alive" } });
    child.kill("SIGTERM");
    expect((await end).code).toBe(0);
    await reading.text().catch(() => {});
  });

  test("checks a scenario first, and serves it resolved beside a second", async () => {
    const { address } = begin(["replay", scenario("small"), scenario("small-more-beds"), "--seed", "Monday"]);
    const { worlds } = await catalogueAt(await address());
    expect(worlds.map(({ id, seed, log }) => [id, seed, log])).toEqual([
      ["scenario", "Monday", null],
      ["scenario-2", "Monday", null],
    ]);
  });

  test.each([
    [["replay"], "missing required argument 'path'"],
    [["replay", "nowhere"], "nowhere cannot be read: it does not exist"],
    [["replay", scenario("broken")], "broken.yaml:12:21"],
    [["replay", scenario("small"), "--port", "99999"], "whole number from 1 to 65535"],
  ])("%j says what is wrong, and the exit code is 2", async (words, sentence) => {
    const { code, stdout, stderr } = await begin(words).end;
    expect(stderr).toContain(sentence);
    expect([code, stdout]).toEqual([2, ""]);
  });

  test("says that the port is taken, and the exit code is 2", async () => {
    const taken = createServer();
    const port = await new Promise<number>((done) => {
      taken.listen(0, "127.0.0.1", () => done((taken.address() as { port: number }).port));
    });
    const { code, stderr } = await begin(["replay", scenario("small"), "--port", `${port}`]).end;
    taken.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} cannot be used: another program uses it. Name another with --port`);
  });

  test("builds the real page in a checkout where it must, and serves it", async () => {
    const { address } = underWay([PROGRAM, "replay", scenario("small")], {});
    const at = await address();
    expect(await textAt(at)).toMatch(/<meta name="careshift-build" content="[^"]+">/);
    expect(await textAt(at, "workers/log.js")).toContain("postMessage");
  });

  test("says that the page is missing, and the exit code is 1", async () => {
    const { code, stderr } = await begin(["replay", scenario("small")], {}).end;
    expect([code, stderr]).toEqual([1, "The viewer cannot be shown: its page is missing from this installation.\n"]);
  });
});

describe.runIf(process.platform !== "win32")("--serve", () => {
  const small = ["run", scenario("small"), "--replications", "1", "--out", "out", "--quiet"];

  test("prints the table, then the address, and serves until Ctrl-C", async () => {
    const { child, end, said, address } = begin([...small, "--serve"]);
    const at = await address();
    expect(said.stdout.indexOf("Run folder: out")).toBeGreaterThan(0);
    expect(said.stdout.indexOf("Viewer:")).toBeGreaterThan(said.stdout.indexOf("Run folder: out"));
    expect((await catalogueAt(at)).worlds).toHaveLength(1);
    child.kill("SIGINT");
    expect((await end).code).toBe(0);
  });

  test("keeps stdout for the results with --json", async () => {
    const { child, end, address } = begin([...small, "--serve", "--json"]);
    await address("stderr");
    child.kill("SIGINT");
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile(join(here, "out", "results.json"), "utf8"));
  });

  test("serves both worlds of a comparison", async () => {
    const words = ["compare", scenario("small"), scenario("small-more-beds"), "--replications", "1", "--serve"];
    const { address } = begin(words);
    const { title, worlds } = await catalogueAt(await address());
    expect(worlds.map(({ id }) => id)).toEqual(["base", "variant-1"]);
    expect(title).toBe(worlds[1]!.question ?? worlds[0]!.question);
  });

  test.each([
    ["is not asked for", [], { CARESHIFT_TEST_PAGE: "unused" }],
    ["is taken back", ["--serve", "--no-serve"], { CARESHIFT_TEST_PAGE: "unused" }],
  ])("serves nothing when it %s", async (_, words, env) => {
    const { code, stdout } = await begin([...small, ...words], env).end;
    expect(code).toBe(0);
    expect(stdout).not.toContain("Viewer:");
  });

  test("is no failure without a page: the results are there", async () => {
    const { code, stdout, stderr } = await begin([...small, "--serve"], {}).end;
    expect(code).toBe(0);
    expect(stdout).toContain("Run folder: out");
    expect(stderr).toContain("The viewer cannot be shown: its page is missing from this installation.");
  });
});
