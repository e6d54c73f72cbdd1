import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FactChunk, KIND, type Replay, stateAt } from "../../../engine/index.ts";
import { ledger } from "../../../engine/projections/money/costs.ts";
import type { LogStore } from "../../../viz/log/store.ts";
import { cases } from "../../effort.ts";
import { HEADER, log as logByHand } from "../../engine/log/helpers.ts";
import { modelOf, smallScenarios } from "../../laws/scenarios.ts";
import { remembering } from "../remember.ts";
import {
  cellsOf,
  expectSame,
  type Log,
  pieces,
  priced,
  randomFrom,
  run,
  shownBy,
  someTimes,
  storeOf,
  thurrock,
  toldBy,
} from "./logs.ts";

const runOfText = remembering((text) => run(priced(modelOf(text))));

/** Random scenarios with prices, cut into small parts, each looked at by `check` at some times. */
function onRandomLogs(check: (log: Log, store: LogStore, times: readonly number[]) => void): void {
  fc.assert(
    fc.property(smallScenarios(), fc.integer(), (text, seed) => {
      const log = runOfText(text);
      const random = randomFrom(seed);
      const store = storeOf(log.header, pieces(log.chunks, 1 + Math.floor(random() * 400)));
      check(log, store, someTimes(log, 12, random));
    }),
    { numRuns: cases(7) },
  );
}

describe("the state of the Thurrock log", () => {
  const log = thurrock();
  const store = storeOf(log.header, log.chunks);
  const times = someTimes(log, cases(80), randomFrom(1));

  test("at many times is what the engine folds from the start", () => {
    for (const t of times) expectSame(toldBy(store.stateAt(t).replay), toldBy(folded(log, t)));
  });

  test("is the same however it is reached", () => {
    let state = store.stateAt(0);
    for (const t of [...times.toSorted((a, b) => a - b), ...times]) {
      state = store.onward(state, t);
      expectSame(shownBy(state), shownBy(store.stateAt(t)));
    }
  });

  test("fills the lowest free cell, and nobody shares one", () => {
    for (const t of times.slice(0, 25)) expectCells(log, store, t);
  });

  test("has spent what the engine's ledger says", () => {
    for (const t of times.slice(0, 25)) expectLedger(log, store, t);
  });

  test("has had delays as long as the delays together", () => {
    for (const t of times) expectDelays(log, store, t);
  });
});

describe("the state of a random log", () => {
  test("is what the engine folds from the start", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) expectSame(toldBy(store.stateAt(t).replay), toldBy(folded(log, t)));
    });
  });

  test("is the same however it is reached, forwards and backwards", () => {
    onRandomLogs((_, store, times) => {
      let state = store.stateAt(times[0]!);
      for (const t of times.flatMap((time) => [time, time + 3600])) {
        state = store.onward(state, t);
        expectSame(shownBy(state), shownBy(store.stateAt(t)));
      }
    });
  });

  test("fills the lowest free cell, and nobody shares one", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) expectCells(log, store, t);
    });
  });

  test("has in each queue those who wait, in the order in which they began to", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) {
        const replay = folded(log, t);
        const state = store.stateAt(t);
        expect(log.header.services.map((_, s) => state.queue(s))).toEqual(
          log.header.services.map((_, s) => queueByHand(replay, s)),
        );
      }
    });
  });

  test("lists who is in each service, and who is on the way", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) {
        const everyone = folded(log, t).inside();
        const state = store.stateAt(t);
        const where = (service: number) => everyone.filter((p) => state.replay.person(p)!.place === service);
        const whereTo = (service: number) => everyone.filter((p) => state.replay.person(p)!.target === service);
        log.header.services.forEach((_, s) => {
          expect(state.peopleIn(s).toSorted((a, b) => a - b)).toEqual(where(s));
          expect(state.comingTo(s).toSorted((a, b) => a - b)).toEqual(whereTo(s));
          const since = state.peopleIn(s).map((person) => state.replay.person(person)!.since);
          expect(since).toEqual(since.toSorted((a, b) => a - b));
        });
      }
    });
  });

  test("has spent what the engine's ledger says", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) expectLedger(log, store, t);
    });
  });

  test("has had delays as long as the delays together", () => {
    onRandomLogs((log, store, times) => {
      for (const t of times) expectDelays(log, store, t);
    });
  });
});

