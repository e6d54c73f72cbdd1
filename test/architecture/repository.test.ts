import { describe, expect, test } from "vitest";
import { filesOfOurs, lineAt, textOf } from "./source.ts";

const MOST_LINES = 300;
const sources = filesOfOurs().filter((path) => /^(engine|viz|bin)\/.*\.(ts|tsx|mjs|js|css)$/.test(path));

/** Files that hold bytes. */
const NOT_TEXT = /\.(png|ico|woff2|gz|log)$/;
const texts = filesOfOurs().filter((path) => !NOT_TEXT.test(path));

/** Written in pieces, so that this file does not name what it looks for. */
const MACHINE_PATH = new RegExp(
  `(?<![\\w.~*<-])/(?:${["work", "farm", "tmp", "root", "home", "Users"].join("|")})/`,
  "g",
);
const REGISTRY = new RegExp(
  `https?://[a-z0-9.-]*(?:${["registry", "npmjs", "deb\\.debian", "security\\.debian"].join("|")})`,
  "g",
);

function lines(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

function found(pattern: RegExp, path: string, text: string): string[] {
  return [...text.matchAll(pattern)].map((m) => `${path}:${lineAt(text, m.index).line} ${m[0]}`);
}

describe("the repository", () => {
  test(`no source file is longer than ${MOST_LINES} lines: look for its second idea`, () => {
    expect(sources.length).toBeGreaterThan(0);
    const long = sources
      .map((path) => ({ path, lines: lines(textOf(path)) }))
      .filter((file) => file.lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  test("names no path of the machine it was written on", () => {
    expect(texts.flatMap((path) => found(MACHINE_PATH, path, textOf(path)))).toEqual([]);
  });

  test("names no package registry: npm's own setting decides where packages come from", () => {
    expect(texts.flatMap((path) => found(REGISTRY, path, textOf(path)))).toEqual([]);
  });

  test("every text ends its lines with a line feed alone and its last line with one", () => {
    const sloppy = sources.filter((path) => textOf(path).includes("\r") || !textOf(path).endsWith("\n"));
    expect(sloppy).toEqual([]);
  });

  test("leaves no test out and lets none run alone", () => {
    const left = /\b(?:it|test|describe)\.(?:only|skip|todo)\b/g;
    const tests = filesOfOurs().filter((path) => /^test\/.*\.test\.ts$/.test(path));
    expect(tests.flatMap((path) => found(left, path, textOf(path)))).toEqual([]);
  });
});

describe("the checks", () => {
  const slash = "/";
  test.each([
    [`see ${slash}home${slash}ann/scenario.yaml`, MACHINE_PATH, 1],
    [`"${slash}tmp${slash}x"`, MACHINE_PATH, 1],
    ["https://example.org/home/page and scenarios/home/x", MACHINE_PATH, 0],
    ["a route ./home/ and ~/home/", MACHINE_PATH, 0],
    [`"resolved": "https:${slash}/registry.example.org/yaml"`, REGISTRY, 1],
    ["https://example.org/registry", REGISTRY, 0],
  ])("find what they look for, and only that: %s", (text, pattern, count) => {
    expect(found(pattern, "x", text)).toHaveLength(count);
  });
});
