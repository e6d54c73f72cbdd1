import type { Arrangement, NodeBox, Point } from "./types.ts";
import { groundOf, wireBetween } from "./wires.ts";

/** Points on a path, at equal distances along it. */
const SAMPLES = 65;

/** The way a dot takes between two nodes, ready to be looked up. */
export interface Path {
  /** Number of the link it follows, −1 when the people go a way that no link of the plan shows. */
  readonly link: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Pixels from end to end; never 0. */
  readonly length: number;
}

/** The path between two nodes: that of their link, or one drawn for the occasion. */
export function pathBetween(arrangement: Arrangement, from: number, to: number): Path {
  let paths = known.get(arrangement);
  if (paths === undefined) {
    paths = new Map();
    known.set(arrangement, paths);
  }
  const key = from * arrangement.nodes.length + to;
  let path = paths.get(key);
  if (path === undefined) {
    path = made(arrangement, from, to);
    paths.set(key, path);
  }
  return path;
}

/** Abscissa of the point at share `u` (0 to 1) of a path's length. */
export function along(samples: Float32Array, u: number): number {
  const at = u * (SAMPLES - 1);
  const i = Math.min(SAMPLES - 2, Math.floor(at));
  return samples[i]! + (samples[i + 1]! - samples[i]!) * (at - i);
}

const known = new WeakMap<Arrangement, Map<number, Path>>();

function made(arrangement: Arrangement, from: number, to: number): Path {
  const { plan, links, nodes, height } = arrangement;
  const direct = plan.links.findIndex((link) => link.from === from && link.to === to);
  if (direct >= 0) return sampled(links[direct]!.points, direct);
  return sampled(wireBetween(groundOf(nodes, height), nodes[from]!, nodes[to]!), -1);
}

/** From the door of a node to its other side. */
export function across({ door, exit }: NodeBox): Point[] {
  const third = (exit.x - door.x) / 3;
  return [{ x: door.x + third, y: door.y }, { x: exit.x - third, y: exit.y }, exit];
}

/** A chain of cubic Béziers as points at equal distances. */
function sampled(points: readonly Point[], link: number): Path {
  const pieces = (points.length - 1) / 3;
  const fine = 48;
  const xs = [points[0]!.x];
  const ys = [points[0]!.y];
  const length = [0];
  for (let piece = 0; piece < pieces; piece++) {
    for (let step = 1; step <= fine; step++) {
      const at = bezier(points, piece * 3, step / fine);
      length.push(length.at(-1)! + Math.hypot(at.x - xs.at(-1)!, at.y - ys.at(-1)!));
      xs.push(at.x);
      ys.push(at.y);
    }
  }
  const x = new Float32Array(SAMPLES);
  const y = new Float32Array(SAMPLES);
  let i = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const wanted = (sample / (SAMPLES - 1)) * length.at(-1)!;
    while (i < length.length - 2 && length[i + 1]! < wanted) i++;
    const span = length[i + 1]! - length[i]!;
    const share = span > 0 ? Math.min(1, (wanted - length[i]!) / span) : 0;
    x[sample] = xs[i]! + (xs[i + 1]! - xs[i]!) * share;
    y[sample] = ys[i]! + (ys[i + 1]! - ys[i]!) * share;
  }
  return { link, x, y, length: Math.max(1, length.at(-1)!) };
}

function bezier(points: readonly Point[], first: number, t: number): Point {
  const [a, b, c, d] = [points[first]!, points[first + 1]!, points[first + 2]!, points[first + 3]!];
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}
