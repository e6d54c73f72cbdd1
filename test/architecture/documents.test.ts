import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CONTRIBUTING, codeInFirstColumn, PACKAGE, README, section } from "../docs/documents.ts";
import { ROOT, textOf } from "./source.ts";

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const all = { ...PACKAGE.dependencies, ...PACKAGE.devDependencies };

interface Lock {
  readonly version: string;
  readonly packages: Readonly<Record<string, Partial<Package>>>;
}
type Package = { version: string; license: string; dependencies: object; devDependencies: object; engines: object };

describe("versions and licence", () => {
  const lock = JSON.parse(textOf("package-lock.json")) as Lock;

  test("package.json, the lock file, the changelog and the README name the same version", () => {
    const newest = /^## (\d\S*)/m.exec(textOf("CHANGELOG.md"))?.[1];
    const inReadme = /^\[MIT\]\(LICENSE\), version (\S+)\.$/m.exec(README)?.[1];
    const said = [newest, inReadme, lock.version, lock.packages[""]?.version];
    expect(said).toEqual([PACKAGE.version, PACKAGE.version, PACKAGE.version, PACKAGE.version]);
  });

  test("LICENSE, package.json and the README name the same licence", () => {
    expect(textOf("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} Careshift contributors\n/);
    expect([PACKAGE.license, lock.packages[""]?.license]).toEqual(["MIT", "MIT"]);
    expect(section(README, "Licence")).toContain("[MIT](LICENSE)");
  });

  test("the README asks for the Node that package.json asks for", () => {
    const [, floor] = /^>=(\d+\.\d+)$/.exec(PACKAGE.engines.node) ?? [];
    expect(README).toContain(`Node.js](https://nodejs.org) ${floor} or newer`);
  });
});

describe("dependencies", () => {
  const { dependencies, devDependencies } = PACKAGE;

  test("every version is exact", () => {
    expect(Object.entries(all).filter(([, version]) => !EXACT.test(version))).toEqual([]);
  });

  test("the lock file was made for this package.json, and holds each package at its version", () => {
    const lock = JSON.parse(textOf("package-lock.json")) as Lock;
    expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies, engines: PACKAGE.engines });
    const locked = Object.keys(all).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(all);
  });

  test("the README's tables list exactly the packages of package.json, those of a user first", () => {
    const listed = codeInFirstColumn(section(README, "Dependencies"));
    expect(listed).toEqual([...Object.keys(dependencies).sort(), ...Object.keys(devDependencies).sort()]);
  });
});

describe("files that the documents name", () => {
  /** Links and paths in code, but for what a command writes. */
  const named = (text: string): string[] =>
    [
      ...[...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map((m) => m[1]!),
      ...[...text.matchAll(/`((?:engine|test|scenarios|viz|bin|\.ci)\/[\w./-]+)`/g)].map((m) => m[1]!),
    ].filter((path) => path !== "test/long-results.json");

  test.each([
    ["README.md", README],
    ["CONTRIBUTING.md", CONTRIBUTING],
  ])("%s names only what exists", (_, text) => {
    expect(named(text).length).toBeGreaterThan(2);
    expect(named(text).filter((path) => !existsSync(ROOT + path))).toEqual([]);
  });
});
