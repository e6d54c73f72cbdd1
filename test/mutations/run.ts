/**
 * Breaks one rule of the engine after the other, in a copy of the sources, and runs the test that must notice.
 * `npm run mutations`, or with part of a rule's words: `npm run mutations -- turn-round`. Ends with 1 when any rule can be
 * broken unnoticed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MUTATIONS, type Mutation } from "./list.ts";

interface Outcome {
  readonly noticed: boolean;
  readonly says: string;
}

interface Report {
  readonly testResults: readonly { assertionResults: readonly { fullName: string; status: string }[] }[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PARTS = [
  "engine",
  "test",
  "viz",
  "scenarios",
  "bin",
  "package.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "vite.config.ts",
  "vitest.config.ts",
];

function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), "careshift-mutations-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Applies one mutation, runs its test, and puts the file back. */
function tried(copy: string, { file, before, after, test, name }: Mutation): Outcome {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  writeFileSync(
    path,
    whole.replace(before, () => after),
  );
  const report = join(copy, "report.json");
  const vitest = join(copy, "node_modules", "vitest", "vitest.mjs");
  const options = ["run", "--project", "node", test, "--reporter=json", `--outputFile=${report}`];
  spawnSync(process.execPath, [vitest, ...options], { cwd: copy, timeout: 180_000 });
  writeFileSync(path, whole);
  const results = (JSON.parse(readFileSync(report, "utf8")) as Report).testResults.flatMap(
    (one) => one.assertionResults,
  );
  rmSync(report);
  const failed = results.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
  const named = failed.some((fullName) => fullName.includes(name));
  const others = `${failed.length} of ${results.length} tests failed`;
  return { noticed: named, says: named ? others : `"${name}" did not fail (${others})` };
}

const wanted = process.argv[2] ?? "";
const chosen = MUTATIONS.filter(({ breaks }) => breaks.includes(wanted));
const copy = copyOfSources();
let missed = 0;
try {
  for (const mutation of chosen) {
    const { noticed, says } = tried(copy, mutation);
    if (!noticed) missed++;
    process.stdout.write(`${noticed ? "noticed" : "MISSED "}  ${mutation.breaks}: ${mutation.test}, ${says}\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${chosen.length - missed} of ${chosen.length} noticed\n`);
process.exitCode = missed === 0 ? 0 : 1;
