/** `contracts:` and `funds:` → what they say. */
import * as say from "../messages/contracts.ts";
import { at, type Report, type Spot } from "../problem.ts";
import type { Quantity } from "../scenario.ts";
import type { ContractShape, FundShape } from "../schema/contracts.ts";
import type { ContractSpec, FundSpec, PaysSpec } from "../spec/contracts.ts";
import { type Branch, child, descend, entriesOf, type Tree } from "../tree.ts";
import { partiesOf } from "./parties.ts";

/** The kinds of payment, in the order of the language. */
const KINDS = ["activity", "block", "cost-and-volume", "performance", "gain-share"] as const;

/** Contracts in the order written; one whose payment cannot be told is left out, with a problem reported. */
export function contractsOf(
  shapes: Readonly<Record<string, ContractShape>> | undefined,
  tree: Branch,
  report: Report,
): ContractSpec[] {
  const written = entriesOf(child(tree, "contracts"));
  return Object.entries(shapes ?? {}).flatMap(([name, shape]) => {
    const { key, value } = written.get(name)!;
    const path = `contracts.${name}`;
    const payer = child(value, "commissioner");
    const pays = paysOf(shape.pays, child(value, "pays")!, `${path}.pays`, report);
    if (pays === null) return [];
    const commissioner = payer === undefined ? {} : partiesOf(payer, `${path}.commissioner`, "a payer", report);
    const { label = null, provider = null, services = [], from = null, until = null } = shape;
    return [{ name, label, provider, commissioner, services, from, until, pays, place: key }];
  });
}

function paysOf(shape: ContractShape["pays"], tree: Tree, path: string, report: Report): PaysSpec | null {
  const given = KINDS.filter((kind) => shape[kind] !== undefined);
  const spot = at(tree.place, path);
  if (given.length !== 1) {
    report(say.oneWayToPay(spot, given));
    return null;
  }
  const kind = given[0]!;
  const own = child(tree, kind)!;
  const inner = at(own.place, `${path}.${kind}`);
  switch (kind) {
    case "activity":
      return activityOf(shape.activity!, own, inner, report);
    case "block":
      return { kind, value: shape.block! };
    case "cost-and-volume": {
      const { value, volume, above, below, floor = null, ceiling = null } = shape["cost-and-volume"]!;
      if (above.per !== below.per) report(say.volumesDiffer(inner, above.per, below.per));
      return { kind, value, volume, per: above.per, above: above.price, below: below.price, floor, ceiling };
    }
    case "performance": {
      const { of, baseline, steps, between = "nothing" } = shape.performance!;
      return { kind, of, baseline, steps, between };
    }
    case "gain-share": {
      const { target, of, cap = null } = shape["gain-share"]!;
      const shares = (key: "gain" | "loss") => partiesOf(child(own, key)!, `${inner.path}.${key}`, "a party", report);
      return { kind, target, of, gain: shares("gain"), loss: shares("loss"), cap };
    }
  }
}

function activityOf(
  shape: NonNullable<ContractShape["pays"]["activity"]>,
  tree: Tree,
  spot: Spot,
  report: Report,
): PaysSpec {
  const { price, beyond, baseline, marginal, "trim-point": point } = shape;
  const spotOf = (key: string) => at(child(tree, key)?.place ?? tree.place, `${spot.path}.${key}`);
  if (marginal !== undefined && baseline === undefined) report(say.marginalWithoutBaseline(spotOf("marginal")));
  if (baseline !== undefined && marginal === undefined) report(say.baselineAlone(spotOf("baseline")));
  if (marginal === "rest") report(say.shareInFull(spotOf("marginal")));
  if ((point === undefined) !== (beyond === undefined)) report(say.trimPointAlone(spot, point === undefined));
  if (point !== undefined && price.per !== "discharge") report(say.trimPointOf(spotOf("trim-point"), price.per));
  if (beyond !== undefined && beyond.per !== "bed-day") report(say.beyondPer(spotOf("beyond"), beyond.per));
  return {
    kind: "activity",
    price: price.price,
    per: price.per,
    trim: point === undefined || beyond === undefined ? null : { point, beyond: beyond.price },
    marginal:
      marginal === undefined || marginal === "rest" || baseline === undefined ? null : { baseline, share: marginal },
  };
}

/** Pooled funds in the order written. */
export function fundsOf(shapes: Readonly<Record<string, FundShape>> | undefined, tree: Branch): FundSpec[] {
  return Object.entries(shapes ?? {}).map(([name, shape]) => ({
    name,
    label: shape.label ?? null,
    contributions: shape.contributions as Readonly<Record<string, Quantity>>,
    pays: shape.pays,
    overspend: shape.overspend,
    owners: shape.owners ?? {},
    budgets: shape.budgets ?? {},
    remedialPlan: shape["remedial-plan"] ?? null,
    premium: shape.premium ?? null,
    place: entriesOf(descend(tree, "funds")).get(name)!.key,
  }));
}
