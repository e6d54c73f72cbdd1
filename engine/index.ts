/**
 * The public door, in the order of the road:
 *
 * ```
 * scenario YAML ─parse→ Scenario ─compile→ Model ─run→ facts ─fold→ Measures ─estimate→ Results ─draw→ terminal, viewer
 *    words                words      numbers        the truth     figures      figures ± error
 * ```
 */

// 1 scenario: words, checked
export { dictionary, dictionaryPage, scenarioJsonSchema } from "./language.ts";
export {
  type Difference,
  differencesOf,
  documentOf,
  needs,
  parseScenario,
  priceSettings,
  ScenarioError,
  say,
} from "./language.ts";
export { type Part, partsOf, sameButForWords } from "./language.ts";
export type { Figure, Place, Problem, Scenario, Setting } from "./scenario/scenario.ts";
// 2 compile: words become numbers
export { compile } from "./compile/compile.ts";
export { limitedServices, withoutLimit } from "./compile/withoutLimit.ts";
export { type Foresight, foresee } from "./compile/foresee.ts";
export { whyNoFork } from "./compile/forks.ts";
export type { CostLine } from "./compile/model/costs.ts";
export { EXITS, type Model, OUTSIDE, placeName, UNLIMITED } from "./compile/model.ts";
// 3 run: what happens
export { type RunKey, runKey } from "./random/keys.ts";
export { CannotGoOn } from "./run/cannotGoOn.ts";
export { rebuild, type Session, start } from "./run/session.ts";
export { beginReplication, type JobResult, type Replication, type ReplicationAsk, runReplication } from "./job.ts";
// 4 log: the truth
export { CHUNK_FACTS, copyChunk, type FactChunk, type FactSink, KeptLog, tee } from "./log/chunk.ts";
export { crc32c } from "./log/crc32c.ts";
export { createDigest, DIGEST_NAME } from "./log/digest.ts";
export { ABOUT_NOBODY, FACTS, KIND, KIND_NAMES, REASON, REASON_WORDS, VOCABULARY } from "./log/facts.ts";
export {
  checkLog,
  createLogWriter,
  type Finding,
  finding,
  inMemory,
  lastAt,
  LogFileError,
  logHeader,
  type LogReader,
  type LogSource,
  notChecked,
  openLog,
  type Pack,
} from "./log/file.ts";
export type { LogHeader } from "./log/header.ts";
export { checkLaws } from "./log/laws.ts";
export { type PersonState, Replay, stateAt } from "./log/replay.ts";
export { type FactDifference, firstDifference } from "./log/firstDifference.ts";
export { replayBytes, replayFrom } from "./log/replayBytes.ts";
// 5 projections: what it means
export { windowUntilEnd } from "./projections/ended.ts";
export type { PlanCounts } from "./projections/capacityPlan.ts";
export type { Charges } from "./projections/charging.ts";
export { measuredWindow, type Projection, type Window } from "./projections/projection.ts";
export { type Ledger, ledger, ledgerOf } from "./projections/money/costs.ts";
export { agreedFaults } from "./projections/contracts/agreedFaults.ts";
export { agreedOf } from "./projections/contracts/agreedTotals.ts";
export type { Activity } from "./projections/money/activity.ts";
export { beginActivity } from "./projections/money/activityFold.ts";
export { isPriced } from "./projections/money/money.ts";
export { canTellSoFar, ledgerSoFar, type UsedSoFar } from "./projections/money/ledgerSoFar.ts";
export { type LedgerSums, ledgerFaults, ledgerSums, pounds } from "./projections/money/ledgerSums.ts";
export { activityText } from "./projections/money/activityText.ts";
export { uncutDates } from "./projections/money/uncut.ts";
export { moneyMeasures } from "./projections/money/moneyMeasures.ts";
export { type Daily, daily } from "./projections/daily.ts";
export { type JourneyTotals, journeys } from "./projections/journeys.ts";
export { type MeasureSet, standardMeasures } from "./projections/measures.ts";
// 6 statistics: how sure we are
export { type Estimate, estimate } from "./statistics/estimate.ts";
export { differences } from "./statistics/paired.ts";
// 7 experiments: which runs to make
export { type CapacityPlan, planCountsOf, planOf } from "./experiments/capacity/plan.ts";
export { type ChargeResults, chargeResults, chargesOf } from "./experiments/charge.ts";
export type { Results, ScenarioResults } from "./experiments/contract.ts";
export type { Executor, Job, Models, Stop } from "./experiments/executor.ts";
export { modelOf, NEVER } from "./experiments/executor.ts";
export { type Explored, explore, type ExploredWorld } from "./experiments/explore.ts";
export { inProcess } from "./experiments/inProcess.ts";
export {
  carryOut,
  keepsLog,
  type KeptLogs,
  type Made,
  modelsOf,
  type Outcome,
  type Parting,
  type Plan,
  type World,
} from "./experiments/plan.ts";
export { MOST_FOR_ALL, ordersOf, prefixes, stepsInOrder } from "./experiments/waterfall/orders.ts";
export { measuresOf, usualMeasures, waterfall } from "./experiments/waterfall/waterfall.ts";
export { repriced } from "./experiments/reprice.ts";
export { resultsOf, resultsText, type Simulated } from "./experiments/results.ts";
// theory: what the engine is judged by
export { oracles, SEEDS } from "./oracles/all.ts";
export { type Answer, agrees, answerOf, type Tried } from "./oracles/answer.ts";
export { judgeStudy, measure, type Pairs, quick } from "./oracles/measure.ts";
export type { Oracle, Study } from "./oracles/oracle.ts";
export { aboutChance, answersJson, answersTable, closing, inFull } from "./oracles/words.ts";
// 8 report: in words
export { ACTIVITY_FILE, activitiesIn, activityFile } from "./report/activityFile.ts";
export { type Catalogue, type CatalogueWorld, catalogueOf, delayedByReplication } from "./report/catalogue.ts";
export { capacityCsv, capacityReport } from "./report/capacityReport.ts";
export { chargeCsv, chargeReport, NOT_AVOIDABLE } from "./report/chargeReport.ts";
export { checkReport } from "./report/checkReport.ts";
export { dailyCsv } from "./report/dailyCsv.ts";
export { type Compared, diffReport } from "./report/diffReport.ts";
export { moneyCsv } from "./report/moneyCsv.ts";
export { paragraph } from "./report/table.ts";
export { listed, plural } from "./report/numbers.ts";
export { overloadSentence, overloads } from "./report/overloads.ts";
export { replicationsCsv } from "./report/replicationsCsv.ts";
export { report } from "./report/report.ts";
export { textDifference } from "./report/textDifference.ts";
export { isSound, type Verification, type Verified, verifyReport } from "./report/verifyReport.ts";
export { type WaterfallResults, waterfallCsv, waterfallReport } from "./report/waterfallReport.ts";
// what every step counts in
export {
  addSeconds,
  civilToDays,
  daysInMonth,
  daysToCivil,
  formatInstant,
  parseInstant,
  secondsBetween,
  weekdayOf,
} from "./calendar.ts";
export { nearest } from "./units/nearest.ts";
export { DAY, grouped, HOUR, MINUTE, WEEK } from "./units.ts";
