import { readFile } from "node:fs/promises";
import { type Cell, type Column, type Rows, TABLES, type Table } from "../../exchange.ts";
import { LogFileError, type LogHeader, type Stop, windowUntilEnd } from "../../index.ts";
import { InputError, Interrupted } from "../exit.ts";
import { reason } from "../reason.ts";
import { STOPPED } from "./database.ts";
import { instantOf, measuresIn } from "./figures.ts";
import type { KeptLog, Source } from "./sources.ts";

/** What a query can ask: its columns, and what fills it. */
export interface View {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  /** Hands out all rows, some at a time. */
  fill(take: (rows: Rows) => Promise<void>, stop: Stop): Promise<void>;
}

const OF_A_WORLD: readonly Column[] = [
  { name: "run", type: "text", about: "Name of the run's folder or log file." },
  { name: "world", type: "text", about: "Which scenario of it: run; in a comparison base, variant-1 and so on." },
];
const OF_A_LOG: readonly Column[] = [
  ...OF_A_WORLD,
  { name: "replication", type: "integer", about: "Which replication, from 1." },
];

/** Every view of some runs; with none, as it is whatever the run. */
export function viewsOf(sources: readonly Source[]): View[] {
  return [...TABLES.map((table) => tableView(table, sources)), replicationsView(sources), runsView(sources)];
}

function tableView(table: Table, sources: readonly Source[]): View {
  const headers = sources.flatMap(({ logs }) => logs.map(({ file }) => file.reader.header));
  const columns = [...OF_A_LOG, ...unionOf((headers.length > 0 ? headers : [BARE]).map((one) => table.columns(one)))];
  return {
    name: table.name,
    about: table.about,
    columns,
    async fill(take, stop) {
      mustHaveLogs(table.name, sources);
      for (const source of sources)
        for (const log of source.logs) await fillFrom(table, source, log, columns, take, stop);
    },
  };
}

/** A log's header without a name in it. */
const BARE: LogHeader = {
  ...{ vocabulary: 0, simulated: true, title: "", engine: "", scenario: "", seed: "", replication: 0, digest: "" },
  units: { time: "second", capacity: "places or staff" },
  clock: { start: "2000-01-01", warmUp: 0, end: 1, weekOffset: 0, snapshotAt: 0 },
  ...{ place: "", services: [], exits: [], capacityChanges: [], attributes: [], cohorts: [], classes: [], routes: [] },
  ...{ rules: [], shocks: [], programmes: { list: [], openings: [] }, payers: [], costs: [], reasons: [] },
};

/** All columns of several headers, each once, in the order in which they are met. */
function unionOf(lists: readonly (readonly Column[])[]): Column[] {
  const found = new Map<string, Column>();
  for (const list of lists) for (const column of list) if (!found.has(column.name)) found.set(column.name, column);
  return [...found.values()];
}

function mustHaveLogs(view: string, sources: readonly Source[]): void {
  if (sources.some(({ logs }) => logs.length > 0)) return;
  throw new InputError(
    `The view ${view} is made from logs, and no run that was named holds one. Run the scenario again and keep one.`,
  );
}

