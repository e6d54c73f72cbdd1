import { grouped } from "../../engine/index.ts";
import type { StageState } from "../log/stageState.ts";
import type { LogStore } from "../log/store.ts";
import { cellsOf, NO_CELLS } from "./cells.ts";
import { countsOfAll, NOTHING } from "./counts.ts";
import { FLIGHT, type Flights, flightsOf, NO_FLIGHTS, type Sight } from "./flights.ts";
import { type Goings, goingsInADay, goingsToday } from "./goings.ts";
import { headlineOf } from "./headline.ts";
import { markedOf } from "./marked.ts";
import { type Moves, movesIn, SPOT } from "./moves.ts";
import { everOpen } from "./openings.ts";
import { nodesByPlace } from "./plan.ts";
import { isCalm, sampledAt, stateFor } from "./sample.ts";
import { tethersOf } from "./tethers.ts";
import { ABSENT, type Arrangement, type Frame, type NodeFrame, type Speed, type StageView } from "./types.ts";

const NO_RINGS = new Int32Array(0);
const ALL_THERE = new Uint8Array(0);

/**
 * What the stage shows: a function of the log, the time, the speed and the view, and of nothing else. Played, stepped to
 * or linked to, the same moment gives the same frame.
 *
 * @param state the state of `store` at `t`, or at `sampledAt` of it; it is only read
 * @param t seconds from time 0, fractions allowed
 * @param speed seconds that pass in a second of watching; 0 when paused, and then nobody is in flight
 */
export function frameAt(
  arrangement: Arrangement,
  store: LogStore,
  state: StageState,
  t: number,
  speed: Speed,
  view: StageView,
): Frame {
  const at = sampledAt(t, speed, store.header.clock.weekOffset);
  const shown = stateFor(store, state, at);
  const isMoving = speed > 0 && !view.reducedMotion;
  const reach = FLIGHT * speed;
  const sight = sightOf(arrangement, view);
  // Samples lie further apart than a flight lasts: most cells would only ever be seen as arriving.
  const arriving = isMoving && !isCalm(speed) ? arrivingIn(movesIn(store, at - reach, at)) : NOBODY_ARRIVES;
  const goings = isCalm(speed) ? goingsInADay(store, at) : goingsToday(store, at);
  const nodes = nodeFrames({ arrangement, store, state: shown, t: at, view, arriving, goings });
  const chosen = chosenIn(view);
  const flights: Flights = isMoving
    ? flightsOf(sight, movesIn(store, t - reach, t), t, speed, new Set(chosen.map(({ person }) => person)))
    : NO_FLIGHTS;
  return {
    at: t,
    sampledAt: at,
    nodes,
    ...flights,
    tethers: tethersOf(sight, shown, nodes, view),
    marked: markedOf(arrangement, nodes, flights.dots, chosen),
  };
}

/** Selected and followed people, each once; who is both counts as followed. */
function chosenIn({ selected, followed }: StageView): { person: number; followed: boolean }[] {
  const chosen = followed.map((person) => ({ person, followed: true }));
  if (selected !== null && !followed.includes(selected)) chosen.push({ person: selected, followed: false });
  return chosen;
}

function sightOf(arrangement: Arrangement, view: StageView): Sight {
  const { nodes } = arrangement.plan;
  return {
    arrangement,
    nodes: nodesByPlace(arrangement.plan, view.world),
    arrivals: nodes.findIndex(({ glyph }) => glyph === "arrivals"),
    toPorts: (node) => view.grouped || arrangement.nodes[node]!.peoplePerCell > 1,
  };
}

/** People on the way to a cell or to a ring. */
interface Arriving {
  readonly cells: ReadonlySet<number>;
  readonly rings: ReadonlySet<number>;
}

const NOBODY_ARRIVES: Arriving = { cells: new Set(), rings: new Set() };

function arrivingIn({ first, end, person, toKind }: Moves): Arriving {
  const cells = new Set<number>();
  const rings = new Set<number>();
  for (let row = first; row < end; row++) {
    // The last move counts: who has come and gone on is no longer on the way here.
    cells.delete(person[row]!);
    rings.delete(person[row]!);
    if (toKind[row] === SPOT.cell) cells.add(person[row]!);
    else if (toKind[row] === SPOT.ring) rings.add(person[row]!);
  }
  return { cells, rings };
}

interface Shown {
  readonly arrangement: Arrangement;
  readonly store: LogStore;
  readonly state: StageState;
  readonly t: number;
  readonly view: StageView;
  readonly arriving: Arriving;
  readonly goings: Goings;
}

function nodeFrames({ arrangement, store, state, t, view, arriving, goings }: Shown): (NodeFrame | null)[] {
  const counts = countsOfAll(state, t);
  return arrangement.plan.nodes.map((node, n) => {
    const place = node.place[view.world] ?? ABSENT;
    if (place === ABSENT) return null;
    const own = counts[place];
    if (own === undefined || node.glyph === "decision") {
      return bare(headlineOf(node, NOTHING, { goings: wordsFor(goings, place) }));
    }
    const box = arrangement.nodes[n]!;
    const rings = own.waitingToEnter === 0 ? NO_RINGS : ringsOf(state, place, box.ringsFit);
    const cells = cellsOf({
      node,
      service: place,
      state,
      counts: own,
      t,
      everOpen: everOpen(store.header, place, t),
      peoplePerCell: box.peoplePerCell,
      grouped: view.grouped,
      isArriving: (person) => arriving.cells.has(person),
    });
    return {
      counts: own,
      lines: headlineOf(node, own, {
        peoplePerCell: box.peoplePerCell,
        most: box.headlineLines,
        room: box.width - 2 * (box.textAt.x - box.x),
        ...(view.delay && { delay: view.delay }),
      }),
      ...cells,
      rings,
      ringsArriving: rings.length === 0 ? ALL_THERE : Uint8Array.from(rings, (p) => (arriving.rings.has(p) ? 1 : 0)),
      overflow: own.waitingToEnter - rings.length,
    };
  });
}

const wordsFor = ({ arrivals, exits, words }: Goings, place: number): string =>
  `${grouped(place < 0 ? arrivals : (exits.get(place) ?? 0))} ${words}`;

function bare(lines: string[]): NodeFrame {
  return { counts: NOTHING, lines, ...NO_CELLS, rings: NO_RINGS, ringsArriving: ALL_THERE, overflow: 0 };
}

/** The first people in the queue who are in no other service meanwhile, as many as there is room for. */
function ringsOf(state: StageState, service: number, room: number): Int32Array {
  const { people } = state.replay;
  const waiting: number[] = [];
  for (const person of state.queue(service)) {
    if (waiting.length === room) break;
    if (people.place[people.slot(person)]! < 0) waiting.push(person);
  }
  return Int32Array.from(waiting);
}
