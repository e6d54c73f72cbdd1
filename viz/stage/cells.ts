import type { Replay } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import { ADDED, CELL, type NodeCounts, type StageNode } from "./types.ts";

const DAY = 86_400;
const NOBODY = -1;

/** What the cells of one node show. */
export interface CellStates {
  readonly cells: Uint8Array;
  readonly ticks: Uint8Array;
  readonly people: Int32Array;
}

/** What the cells of a node are made from. */
export interface CellsAsked {
  readonly node: StageNode;
  readonly service: number;
  readonly state: StageState;
  readonly counts: NodeCounts;
  readonly t: number;
  /** The most places there ever were up to now. */
  readonly everOpen: number;
  readonly peoplePerCell: number;
  readonly grouped: boolean;
  /** True while a person is still on the way to the cell they hold. */
  readonly isArriving: (person: number) => boolean;
}

export const NO_CELLS: CellStates = {
  cells: new Uint8Array(0),
  ticks: new Uint8Array(0),
  people: new Int32Array(0),
};

/** Cells with their people at their numbers, packed by state, or one for several people. */
export function cellsOf(asked: CellsAsked): CellStates {
  if (asked.node.cells === 0) return NO_CELLS;
  if (asked.node.glyph === "team") return staff(asked);
  if (asked.peoplePerCell > 1) return heaped(asked);
  return asked.grouped ? packed(asked) : numbered(asked);
}

/** Age of a delay in ticks: under 1 day, 1 to 3, 3 to 7, over 7 days. */
export function ticksOf(seconds: number): number {
  if (seconds < DAY) return 1;
  if (seconds < 3 * DAY) return 2;
  return seconds <= 7 * DAY ? 3 : 4;
}

class Cells implements CellStates {
  readonly cells: Uint8Array;
  readonly ticks: Uint8Array;
  readonly people: Int32Array;

  constructor(size: number) {
    this.cells = new Uint8Array(size);
    this.ticks = new Uint8Array(size);
    this.people = new Int32Array(size).fill(NOBODY);
  }

  seat(cell: number, person: number, asked: CellsAsked): void {
    const ready = readySince(asked.state.replay, person);
    this.people[cell] = person;
    if (asked.isArriving(person)) this.cells[cell] = CELL.arriving;
    else if (ready < 0) this.cells[cell] = CELL.care;
    else {
      this.cells[cell] = CELL.delayed;
      this.ticks[cell] = ticksOf(asked.t - ready);
    }
  }
}

function readySince({ people }: Replay, person: number): number {
  const slot = people.slot(person);
  return slot < 0 ? -1 : people.readySince[slot]!;
}

/**
 * Every cell where it always is. Of those nobody is in, the lowest are the ones kept for people who are coming, then the
 * ones that are taken all the same, then the ones that are open; the rest are closed when they ever were open, and not there yet when they were not.
 */
function numbered(asked: CellsAsked): CellStates {
  const { node, service, state, counts, everOpen } = asked;
  const found = new Cells(node.cells);
  const occupants = state.occupants(service);
  const wasOpen = Math.max(everOpen, node.reference);
  let kept = counts.reserved;
  let taken = counts.taken;
  let open = Math.max(0, counts.capacity - counts.used);
  for (let cell = 0; cell < node.cells; cell++) {
    const person = occupants[cell] ?? NOBODY;
    if (person >= 0) found.seat(cell, person, asked);
    else if (kept-- > 0) found.cells[cell] = CELL.arriving;
    else if (taken-- > 0) found.cells[cell] = CELL.taken;
    else if (open-- > 0) found.cells[cell] = CELL.empty;
    else found.cells[cell] = cell < wasOpen ? CELL.closed : CELL.none;
    if (cell >= node.reference && found.cells[cell]! !== CELL.none && found.cells[cell]! !== CELL.closed) {
      found.cells[cell]! |= ADDED;
    }
  }
  return found;
}

