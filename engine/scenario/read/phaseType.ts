/** Stages that follow one another → a phase-type distribution. */
import * as sayDistribution from "../messages/distributions.ts";
import * as say from "../messages/structure.ts";
import { at, joined } from "../problem.ts";
import type { Quantity, Share } from "../scenario.ts";
import { child, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import type { Reader } from "./durations.ts";
import { DURATION, inside, type Reading, readQuantity, readShare, withProvenance } from "./quantity.ts";
import { shareOut } from "./shares.ts";

const MOST_STAGES = 40;

/** { stages: [{ mean: 3 days, to: { next: 60%, out: 40% } }, { mean: 20 days }] }. */
export const phaseType: Reader = (tree, outer) => {
  const items = itemsOf(child(tree, "stages"));
  if (tree.kind !== "map" || items.length === 0 || items.length > MOST_STAGES)
    return void outer.report(sayDistribution.stagesAreList(at(tree.place, outer.path), tree, MOST_STAGES));
  const reading = withProvenance(outer, tree);
  say.checkKeys(tree, ["stages", "source", "note"], reading.path, reading.report);
  const names = items.map((item) => textOf(child(item, "name")));
  const stages = items.map((item, i) => readStage(item, i, names, inside(reading, `stages.${i + 1}`)));
  if (stages.includes(undefined)) return undefined;
  const found = stages as { mean: Quantity; to: number[] }[];
  if (endless(found)) return void reading.report(sayDistribution.stagesEndless(at(tree.place, reading.path)));
  return { form: "phase-type", stages: found };
};

function readStage(item: Tree, i: number, names: readonly (string | null)[], reading: Reading) {
  const written = child(item, "mean");
  if (item.kind !== "map" || written === undefined)
    return void reading.report(
      say.missing(at(item.place, reading.path), "mean", "{ mean: 3 days, to: { next: 60%, out: 40% } }"),
    );
  say.checkKeys(item, ["name", "mean", "to"], reading.path, reading.report);
  const mean = readQuantity(DURATION, written, inside(reading, "mean"));
  const to = waysOn(child(item, "to"), item, i, names, inside(reading, "to"));
  if (mean === undefined || to === undefined) return undefined;
  if (mean.value === 0)
    return void reading.report(sayDistribution.mustBeAboveZero(at(mean.place, joined(reading.path, "mean")), "mean"));
  return { mean, to };
}

/** Shares that go on to each stage; unless said everyone goes to the next, and from the last out. */
function waysOn(tree: Tree | undefined, item: Tree, i: number, names: readonly (string | null)[], reading: Reading) {
  const none = names.map(() => 0);
  if (tree === undefined) return i + 1 < names.length ? none.with(i + 1, 1) : none;
  const known = ["next", "out", ...names.filter((name) => name !== null)];
  const rows = [...entriesOf(tree)];
  if (rows.length === 0)
    return void reading.report(
      say.notA(at(tree.place, reading.path), tree, "a map of stages and shares", "{ next: 60%, out: 40% }"),
    );
  const shares = rows.map(([key, entry]) => readShare(entry.value, inside(reading, key)));
  const targets = rows.map(([key]) => (key === "out" ? -1 : key === "next" ? i + 1 : names.indexOf(key)));
  for (const [k, [key, entry]] of rows.entries()) {
    const lost = targets[k] === names.length || (targets[k] === -1 && key !== "out");
    if (lost) return void reading.report(say.unknownKey(at(entry.key, joined(reading.path, key)), key, known));
  }
  if (shares.includes(undefined)) return undefined;
  const out = shareOut(shares as Share[], at(tree.place ?? item.place, reading.path), reading.report);
  return out === null
    ? undefined
    : none.map((_, j) => out.reduce((sum, share, k) => (targets[k] === j ? sum + share : sum), 0));
}

/** True when there is a stage, reachable or not, from which no way leads out. */
function endless(stages: readonly { readonly to: readonly number[] }[]): boolean {
  const out = new Set<number>();
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const [i, { to }] of stages.entries()) {
      const leaves = to.reduce((sum, share) => sum + share, 0) < 1 - 1e-9;
      if (leaves || to.some((share, j) => share > 0 && out.has(j))) out.add(i);
    }
  }
  return out.size < stages.length;
}
