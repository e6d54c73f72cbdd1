import { type Distribution, toDistribution } from "../random/distributions.ts";
import { underLevers } from "../random/levers.ts";
import { error, ScenarioError } from "../scenario/problem.ts";
import type { ByAttribute, DistributionSpec } from "../scenario/scenario.ts";
import type { TrimSpec } from "../scenario/spec/words.ts";
import type { People } from "./classes.ts";
import type { Moments } from "./moments.ts";
import { placeOf, shapeOf } from "./shapeOf.ts";

type Levered = Extract<DistributionSpec, { form: "levered" }>;

/** The distributions of a model, each tabulated once however often it is used. */
export class DistributionPool {
  readonly all: Distribution[] = [];
  private readonly known = new Map<string, number>();
  private readonly moments: Moments;

  constructor(moments: Moments) {
    this.moments = moments;
  }

  /** Number of the distribution, adding it when new. */
  add(spec: DistributionSpec): number {
    const key = keyOf(spec);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const distribution =
      spec.form === "levered" ? this.levered(spec) : built(spec, () => toDistribution(shapeOf(spec)));
    this.known.set(key, this.all.length);
    this.all.push(distribution);
    return this.all.length - 1;
  }

  /** The distribution of a stay in a service for a class of people; −1 where there is none. */
  addFor(spec: ByAttribute<DistributionSpec> | null, people: People, cls: number, service: number): number {
    const chosen = forClass(spec, people, cls);
    if (chosen === null) return -1;
    if (chosen.form !== "by-moment") return this.add(chosen);
    const cases = chosen.cases.map((one) => this.addFor(one, people, cls, service));
    // A class of people that has no stay in some case never comes: parseScenario has seen to that.
    return cases.includes(-1) ? -1 : this.moments.add(chosen.moment, cases, service, this.all);
  }

  private levered(spec: Levered): Distribution {
    const of = this.all[this.add(spec.of)]!;
    const { scale, trim } = spec;
    const move = spec.move && { share: spec.move.share.value, to: this.all[this.add(spec.move.to)]! };
    return built(spec, () => underLevers(of, { scale: scale?.value ?? 1, trim: trim && trimOf(trim), move }));
  }
}

const trimOf = ({ above, longest, to, share }: TrimSpec) => ({
  above: above?.value ?? null,
  longest: longest?.value ?? null,
  to: to?.value ?? null,
  share: share?.value ?? 1,
});

/** The same for specs that make the same distribution. */
function keyOf(spec: DistributionSpec): string {
  if (spec.form !== "levered") return JSON.stringify(shapeOf(spec));
  const { of, scale, trim, move } = spec;
  const moved = move && [move.share.value, keyOf(move.to)];
  return JSON.stringify(["levered", keyOf(of), scale?.value ?? 1, trim && trimOf(trim), moved]);
}

/** The value of a `by:`, and of those within it, for a class of people; null where neither a level nor `otherwise` fits. */
function forClass(spec: ByAttribute<DistributionSpec> | null, people: People, cls: number): DistributionSpec | null {
  if (spec === null) return null;
  if ("by" in spec) {
    const level = people.level(cls, spec.by);
    return forClass((level === null ? null : spec.levels[level]) ?? spec.otherwise, people, cls);
  }
  return spec.form === "by-attribute" ? forClass(spec.of, people, cls) : spec;
}

/** @throws ScenarioError at the place of the distribution when there is none with these figures. */
function built(spec: DistributionSpec, make: () => Distribution): Distribution {
  try {
    return make();
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
