import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Reporter, TestModule, TestRunEndReason, Vitest } from "vitest/node";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILE = `${ROOT}test/long-results.json`;

/** Writes test/long-results.json after a whole long run: what was tried, on which commit, when. */
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

  async onTestRunEnd(modules: readonly TestModule[], _: unknown, reason: TestRunEndReason): Promise<void> {
    // Part of the suite proves nothing about the whole: the record stays as it was.
    if (reason === "interrupted" || (await this.isPart(modules.length))) return;
    const files = modules.map(fileResult).sort((a, b) => (a.file < b.file ? -1 : 1));
    const sum = (key: "passed" | "failed" | "skipped" | "seconds"): number => files.reduce((n, f) => n + f[key], 0);
    const results = {
      commit: git("rev-parse", "HEAD"),
      uncommittedChanges: git("status", "--porcelain") !== "",
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      cores: availableParallelism(),
      effort: this.effort,
      passed: sum("passed"),
      failed: sum("failed"),
      skipped: sum("skipped"),
      testSeconds: Math.round(sum("seconds")),
      files,
    };
    writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
  }

  private async isPart(files: number): Promise<boolean> {
    if (this.vitest === undefined || this.vitest.config.testNamePattern !== undefined) return true;
    return files < (await this.vitest.globTestSpecifications()).length;
  }
}

interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** A file that could not be loaded counts as one failure. */
function fileResult(module: TestModule): FileResult {
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
