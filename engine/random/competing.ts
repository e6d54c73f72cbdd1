/** Latent times that compete: how long until the first of them, and which it is. Worked out, not sampled. */
import { exp } from "../maths/elementary.ts";
import type { Distribution } from "./distributions.ts";
import { ageAt, type Hazard, integrated } from "./hazards.ts";
import { eachSegment } from "./segments.ts";

/** A clock that starts with a stay. */
export interface Competitor {
  readonly hazard: Hazard;
  /** Share of people for whom it never rings. */
  readonly never: number;
}

/** What comes of a stay against clocks. */
export interface Outcome {
  /** Mean time until the first of them, in the unit of the stay. */
  readonly mean: number;
  /** Share of stays that end by themselves, and that each of the clocks ends; together 1. */
  readonly stay: number;
  readonly clocks: readonly number[];
}

/** Hazard used up within a cell of the grid, at most, and in all: beyond it nobody is left. */
const STEP = 0.25;
const MOST = 40;
/** Points and weights of Gauss and Legendre on 0 to 1: exact for polynomials of degree 5. */
const POINTS = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)] as const;
const WEIGHTS = [5 / 18, 8 / 18, 5 / 18] as const;

/**
 * The mean of the shortest of a stay and its clocks, E[min] = ∫ S(t) ∏ Sᵢ(t) dt, and the chance that each comes first,
 * ∫ ∏ Sⱼ(t) dFᵢ(t) over the others j (Cox and Oakes 1984, Analysis of Survival Data, chapter 9). Each distribution is taken
 * as it is sampled, in straight stretches; a stay that ends in the instant of a ring comes first.
 */
export function compete(stay: Distribution, clocks: readonly Competitor[]): Outcome {
  const nodes = nodesOf(stay, clocks);
  const own = new Listed(stay, nodes);
  const others = clocks.map(({ hazard, never }) =>
    hazard.form === "times" ? new Listed(hazard.of, nodes, 1 - never) : new Smooth(hazard, never),
  );
  const all: readonly Latent[] = [own, ...others];
  const first = all.map(() => 0);
  let mean = 0;
  for (let k = 0; k < nodes.length; k++) {
    for (const [i, one] of all.entries()) first[i]! += one.atom(k) * othersAt(all, i, k, nodes[k]!);
    if (k === nodes.length - 1) break;
    const width = nodes[k + 1]! - nodes[k]!;
    for (const [p, x] of POINTS.entries()) {
      const at = nodes[k]! + x * width;
      const left = all.map((one) => one.within(k, x, at));
      mean += WEIGHTS[p]! * width * product(left, -1);
      for (const [i, one] of all.entries())
        first[i]! += WEIGHTS[p]! * width * one.density(k, at, width) * product(left, i);
    }
  }
  return { mean, stay: first[0]!, clocks: first.slice(1) };
}

/** Who is left of all but one at a node: those listed before it may end at the same instant and come first. */
function othersAt(all: readonly Latent[], but: number, k: number, at: number): number {
  let left = 1;
  for (const [i, one] of all.entries()) if (i !== but) left *= one.within(k, 0, at) + (i < but ? 0 : one.atom(k));
  return left;
}

function product(list: readonly number[], but: number): number {
  let all = 1;
  for (let i = 0; i < list.length; i++) if (i !== but) all *= list[i]!;
  return all;
}

/** A latent time on the grid: nodes k, and cells from node k to the next. */
interface Latent {
  /** Share that ends exactly at a node. */
  atom(k: number): number;
  /** Share left within a cell, at the part `x` of it, which is the time `at`; at 0 those who end at the node are gone. */
  within(k: number, x: number, at: number): number;
  /** Share that ends in a unit of time within a cell of this width. */
  density(k: number, at: number, width: number): number;
}

/** A distribution, spread over the cells. */
class Listed implements Latent {
  private readonly atoms: Float64Array;
  private readonly cells: Float64Array;
  private readonly left: Float64Array;

  constructor(d: Distribution, nodes: Float64Array, weight = 1) {
    this.atoms = new Float64Array(nodes.length);
    this.cells = new Float64Array(nodes.length);
    const numbers = new Map<number, number>();
    for (const [k, node] of nodes.entries()) numbers.set(node, k);
    eachSegment(
      d,
      (share, a, b) => {
        const from = numbers.get(Math.min(a, b))!;
        const to = numbers.get(Math.max(a, b))!;
        if (from === to) this.atoms[from]! += share;
        for (let k = from; k < to; k++)
          this.cells[k]! += (share * (nodes[k + 1]! - nodes[k]!)) / (nodes[to]! - nodes[from]!);
      },
      weight,
    );
    let left = 1;
    this.left = Float64Array.from(nodes, (_, k) => {
      left -= this.atoms[k]!;
      const here = left;
      left -= this.cells[k]!;
      return Math.max(0, here);
    });
  }

  atom(k: number): number {
    return this.atoms[k]!;
  }

  within(k: number, x: number): number {
    return Math.max(0, this.left[k]! - this.cells[k]! * x);
  }

  density(k: number, _at: number, width: number): number {
    return this.cells[k]! / width;
  }
}

/** A rate, perhaps one that grows. */
class Smooth implements Latent {
  private readonly hazard: Extract<Hazard, { form: "rate" }>;
  private readonly never: number;

  constructor(hazard: Extract<Hazard, { form: "rate" }>, never: number) {
    this.hazard = hazard;
    this.never = never;
  }

  atom(): number {
    return 0;
  }

  within(_k: number, _x: number, at: number): number {
    return this.never + (1 - this.never) * exp(-integrated(this.hazard, at));
  }

  density(_k: number, at: number): number {
    const { perSecond, growth } = this.hazard;
    return (1 - this.never) * perSecond * exp(growth * at) * exp(-integrated(this.hazard, at));
  }
}

/** Ends of all straight stretches up to the longest stay, and times between which little hazard is used up. */
function nodesOf(stay: Distribution, clocks: readonly Competitor[]): Float64Array {
  const found = new Set<number>([0]);
  let longest = 0;
  eachSegment(stay, (_, a, b) => {
    longest = Math.max(longest, a, b);
    found.add(a).add(b);
  });
  for (const { hazard } of clocks) {
    if (hazard.form === "times") eachSegment(hazard.of, (_, a, b) => found.add(a).add(b));
    else
      for (let used = STEP; used <= MOST; used += STEP) {
        const at = ageAt(hazard, used);
        if (at < longest) found.add(at);
      }
  }
  return Float64Array.from(found).sort();
}
