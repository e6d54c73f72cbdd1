import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** One line printed by a variant. `events` is missing where another process has to count them. */
export interface Sample {
  readonly sec: number;
  readonly events?: number;
  readonly rssMB: number;
  readonly facts?: number;
  /** Bytes of all logs on disk, where they were kept. */
  readonly bytes?: number;
}

/** A program to be timed: one process, one workload. */
export interface Variant {
  readonly id: string;
  readonly says: string;
  readonly command: readonly [program: string, ...words: string[]];
  /** Events of every sample, counted before the timing; null when the sample says itself. */
  readonly events: number | null;
}

const HERE = "test/bench/peers";
const OURS = "dist/bench/test/bench/ours.js";
const node = process.execPath;
const THURROCK = "scenarios/thurrock/today.yaml";

/** All variants in the order they take turns. `limit` is the compiled C++ program, null where there is no compiler. */
export function variants(limit: string | null): Variant[] {
  const one = count("w1", 1);
  const ten = count("w2", 10);
  const hundred = count("w2", 100);
  const all: (Variant | null)[] = [
    ours("w1", "fold", 1, "W1, log and all measures", one),
    peer("simjs-w1", "simjs, W1, no log", node, `${HERE}/simjs_w1.mjs`),
    ours("w2", "fold", 10, "W2 × 10, log and all measures", ten),
    peer("simjs-w2", "simjs, W2 × 10, no log", node, `${HERE}/simjs_w2.mjs`),
    ours("w2", "log", 100, "W2 × 100, log only", hundred),
    limit === null ? null : peer("limit-w2x100", "C++, W2 × 100, no log", limit, "w2", "reps=100"),
    ours("w2", "fold", 100, "W2 × 100, log and all measures", hundred),
    ours("w2", "job", 100, "W2 × 100, log, all measures and digest", hundred),
    ours("w2", "bare", 30, "W2 × 30, no log", null),
    ours("w2", "log", 30, "W2 × 30, log only", null),
    ours("w2", "job", 30, "W2 × 30, log, all measures and digest", null),
    ours("w2", "kept", 30, "W2 × 30, the same, every log to disk", null),
    ours(THURROCK, "kept", 3, "Thurrock × 3, the same, every log to disk", null),
    ours("w2", "replay", 30, "W2 × 30, folding kept logs only", null),
  ];
  return all.filter((variant) => variant !== null);
}

/** Runs a variant once in a fresh process. */
export function sample(variant: Pick<Variant, "command">): Sample {
  const [program, ...words] = variant.command;
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} failed: ${error?.message ?? stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Sample;
}

/** Builds the C++ limit into a temporary folder; null when there is no g++ or it fails. */
export function buildLimit(): { readonly program: string; readonly folder: string; readonly compiler: string } | null {
  const version = spawnSync("g++", ["--version"], { encoding: "utf8" });
  if (version.status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "careshift-bench-"));
  const program = join(folder, "limit");
  const flags = ["-O3", "-march=native", "-std=c++17"];
  spawnSync("g++", [...flags, "-o", program, `${HERE}/limit.cpp`]);
  return { program: existsSync(program) ? program : "", folder, compiler: version.stdout.split("\n")[0]! };
}

/**
 * Peak memory in MB of a run of W2 whose logs are all streamed to disk, in a process of its own. Once: it is a count
 * that hardly varies, and the longer of the two takes minutes.
 */
export function peakMemory(replications: number): number {
  return sample({ command: [node, OURS, "w2", "mode=kept", `reps=${replications}`] }).rssMB;
}

function ours(workload: string, mode: string, reps: number, says: string, events: number | null): Variant {
  const words = [OURS, workload, `mode=${mode}`, `reps=${reps}`] as const;
  const name = basename(workload, ".yaml");
  return { id: `${name}x${reps}-${mode}`, says: `Careshift, ${says}`, command: [node, ...words], events };
}

function peer(id: string, says: string, program: string, ...words: string[]): Variant {
  return { id, says, command: [program, ...words], events: null };
}

function count(workload: string, reps: number): number {
  return sample({ command: [node, OURS, workload, "mode=count", `reps=${reps}`] }).events!;
}
