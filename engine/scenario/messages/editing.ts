/** What can be wrong with an edit: `set`, `add`, `remove`, a dated change, a lever, `--set`. */
import { error, orList, quoted, type Spot, suggest, warning } from "../problem.ts";
import type { Problem } from "../scenario.ts";
import { describe, type Tree } from "../tree.ts";

const A_PATH = "a path of names with dots between, such as services.acute-ward.capacity";

export const badPath = (spot: Spot, path: string): Problem =>
  error(spot, `${quoted(path)} is not a path`, A_PATH, "services.acute-ward.capacity");

export const noSuchPath = (spot: Spot, before: string, key: string, known: readonly string[]): Problem =>
  error(
    spot,
    before === "" ? `nothing is called ${quoted(key)}` : `${before} has nothing called ${quoted(key)}`,
    orList(known),
    suggest(key, known),
  );

export const pathGoesThroughValue = (spot: Spot, before: string, tree: Tree): Problem =>
  error(spot, `the path goes on after ${before}, which is ${describe(tree)}`, "a path that ends there", before);

export const setMakesNothingNew = (spot: Spot, before: string, key: string, known: readonly string[]): Problem =>
  error(
    spot,
    `${before} has nothing called ${quoted(key)} to set`,
    known.length === 0 ? "add: for something new" : `one of ${orList(known)}, or add: for something new`,
    suggest(key, known),
  );

export const alreadyThere = (spot: Spot, path: string): Problem =>
  error(
    spot,
    `${path} is there already, and it is not a list`,
    "add: for a new name, or to lengthen a list",
    `set: { ${path}: … }`,
  );

export const severalSoNamed = (spot: Spot, before: string, key: string): Problem =>
  error(
    spot,
    `${before} has several items called ${quoted(key)}`,
    "names that tell the items apart",
    "give each of them a name: of its own",
  );

export const setIsNoMap = (spot: Spot, op: string, tree: Tree): Problem =>
  error(
    spot,
    `${op} is ${describe(tree)}`,
    op === "remove" ? "a list of paths" : "a map of paths and values",
    op === "remove" ? "remove: [services.old-ward]" : `${op}: { services.acute-ward.capacity: 110 }`,
  );

export const wrongKeyInVariant = (spot: Spot, key: string): Problem =>
  error(
    spot,
    `a variant has no ${key} of its own: it changes those of the file it extends`,
    "set:, add: and remove: with paths",
    `set: { ${key}.…: … } or add: { ${key}.…: … }`,
  );

export const needsValue = (spot: Spot, path: string): Problem =>
  error(spot, `no value is given for ${path}`, "a value to set", `${path}=10`);

export const outOfRange = (spot: Spot, lever: string, value: string, from: string, to: string, near: string): Problem =>
  error(
    spot,
    `${value} is outside the range of the lever ${lever}`,
    `a value from ${from} to ${to}`,
    `${lever}=${near}`,
  );

export const offStep = (spot: Spot, lever: string, value: string, step: string, near: string): Problem =>
  error(spot, `${value} is between the steps of the lever ${lever}`, `steps of ${step}`, `${lever}=${near}`);

export const leverValue = (spot: Spot, lever: string, value: string, example: string): Problem =>
  error(
    spot,
    `${quoted(value)} is no value for the lever ${lever}`,
    `a number, such as ${example}`,
    `${lever}=${example}`,
  );

export const leverPointsNowhere = (spot: Spot, path: string, key: string, known: readonly string[]): Problem =>
  error(
    spot,
    `the lever sets ${quoted(path)}, and nothing there is called ${quoted(key)}`,
    known.length > 0 ? orList(known) : A_PATH,
    suggest(key, known),
  );

export const leverSetsNoNumber = (spot: Spot, path: string, tree: Tree): Problem =>
  error(
    spot,
    `the lever sets ${path}, which is ${describe(tree)}`,
    "a path to a single number, such as a capacity, a share or a mean",
    "services.acute-ward.capacity",
  );

export const leverUnit = (spot: Spot, key: string, unit: string, example: string): Problem =>
  error(
    spot,
    `${key} is not in the unit of what the lever sets`,
    unit === "" ? "a plain number" : `a number in ${quoted(unit)}`,
    example,
  );

export const leverOrder = (spot: Spot, from: string, to: string): Problem =>
  error(spot, `from ${from} is not below to ${to}`, "from below to", `from: ${to}, to: ${from}`);

export const leverStep = (spot: Spot): Problem =>
  error(spot, "the step is not above 0", "a step above 0 and no longer than the range", "step: 1");

export const notDated = (spot: Spot, path: string, why: string | null): Problem =>
  error(
    spot,
    `${path} cannot change on a date${why === null ? "" : `: ${why}`}`,
    "a capacity, staff, hours, starts, length of stay, visit, turn-round, share of a route, or arrivals of a cohort",
    "set it from the start, or in a variant with extends:",
  );

export const untilTooEarly = (spot: Spot): Problem =>
  error(spot, "the change is taken back before it is made in full", "a date after on and over", "a later until");

export const cannotRealise = (spot: Spot, path: string): Problem =>
  error(
    spot,
    `${path} cannot go a share of the way`,
    "a number before and after, in units of one kind",
    "no realised:, or the value that is reached",
  );

export const phaseWhen = (spot: Spot): Problem =>
  error(
    spot,
    "nothing, or too much, says when the phase begins",
    "on: a date, or after: previous (not in the first phase)",
    "on: 2016-10-01",
  );

export const changesOverlap = (spot: Spot, path: string, other: string): Problem =>
  error(
    spot,
    `${path} is still changing: ${other} is not over`,
    "one change of a value at a time",
    "a shorter over:, or a later date",
  );

export const cannotRamp = (spot: Spot, path: string, from: Tree, to: Tree): Problem =>
  error(
    spot,
    `${path} cannot go step by step from ${describe(from)} to ${describe(to)}`,
    "a number before and after, in units of one kind",
    "no over:, so that it changes at once",
  );

export const changeTooEarly = (spot: Spot, warmUpStart: string): Problem =>
  warning(
    spot,
    "this change lies before the warm-up, so it holds from the beginning",
    `a date after ${warmUpStart}`,
    "set the value itself, without a dated change",
  );

export const changeTooLate = (spot: Spot, end: string): Problem =>
  warning(
    spot,
    "this change lies after the end of the run and does nothing",
    `a date before ${end}`,
    "an earlier date, or a longer time: length",
  );

export const tooManySteps = (spot: Spot, most: number): Problem =>
  error(
    spot,
    "there are too many dated changes",
    `at most ${most} dates, counting the steps of each over:`,
    "fewer changes, or without over:",
  );

export const tooManyEdits = (spot: Spot, most: number): Problem =>
  error(
    spot,
    "there are too many edits in one variant",
    `at most ${most}`,
    "a scenario of its own instead of a variant",
  );
