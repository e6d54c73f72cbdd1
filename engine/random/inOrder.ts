import type { Distribution } from "./distributions.ts";
import { eachSegment } from "./segments.ts";

const known = new WeakMap<Distribution, Distribution>();

/**
 * The same distribution as a quantile function that never falls. Where levers or an unknown moment change who has which
 * value, the order of people is not that of their values; whoever conditions on a value needs the latter.
 */
export function inOrder(d: Distribution): Distribution {
  if (d.form !== "trimmed" && d.form !== "mixed") return d;
  const before = known.get(d);
  if (before !== undefined) return before;
  const made = sorted(d);
  known.set(d, made);
  return made;
}

/** At a value: the change in density there, and the share of people who have exactly this. */
interface Edge {
  rise: number;
  atom: number;
}

function sorted(d: Distribution): Distribution {
  const edges = edgesOf(d);
  const values = [...edges.keys()].sort((a, b) => a - b);
  const [upTo, low, high] = [[] as number[], [] as number[], [] as number[]];
  let sum = 0;
  const piece = (share: number, from: number, to: number): void => {
    if (!(share > 0)) return;
    sum += share;
    upTo.push(sum);
    low.push(from);
    high.push(to);
  };
  let density = 0;
  for (const [i, value] of values.entries()) {
    const { rise, atom } = edges.get(value)!;
    piece(atom, value, value);
    density += rise;
    const next = values[i + 1];
    if (next !== undefined) piece(density * (next - value), value, next);
  }
  const whole = Float64Array.from(upTo, (share) => share / sum);
  whole[whole.length - 1] = 1;
  return { form: "lines", mean: d.mean, upTo: whole, low: Float64Array.from(low), high: Float64Array.from(high) };
}

function edgesOf(d: Distribution): Map<number, Edge> {
  const edges = new Map<number, Edge>();
  const edge = (value: number): Edge => {
    const found = edges.get(value) ?? { rise: 0, atom: 0 };
    edges.set(value, found);
    return found;
  };
  eachSegment(d, (share, a, b) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    if (from === to) edge(from).atom += share;
    else {
      edge(from).rise += share / (to - from);
      edge(to).rise -= share / (to - from);
    }
  });
  return edges;
}
