/**
 * The public door, in the order of the road:
 *
 * ```
 * scenario YAML ─parse→ Scenario ─compile→ Model ─run→ facts ─fold→ Measures ─estimate→ Results ─draw→ terminal, viewer
 *    words                words      numbers        the truth     figures      figures ± error
 * ```
 */

// 1 scenario: words, checked
export { needs, parseScenario, ScenarioError, say } from "./language.ts";
export type { Figure, Place, Problem, Scenario, Setting } from "./scenario/scenario.ts";
// 2 compile: words become numbers
export { compile } from "./compile/compile.ts";
export { type Foresight, foresee } from "./compile/foresee.ts";
export { EXITS, type Model, OUTSIDE, placeName, UNLIMITED } from "./compile/model.ts";
// 3 run: what happens
export { type RunKey, runKey } from "./random/keys.ts";
export { rebuild, type Session, start } from "./run/session.ts";
export { beginReplication, type JobResult, type Replication, type ReplicationAsk, runReplication } from "./job.ts";
// 4 log: the truth
export { copyChunk, type FactChunk, type FactSink, KeptLog, tee } from "./log/chunk.ts";
export { createDigest, DIGEST_NAME } from "./log/digest.ts";
export { FACTS, KIND, REASON, REASON_WORDS, VOCABULARY } from "./log/facts.ts";
export { createLogWriter, inMemory, LogFileError, logHeader, openLog, type Pack, verifyLog } from "./log/file.ts";
export { checkLaws } from "./log/laws.ts";
export { Replay, stateAt } from "./log/replay.ts";
// 5 projections: what it means
export { measuredWindow, type Projection, type Window } from "./projections/projection.ts";
export { type Daily, daily } from "./projections/daily.ts";
export { type MeasureSet, standardMeasures } from "./projections/measures.ts";
// 6 statistics: how sure we are
export { type Estimate, estimate } from "./statistics/estimate.ts";
export { differences } from "./statistics/paired.ts";
// 7 experiments: which runs to make
export type { Results, ScenarioResults } from "./experiments/contract.ts";
export type { Executor, Job, Models, Stop } from "./experiments/executor.ts";
export { modelOf, NEVER } from "./experiments/executor.ts";
export { inProcess } from "./experiments/inProcess.ts";
export { carryOut, modelsOf, type Outcome, type Plan, type World } from "./experiments/plan.ts";
export { resultsOf, resultsText, type Simulated } from "./experiments/results.ts";
// 8 report: in words
export { checkReport } from "./report/checkReport.ts";
export { dailyCsv } from "./report/dailyCsv.ts";
export { plural } from "./report/numbers.ts";
export { overloadSentence, overloads } from "./report/overloads.ts";
export { report } from "./report/report.ts";
