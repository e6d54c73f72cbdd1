import type { LinkCurve, Point } from "../stage/types.ts";

/** A link's curve as the path of an SVG. */
export function curvePath({ points }: LinkCurve): string {
  const at = (i: number): string => `${round(points[i]!.x)},${round(points[i]!.y)}`;
  if (points.length === 0) return "";
  let path = `M${at(0)}`;
  for (let i = 1; i + 2 < points.length; i += 3) path += `C${at(i)} ${at(i + 1)} ${at(i + 2)}`;
  return path;
}

/** The path of a tether: a shallow arc, so that two tethers to one door can be told apart. */
export function tetherPath(from: Point, to: Point): string {
  const bend = { x: (from.x + to.x) / 2 + (to.y - from.y) * BEND, y: (from.y + to.y) / 2 - (to.x - from.x) * BEND };
  const [a, b, c] = [from, bend, to].map(({ x, y }) => `${round(x)},${round(y)}`);
  return `M${a}Q${b} ${c}`;
}

/** Height of the arc's control point as a share of the distance. */
const BEND = 0.12;

const round = (length: number): number => Math.round(length * 10) / 10;
