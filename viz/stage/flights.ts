import { cellX, cellY, ringX, ringY } from "./geometry.ts";
import { type Moves, SPOT } from "./moves.ts";
import { along, pathBetween } from "./paths.ts";
import type { Arrangement, Dots, Frame, NodeBox, Speed } from "./types.ts";

/** Seconds of watching that a flight takes, whatever its way. */
export const FLIGHT = 0.6;

/** More dots than this are noise: the links show streams instead. */
export const MOST_DOTS = 1500;

/** Pixels of a curve, at either end, within which a dot is off it. */
export const LANDING = 36;

/** What is in the air at one moment. */
export interface Flights {
  readonly dots: Dots;
  readonly ribbons: Frame["ribbons"];
}

export const NO_FLIGHTS: Flights = {
  dots: {
    count: 0,
    x: new Float32Array(0),
    y: new Float32Array(0),
    shape: new Uint8Array(0),
    person: new Int32Array(0),
  },
  ribbons: [],
};

/** How a stage looks at moves: which node is which place, and where their people are drawn. */
export interface Sight {
  readonly arrangement: Arrangement;
  /** Node by place number. */
  readonly nodes: Int32Array;
  readonly arrivals: number;
  /** Cells are not at their numbers, or stand for several: people fly from port to port. */
  readonly toPorts: (node: number) => boolean;
}

/**
 * The dots of the moves of the last 0.6 seconds of watching, each on its way from the exact spot it left to the exact
 * spot it takes; as ribbons when they are too many, but for the people to be `kept`.
 */
export function flightsOf(sight: Sight, moves: Moves, t: number, speed: Speed, kept: ReadonlySet<number>): Flights {
  const count = moves.end - moves.first;
  if (count === 0) return NO_FLIGHTS;
  const stream = count > MOST_DOTS ? new Map<number, number>() : null;
  const found = room(count);
  for (let row = moves.first; row < moves.end; row++) {
    const ends = endsOf(sight, moves, row);
    if (ends === null) continue;
    const isDot = stream === null || kept.has(moves.person[row]!);
    // From a queue into the service behind it is no way that a stream could show.
    if (!isDot && ends.from === ends.to) continue;
    const link = isDot ? -1 : pathBetween(sight.arrangement, ends.from, ends.to).link;
    if (link >= 0) stream!.set(link, (stream!.get(link) ?? 0) + 1);
    else add(found, sight.arrangement, ends, moves, row, eased((t - moves.time[row]!) / (FLIGHT * speed)));
  }
  const ribbons = [...(stream ?? [])].map(([link, people]) => ({ link, perSecond: people / FLIGHT }));
  return { dots: found, ribbons: ribbons.sort((a, b) => a.link - b.link) };
}

/** Slow, quick, slow: share of the way after share `u` of the time (cubic). */
export function eased(u: number): number {
  return u < 0.5 ? 4 * u ** 3 : 1 - 4 * (1 - u) ** 3;
}

interface Ends {
  readonly from: number;
  readonly to: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

type Room = { -readonly [K in keyof Dots]: Dots[K] };

function room(count: number): Room {
  return {
    count: 0,
    x: new Float32Array(count),
    y: new Float32Array(count),
    shape: new Uint8Array(count),
    person: new Int32Array(count),
  };
}

/** Where a move begins and ends on this stage; null when it does not begin on it. */
function endsOf(sight: Sight, moves: Moves, row: number): Ends | null {
  const { arrangement, nodes, arrivals } = sight;
  const kind = moves.fromKind[row]!;
  const from = kind === SPOT.outside ? arrivals : (nodes[moves.fromPlace[row]!] ?? -1);
  if (from < 0) return null;
  const one = arrangement.nodes[from]!;
  const [x1, y1] = pointOf(sight, from, kind, moves.fromIndex[row]!, kind === SPOT.way ? one.door : one.exit);
  // A place that is not on this stage is left towards it, by the exit.
  const to = nodes[moves.toPlace[row]!] ?? -1;
  if (to < 0) return { from, to: from, x1, y1, x2: one.exit.x, y2: one.exit.y };
  const [x2, y2] = pointOf(sight, to, moves.toKind[row]!, moves.toIndex[row]!, arrangement.nodes[to]!.door);
  return { from, to, x1, y1, x2, y2 };
}

function pointOf(sight: Sight, node: number, kind: number, index: number, port: NodeBox["door"]): [number, number] {
  const box = sight.arrangement.nodes[node]!;
  if (kind === SPOT.ring && box.ringsFit > 0) return [ringX(box, index), ringY(box, index)];
  const isDrawn = kind === SPOT.cell && index < sight.arrangement.plan.nodes[node]!.cells;
  return isDrawn && !sight.toPorts(node) ? [cellX(box, index), cellY(box, index)] : [port.x, port.y];
}

/**
 * A dot at share `u` of its way. Between nodes it keeps to the curve of the link; over the last pixels at either end it
 * leaves the curve for the spot itself. Flights are slow there, so that the way from port to spot looks no faster.
 */
function add(found: Room, arrangement: Arrangement, ends: Ends, moves: Moves, row: number, u: number): void {
  const { from, to, x1, y1, x2, y2 } = ends;
  const n = found.count++;
  found.person[n] = moves.person[row]!;
  found.shape[n] = moves.toKind[row] === SPOT.ring ? 1 : 0;
  if (from === to) {
    found.x[n] = x1 + (x2 - x1) * u;
    found.y[n] = y1 + (y2 - y1) * u;
    return;
  }
  const path = pathBetween(arrangement, from, to);
  const last = path.x.length - 1;
  const off = Math.min(LANDING, path.length / 2);
  const before = smooth(1 - (u * path.length) / off);
  const after = smooth(1 - ((1 - u) * path.length) / off);
  found.x[n] = along(path.x, u) + (x1 - path.x[0]!) * before + (x2 - path.x[last]!) * after;
  found.y[n] = along(path.y, u) + (y1 - path.y[0]!) * before + (y2 - path.y[last]!) * after;
}

/** 0 up to 0, 1 from 1 on, and no corner between: 3u² − 2u³. */
function smooth(u: number): number {
  const share = Math.min(1, Math.max(0, u));
  return share * share * (3 - 2 * share);
}
