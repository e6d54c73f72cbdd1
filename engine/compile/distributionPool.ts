import { type Distribution, toDistribution } from "../random/distributions.ts";
import type { Shape } from "../random/shapes.ts";
import type { ByAttribute, DistributionSpec, Quantity } from "../scenario/scenario.ts";
import type { People } from "./classes.ts";

/** The distributions of a model, each tabulated once however often it is used. */
export class DistributionPool {
  readonly all: Distribution[] = [];
  private readonly known = new Map<string, number>();

  /** Number of the distribution, adding it when new. */
  add(spec: DistributionSpec): number {
    const shape = shapeOf(spec);
    const key = JSON.stringify(shape);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    this.all.push(toDistribution(shape));
    return this.all.length - 1;
  }

  /** The distribution of a stay for a class of people; −1 where there is none. */
  addFor(spec: ByAttribute<DistributionSpec> | null, people: People, cls: number): number {
    const chosen = forClass(spec, people, cls);
    return chosen === null ? -1 : this.add(chosen);
  }
}

/** The value of a `by:` for a class of people; null where neither a level nor `otherwise` fits. */
function forClass<T extends object>(spec: ByAttribute<T> | null, people: People, cls: number): T | null {
  if (spec === null || !("by" in spec)) return spec;
  const level = people.level(cls, spec.by);
  return (level === null ? null : spec.levels[level]) ?? spec.otherwise;
}

/** The same distribution with plain numbers, in seconds. */
function shapeOf(spec: DistributionSpec): Shape {
  switch (spec.form) {
    case "constant":
      return { form: "constant", value: spec.value.value };
    case "exponential":
      return { form: "exponential", mean: spec.mean.value };
    case "gamma":
      return { form: "gamma", mean: spec.mean.value, sd: spec.sd.value };
    case "triangular":
      return { form: "triangular", low: spec.low.value, mode: spec.mode.value, high: spec.high.value };
    case "uniform":
      return { form: "uniform", from: spec.from.value, to: spec.to.value };
    case "empirical":
      return { form: "empirical", values: spec.values.map((q) => q.value), shares: [...spec.shares] };
    case "mixture":
      return { form: "mixture", parts: spec.parts.map((part) => ({ share: part.share, of: shapeOf(part.of) })) };
    case "lognormal":
      return lognormal(spec.mean, spec.sd, spec.median, spec.p90);
  }
}

function lognormal(mean: Quantity | null, sd: Quantity | null, median: Quantity | null, p90: Quantity | null): Shape {
  if (mean !== null && sd !== null) return { form: "lognormal", mean: mean.value, sd: sd.value };
  if (median !== null && p90 !== null) return { form: "lognormal", median: median.value, p90: p90.value };
  return { form: "lognormal", median: median!.value, mean: mean!.value };
}
