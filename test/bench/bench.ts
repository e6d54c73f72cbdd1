/**
 * Times Careshift beside its peers in one interleaved run: every sample is a fresh process, the variants take turns,
 * and what counts is the median. Only the ratios can be carried from one machine to another.
 *
 *   npm run bench            a table and the goals
 *   npm run bench -- --json  the same as JSON on standard output, nothing else
 *   … --samples 9            more turns (5 by default)
 *   … --no-memory            without the two long runs whose memory is compared
 */
import { rmSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { compare, type Goal, type Memory, type Share, shares, summarise, type Timing } from "./goals.ts";
import { buildLimit, peakMemory, type Sample, sample, variants } from "./variants.ts";

const words = process.argv.slice(2);
const json = words.includes("--json");
const turns = words.includes("--samples") ? Number(words[words.indexOf("--samples") + 1]) : 5;
if (!Number.isInteger(turns) || turns < 1) throw new Error("--samples expects a whole number from 1");

const limit = buildLimit();
const timings = time(limit?.program || null);
if (limit !== null) rmSync(limit.folder, { recursive: true });

const memory: Memory | null = words.includes("--no-memory")
  ? null
  : { hundred: peakMemory(100), thousand: peakMemory(1000) };

const machine = {
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()} ${arch()}`,
  node: process.version,
  compiler: limit?.compiler ?? null,
  loadAfter: Number(loadavg()[0]!.toFixed(2)),
};
const goals = compare(timings, memory);
const spent = shares(timings);
if (json) console.log(JSON.stringify({ machine, turns, timings, shares: spent, memory, goals }, null, 2));
else print(timings, spent, goals);

function time(program: string | null): Timing[] {
  const list = variants(program);
  const samples = list.map((): Sample[] => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, variant] of list.entries()) {
      process.stderr.write(`\rturn ${turn + 1} of ${turns}: ${variant.says}`.padEnd(78));
      samples[i]!.push(sample(variant));
    }
  }
  process.stderr.write(`\r${" ".repeat(78)}\r`);
  return list.map((variant, i) => summarise(variant, samples[i]!));
}

function print(timings: readonly Timing[], spent: readonly Share[], goals: readonly Goal[]): void {
  const { processor, cores, memoryGB, system, node, compiler } = machine;
  console.log(`${processor}, ${cores} cores, ${memoryGB} GB, ${system}, node ${node}, ${compiler ?? "no g++"}`);
  console.log(`${turns} turns, each sample a fresh process; medians [lowest to highest]\n`);
  for (const t of timings) {
    const speed = t.eventsPerSecond === null ? "" : `${(t.eventsPerSecond / 1e6).toFixed(2)} M events/s`;
    const range = `[${t.lowest.toFixed(3)} to ${t.highest.toFixed(3)}]`;
    console.log(`${t.says.padEnd(52)} ${t.sec.toFixed(3).padStart(7)} s ${range.padEnd(18)} ${speed.padStart(17)}`);
  }
  console.log("\nShare of the time of W2 × 30 that goes into");
  for (const { says, share } of spent) console.log(`${says.padEnd(66)} ${(100 * share).toFixed(0).padStart(3)}%`);
  if (memory !== null)
    console.log(`\nPeak memory, every log to disk: ${memory.hundred} MB × 100, ${memory.thousand} MB × 1,000`);
  console.log();
  for (const goal of goals) {
    const sign = goal.atLeast ? "at least" : "at most";
    const verdict = goal.value === null ? "not measured" : goal.met ? "met" : "NOT met";
    console.log(`${goal.says.padEnd(66)} ${goal.value?.toFixed(2) ?? "–"} (goal ${sign} ${goal.goal}): ${verdict}`);
  }
}
