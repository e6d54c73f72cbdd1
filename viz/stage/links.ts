import type { LogHeader } from "../../engine/index.ts";
import type { StageLink, StageNode } from "./types.ts";
import { type Way, waysOf } from "./ways.ts";

/** More decisions than this in a row are a circle that the language would have refused. */
const MOST_DECISIONS = 12;

/** The ways that people go, in either world, each once: from entering and by the routes, through decisions. */
export function linksOf(headers: readonly LogHeader[], nodes: readonly StageNode[]): StageLink[] {
  const found = new Map<string, StageLink>();
  headers.forEach((header, world) => {
    for (const link of linksOfWorld(header, world, nodes)) {
      const key = [link.from, ...link.via, link.to].join(" ");
      if (!found.has(key)) found.set(key, link);
    }
  });
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to || a.via.length - b.via.length);
}

function linksOfWorld(header: LogHeader, world: number, nodes: readonly StageNode[]): StageLink[] {
  const nodeOf = (place: number): number => nodes.findIndex((node) => node.place[world] === place);
  const isDecision = (place: number): boolean => header.services[place]?.kind === "decision";
  const ways = waysOf(header);
  const links: StageLink[] = [];

  const follow = (from: number, place: number, via: readonly number[]): void => {
    const to = nodeOf(place);
    if (to < 0) return;
    if (!isDecision(place)) {
      links.push({ from, to, via });
      return;
    }
    if (via.includes(to) || via.length >= MOST_DECISIONS) return;
    for (const way of ways) {
      if (way.from === place && way.through.length === 0) for (const next of way.to) follow(from, next, [...via, to]);
    }
  };
  const isOwn = ({ from, through }: Way): boolean =>
    !isDecision(from) && (through.length === 0 || !isDecision(through.at(-1)!));

  for (const { enters } of header.cohorts) for (const place of enters) follow(nodeOf(-1), place, []);
  // A way through a decision is found by following the way to its door.
  for (const { from, to, through } of ways.filter(isOwn)) {
    for (const place of to) follow(nodeOf(from), place, through.map(nodeOf));
  }
  return links;
}
