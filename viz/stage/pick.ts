import { cellX, cellY, isInside, ringX, ringY } from "./geometry.ts";
import type { Arrangement, Frame } from "./types.ts";

/** Pixels round the pointer within which somebody is meant. */
export const REACH = 12;

/** What the pointer is on: a node, and a person or −1; −1 for both is never given. */
export interface Picked {
  /** −1 for a person in flight. */
  readonly node: number;
  readonly person: number;
}

/** The nearest person within reach of a point, in a cell, as a ring or as a dot; else the node under it; else null. */
export function pick(arrangement: Arrangement, frame: Frame, x: number, y: number): Picked | null {
  let best: Picked | null = null;
  let least = REACH ** 2;
  const offer = (node: number, person: number, px: number, py: number): void => {
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (person < 0 || distance > least || (distance === least && best !== null)) return;
    [best, least] = [{ node, person }, distance];
  };
  const { dots } = frame;
  for (let dot = 0; dot < dots.count; dot++) offer(-1, dots.person[dot]!, dots.x[dot]!, dots.y[dot]!);
  arrangement.nodes.forEach((box, node) => {
    const shown = frame.nodes[node];
    if (shown == null || x < box.x - REACH || x > box.x + box.width + REACH) return;
    shown.people.forEach((person, cell) => {
      offer(node, person, cellX(box, cell), cellY(box, cell));
    });
    shown.rings.forEach((person, ring) => {
      offer(node, person, ringX(box, ring), ringY(box, ring));
    });
  });
  if (best !== null) return best;
  const node = arrangement.nodes.findIndex((box, n) => frame.nodes[n] !== null && isInside(box, { x, y }));
  return node < 0 ? null : { node, person: -1 };
}
