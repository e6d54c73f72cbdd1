import { grouped } from "../../engine/index.ts";
import { NOTHING } from "./counts.ts";
import { textWidth } from "./text.ts";
import type { DelayCounted, Glyph, NodeCounts, StageNode } from "./types.ts";

/** Lines that a headline may have, by glyph: what its box keeps free. */
const MOST_LINES: Readonly<Record<Glyph, number>> = {
  beds: 4,
  caseload: 4,
  // Visits seldom end in a wait for the next service. Where they do, figures share a line.
  team: 2,
  state: 2,
  decision: 0,
  arrivals: 1,
  exit: 1,
};

/** A service with more cells than this is what the picture is about: its figures keep lines of their own. */
const SMALL = 60;

const READY: DelayCounted = { line: "ready, waiting", short: "ready" };

/** Lines to keep free for the headline of a node in a box with this room for text; `peoplePerCell` as in its box. */
export function reservedLines(node: StageNode, peoplePerCell: number, room: number): number {
  const most = MOST_LINES[node.glyph];
  return (most === 4 ? fewestLines(node, room) : most) + (peoplePerCell > 1 ? 1 : 0);
}

/** Four figures in four lines, or with those that fit one line together. */
function fewestLines(node: StageNode, room: number): number {
  const fits = (line: string): boolean => textWidth(line, "regular") <= room;
  if (!fits(`${longestUse(node)}, ${Math.min(99, node.cells)} ${READY.short}`)) return 4;
  return node.cells <= SMALL && fits("9 to enter, 99 elsewhere") ? 2 : 3;
}

/** How a headline is to be written. */
export interface Setting {
  readonly peoplePerCell?: number;
  /** How many came in or went out here, in words: for arrivals and exits. */
  readonly goings?: string;
  /** Lines that there is room for: where there are more figures, use and ready share a line, then the two queues. */
  readonly most?: number;
  /** Pixels of a line. */
  readonly room?: number;
  readonly delay?: DelayCounted;
}

/**
 * The figures of a node as lines of text, most important first: use, ready and waiting, waiting to enter, waiting
 * elsewhere for a place here. Nothing is said of what is nought, but for the use. A word for delay that is too long is
 * cut; a number never is.
 */
export function headlineOf(node: StageNode, counts: NodeCounts, setting: Setting = {}): string[] {
  const { peoplePerCell = 1, goings, most = Infinity, room = Infinity, delay = READY } = setting;
  if (node.glyph === "decision") return [];
  if (node.glyph === "arrivals" || node.glyph === "exit") return goings === undefined ? [] : [goings];
  const { ready, waitingToEnter, waitingElsewhere } = counts;
  const use = useOf(node.glyph, counts);
  const queues = [];
  if (waitingToEnter > 0) queues.push(`${grouped(waitingToEnter)} waiting to enter`);
  if (waitingElsewhere > 0) queues.push(`${grouped(waitingElsewhere)} waiting elsewhere`);
  const note = peoplePerCell > 1 ? [`one cell = ${peoplePerCell} people`] : [];
  const figures = (ready > 0 ? 2 : 1) + queues.length + note.length;
  const shared = ready > 0 && figures > most;
  const joined = queues.length === 2 && figures - Number(shared) > most;
  const first = ready === 0 ? [use] : readyLines(use, ready, delay, room, shared);
  return [...first, ...(joined ? [queues.join(", ")] : queues), ...note];
}

function readyLines(use: string, ready: number, delay: DelayCounted, room: number, shared: boolean): string[] {
  const count = grouped(ready);
  if (shared) return [fitted(`${use}, ${count} `, [delay.short], room)];
  return [use, fitted(`${count} `, [delay.line, delay.short], room)];
}

/** The first of the words that fits behind what stands before it, else as much of the last as does. */
function fitted(before: string, words: readonly string[], room: number): string {
  const fits = (word: string): boolean => textWidth(before + word, "regular") <= room;
  const found = words.find(fits);
  if (found !== undefined) return before + found;
  let cut = words.at(-1)!;
  while (cut !== "" && !fits(`${cut}…`)) cut = cut.slice(0, -1).trimEnd();
  return `${before}${cut}…`;
}

/** The longest that the first line can reasonably get. */
function longestUse({ glyph, cells }: StageNode): string {
  const full = { ...NOTHING, capacity: cells, used: cells };
  return glyph === "team" ? staffOf(full) : placesOf(full, glyph === "beds" ? "bed" : "place");
}

function useOf(glyph: Glyph, counts: NodeCounts): string {
  const { capacity, people } = counts;
  if (glyph === "state" || capacity < 0) return people === 1 ? "1 person" : `${grouped(people)} people`;
  if (counts.hours) return `${grouped(counts.used, 1)} of ${grouped(capacity, 1)} hours a week`;
  return glyph === "team" ? staffOf(counts) : placesOf(counts, glyph === "beds" ? "bed" : "place");
}

function placesOf({ capacity, used }: NodeCounts, unit: string): string {
  if (capacity === 0) return used === 0 ? `no ${unit}s open` : `${grouped(used)} in closed ${unit}s`;
  if (used > capacity) return `${grouped(used)} in ${grouped(capacity)} ${unit}${capacity === 1 ? "" : "s"}`;
  return `${grouped(used)} of ${grouped(capacity)} ${unit}${capacity === 1 ? "" : "s"}`;
}

function staffOf({ capacity, used, overtime, stopped }: NodeCounts): string {
  const kinds = [
    overtime === 0 ? "" : `${grouped(overtime)} in overtime`,
    stopped === 0 ? "" : `${grouped(stopped)} stopped`,
  ];
  const late = kinds.filter(Boolean).join(", ");
  if (capacity === 0) return late || "nobody on duty";
  // Rare, and longer than its line: right after the end of a shift, with the next one there.
  return `${grouped(used)} of ${grouped(capacity)} staff busy${late && `, ${late}`}`;
}
