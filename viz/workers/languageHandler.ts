import { compile, type Problem, parseScenario, ScenarioError } from "../../engine/language.ts";
import type { LanguageAsk, LanguageEvent, Trouble } from "./messages.ts";
import { sha256 } from "./sha256.ts";

/** What the file is called in messages; only its line and column are shown. */
const FILE = "scenario.yaml";

/** The language worker without its thread: a scenario's text → its model, or everything that is wrong with it. */
export function languageHandler({ text }: LanguageAsk): LanguageEvent {
  try {
    const scenario = parseScenario(FILE, new Map([[FILE, text]]));
    const { title, resolved } = scenario;
    return { kind: "scenario", title, model: compile(scenario), digest: sha256(resolved), resolved };
  } catch (error) {
    return { kind: "failed", problems: problemsIn(error) };
  }
}

function problemsIn(error: unknown): Trouble[] {
  if (error instanceof ScenarioError) return error.problems.map(troubleIn);
  const wrong = error instanceof Error ? error.message : String(error);
  return [{ wrong, where: "the scenario", try: "run careshift check on the file" }];
}

function troubleIn({ place, path, wrong, expected, try: cure }: Problem): Trouble {
  const where = `line ${place.line}, column ${place.column}${path === "" ? "" : `, ${path}`}`;
  return { wrong: `${wrong}; expected ${expected}`, where, try: cure };
}