describe("people who get a place in the same second", () => {
  test("stand in the order of their numbers, however the moment is reached", () => {
    const chunk = logByHand(
      [1, "Arrived", 0, 0],
      [1, "Started", 0, 0],
      [2, "Arrived", 1, 0],
      [2, "Referred", 1, 0],
      [3, "Left", 0, 0, 1],
      [3, "Exited", 0, 0, 1],
      // Person 2 takes the slot that person 0 had, before that of person 1.
      [4, "Arrived", 2, 0],
      [4, "Referred", 2, 0],
      [5, "Assigned", 2, 0],
      [5, "Assigned", 1, 0],
    );
    const service = { name: "ward", label: "Ward", kind: "beds", setting: "hospital", atHome: false };
    const header = { ...HEADER, services: [{ ...service, capacity: 2, column: 0, row: 0 }] };
    for (const facts of [10, 8])
      expect(
        storeOf(header, pieces([chunk], facts))
          .stateAt(5)
          .comingTo(0),
      ).toEqual([1, 2]);
  });
});

const folded = ({ header, chunks }: Log, t: number): Replay => stateAt(header, chunks, t);

/** Sums of whole numbers are exact in both; what is left is the order in which shares of them are added. */
function expectLedger({ model, header, chunks }: Log, store: LogStore, t: number): void {
  const pence = new Array<number>(model.payers.length).fill(0);
  if (t > header.clock.warmUp) {
    const fold = ledger.begin(model, { from: header.clock.warmUp, to: t });
    for (const chunk of chunks) fold.take(chunk);
    for (const entry of fold.end().entries) if (entry.counts) pence[entry.payer]! += entry.pence;
  }
  const spent = store.stateAt(t).spent(t);
  pence.forEach((expected, payer) => {
    expect(Math.abs(spent[payer]! - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
  });
}

function expectDelays({ header, chunks }: Log, store: LogStore, t: number): void {
  const { warmUp } = header.clock;
  const seconds = header.services.map(() => 0);
  for (const { service, from, to } of delaysByHand(chunks)) {
    seconds[service]! += Math.max(0, Math.min(to, t) - Math.max(from, warmUp));
  }
  const state = store.stateAt(t);
  expect(header.services.map((_, s) => state.delayedSeconds(t, s))).toEqual(seconds);
  const sum = (kept: (kind: string) => boolean) =>
    seconds.reduce((total, own, s) => total + (kept(header.services[s]!.kind) ? own : 0), 0);
  expect(state.delayedSeconds(t)).toBe(sum(() => true));
  expect(state.delayedBedSeconds(t)).toBe(sum((kind) => kind === "beds"));
}

function expectCells(log: Log, store: LogStore, t: number): void {
  const expected = cellsByHand(log, t);
  const state = store.stateAt(t);
  log.header.services.forEach(({ kind }, s) => {
    const cells = cellsOf(state, s);
    expect(cells).toEqual(expected[s]);
    const people = cells.filter((person) => person >= 0);
    expect(people.length).toBe(kind === "beds" || kind === "caseload" ? state.replay.occupied[s] : 0);
    for (const person of people) expect(state.occupant(s, state.cellOf(person))).toBe(person);
  });
}

/** From ready to left, for ever where nobody left. */
function delaysByHand(chunks: readonly FactChunk[]): { service: number; from: number; to: number }[] {
  const found: { service: number; from: number; to: number }[] = [];
  const going = new Map<number, { service: number; from: number; to: number }>();
  for (const { length, kind, person, service, time } of chunks) {
    for (let i = 0; i < length; i++) {
      if (kind[i] === KIND.ReadyToLeave) {
        const delay = { service: service[i]!, from: time[i]!, to: Infinity };
        going.set(person[i]!, delay);
        found.push(delay);
      } else if (kind[i] === KIND.Left) {
        const delay = going.get(person[i]!);
        if (delay !== undefined) delay.to = time[i]!;
        going.delete(person[i]!);
      }
    }
  }
  return found;
}

/** Whoever starts takes the first place of a list that holds nobody. */
function cellsByHand({ header, chunks }: Log, t: number): number[][] {
  const cells: number[][] = header.services.map(() => []);
  for (const { length, time, kind, person, service } of chunks) {
    for (let i = 0; i < length && time[i]! <= t; i++) {
      const s = service[i]!;
      if (!["beds", "caseload"].includes(header.services[s]?.kind ?? "")) continue;
      const own = cells[s]!;
      if (kind[i] === KIND.Left) own[own.indexOf(person[i]!)] = -1;
      if (kind[i] !== KIND.Started) continue;
      const free = own.indexOf(-1);
      own[free < 0 ? own.length : free] = person[i]!;
    }
  }
  for (const own of cells) while (own.at(-1) === -1) own.pop();
  return cells;
}

function queueByHand(replay: Replay, service: number): number[] {
  return replay
    .inside()
    .flatMap((person) => replay.person(person)!.waits.map((wait) => ({ person, ...wait })))
    .filter((wait) => wait.service === service)
    .sort((a, b) => a.since - b.since || a.fact - b.fact)
    .map(({ person }) => person);
}
