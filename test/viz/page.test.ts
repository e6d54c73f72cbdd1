import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPage } from "../../bin/page.ts";
import { buildStamp, VERSION } from "../../bin/stamp.ts";
import { standardMeasures } from "../../engine/index.ts";
import { FACTS } from "../../engine/log/facts.ts";
import { FILE_POLICY, policyText, SERVED_POLICY } from "../../engine/node/serve/policy.ts";
import type { StartThread } from "../../viz/workers/conversation.ts";
import { languageHandler } from "../../viz/workers/languageHandler.ts";
import type { LanguageAsk, LanguageEvent } from "../../viz/workers/messages.ts";
import { openLogWith, simulateWith } from "../../viz/workers/pipeline.ts";
import { ROOT } from "../architecture/source.ts";
import { alone, logFile, SEED, smallRun, textOf } from "./workers/small.ts";

const EXAMPLES = `${ROOT}scenarios/examples`;

let page: string;
const fileOf = (name: string): string => readFileSync(join(page, name), "utf8");
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();

beforeAll(async () => {
  page = join(await mkdtemp(join(tmpdir(), "careshift-page-")), "viz");
  await buildPage({ to: page, quiet: true });
});
afterAll(() => rm(join(page, ".."), { recursive: true }));

test("the page is these files, and nothing is left beside it", () => {
  expect(filesIn(join(page, "..")).map((name) => name.replace(/^viz\//, ""))).toEqual([
    "THIRD-PARTY.md",
    "icon.svg",
    "index.html",
    "page.js",
    "style.css",
    "workers/language.js",
    "workers/language.text.js",
    "workers/log.js",
    "workers/log.text.js",
    "workers/run.js",
    "workers/run.text.js",
  ]);
});

describe("bytes, packed", () => {
  test.each([
    ["page.js", 120_000],
    ["style.css", 20_000],
    ["workers/log.js", 40_000],
    ["workers/run.js", 60_000],
    // YAML and zod are half of it, and it is loaded only when a scenario is read. 164,203 on 2026-11-23: money and measures to ask for.
    ["workers/language.js", 185_000],
  ])("%s stays within %i", (name, most) => {
    expect(gzipSync(fileOf(name), { level: 9 }).length).toBeLessThanOrEqual(most);
  });

  test("the language is carried by its own worker alone", () => {
    // Words of a message about YAML, as the parser's authors wrote them.
    const carriers = filesIn(page).filter(
      (name) => name.endsWith(".js") && fileOf(name).includes("BLOCK_AS_IMPLICIT_KEY"),
    );
    expect(carriers).toEqual(["workers/language.js", "workers/language.text.js"]);
  });
});

describe("a worker carries what it needs and no more", () => {
  test("run: neither measures nor what facts mean in words", () => {
    const measures = new Set(standardMeasures(smallRun().model).definitions.map(({ words }) => words));
    expect(measures.size).toBeGreaterThan(20);
    expect([...measures].filter((words) => fileOf("workers/run.js").includes(words))).toEqual([]);
    expect(fileOf("workers/run.js")).not.toContain(FACTS.Arrived.says);
  });

  test("language: neither what keys mean in words nor JSON Schema", () => {
    const [about] = /(?<=describe\(")[^"]{40,}/.exec(readFileSync(`${ROOT}engine/scenario/schema/rules.ts`, "utf8"))!;
    expect(fileOf("workers/language.js")).not.toContain(about);
    expect(fileOf("workers/language.js")).not.toContain("json-schema.org");
  });

  test("runs draw from one generator, not from seven", () => {
    expect(fileOf("workers/run.js")).not.toContain("xorwow");
  });
});

describe("index.html", () => {
  test("loads classic scripts and relative addresses only, so that it works from disk", () => {
    const html = fileOf("index.html");
    expect(html).not.toMatch(/type="?module|crossorigin|modulepreload|<script>|<style>|\son\w+=|\sstyle=/);
    expect(html.match(/<script/g)).toHaveLength(1);
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((address) => !/^\.\/[\w-]+\.(?:js|css|svg)(?:\?[\w.-]+)?$/.test(address))).toEqual([]);
  });

  test("forbids whatever it does not need", () => {
    const content = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(fileOf("index.html"))?.[1];
    expect(content?.replaceAll("&#39;", "'")).toBe(policyText(FILE_POLICY));
    const { "worker-src": _, ...always } = FILE_POLICY;
    expect(SERVED_POLICY).toEqual({ ...always, "worker-src": "'self'", "frame-ancestors": "'none'" });
  });

  test("names its build, which is that of the sources as they stand", () => {
    expect(fileOf("index.html")).toContain(`<meta name="careshift-build" content="${buildStamp()}">`);
    expect(buildStamp()).toMatch(new RegExp(`^${VERSION.replaceAll(".", "\\.")}-[0-9a-f]{12}$`));
  });
});

test("the licence of everything bundled goes with it", () => {
  const notice = fileOf("THIRD-PARTY.md");
  const names = [...notice.matchAll(/^## (\S+) [\d.]+ \(\S+\)\n\n(?=.*\S)/gm)].map(([, name]) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(
    expect.arrayContaining(["d3-selection", "immer", "rxjs", "seedrandom", "tslib", "yaml", "zod"]),
  );
  expect(notice).toContain("Copyright 2019 David Bau.");
});

test("nothing names the machine it was built on, or calls another", () => {
  for (const name of filesIn(page)) {
    expect(fileOf(name)).not.toContain(ROOT);
    if (name !== "THIRD-PARTY.md") expect(fileOf(name)).not.toMatch(/(?:import|fetch|importScripts)\(\s*["'`]https?:/);
  }
});

describe("the workers, as built", () => {
  test.each(["log", "run", "language"])("%s comes as a script and as its text", (name) => {
    const self: Record<string, unknown> = {};
    runInContext(fileOf(`workers/${name}.text.js`), createContext({ self }));
    expect(self).toEqual({ careshiftWorkers: { [name]: fileOf(`workers/${name}.js`) } });
  });

  /** The built script in a thread of Node's, dressed as a worker of a page. */
  const start: StartThread = async (name, { heard, broken }) => {
    const dress = `
      const { parentPort } = require("node:worker_threads");
      globalThis.self = globalThis;
      self.postMessage = (said, transfer) => parentPort.postMessage(said, transfer);
      parentPort.on("message", (data) => self.onmessage({ data }));
    `;
    const thread = new Worker(dress + fileOf(`workers/${name}.js`), { eval: true });
    thread.on("message", heard).on("error", (error) => broken(error.message));
    return {
      post: (ask, transfer) => thread.postMessage(ask, transfer),
      end: () => void thread.terminate(),
    };
  };

  test("simulate the run that the command line makes", async () => {
    const last = await lastValueFrom(simulateWith(start, "0", alone(textOf("small")), { seed: SEED, replication: 0 }));
    expect(last).toMatchObject({ kind: "done", digest: smallRun().digest, index: { complete: true } });
  });

  /** What the built language worker says of some files, one after the other. */
  const saidByBuilt = async (asks: readonly LanguageAsk[]): Promise<LanguageEvent[]> => {
    const said: LanguageEvent[] = [];
    let next = (): void => {};
    const heard = (event: unknown): void => {
      said.push(event as LanguageEvent);
      next();
    };
    const thread = await start("language", { heard, broken: (why) => expect.unreachable(why) });
    for (const ask of asks) {
      const answered = new Promise<void>((resolve) => {
        next = resolve;
      });
      thread.post(ask, []);
      await answered;
    }
    thread.end();
    return said;
  };

  test("read scenarios, and find the faults in them, as the sources do", async () => {
    const text = textOf("small");
    const lines = text.split("\n");
    const without = lines.map((_, n) => lines.toSpliced(n, 1).join("\n"));
    const spoilt = lines.map((line, n) => lines.with(n, line.replace(/: \S.*/, ": nonsense")).join("\n"));
    const examples = readdirSync(EXAMPLES).filter((name) => /\.(?:yaml|csv)$/.test(name));
    const files = new Map(examples.map((name) => [name, readFileSync(join(EXAMPLES, name), "utf8")]));
    const asks = [
      ...[text, textOf("broken"), ...without, ...spoilt].map(alone),
      ...examples.filter((name) => name.endsWith(".yaml")).map((entry) => ({ entry, files })),
    ];
    const said = await saidByBuilt(asks);
    for (const [i, ask] of asks.entries()) {
      const here = languageHandler(ask);
      // A matcher that can explain a difference takes long to find none.
      if (!isDeepStrictEqual(said[i], here)) expect(said[i]).toEqual(here);
    }
    expect(said.filter(({ kind }) => kind === "failed").length).toBeGreaterThan(20);
  });

  test("read a log file", async () => {
    const run = smallRun();
    const last = await lastValueFrom(openLogWith(start, await logFile(run, 500)));
    expect(last).toMatchObject({ kind: "done", digest: run.digest });
  });
});
