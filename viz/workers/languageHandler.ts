import { compile, type Problem, parseScenario, ScenarioError } from "../../engine/language.ts";
import { type Found, findFiles, nameOf } from "./findFiles.ts";
import type { LanguageAsk, LanguageEvent, Trouble } from "./messages.ts";
import { sha256 } from "./sha256.ts";

/** The language worker without its thread: a scenario's files → its model, or everything that is wrong with it. */
export function languageHandler(ask: LanguageAsk): LanguageEvent {
  const said = read(ask);
  if (ask.fork === undefined || said.kind === "failed") return said;
  const parent = read(ask.fork.parent);
  return parent.kind === "failed" ? parent : { ...said, fork: { at: ask.fork.at, date: ask.fork.date, parent } };
}

function read(ask: LanguageAsk): LanguageEvent {
  const found = findFiles(ask);
  try {
    const scenario = parseScenario(ask.entry, found.files);
    const { title, resolved } = scenario;
    return { kind: "scenario", title, model: compile(scenario), digest: sha256(resolved), resolved };
  } catch (error) {
    return { kind: "failed", problems: problemsIn(error, ask.entry, found) };
  }
}

function problemsIn(error: unknown, entry: string, found: Found): Trouble[] {
  if (error instanceof ScenarioError) return error.problems.map((problem) => troubleIn(problem, entry, found));
  const wrong = error instanceof Error ? error.message : String(error);
  return [{ wrong, where: "the scenario", try: "run careshift check on the file" }];
}

function troubleIn({ place, path, wrong, expected, try: cure }: Problem, entry: string, found: Found): Trouble {
  const { file, line, column } = place;
  const isElsewhere = found.files.size > 1 || file !== entry;
  const where = [isElsewhere ? file : "", `line ${line}`, `column ${column}`, path].filter(Boolean).join(", ");
  // In the page a file is missing because it was not given: it may well lie where it should.
  if (found.missing !== null && path === "extends" && file === found.missing.by) {
    return { wrong: `it extends ${found.missing.file}, which was not given`, where, try: giveBoth(found.missing) };
  }
  if (isMissingTable(found.missing, file, wrong)) return withoutRows(found.missing!, where);
  return { wrong: `${wrong}; expected ${expected}`, where, try: cure };
}

/** True for the problem that says that a table is not there. */
function isMissingTable(missing: Found["missing"], file: string, wrong: string): boolean {
  return (
    missing !== null && missing.by === file && /\.csv$/i.test(missing.file) && wrong.includes(nameOf(missing.file))
  );
}

/** The rows of a table may be people's: a run keeps its name and digest, so that the page cannot simulate from it. */
function withoutRows({ file, by }: NonNullable<Found["missing"]>, where: string): Trouble {
  const table = nameOf(file);
  return {
    wrong: `this page cannot simulate it: its rows are in ${table}, and a run keeps the name and digest of a table only`,
    where,
    try: `look at a replication whose log was kept, or drop ${table} and ${nameOf(by)} here together`,
  };
}

function giveBoth({ by, file }: NonNullable<Found["missing"]>): string {
  return `drop or choose ${nameOf(file)} and ${nameOf(by)} together, or the folder they lie in`;
}
