/** What changed and why, from a base to a variant: one step after the other, adding up to the whole. */
import type { Model } from "../../compile/model.ts";
import type { MeasureDefinition } from "../../projections/definition.ts";
import { standardMeasures } from "../../projections/measures.ts";
import { casesOf, estimate } from "../../statistics/estimate.ts";
import { pairedDifference } from "../../statistics/paired.ts";
import type { Cases } from "../../statistics/ratio.ts";
import type { Figures } from "../contract.ts";
import { type NamedOrder, prefixes } from "./orders.ts";

/** The base with some of the parts: its model, and the measures of its replications. */
export interface World {
  readonly model: Model;
  readonly replications: readonly Float64Array[];
}

/** What one part changes. */
export interface Step {
  readonly part: string;
  /** Paired change in the order given. The steps add up to the change from base to variant. */
  readonly change: Figures;
  /** Smallest and largest mean change of the part in the orders tried; null where only one order was. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface MeasureSteps {
  readonly id: string;
  readonly unit: string;
  readonly definition: string;
  readonly base: Figures;
  readonly variant: Figures;
  readonly change: Figures;
  readonly steps: readonly Step[];
}

/**
 * @param worlds by the set of parts they hold (see orders.ts): all that the orders pass through
 * @param orders the order given first
 * @param wanted ids of measures, each known in one of the worlds
 */
export function waterfall(
  parts: readonly string[],
  worlds: ReadonlyMap<number, World>,
  orders: readonly NamedOrder[],
  wanted: readonly string[],
): MeasureSteps[] {
  const known = new Map([...worlds].map(([set, world]) => [set, defined(world)] as const));
  return wanted.map((id) => stepsOf(id, parts, known, orders));
}

/** Ids of all measures that at least one of two models has. */
export function measuresOf(models: readonly Model[]): Set<string> {
  return new Set(models.flatMap((model) => standardMeasures(model).definitions.map(({ id }) => id)));
}

/** Money by payer, in all and as commissioners pay it, where there are costs; and the days of delay. */
export function usualMeasures(known: ReadonlySet<string>, payers: readonly string[]): string[] {
  const money = ["cost", "paid"].flatMap((kind) => ["total", ...payers].map((of) => `system.${kind}.${of}`));
  return [...money, "system.delayed.days"].filter((id) => known.has(id));
}

function stepsOf(
  id: string,
  parts: readonly string[],
  worlds: ReadonlyMap<number, Defined>,
  orders: readonly NamedOrder[],
): MeasureSteps {
  const found = new Map([...worlds].map(([set, world]) => [set, readingOf(id, world)] as const));
  const definition = [...found.values()].find((reading) => reading.definition !== null)!.definition!;
  const at = (set: number): Cases => found.get(set)!.cases(definition.kind);
  const change = (from: number, to: number): Figures => {
    const n = at(from).above.length;
    return { ...pairedDifference(definition.kind, at(from), at(to)), n };
  };
  const all = (1 << parts.length) - 1;
  const changes = orders.map(({ parts: order }) => {
    const sets = prefixes(order);
    return new Map(order.map((part, i) => [part, { from: sets[i]!, to: sets[i + 1]! }]));
  });
  return {
    id,
    unit: definition.unit,
    definition: definition.words,
    base: level(definition, at(0)),
    variant: level(definition, at(all)),
    change: change(0, all),
    steps: orders[0]!.parts.map((part): Step => {
      const means = changes.flatMap((order) => change(order.get(part)!.from, order.get(part)!.to).mean ?? []);
      const several = orders.length > 1 && means.length > 0;
      const { from, to } = changes[0]!.get(part)!;
      return {
        part: parts[part]!,
        change: change(from, to),
        least: several ? Math.min(...means) : null,
        most: several ? Math.max(...means) : null,
      };
    }),
  };
}

function level(definition: MeasureDefinition, { above, below }: Cases): Figures {
  const replications = above.map((x, i) => Float64Array.of(x, below[i]!));
  const { mean, sd, interval, n } = estimate([definition], replications)[0]!;
  return { mean, sd, interval, n };
}

/** A world with the definitions of its measures, and their numbers by id. */
interface Defined {
  readonly definitions: readonly MeasureDefinition[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly replications: readonly Float64Array[];
}

function defined({ model, replications }: World): Defined {
  const { definitions } = standardMeasures(model);
  return { definitions, numbers: new Map(definitions.map(({ id }, number) => [id, number])), replications };
}

interface Reading {
  readonly definition: MeasureDefinition | null;
  cases(kind: MeasureDefinition["kind"]): Cases;
}

/** A measure in one world. What is not there yet costs and holds nothing: a value of 0, a ratio without cases. */
function readingOf(id: string, { definitions, numbers, replications }: Defined): Reading {
  const number = numbers.get(id);
  if (number !== undefined) return { definition: definitions[number]!, cases: () => casesOf(replications, number) };
  const nothing = (of: number): number[] => replications.map(() => of);
  return {
    definition: null,
    cases: (kind) => ({ above: nothing(0), below: nothing(kind === "value" ? 1 : 0) }),
  };
}
