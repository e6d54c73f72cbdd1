import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Replay, replayBytes } from "../../../engine/index.ts";
import { PartBuilder } from "../../../viz/log/builder.ts";
import type { StageState } from "../../../viz/log/stageState.ts";
import { LogStore } from "../../../viz/log/store.ts";
import { type Moves, movesIn, SPOT } from "../../../viz/stage/moves.ts";
import { cases } from "../../effort.ts";
import { pieces, storeOf, thurrock } from "../log/logs.ts";
import { DAY, smallStages, thurrockStore } from "./stages.ts";

interface Move {
  readonly time: number;
  readonly person: number;
  readonly from: string;
  readonly to: string;
}

const KINDS = Object.keys(SPOT);

function rows(moves: Moves): Move[] {
  const found: Move[] = [];
  for (let row = moves.first; row < moves.end; row++) {
    found.push({
      time: moves.time[row]!,
      person: moves.person[row]!,
      from: `${KINDS[moves.fromKind[row]!]} ${moves.fromPlace[row]} ${moves.fromIndex[row]}`,
      to: `${KINDS[moves.toKind[row]!]} ${moves.toPlace[row]} ${moves.toIndex[row]}`,
    });
  }
  return found;
}

/** Where a person is drawn, from the state alone: all rings when they stand in several queues, first choice first. */
function spots(state: StageState, person: number): string[] {
  const known = state.replay.person(person);
  if (known === null) return [];
  const { place, waits, target } = known;
  if (place >= 0) {
    const cell = state.cellOf(person);
    return [cell >= 0 ? `cell ${place} ${cell}` : `inside ${place} -1`];
  }
  if (waits.length === 0) return [`way ${target} -1`];
  return waits.map(({ service }) => {
    const door = state.queue(service).filter((one) => state.replay.person(one)!.place < 0);
    return `ring ${service} ${door.indexOf(person)}`;
  });
}

/** Checks the moves of one second against the states before and after it; returns how many there were. */
function checkSecond(store: LogStore, second: number): number {
  const [before, after] = [store.stateAt(second - 1), store.stateAt(second)];
  const moves = rows(movesIn(store, second - 1, second));
  const moved = new Map(moves.map((move) => [move.person, move]));
  expect(moved.size).toBe(moves.length);
  for (const { person, from, to } of moves) {
    const [was, is] = [spots(before, person), spots(after, person)];
    if (was.length === 0) expect(from).toBe("outside -1 -1");
    else expect(was, `${person} at ${second}`).toContain(from);
    if (is.length === 0) expect(to).toMatch(/^exit /);
    else if (!to.startsWith("way")) expect(is[0], `${person} at ${second}`).toBe(to);
  }
  const present = new Set([...before.replay.inside(), ...after.replay.inside()]);
  for (const person of present) {
    const [was, is] = [spots(before, person)[0], spots(after, person)[0]];
    const isDrawn = [was, is].some((spot) => spot !== undefined && !spot.startsWith("way"));
    const stays = place(was) === place(is) || (was?.startsWith("ring") && is?.startsWith("way"));
    if (isDrawn && !stays) expect(moved.has(person), `${person}: ${was} to ${is} at ${second}`).toBe(true);
  }
  return moves.length;
}

/** A place in the queue changes when others come and go: that is no move. */
const place = (spot: string | undefined): string =>
  spot?.startsWith("ring") ? spot.split(" ").slice(0, 2).join(" ") : (spot ?? "");

function someSeconds(store: LogStore, count: number): number[] {
  const { chunk } = store.parts[0]!;
  return Array.from({ length: count }, (_, i) => chunk.time[Math.floor(((i + 0.5) / count) * chunk.length)]!);
}

describe("a move is a change of the spot where somebody is drawn", () => {
  test("in Thurrock", () => {
    const store = thurrockStore("in-borough.yaml");
    const seen = someSeconds(store, 100).map((second) => checkSecond(store, second));
    expect(seen.filter((moves) => moves > 0).length).toBeGreaterThan(40);
  });

  test("in any scenario", () => {
    fc.assert(
      fc.property(smallStages(), ({ store }) => {
        for (const second of someSeconds(store, 25)) checkSecond(store, second);
      }),
      { numRuns: cases(7) },
    );
  });
});

test("the moves of a window are the same however one came to ask for it", () => {
  const store = thurrockStore("in-borough.yaml");
  const [from, to] = [400 * DAY, 420 * DAY];
  const whole = rows(movesIn(store, from, to));
  expect(whole.length).toBeGreaterThan(400);
  const onward: Move[] = [];
  for (let t = from; t < to; t += 7777) onward.push(...rows(movesIn(store, t, Math.min(t + 7777, to))));
  expect(onward).toEqual(whole);
  const back: Move[] = [];
  for (let t = to; t > from; t -= 50_000) back.unshift(...rows(movesIn(store, Math.max(from, t - 50_000), t)));
  expect(back).toEqual(whole);
  const fresh = storeOf(
    store.header,
    store.parts.map(({ chunk }) => chunk),
  );
  expect(rows(movesIn(fresh, from, to))).toEqual(whole);
});

test("where facts are missing, moves go on as soon as the state is known again", () => {
  const { header, chunks } = thurrock("in-borough.yaml");
  const parts = pieces(chunks, 1000);
  const [before, after] = [parts.slice(0, 20), parts.slice(32)];
  const stored = new Replay(header);
  for (const chunk of parts.slice(0, 32)) stored.take(chunk);
  const builder = new PartBuilder(header);
  const store = new LogStore(header);
  for (const chunk of before) store.add(builder.take(chunk));
  builder.resume(replayBytes(stored), after[0]!.first);
  for (const chunk of after) store.add(builder.take(chunk));
  store.finish(builder.end());

  const [from, to] = [before.at(-1)!.time.at(-1)!, parts[31]!.time.at(-1)!];
  // Cells are given out anew after the hole, so their numbers may differ.
  const told = (of: LogStore, start: number, end: number) =>
    rows(movesIn(of, start, end)).map((move) => ({ ...move, from: place(move.from), to: place(move.to) }));
  const whole = thurrockStore("in-borough.yaml");
  const across = told(store, from - 5 * DAY, to + 5 * DAY);
  expect(told(store, from - 5 * DAY, from - 1)).toEqual(told(whole, from - 5 * DAY, from - 1));
  expect(told(store, from - 5 * DAY, to + 5 * DAY)).toEqual(across);
  const known = told(whole, to, to + 5 * DAY);
  expect(across.length).toBeGreaterThan(100);
  expect(across.map(({ time, person }) => `${time} ${person}`)).toEqual(
    known.slice(-across.length).map(({ time, person }) => `${time} ${person}`),
  );
  expect(known.length - across.length).toBeLessThan(5);
});