async function fillFrom(
  table: Table,
  { run, world }: Source,
  { replication, path, file }: KeptLog,
  columns: readonly Column[],
  take: (rows: Rows) => Promise<void>,
  stop: Stop,
): Promise<void> {
  const { header } = file.reader;
  const own = new Map(table.columns(header).map(({ name }, c) => [name, c]));
  const first = new Map<string, Cell>([
    ["run", run],
    ["world", world],
    ["replication", replication],
  ]);
  const hand = (rows: Rows): Promise<void> =>
    take({
      length: rows.length,
      columns: columns.map(({ name }, c) => {
        const at = c < OF_A_LOG.length ? undefined : own.get(name);
        return at === undefined ? constant(first.get(name) ?? null, rows.length) : rows.columns[at]!;
      }),
    });
  const fold = table.begin(header);
  try {
    for await (const chunk of file.reader.facts()) {
      if (stop.requested) throw new Interrupted(STOPPED);
      await hand(fold.take(chunk));
    }
  } catch (error) {
    if (error instanceof LogFileError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
  await hand(fold.end());
}

const constant = (cell: Cell, length: number): Cell[] => new Array<Cell>(length).fill(cell);

/** Rows written out as lists of cells. */
function rowsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Rows {
  return { length: rows.length, columns: columns.map((_, c) => rows.map((row) => row[c]!)) };
}

function replicationsView(sources: readonly Source[]): View {
  const columns: Column[] = [
    ...OF_A_LOG,
    { name: "digest", type: "text", about: "Digest of the log of this replication." },
    { name: "measure", type: "text", about: 'The measure by its id, "acute-ward.delayed".' },
    { name: "service", type: "text", about: "The service it is about; empty for the system.", empty: true },
    { name: "name", type: "text", about: 'What it measures: "delayed".' },
    { name: "period", type: "text", about: "The named period it is about; empty for the measured time.", empty: true },
    { name: "unit", type: "text", about: "Its unit." },
    { name: "value", type: "number", about: "Its value; empty for a ratio without a case.", empty: true },
  ];
  return {
    name: "replications",
    about: "One row for each scenario, replication and measure: all replications, whether their log was kept or not.",
    columns,
    async fill(take, stop) {
      for (const { run, world, figures } of sources) {
        if (stop.requested) throw new Interrupted(STOPPED);
        if (figures === null) continue;
        const text = await readFile(figures, "utf8").catch((error: NodeJS.ErrnoException) => {
          throw new InputError(`${figures} cannot be read: ${reason(error)}. Run the scenario again.`);
        });
        await take(
          rowsOf(
            columns,
            measuresIn(text).map((row) => [run, world, ...row]),
          ),
        );
      }
    },
  };
}

function runsView(sources: readonly Source[]): View {
  const columns: Column[] = [
    ...OF_A_WORLD,
    {
      name: "replication",
      type: "integer",
      about: "A replication whose log is kept; empty where none is.",
      empty: true,
    },
    { name: "title", type: "text", about: "Title of the scenario." },
    { name: "scenario", type: "text", about: "SHA-256 of the resolved scenario." },
    { name: "digest", type: "text", about: "Digest of the log; empty where it is not known.", empty: true },
    { name: "seed", type: "text", about: "Words of the seed." },
    { name: "engine", type: "text", about: "Version of the engine that made the run." },
    { name: "replications", type: "integer", about: "How many replications the run has.", empty: true },
    { name: "measured_from", type: "time", about: "Beginning of the measured time.", empty: true },
    { name: "measured_until", type: "time", about: "Its end, or the instant at which the run ended.", empty: true },
    { name: "measured_seconds", type: "integer", about: "Seconds between the two.", empty: true },
  ];
  return {
    name: "runs",
    about: "One row for each scenario and kept log: where it comes from, and the time that it measures.",
    columns,
    async fill(take) {
      for (const source of sources) {
        const logs = source.logs.length > 0 ? source.logs : [null];
        for (const log of logs) await take(rowsOf(columns, [await runRow(source, log)]));
      }
    },
  };
}

async function runRow(source: Source, log: KeptLog | null): Promise<Cell[]> {
  const { run, world, title, scenario, digests, seed, engine, replications } = source;
  const number = log?.replication ?? null;
  const digest = number === null ? null : (digests[number - 1] ?? null);
  return [run, world, number, title, scenario, digest, seed, engine, replications, ...(await measured(log))];
}

async function measured(log: KeptLog | null): Promise<Cell[]> {
  if (log === null) return [null, null, null];
  const { header, chunks, readChunk } = bound(log);
  const whole = { from: header.clock.warmUp, to: header.clock.end };
  const last = chunks.length === 0 ? [] : [await readChunk(chunks.length - 1)];
  const { from, to } = windowUntilEnd(whole, last) ?? whole;
  const start = instantOf(header.clock.start);
  return [start, start + to - from, to - from];
}

function bound({ file: { reader } }: KeptLog) {
  return { header: reader.header, chunks: reader.chunks, readChunk: (index: number) => reader.readChunk(index) };
}
