/** What a run folder holds. */
import {
  daily,
  dailyCsv,
  measuredWindow,
  type Results,
  replicationsCsv,
  resultsText,
  type ScenarioResults,
  type Simulated,
  windowUntilEnd,
} from "../index.ts";
import { checksumsOf, sealed } from "./folder/checksums.ts";
import type { Files } from "./folder/publish.ts";
import { packLog } from "./packLog.ts";
import type { RunRecord } from "./record.ts";

/** The log of the first replication, as a file of a run folder. */
const LOG_FILE = "replication-1.log";

/** run.json, scenario.yaml, results.json, replications.csv, daily.csv and the log of the first replication. */
export async function runFiles(record: RunRecord, results: Results, simulated: Simulated): Promise<Files> {
  return withRecord(
    record,
    new Map<string, string | Uint8Array>([
      ["scenario.yaml", simulated.scenario.resolved],
      ["results.json", resultsText(results)],
      ["replications.csv", replicationsCsv(simulated.model, simulated.replications)],
      ["daily.csv", dailyCsv(simulated.model, dailyOf(simulated))],
      [LOG_FILE, await packLog(simulated, results.engine, results.seed)],
    ]),
  );
}

/** run.json, comparison.json, and a run folder for each scenario: base, variant-1, … */
export async function comparisonFiles(
  record: RunRecord,
  results: Results,
  simulated: readonly Simulated[],
): Promise<Files> {
  const files = new Map<string, string | Uint8Array>([["comparison.json", resultsText(results)]]);
  for (const [number, part] of [results, ...results.variants].entries()) {
    const one = simulated[number]!;
    const own = await runFiles(recordOfOne(record, number), resultsOfOne(results, part), one);
    for (const [name, content] of own) files.set(`${part.scenario.id}/${name}`, content);
  }
  return withRecord(record, files);
}

/** The files, and the record that has their checksums. */
function withRecord(record: RunRecord, others: Files): Files {
  const checksums = [...others].map(([path, content]) => {
    const { blocks, ...whole } = checksumsOf(typeof content === "string" ? Buffer.from(content) : content);
    return [path, path.endsWith(".log") ? whole : { ...whole, blocks }] as const;
  });
  const whole = sealed({ ...record, files: Object.fromEntries(checksums) });
  return new Map([...others, ["run.json", `${JSON.stringify(whole, null, 2)}\n`]]);
}

function recordOfOne(record: RunRecord, number: number): RunRecord {
  return { ...record, kind: "run", scenarios: [record.scenarios[number]!], logs: [record.logs[number]!] };
}

/** The results of one world of a comparison, as the folder of that world has them. */
export function resultsOfOne(
  all: Results,
  { scenario, warnings, figures, measures, targets }: ScenarioResults,
): Results {
  const { schema, engine, seed, replications, window } = all;
  return {
    schema,
    engine,
    seed,
    replications,
    window,
    scenario,
    warnings,
    figures,
    measures,
    targets,
    variants: [],
    differences: [],
  };
}

function dailyOf({ model, replications }: Simulated) {
  const log = replications[0]!.log ?? [];
  const fold = daily.begin(model, windowUntilEnd(measuredWindow(model), log) ?? measuredWindow(model));
  for (const chunk of log) fold.take(chunk);
  return fold.end();
}
