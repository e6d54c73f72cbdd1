import { cellCentre, ringCentre } from "./geometry.ts";
import type { Arrangement, Dots, Frame, NodeFrame, Point } from "./types.ts";

/** Where chosen people are drawn: as a dot, in a cell, or as a ring. Who is drawn nowhere is left out. */
export function markedOf(
  arrangement: Arrangement,
  nodes: readonly (NodeFrame | null)[],
  dots: Dots,
  chosen: readonly { readonly person: number; readonly followed: boolean }[],
): Frame["marked"] {
  return chosen.flatMap(({ person, followed }) => {
    const at = dotOf(dots, person) ?? spotOf(arrangement, nodes, person);
    return at === null ? [] : [{ person, at, followed }];
  });
}

/** The last dot of a person: their latest move. */
function dotOf({ count, x, y, person }: Dots, wanted: number): Point | null {
  for (let dot = count - 1; dot >= 0; dot--) {
    if (person[dot] === wanted) return { x: x[dot]!, y: y[dot]! };
  }
  return null;
}

/** The cell or ring of a person; null when there is none. */
export function spotOf(
  { nodes: boxes }: Arrangement,
  nodes: readonly (NodeFrame | null)[],
  person: number,
): Point | null {
  for (let n = 0; n < nodes.length; n++) {
    const cell = nodes[n]?.people.indexOf(person) ?? -1;
    if (cell >= 0) return cellCentre(boxes[n]!, cell);
    const ring = nodes[n]?.rings.indexOf(person) ?? -1;
    if (ring >= 0) return ringCentre(boxes[n]!, ring);
  }
  return null;
}
