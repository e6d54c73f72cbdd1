/** A variant on disk, taken apart: the base with any set of its parts. */
import {
  compile,
  documentOf,
  type Model,
  type Part,
  parseScenario,
  partsOf,
  ScenarioError,
  type Setting,
  sameButForWords,
  stepsInOrder,
} from "../index.ts";
import { InputError } from "./exit.ts";
import { readScenario, type ScenarioFiles } from "./files.ts";
import { sha256 } from "./identity.ts";
import { type Loaded, settingOf } from "./load.ts";

const MOST_PARTS = 12;

/** The parts in the order of the steps, and the base with a set of them (a bit for each): null where that is no scenario. */
export interface InParts {
  readonly parts: readonly Omit<Part, "settings">[];
  worldOf(parts: number): { readonly model: Model; readonly digest: string } | null;
}

type Side = readonly [path: string, loaded: Loaded];

/**
 * Takes a variant apart into parts that can stand one after the other.
 * @param set made in every world
 * @throws InputError, ScenarioError where it cannot be taken apart
 */
export async function inParts([base]: Side, [variant, to]: Side, set: readonly string[]): Promise<InParts> {
  const [files, other] = [await readScenario(base), await readScenario(variant)];
  const given = set.map(settingOf);
  mustShareARoot(base, files, variant, to);
  const [from, until] = [files, other].map(({ entry, texts }) => documentOf(entry, texts, given));
  const { before, parts } = partsOf(from!, until!, other.entry, other.texts);
  mustBeSome(base, variant, parts);
  const first = [...given, ...before];
  const all = documentOf(files.entry, files.texts, [...first, ...parts.flatMap(({ settings }) => settings)]);
  if (!sameButForWords(all, until!)) throw cannotBeTakenApart(variant, "its parts together do not make it again");
  const worlds = new Worlds(files, first);
  const full = worlds.of(parts);
  if (full instanceof ScenarioError) throw cannotBeTakenApart(variant, full.message);
  const steps = stepsInOrder(parts.length, (one) => !(worlds.of(chosen(parts, one)) instanceof Error));
  const merged = steps.map((step) => together(step.map((part) => parts[part]!)));
  return {
    parts: merged,
    worldOf(one) {
      const world = worlds.of(chosen(merged, one));
      return world instanceof Error ? null : world;
    },
  };
}

/** The luck of a scenario is settled where its chain of files ends: worlds are pairs only if that is one place. */
function mustShareARoot(base: string, files: ScenarioFiles, variant: string, { scenario }: Loaded): void {
  const root = scenario.files.at(-1)!;
  const own = parseScenario(files.entry, files.texts).files.at(-1)!;
  if (root === own) return;
  throw new InputError(
    `${variant} does not come from ${base}: it goes back to ${root}, which goes back to ${own}. Write it with extends: ${base}.`,
  );
}

function mustBeSome(base: string, variant: string, parts: readonly Part[]): void {
  const empty = parts.length === 0;
  if (empty) throw new InputError(`${variant} changes nothing of ${base} that a run depends on. Name another variant.`);
  if (parts.length <= MOST_PARTS) return;
  throw new InputError(
    `${variant} changes ${parts.length} things (${parts.map(({ name }) => name).join(", ")}); ` +
      `${MOST_PARTS} parts are the most. Put them into parts with parts: in ${variant}.`,
  );
}

function cannotBeTakenApart(variant: string, why: string): InputError {
  return new InputError(
    `${variant} cannot be taken apart: ${why}. Put what belongs together into one part with parts:.`,
  );
}

const chosen = (parts: readonly Part[], set: number): Part[] => parts.filter((_, part) => (set >> part) % 2 === 1);

/** Parts that stand only together, as one. */
function together(parts: readonly Part[]): Part {
  return {
    name: parts.map(({ name }) => name).join(" + "),
    paths: parts.flatMap(({ paths }) => paths),
    settings: parts.flatMap(({ settings }) => settings),
  };
}

/** The base with some parts, each set of them read once. */
class Worlds {
  private readonly known = new Map<string, { model: Model; digest: string } | ScenarioError>();
  private readonly files: ScenarioFiles;
  private readonly before: readonly Setting[];

  constructor(files: ScenarioFiles, before: readonly Setting[]) {
    this.files = files;
    this.before = before;
  }

  of(parts: readonly Part[]): { model: Model; digest: string } | ScenarioError {
    const key = parts.map(({ name }) => name).join(" + ");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(parts);
    this.known.set(key, made);
    return made;
  }

  private make(parts: readonly Part[]): { model: Model; digest: string } | ScenarioError {
    const { entry, texts } = this.files;
    try {
      const settings = [...this.before, ...parts.flatMap((part) => part.settings)];
      const scenario = parseScenario(entry, texts, settings);
      return { model: compile(scenario), digest: sha256(scenario.resolved) };
    } catch (error) {
      if (error instanceof ScenarioError) return error;
      throw error;
    }
  }
}
