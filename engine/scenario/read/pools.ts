/** Trees → pools. Each tree is read once, however many phases it holds in. */
import type { Report } from "../problem.ts";
import { read } from "../schema/issues.ts";
import { Pool } from "../schema/places.ts";
import type { PoolSpec } from "../spec/places.ts";
import { child, entriesOf, type Tree } from "../tree.ts";

const pools = new WeakMap<Tree, PoolSpec | null>();

/** The pools of a scenario as it stands; problems go to the report, once for each tree. */
export function readPools(tree: Tree, report: Report): PoolSpec[] {
  return [...entriesOf(child(tree, "pools"))].flatMap(([name, { key, value }]) => {
    let spec = pools.get(value);
    if (spec === undefined || (spec !== null && spec.name !== name)) {
      spec = poolSpec(name, value, key, report);
      pools.set(value, spec);
    }
    return spec === null ? [] : [spec];
  });
}

function poolSpec(name: string, tree: Tree, place: PoolSpec["place"], report: Report): PoolSpec | null {
  const { value, problems } = read(Pool, tree, `pools.${name}`, place);
  problems.forEach(report);
  if (value === undefined) return null;
  const { otherwise, rows } = value.capacity;
  return { name, label: value.label ?? null, capacity: otherwise, capacityHours: rows, place };
}
