import type { Arrangement, Frame } from "../stage/types.ts";

/** Pixels of the widest ribbon. */
const WIDEST = 14;
/** A ribbon that carries anybody at all can be seen. */
const NARROWEST = 1.5;

/** By link of the plan: the wires it runs along, decisions passed included. */
export function wiresOfLinks({ plan, wires }: Pick<Arrangement, "plan" | "wires">): number[][] {
  const numbers = new Map(wires.map(({ from, to }, w) => [`${from} ${to}`, w]));
  return plan.links.map(({ from, via, to }) => {
    const stops = [from, ...via, to];
    return stops.slice(1).flatMap((next, i) => numbers.get(`${stops[i]} ${next}`) ?? []);
  });
}

/** People per second by wire: links that share a stretch add up on it. */
export function flowByWire(
  ribbons: Frame["ribbons"],
  wiresOf: readonly (readonly number[])[],
  wires: number,
): Float64Array {
  const flow = new Float64Array(wires);
  for (const { link, perSecond } of ribbons) for (const wire of wiresOf[link] ?? []) flow[wire]! += perSecond;
  return flow;
}

/**
 * Width of a ribbon in pixels, in proportion to people per second. The scale ends at the first of 1, 2, 5, 10, 20 …
 * that the busiest does not pass: it follows from the frame alone and seldom jumps.
 */
export function ribbonWidth(perSecond: number, busiest: number): number {
  if (perSecond <= 0) return 0;
  return Math.max(NARROWEST, (perSecond / roundedUp(busiest)) * WIDEST);
}

function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5].find((digit) => value <= digit * power) ?? 10;
  return step * power;
}
