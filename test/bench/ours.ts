/**
 * Runs one variant of one workload in this process and prints one line of JSON.
 *
 *   node dist/bench/test/bench/ours.js w2 mode=fold reps=10 seed=bench
 *
 * The workload is w1, w2, or the path of a scenario.
 * mode: bare (no fact is written), log (every fact written to columns, the sink drops them), fold (log, and all standard measures), job (what the
 * product does for a replication: log, measures and digest), kept (job, and every log streamed to a file as
 * the product does; each file goes when its size is known), replay (folds a kept log; only the folding is timed),
 * count (counts events; not timed).
 * `sec` runs from the text of the scenario to finished figures, `parse` is the part of it spent reading the text.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Model } from "../../engine/compile/model.ts";
import { keepReplication, runReplication } from "../../engine/job.ts";
import { compile, parseScenario } from "../../engine/language.ts";
import { type FactSink, KeptLog } from "../../engine/log/chunk.ts";
import { keepLog, logName } from "../../engine/node/folder/keptLog.ts";
import { inlineMore } from "../../engine/node/inlining.ts";
import { standardMeasures } from "../../engine/projections/measures.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import { FactWriter } from "../../engine/run/writer.ts";
import { EventCount } from "./events.ts";

const [workload = "w1", ...options] = process.argv.slice(2);
const option = new Map(options.map((word) => word.split("=") as [string, string]));
const mode = option.get("mode") ?? "fold";
const replications = Number(option.get("reps") ?? 1);
const seed = option.get("seed") ?? "bench";
const path = workload.endsWith(".yaml") ? workload : `test/bench/${workload}.yaml`;
const file = basename(path);
const text = readFileSync(path, "utf8");

inlineMore();
let facts = 0;
let bytes = 0;
const begun = performance.now();
const scenario = parseScenario(file, new Map([[file, text]]));
const parsed = performance.now();
const model = compile(scenario);
const compiled = performance.now();
const untimed = await measure();
const done = performance.now();
const sec = (done - begun - untimed.milliseconds) / 1000;
console.log(
  JSON.stringify({
    impl: "careshift",
    workload,
    mode,
    reps: replications,
    facts,
    ...(bytes > 0 && { bytes }),
    ...(untimed.events > 0 && { events: untimed.events }),
    sec: Number(sec.toFixed(4)),
    parse: Number(((parsed - begun) / 1000).toFixed(4)),
    rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

/** Runs the variant; gives the milliseconds that are not to be counted, and the events where they were counted. */
async function measure(): Promise<{ milliseconds: number; events: number }> {
  switch (mode) {
    case "bare":
      withoutColumns();
      for (let r = 0; r < replications; r++) simulate(model, r, { take() {} });
      return { milliseconds: 0, events: 0 };
    case "kept":
      await keepAll();
      return { milliseconds: 0, events: 0 };
    case "log":
      for (let r = 0; r < replications; r++) simulate(model, r, { take() {} });
      return { milliseconds: 0, events: 0 };
    case "fold": {
      const measures = standardMeasures(model);
      for (let r = 0; r < replications; r++) {
        const fold = measures.begin();
        simulate(model, r, fold);
        fold.end();
      }
      return { milliseconds: 0, events: 0 };
    }
    case "job":
      for (let r = 0; r < replications; r++)
        facts += runReplication(model, { seed, replication: r, keepLog: false }).facts;
      return { milliseconds: 0, events: 0 };
    case "replay":
      return replay();
    case "count":
      return count();
    default:
      throw new Error(`unknown mode "${mode}"`);
  }
}

function simulate(of: Model, replication: number, sink: FactSink): void {
  const session = start(of, runKey(seed, replication), sink);
  while (session.advance(Number.MAX_SAFE_INTEGER));
  facts += session.facts;
}

/** From here on facts are counted and not written: what is left is the run without its log. */
function withoutColumns(): void {
  type Inside = { length: number; rows: number; makeRoom(): void };
  FactWriter.prototype.append = function (this: unknown): void {
    const writer = this as Inside;
    if (writer.length === writer.rows) writer.makeRoom();
    writer.length++;
  };
  FactWriter.prototype.appendKey = () => {};
}

async function keepAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "careshift-bench-"));
  const places = { worlds: [{ folder }], engine: "bench" };
  const models = new Map([["bench", model]]);
  try {
    for (let r = 0; r < replications; r++) {
      const job = { scenario: "bench", world: 0, seed, from: r, to: r + 1, keepLog: true };
      const keeper = await keepLog(places, models, job, r);
      facts += (await keepReplication(model, { seed, replication: r, keepLog: true }, keeper)).facts;
      const kept = join(folder, logName(r));
      bytes += statSync(kept).size;
      rmSync(kept);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function replay(): { milliseconds: number; events: number } {
  const measures = standardMeasures(model);
  let milliseconds = compiled - begun;
  for (let r = 0; r < replications; r++) {
    const log = new KeptLog();
    const before = performance.now();
    simulate(model, r, log);
    milliseconds += performance.now() - before;
    const fold = measures.begin();
    for (const chunk of log.chunks) fold.take(chunk);
    fold.end();
  }
  return { milliseconds, events: 0 };
}

function count(): { milliseconds: number; events: number } {
  const home = model.services.findIndex((service) => service.name === "at-home");
  let events = 0;
  for (let r = 0; r < replications; r++) {
    const counter = new EventCount(home);
    simulate(model, r, counter);
    events += counter.events;
  }
  return { milliseconds: 0, events };
}
