import { cycles, type Import, importsOf, packageOf, type Sources } from "./imports.ts";
import { blanked, lineAt } from "./source.ts";

/**
 * The rooms of the house, and which rooms each may enter. A room is a folder of engine/, but for the doors and the Model
 * (compile/model.ts and compile/model/: plain data and constants, with nothing behind them at run time). `types:` before a room means its
 * types only.
 */
const ENTERS = {
  units: [],
  maths: [],
  random: ["maths"],
  scenario: ["units"],
  model: ["types:random"],
  compile: ["scenario", "units", "maths", "random", "model"],
  log: ["units"],
  gauges: ["log", "model"],
  run: ["model", "random", "log", "gauges"],
  projections: ["log", "model", "gauges", "units"],
  statistics: ["maths"],
  /** Of the scenario its settings, of the Model what a projection must be given. */
  experiments: ["statistics", "projections", "types:scenario", "types:model", "types:job"],
  report: [
    ...["units", "maths", "random", "scenario", "compile", "model", "log", "gauges", "run"],
    ...["projections", "statistics", "experiments"],
  ],
  /** Views of a log for analysts, and the files they read them from. */
  tables: ["units", "model", "log", "gauges", "projections"],
  formats: ["units", "log", "tables"],
  exchange: ["tables", "formats"],
  oracles: [
    ...["units", "maths", "random", "scenario", "compile", "model", "log", "run"],
    ...["projections", "statistics", "experiments", "types:job"],
  ],
  job: ["units", "random", "model", "log", "gauges", "run", "projections"],
  language: ["units", "scenario", "compile", "model"],
  index: [
    ...["units", "maths", "random", "scenario", "compile", "model", "log", "gauges", "run"],
    ...["projections", "statistics", "experiments", "report", "language", "job", "oracles"],
  ],
  /** Starts a worker from source, under tsx; not built. */
  dev: ["node"],
  node: ["index", "language", "job", "exchange"],
  /** The viewer, in the order of its own road: log → stage → pixels; words, panels, charts; workers; the page. */
  "viz/tokens": [],
  "viz/log": ["index", "job"],
  "viz/stage": ["index", "viz/log"],
  "viz/pixels": ["viz/stage", "viz/tokens"],
  "viz/words": ["index", "viz/log", "viz/stage"],
  "viz/panels": ["index", "viz/log", "viz/stage", "viz/words"],
  "viz/charts": ["index", "viz/log", "viz/stage", "viz/panels"],
  "viz/workers": ["index", "language", "job", "viz/log"],
  viz: [
    ...["index", "viz/tokens", "viz/log", "viz/stage", "viz/pixels", "viz/words", "viz/panels", "viz/charts"],
    "viz/workers",
  ],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof ENTERS;

/** Which rooms may use a package; Node's own modules count as the package "node". Others: nobody in engine or viz. */
const KEPT_IN: Readonly<Record<string, readonly Room[]>> = {
  zod: ["scenario"],
  yaml: ["scenario"],
  immer: ["scenario", "viz"],
  seedrandom: ["random"],
  rxjs: ["node", "viz", "viz/workers"],
  d3: ["viz/charts"],
  node: ["node"],
  commander: ["node"],
  hono: ["node"],
  "@hono/node-server": ["node"],
  piscina: ["node"],
  hyparquet: ["formats"],
  "hyparquet-writer": ["formats"],
  saxes: ["formats"],
  "node-sqlite3-wasm": ["node"],
  "@duckdb/node-api": ["node"],
  tsx: ["dev"],
};

/** Rooms that may be loaded with a job, what a worker or a page's worker carries: those it enters, and theirs. */
const CARRIED_BY_A_JOB: readonly Room[] = [
  "job",
  ...ENTERS.job,
  ...ENTERS.job.flatMap((room): readonly Room[] => valuesOf(room)),
];

/** The rooms a room may enter for more than types. */
function valuesOf(room: Room): readonly Room[] {
  return ENTERS[room].filter((to) => !to.startsWith("types:")) as Room[];
}

const ALONE: Readonly<Record<string, Room>> = {
  "engine/units.ts": "units",
  "engine/calendar.ts": "units",
  "engine/format.ts": "units",
  "engine/index.ts": "index",
  "engine/language.ts": "language",
  "engine/job.ts": "job",
  "engine/exchange.ts": "exchange",
  "engine/node/worker-dev.mjs": "dev",
  "engine/compile/model.ts": "model",
  "viz/tokens.ts": "viz/tokens",
};

/** The room of a file in engine/ or viz/; null where the table knows none. */
export function roomOf(path: string): Room | null {
  if (path.startsWith("engine/compile/model/")) return "model";
  const [, house = "", folder = ""] = /^(engine|viz)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  if (house === "viz") return ALONE[path] ?? (`viz/${folder}` in ENTERS ? (`viz/${folder}` as Room) : "viz");
  return ALONE[path] ?? (folder in ENTERS && !folder.startsWith("viz") ? (folder as Room) : null);
}

const wrongAt = (i: Import, what: string): string => `${i.from}:${i.line} ${what} | ${i.says}`;

/** Why each import that the table forbids is wrong, with its line. Files outside engine/ and viz/ may import anything. */
export function wrongImports(sources: Sources): string[] {
  const wrong: string[] = [];
  for (const i of allImports(sources)) {
    const said = wrongWith(i, sources);
    if (said !== null) wrong.push(wrongAt(i, said));
  }
  return wrong;
}

function wrongWith(i: Import, sources: Sources): string | null {
  const room = roomOf(i.from);
  if (room === null) return "belongs to no room of the table";
  if (i.specifier === "(computed)") return room === "node" ? null : "imports what cannot be known from the text";
  if (i.file === null) {
    const name = packageOf(i.specifier);
    return KEPT_IN[name]?.includes(room) ? null : `${room} may not use the package ${name}`;
  }
  if (!sources.has(i.file)) return `imports ${i.file}, which does not exist (imports end in .ts)`;
  const to = roomOf(i.file);
  if (to === null) return `${room} may not import ${i.file}`;
  const open: readonly string[] = ENTERS[room];
  if (to === room || open.includes(to)) return null;
  if (!open.includes(`types:${to}`)) return `${room} may not import ${to}`;
  return i.typeOnly ? null : `${room} may import only types from ${to}: write import type`;
}

/** Import cycles, each written as a → b → a. */
export function importCycles(sources: Sources): string[] {
  return cycles(allImports(sources)).map((way) => [...way, way[0]!].join(" → "));
}

/** What comes along at run time with job.ts and should not: a chain of files from the door to the stranger. */
export function strangersInJob(sources: Sources): string[] {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    const room = roomOf(file);
    if (room === null || !CARRIED_BY_A_JOB.includes(room)) wrong.push([...way, file].join(" → "));
    if (seen.has(file)) return;
    seen.add(file);
    const imports = importsOf(file, sources.get(file) ?? "");
    for (const i of imports) if (i.file !== null && !i.typeOnly) follow(i.file, [...way, file]);
  };
  follow("engine/job.ts", []);
  return wrong;
}

