/** `attributes-jointly:` → combinations of levels with their shares. */
import * as say from "../messages/demand.ts";
import { missing, notA } from "../messages/structure.ts";
import { at } from "../problem.ts";
import type { Place, Quantity, Share } from "../scenario.ts";
import type { JointSpec } from "../spec/demand.ts";
import { child, entriesOf, itemsOf, type Tree, textOf } from "../tree.ts";
import { inside, type Reading, readShare } from "./quantity.ts";
import { shareOut } from "./shares.ts";

const LEVEL = /^[a-z0-9][a-z0-9-]*$/;

/** One person or kind of people: levels by attribute. */
interface Row {
  readonly levels: ReadonlyMap<string, string>;
  readonly place: Place;
}

/** Reads { table: [{ age: 85-plus, frailty: severe, share: 12% }, …] } or { records: people.csv }. */
export function readJointly(tree: Tree, reading: Reading): JointSpec | undefined {
  const spot = at(tree.place, reading.path);
  const [table, records] = [child(tree, "table"), child(tree, "records")];
  if (tree.kind !== "map" || tree.entries.size !== 1 || (table === undefined) === (records === undefined))
    return void reading.report(notA(spot, tree, "a map with table or records", "{ records: people.csv }"));
  const items = itemsOf(table ?? child(records, "rows"));
  if (items.length === 0) return void reading.report(missing(spot, "a row of people", "{ age: 85-plus, share: 12% }"));
  const measure = table === undefined ? "weight" : "share";
  const rows = items.map((item): Row => ({ levels: levelsOf(item, measure), place: item.place }));
  if (!sameAttributes(rows, reading)) return undefined;
  const shares = table === undefined ? weights(items, reading) : sharesOf(items, tree, reading);
  return shares === null ? undefined : combined(rows, shares, tree.place);
}

const levelsOf = (item: Tree, measure: string): Map<string, string> =>
  new Map(
    [...entriesOf(item)]
      .filter(([key]) => key !== measure)
      .map(([key, { value }]): [string, string] => [key, textOf(value)?.trim() ?? ""])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function sameAttributes(rows: readonly Row[], { report, path }: Reading): boolean {
  const names = [...rows[0]!.levels.keys()].join();
  let good = true;
  for (const { levels, place } of rows) {
    const odd = [...levels.values()].find((level) => !LEVEL.test(level));
    if ([...levels.keys()].join() !== names || levels.size === 0) report(say.otherAttributes(at(place, path), names));
    else if (odd !== undefined) report(say.noLevel(at(place, path), odd));
    else continue;
    good = false;
  }
  return good;
}

function sharesOf(items: readonly Tree[], tree: Tree, reading: Reading): number[] | null {
  const shares = items.map((item, i) => {
    const share = child(item, "share");
    if (share !== undefined) return readShare(share, inside(reading, String(i + 1)));
    return void reading.report(missing(at(item.place, reading.path), "share", "share: 12%"));
  });
  return shares.includes(undefined) ? null : shareOut(shares as Share[], at(tree.place, reading.path), reading.report);
}

/** Records count alike, or by their weight. */
function weights(items: readonly Tree[], { report, path }: Reading): number[] | null {
  const found = items.map((item) => Number(textOf(child(item, "weight")) ?? 1));
  const wrong = found.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  const sum = found.reduce((total, weight) => total + weight, 0);
  if (wrong < 0 && sum > 0) return found.map((weight) => weight / sum);
  report(say.badWeight(at(items[Math.max(wrong, 0)]!.place, path)));
  return null;
}

/** Each combination once, in an order of its own, so that the order of the rows means nothing. */
function combined(rows: readonly Row[], shares: readonly number[], place: Place): JointSpec {
  const found = new Map<string, { levels: string[]; share: number }>();
  for (const [i, { levels }] of rows.entries()) {
    const key = [...levels.values()].join(" ");
    const before = found.get(key)?.share ?? 0;
    found.set(key, { levels: [...levels.values()], share: before + shares[i]! });
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { attributes: [...rows[0]!.levels.keys()], rows: sorted, place };
}

/** What a joint table says of each attribute alone. */
export function marginals(joint: JointSpec | null): Record<string, Record<string, Quantity>> {
  if (joint === null) return {};
  const shares = joint.attributes.map((_, a) => {
    const found = new Map<string, number>();
    for (const { levels, share } of joint.rows) found.set(levels[a]!, (found.get(levels[a]!) ?? 0) + share);
    return found;
  });
  const figure = (value: number): Quantity => {
    return { value, low: null, high: null, source: null, note: null, place: joint.place };
  };
  return Object.fromEntries(
    joint.attributes.map((name, a) => [
      name,
      Object.fromEntries([...shares[a]!].sort().map(([level, share]) => [level, figure(share)])),
    ]),
  );
}