/** Cells packed for counting: delayed, the oldest delay first; in care; kept or on the way; taken all the same; empty; closed. */
function packed(asked: CellsAsked): CellStates {
  const { node, service, state, counts } = asked;
  const found = new Cells(node.cells);
  const people = Array.from(state.occupants(service)).filter((person) => person >= 0);
  const rank = (person: number): number => {
    const ready = readySince(state.replay, person);
    if (asked.isArriving(person)) return Infinity;
    return ready < 0 ? Number.MAX_SAFE_INTEGER : ready;
  };
  const ordered = people.map((person) => ({ person, rank: rank(person) })).sort((a, b) => compared(a.rank, b.rank));
  let cell = 0;
  for (const { person } of ordered) if (cell < node.cells) found.seat(cell++, person, asked);
  const free = Math.max(0, counts.capacity - counts.used);
  fillUp(found.cells, cell, [
    [CELL.arriving, counts.reserved],
    [CELL.taken, counts.taken],
    [CELL.empty, free],
    [CELL.closed, closedOf(asked)],
  ]);
  return found;
}

const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Places that were open and are not, without those that somebody is still in. */
function closedOf({ node, counts, everOpen }: CellsAsked): number {
  return Math.max(0, Math.max(everOpen, node.reference) - Math.max(counts.capacity, counts.used));
}

/** Fills cells from one on with so many of each state in turn; returns the cell that comes next. */
function fillUp(cells: Uint8Array, from: number, states: readonly (readonly [state: number, count: number])[]): number {
  let cell = from;
  for (const [state, count] of states) {
    cells.fill(state, cell, cell + count);
    cell += count;
  }
  return cell;
}

/** A cell for several people: as many cells of each state as that many people fill, the last perhaps in part. */
function heaped(asked: CellsAsked): CellStates {
  const { node, counts, peoplePerCell } = asked;
  const found = new Cells(Math.ceil(node.cells / peoplePerCell));
  const filled = (people: number): number => Math.ceil(people / peoplePerCell);
  const { ready, reserved, taken, used } = counts;
  const upTo = [ready, used - reserved - taken, used - taken, used, Math.max(counts.capacity, used)].map(filled);
  const states = [CELL.delayed, CELL.care, CELL.arriving, CELL.taken, CELL.empty];
  const closed = Math.floor(closedOf(asked) / peoplePerCell);
  fillUp(found.cells, 0, [
    ...states.map((state, i) => [state, upTo[i]! - (upTo[i - 1] ?? 0)] as const),
    [CELL.closed, closed],
  ]);
  return found;
}

/** A meter of the staff: busy, free, in overtime, off duty. Busy ones show whom they visit; visits at a standstill come last. */
function staff(asked: CellsAsked): CellStates {
  const { node, service, state, counts } = asked;
  const found = new Cells(node.cells);
  const visited = state.peopleIn(service);
  const { held, people } = state.replay;
  const stopped = visited.filter((person) => held.standsStill(person));
  const late = visited.filter((person) => !held.standsStill(person) && state.replay.inOvertime(people.slot(person)));
  const without = new Set([...stopped, ...late]);
  let cell = 0;
  for (const person of visited) if (!without.has(person) && cell < node.cells) found.seat(cell++, person, asked);
  cell = fillUp(found.cells, cell, [
    [CELL.arriving, counts.reserved],
    [CELL.taken, counts.taken],
    [CELL.empty, Math.max(0, counts.capacity - counts.used)],
  ]);
  // Visits of shifts gone by have no end of number: those for whom a segment is left are shown, the headline says them all.
  for (const person of late) {
    if (cell >= node.cells) break;
    found.people[cell] = person;
    found.cells[cell++] = CELL.overtime;
  }
  if (cell < node.cells) found.cells.fill(CELL.off, cell);
  // Nobody of the staff is with them: they stand where nobody is on duty, as far as there is room.
  for (const person of stopped) if (cell < node.cells) found.people[cell++] = person;
  return found;
}