const SLY =
  /\bMath\s*\.\s*random\b|\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(|(?<![\w$.])(?:performance|setTimeout|setInterval|setImmediate|queueMicrotask|process|globalThis|require)\b(?!\s*[?:])/g;

/** Rooms of the viewer that know no document and no clock: what they make is a function of what they are given. */
const PURE_VIZ: readonly (Room | null)[] = [
  ...(["viz/tokens", "viz/log", "viz/stage", "viz/pixels", "viz/words", "viz/panels"] as const),
];

/** Clocks, dice, timers and the machine, where the pure engine or a pure room of the viewer names them. */
export function hiddenClocksAndDice(sources: Sources): string[] {
  const wrong: string[] = [];
  for (const [path, text] of sources) {
    if (!path.endsWith(".ts") || !isPure(path)) continue;
    for (const m of blanked(text, "comments and strings").matchAll(SLY)) {
      const { line, says } = lineAt(text, m.index);
      wrong.push(`${path}:${line} ${m[0].trim()} | ${says}`);
    }
  }
  return wrong;
}

function isPure(path: string): boolean {
  const room = roomOf(path);
  return path.startsWith("engine/") ? room !== "node" : PURE_VIZ.includes(room);
}

function allImports(sources: Sources): Import[] {
  return [...sources].flatMap(([path, text]) => importsOf(path, text));
}
