import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Reporter, TestModule, Vitest } from "vitest/node";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NAME = "test/long-results.json";
const FILE = ROOT + NAME;

/** What is recorded of all long runs: files each with the commit and day of their last run. */
interface Record {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly testSeconds: number;
  readonly files: readonly FileResult[];
}

/**
 * Writes test/long-results.json: what was tried, on which commit, when, file by file. Each file is written down when it
 * ends, passed or not, in place of what stood there of it: a run that is cut short keeps what it has, and files may be
 * run one by one. Files that are no longer there go.
 */
export class LongResults implements Reporter {
  private readonly effort: number;
  private vitest: Vitest | undefined;

  /** @param effort how many times the cases of `npm test` */
  constructor(effort: number) {
    this.effort = effort;
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestModuleEnd(module: TestModule): void {
    // Some of the tests of a file prove nothing about the whole of it: its record stays as it was.
    if (this.vitest?.config.testNamePattern !== undefined) return;
    const run = {
      commit: git("rev-parse", "HEAD"),
      uncommittedChanges: git("status", "--porcelain", "--", ".", `:!${NAME}`) !== "",
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      cores: availableParallelism(),
      effort: this.effort,
    };
    const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Record).files : [];
    writeFileSync(FILE, `${JSON.stringify(merged(before, { ...fileResult(module), ...run }), null, 2)}\n`);
  }
}

/** The record with a file's new result in place of its old one, without files for which `isThere` is false. */
export function merged(
  before: readonly FileResult[],
  latest: FileResult,
  isThere = (file: string): boolean => existsSync(ROOT + file),
): Record {
  const others = before.filter(({ file }) => file !== latest.file && isThere(file));
  const files = [...others, latest].sort((a, b) => (a.file < b.file ? -1 : 1));
  const sum = (key: "passed" | "failed" | "skipped" | "seconds"): number => files.reduce((n, f) => n + f[key], 0);
  return {
    ...{
      passed: sum("passed"),
      failed: sum("failed"),
      skipped: sum("skipped"),
      testSeconds: Math.round(sum("seconds")),
    },
    files,
  };
}

/** What a file did in its last long run, and which run that was. */
export interface FileResult extends Counts {
  readonly commit: string;
  readonly uncommittedChanges: boolean;
  readonly date: string;
  readonly node: string;
  readonly cores: number;
  readonly effort: number;
}

interface Counts {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** A file that could not be loaded counts as one failure. */
function fileResult(module: TestModule): Counts {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (state: string): number => states.filter((s) => s === state).length;
  const unloaded = module.state() === "failed" && count("failed") === 0 ? 1 : 0;
  return {
    file: module.moduleId.slice(ROOT.length),
    passed: count("passed"),
    failed: count("failed") + unloaded,
    skipped: count("skipped"),
    seconds: Math.round(module.diagnostic().duration / 100) / 10,
  };
}

function git(...words: readonly string[]): string {
  return execFileSync("git", words, { cwd: ROOT, encoding: "utf8" }).trim();
}
