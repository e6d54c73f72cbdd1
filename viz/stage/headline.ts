import { grouped } from "../../engine/index.ts";
import { textWidth } from "./text.ts";
import type { Glyph, NodeCounts, StageNode } from "./types.ts";

/** Lines that a headline may have, by glyph: what its box keeps free. */
const MOST_LINES: Readonly<Record<Glyph, number>> = {
  beds: 4,
  caseload: 4,
  team: 4,
  state: 2,
  decision: 0,
  arrivals: 1,
  exit: 1,
};

/** Lines to keep free for the headline of a node in a box with this room for text; `peoplePerCell` as in its box. */
export function reservedLines(node: StageNode, peoplePerCell: number, room: number): number {
  const most = MOST_LINES[node.glyph];
  const isShort = most === 4 && textWidth(together(longestUse(node), Math.min(99, node.cells)), "regular") <= room;
  return (isShort ? 3 : most) + (peoplePerCell > 1 ? 1 : 0);
}

/** How a headline is to be written. */
export interface Setting {
  readonly peoplePerCell?: number;
  /** How many came in or went out here, in words: for arrivals and exits. */
  readonly goings?: string;
  /** Lines that there is room for: where there are more figures, use and ready share a line. */
  readonly most?: number;
}

/**
 * The figures of a node as lines of text, most important first: use, ready and waiting, waiting to enter, waiting
 * elsewhere for a place here. Nothing is said of what is nought, but for the use.
 */
export function headlineOf(node: StageNode, counts: NodeCounts, setting: Setting = {}): string[] {
  const { peoplePerCell = 1, goings, most = MOST_LINES[node.glyph] + 1 } = setting;
  if (node.glyph === "decision") return [];
  if (node.glyph === "arrivals" || node.glyph === "exit") return goings === undefined ? [] : [goings];
  const { ready, waitingToEnter, waitingElsewhere } = counts;
  const use = useOf(node.glyph, counts);
  const lines = ready > 0 ? [use, `${grouped(ready)} ready, waiting`] : [use];
  if (waitingToEnter > 0) lines.push(`${grouped(waitingToEnter)} waiting to enter`);
  if (waitingElsewhere > 0) lines.push(`${grouped(waitingElsewhere)} waiting elsewhere`);
  if (peoplePerCell > 1) lines.push(`one cell = ${peoplePerCell} people`);
  if (ready > 0 && lines.length > most) lines.splice(0, 2, together(use, ready));
  return lines;
}

const together = (use: string, ready: number): string => `${use}, ${grouped(ready)} ready`;

/** The longest that the first line can reasonably get. */
function longestUse({ glyph, cells }: StageNode): string {
  const full = { ...EMPTY, capacity: cells, used: cells };
  return glyph === "team" ? staffOf(full) : placesOf(full, glyph === "beds" ? "bed" : "place");
}

const EMPTY = {
  people: 0,
  overtime: 0,
  reserved: 0,
  ready: 0,
  waitingToEnter: 0,
  waitingElsewhere: 0,
  onTheWay: 0,
  longestReady: 0,
};

function useOf(glyph: Glyph, counts: NodeCounts): string {
  const { capacity, people } = counts;
  if (glyph === "state" || capacity < 0) return people === 1 ? "1 person" : `${grouped(people)} people`;
  return glyph === "team" ? staffOf(counts) : placesOf(counts, glyph === "beds" ? "bed" : "place");
}

function placesOf({ capacity, used }: NodeCounts, unit: string): string {
  if (capacity === 0) return used === 0 ? `no ${unit}s open` : `${grouped(used)} in closed ${unit}s`;
  if (used > capacity) return `${grouped(used)} in ${grouped(capacity)} ${unit}${capacity === 1 ? "" : "s"}`;
  return `${grouped(used)} of ${grouped(capacity)} ${unit}${capacity === 1 ? "" : "s"}`;
}

function staffOf({ capacity, used, overtime }: NodeCounts): string {
  const late = overtime === 0 ? "" : `${grouped(overtime)} in overtime`;
  if (capacity === 0) return late || "nobody on duty";
  // Rare, and longer than its line: right after the end of a shift, with the next one there.
  return `${grouped(used)} of ${grouped(capacity)} staff busy${late && `, ${late}`}`;
}
