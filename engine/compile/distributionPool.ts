import { type Distribution, toDistribution } from "../random/distributions.ts";
import { error, ScenarioError } from "../scenario/problem.ts";
import type { ByAttribute, DistributionSpec } from "../scenario/scenario.ts";
import type { People } from "./classes.ts";
import { placeOf, shapeOf } from "./shapeOf.ts";

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
    this.all.push(built(spec));
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

/** @throws ScenarioError at the place of the distribution when there is none with these figures. */
function built(spec: DistributionSpec): Distribution {
  try {
    return toDistribution(shapeOf(spec));
  } catch (problem) {
    const place = placeOf(spec);
    if (!(problem instanceof RangeError) || place === null) throw problem;
    const [wrong, ...cure] = problem.message.split(/(?<=\.) /);
    const said = wrong!.replace(/\.$/, "");
    throw new ScenarioError([
      error(
        { place, path: "" },
        said,
        "a distribution with these figures",
        cure.join(" ").replace(/\.$/, "") || "other figures",
      ),
    ]);
  }
}
