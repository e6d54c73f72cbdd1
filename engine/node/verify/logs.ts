/** A kept log of a run folder: everything that it says by itself, and the figures that it gives. */
import { basename } from "node:path";
import {
  activityText,
  agreedFaults,
  agreedOf,
  checkLog,
  type FactChunk,
  type FactSink,
  type Finding,
  finding,
  type LedgerSums,
  type LogReader,
  ledgerFaults,
  ledgerSums,
  type Model,
  measuredWindow,
  notChecked,
  pounds,
  standardMeasures,
  tee,
  type Window,
  windowUntilEnd,
} from "../../index.ts";
import { InputError } from "../exit.ts";
import { firstTexts } from "../firstTexts.ts";
import { openLogFile } from "../folder/logFile.ts";

/** What a log is to be compared with. */
export interface LogAsk {
  readonly file: string;
  /** From 0. */
  readonly replication: number;
  /** Null where the scenario cannot be read. */
  readonly model: Model | null;
  /** Of a fork: the parent's model, and the last second of its history. */
  readonly past?: { readonly model: Model; readonly at: number } | null;
  /** What run.json says of it; null where run.json is too damaged. */
  readonly said: { readonly scenario: string; readonly seed: string; readonly digest: string | undefined } | null;
  readonly breathe: () => Promise<void>;
}

/** What came of a log. */
export interface LogLook {
  readonly findings: readonly Finding[];
  /** Two numbers for each standard measure; null where the log is not whole or has no model. */
  readonly values: Float64Array | null;
  /** What it gives of the files that go by the first replication, by name; null likewise. */
  readonly texts: ReadonlyMap<string, string> | null;
  /** What prices were put on; left out where the log is not whole, or the model has no prices. */
  readonly activity?: string;
  /** Digest of the facts; null where some are missing. */
  readonly digest: string | null;
}

/** Reads all of a kept log once: see checkLog. Its findings carry the name of the file. */
export async function lookAtLog(ask: LogAsk): Promise<LogLook> {
  const name = basename(ask.file);
  const opened = await openLogFile(ask.file).catch((error: unknown) => {
    if (error instanceof InputError) return error.message.replace(`${ask.file}: `, "");
    throw error;
  });
  if (typeof opened === "string") {
    return { findings: [finding(name, [opened], "")], values: null, texts: null, digest: null };
  }
  try {
    const look = await lookInto(opened.reader, ask);
    return { ...look, findings: look.findings.map((each) => ({ ...each, check: `${name}: ${each.check}` })) };
  } finally {
    await opened.close();
  }
}

async function lookInto(
  reader: LogReader,
  { model, past = null, said, replication, breathe }: LogAsk,
): Promise<LogLook> {
  const figures = model === null ? null : figuresOf(model, await lastOf(reader));
  const digest = said?.digest;
  const { findings, isWhole, ...found } = await checkLog(reader, {
    laws: model,
    past,
    breathe,
    ...(digest === undefined ? {} : { said: { digest, where: "run.json" } }),
    ...(figures === null ? {} : { sink: figures.sink }),
  });
  const usable = isWhole && figures?.failed === false ? figures : null;
  const values = usable?.values() ?? null;
  const activity = usable?.activity() ?? null;
  return {
    findings: [
      ...findings,
      ...(said === null ? [] : [headerFinding(reader, said, replication)]),
      usable === null
        ? notChecked("money", "it goes by the scenario and all facts")
        : moneyFinding(usable.money(), usable.faults()),
    ],
    values,
    ...(activity !== null && { activity: activityText(activity) }),
    texts: usable?.texts() ?? null,
    digest: found.digest,
  };
}

function headerFinding(
  { header, written }: LogReader,
  said: { readonly scenario: string; readonly seed: string },
  replication: number,
): Finding {
  const wrong = [
    ...(header.scenario === said.scenario ? [] : [`it is of scenario ${header.scenario}; the run of ${said.scenario}`]),
    ...(header.seed === said.seed ? [] : [`it is of seed “${header.seed}”; the run of “${said.seed}”`]),
    ...(header.replication === replication ? [] : [`it is of replication ${header.replication + 1}`]),
  ];
  return finding(
    "whose",
    wrong,
    `replication ${replication + 1} of the run, written in version ${written} of the vocabulary`,
  );
}

/** @param faults where what is paid is not what is earned; null of a scenario without contracts */
function moneyFinding(sums: LedgerSums, faults: readonly string[] | null): Finding {
  if (sums.payers.length === 0) return finding("money", [], "the scenario has no payers");
  const ways = `${sums.payers.length} payers = ${sums.services.filter((pence) => pence !== 0).length} services`;
  return finding(
    "money",
    [...ledgerFaults(sums), ...(faults ?? [])],
    `${ways} = ${sums.months.length} months = ${pounds(sums.total)}, to the penny${faults === null ? "" : "; paid = earned"}`,
  );
}

/** The folds that go along with the reading of a log. */
function figuresOf(model: Model, last: readonly FactChunk[]) {
  const whole = measuredWindow(model);
  const window: Window = windowUntilEnd(whole, last) ?? whole;
  const [money, first, measures] = [
    ledgerSums(model, window),
    firstTexts(model, last),
    standardMeasures(model).begin(),
  ];
  const all = tee(money, first.sink, measures);
  let failed = false;
  // Facts that break laws may be such that no figure can be made of them: the laws say what is wrong.
  const sink: FactSink = {
    take(chunk) {
      try {
        if (!failed) all.take(chunk);
      } catch {
        failed = true;
      }
    },
  };
  return {
    sink,
    get failed() {
      return failed;
    },
    money: () => money.end(),
    faults() {
      if (model.agreed === undefined) return null;
      const activity = first.activity()!;
      const names = model.services.map(({ name }) => name);
      return agreedFaults(agreedOf(model, activity)(window), activity, names);
    },
    texts: () => first.texts(),
    values: () => measures.end(),
    /** After the values. */
    activity: () => measures.activity,
  };
}

/** The last chunk, which tells when the run ended; none where it cannot be read. */
async function lastOf(reader: LogReader): Promise<FactChunk[]> {
  if (reader.chunks.length === 0) return [];
  return reader.readChunk(reader.chunks.length - 1).then(
    (chunk) => [chunk],
    () => [],
  );
}

/** The files that go by the facts of the first replication. */
export function textsOf(model: Model, facts: readonly FactChunk[]): ReadonlyMap<string, string> {
  const { sink, texts } = firstTexts(model, facts);
  for (const chunk of facts) sink.take(chunk);
  return texts();
}
