import { ln1p } from "../../maths/elementary.ts";
import type { ByAttribute } from "../../scenario/scenario.ts";
import type { HazardSpec } from "../../scenario/spec/people.ts";
import type { People } from "../classes.ts";
import { DAY, YEAR } from "../clock.ts";
import type { DistributionPool } from "../distributionPool.ts";
import type { ModelHazard } from "../model/people.ts";

/** The hazards of a model, each written once however often it is used. */
export class HazardPool {
  readonly all: ModelHazard[] = [];
  private readonly known = new Map<string, number>();
  private readonly pool: DistributionPool;

  constructor(pool: DistributionPool) {
    this.pool = pool;
  }

  /** Number of the hazard for each class; −1 where it never comes to pass. */
  forClasses(spec: HazardSpec, people: People): Int32Array {
    return Int32Array.from(people.classes, (_, cls) => this.forClass(spec, people, cls));
  }

  private forClass({ rate, grows, after }: HazardSpec, people: People, cls: number): number {
    if (after !== null) {
      const chosen = valueFor(after, people, cls);
      return chosen === null ? -1 : this.add({ form: "distribution", distribution: this.pool.add(chosen) });
    }
    const perDay = valueFor(rate!, people, cls)?.value ?? 0;
    if (perDay === 0) return -1;
    const growth = grows === null ? 0 : ln1p(grows.value) / YEAR;
    return this.add({ form: "rate", perSecond: perDay / DAY, growth });
  }

  private add(hazard: ModelHazard): number {
    const key = JSON.stringify(hazard);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    this.all.push(hazard);
    return this.all.length - 1;
  }
}

/** The value of a `by:` for a class of people; null where neither a level nor `otherwise` fits. */
function valueFor<T extends object>(spec: ByAttribute<T>, people: People, cls: number): T | null {
  if (!("by" in spec)) return spec;
  const level = people.level(cls, spec.by);
  return (level === null ? null : spec.levels[level]) ?? spec.otherwise;
}
