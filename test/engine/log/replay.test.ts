import { describe, expect, test } from "vitest";
import type { FactChunk } from "../../../engine/log/chunk.ts";
import { emptyChunk } from "../../../engine/log/chunk.ts";
import { KIND, REASON } from "../../../engine/log/facts.ts";
import { LogFileError } from "../../../engine/log/logFileError.ts";
import { Replay, stateAt } from "../../../engine/log/replay.ts";
import { replayBytes, replayFrom } from "../../../engine/log/replayBytes.ts";
import { cut, log, type Row, slice } from "./helpers.ts";
import { PATHWAY, pathwayLog } from "./synthetic.ts";

const [WARD, REABLEMENT] = [0, 1];
const HOME = 2;
const OUTSIDE = -1;
const model = {
  services: [
    { name: "ward", capacity: 1 },
    { name: "reablement", capacity: 1 },
  ],
};

/** One bed each: person 0 waits in the ward for reablement, where person 1 is; person 2 waits at home for the ward. */
const blocked = log(
  [0, "Arrived", 1, REABLEMENT],
  [0, "Started", 1, REABLEMENT, OUTSIDE, -1],
  [10, "Arrived", 0, WARD],
  [10, "Started", 0, WARD, OUTSIDE, -1],
  [20, "Arrived", 2, WARD],
  [20, "Referred", 2, WARD, OUTSIDE, -1],
  [100, "ReadyToLeave", 0, WARD, REABLEMENT, 3],
  [100, "Delayed", 0, WARD, REABLEMENT, REASON.assessment],
  [150, "Referred", 0, REABLEMENT, WARD, 3],
  [150, "Delayed", 0, WARD, REABLEMENT, REASON.noRoom],
  [200, "Left", 1, REABLEMENT, HOME, 4],
  [200, "Exited", 1, REABLEMENT, HOME],
  [200, "Assigned", 0, REABLEMENT, WARD, 3, 10],
  [200, "Delayed", 0, WARD, REABLEMENT, REASON.outOfHours],
  [260, "Delayed", 0, WARD, REABLEMENT, REASON.transfer],
  [260, "TransferStarted", 0, REABLEMENT, WARD, 3, 12],
  [300, "Left", 0, WARD, REABLEMENT, 3],
  [300, "Started", 0, REABLEMENT, WARD, 3],
  [300, "Started", 2, WARD, OUTSIDE, -1, 16],
);

describe("the state at a time", () => {
  const at = (t: number) => stateAt(model, [blocked], t);

  test("is that after all facts of that second and none of the next", () => {
    expect(at(9).arrivals).toBe(1);
    expect(at(10).arrivals).toBe(2);
    expect(at(10).next).toBe(4);
    expect(at(-1).next).toBe(0);
  });

  test("says where people are and since when", () => {
    expect(at(120).person(0)).toMatchObject({ place: WARD, since: 10 });
    expect(at(299).person(0)).toMatchObject({ place: WARD, since: 10 });
    expect(at(300).person(0)).toMatchObject({ place: REABLEMENT, since: 300 });
    expect(at(300).inside()).toEqual([0, 2]);
    expect(at(300).person(1)).toBeNull();
  });

  test("says what people wait for and since when", () => {
    expect(at(120).person(2)?.waits).toEqual([{ service: WARD, since: 20, fact: 5 }]);
    expect(at(199).person(0)?.waits).toEqual([{ service: REABLEMENT, since: 150, fact: 8 }]);
    expect(at(200).person(0)?.waits).toEqual([]);
    expect([...at(199).waiting]).toEqual([1, 1]);
    expect([...at(200).waiting]).toEqual([1, 0]);
    expect([...at(300).waiting]).toEqual([0, 0]);
  });

  test("says why people are delayed, and since when each reason holds", () => {
    const reasonAt = (t: number) => {
      const { readySince, reason, reasonSince } = at(t).person(0)!;
      return [readySince, reason, reasonSince];
    };
    expect(reasonAt(99)).toEqual([-1, 0, 0]);
    expect(reasonAt(149)).toEqual([100, REASON.assessment, 100]);
    expect(reasonAt(199)).toEqual([100, REASON.noRoom, 150]);
    expect(reasonAt(259)).toEqual([100, REASON.outOfHours, 200]);
    expect(reasonAt(299)).toEqual([100, REASON.transfer, 260]);
    expect(at(300).person(0)).toMatchObject({ readySince: -1, reason: 0 });
    expect([...at(299).ready]).toEqual([1, 0]);
    expect([...at(300).ready]).toEqual([0, 0]);
  });

  test("counts a reserved place until the person comes, on the way as before", () => {
    for (const t of [200, 259, 260, 299]) {
      expect([...at(t).reserved]).toEqual([0, 1]);
      expect([...at(t).occupied]).toEqual([1, 0]);
      expect(at(t).person(0)).toMatchObject({ target: REABLEMENT, targetSince: 200 });
    }
    expect(at(260).person(0)?.movingSince).toBe(260);
    expect([...at(300).reserved]).toEqual([0, 0]);
    expect([...at(300).occupied]).toEqual([1, 1]);
  });

  test("counts those at home apart", () => {
    expect([0, 20, 299, 300].map((t) => at(t).outside)).toEqual([0, 1, 1, 0]);
  });

  test("can be asked for step by step, from the same chunks given again", () => {
    const replay = new Replay(model);
    for (const t of [5, 10, 11, 150, 150, 299, 10_000]) {
      for (const chunk of cut(blocked, 3, 9)) if (!replay.take(chunk, t)) break;
      expect(replay).toEqual(at(t));
    }
  });
});

const team = { services: [{ name: "team", capacity: 2 }] };
const shifts = log(
  [0, "Arrived", 0, 0],
  [0, "Started", 0, 0, OUTSIDE, -1],
  [50, "CapacityChanged", -1, 0, 1, 1],
  [50, "Arrived", 1, 0],
  [50, "Started", 1, 0, OUTSIDE, -1],
  [70, "Visited", 0, 0, OUTSIDE, 1, 1],
  [70, "Left", 0, 0, 1],
  [70, "Exited", 0, 0, 1],
);

describe("capacity", () => {
  test("follows its changes", () => {
    expect(stateAt(team, [shifts], 49).capacity[0]).toBe(2);
    expect(stateAt(team, [shifts], 50).capacity[0]).toBe(1);
  });

  test("of a new shift is not used by visits that run on from the shift before", () => {
    const during = stateAt(team, [shifts], 50);
    expect([during.occupied[0], during.overtime[0], during.used(0)]).toEqual([2, 1, 1]);
    const after = stateAt(team, [shifts], 70);
    expect([after.occupied[0], after.overtime[0], after.used(0)]).toEqual([1, 0, 1]);
  });
});

describe("waiting in several queues", () => {
  const facts = (...end: readonly Row[]) =>
    log([0, "Arrived", 0, 0], [0, "Referred", 0, 0, OUTSIDE, -1], [0, "Referred", 0, 1, OUTSIDE, -1, 0], ...end);

  test("ends in all of them at once, by a place, by giving up or by being sent on", () => {
    expect([...stateAt(model, [facts()], 0).waiting]).toEqual([1, 1]);
    for (const end of [
      [5, "Started", 0, 1, OUTSIDE, -1],
      [5, "Assigned", 0, 1, OUTSIDE, -1],
      [5, "TransferStarted", 0, 1, OUTSIDE, -1],
      [5, "GaveUp", 0, 0, 1, 5, 1],
    ] as const) {
      expect([...stateAt(model, [facts(end)], 5).waiting]).toEqual([0, 0]);
    }
  });
});

describe("a replay", () => {
  test("refuses a gap, and facts about people who are not there", () => {
    const replay = new Replay(model);
    expect(() => replay.take(slice(blocked, 3, 5))).toThrow("expected fact 0 next; the chunk starts at 3");
    expect(() => new Replay(model).take(log([0, "Started", 4, 0, OUTSIDE, -1]))).toThrow(
      "fact 0 (Started) is about person 4, who is not in the model",
    );
  });

  test("takes little room for wild numbers of people, as a damaged log may have", () => {
    const chunk = { ...emptyChunk(3), kind: new Uint8Array(3).fill(KIND.Arrived) };
    chunk.person.set([2 ** 31 - 1, 5, 2 ** 30]);
    const replay = new Replay(model);
    replay.take(chunk);
    expect(replay.inside()).toEqual([5, 2 ** 30, 2 ** 31 - 1]);
  });
});

describe("a stored state", () => {
  const chunks: FactChunk[] = pathwayLog(200);
  const facts = chunks[0]!;

  test("goes on exactly as the state it was stored from", () => {
    const whole = new Replay(PATHWAY);
    for (const chunk of chunks) whole.take(chunk);
    for (const at of [0, 1, 100, 1501, facts.length]) {
      const before = new Replay(PATHWAY);
      if (at > 0) before.take(slice(facts, 0, at));
      const after = replayFrom(PATHWAY, replayBytes(before));
      expect(told(after)).toEqual(told(before));
      if (at < facts.length) after.take(slice(facts, at, facts.length));
      for (const chunk of chunks.slice(1)) after.take(chunk);
      expect(told(after)).toEqual(told(whole));
    }
  });

  test("keeps overtime, reservations and several queues", () => {
    for (const end of [150, 200, 260]) {
      const state = stateAt(model, [blocked], end);
      expect(told(replayFrom(model, replayBytes(state)))).toEqual(told(state));
    }
    const during = replayFrom(team, replayBytes(stateAt(team, [shifts], 50)));
    expect(during.overtime[0]).toBe(1);
    during.take(shifts);
    expect(told(during)).toEqual(told(stateAt(team, [shifts], 70)));
  });

  test("that is damaged gives a sentence, whatever bytes are changed", () => {
    const bytes = replayBytes(stateAt(PATHWAY, chunks, 20_000_000));
    for (let length = 0; length < bytes.length; length += 13) {
      expect(() => replayFrom(PATHWAY, bytes.subarray(0, length))).toThrow(LogFileError);
    }
    expect(() => replayFrom(model, bytes)).toThrow("it has 6 services, the log 2");
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x81;
      try {
        replayFrom(PATHWAY, damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(LogFileError);
      }
    }
  });
});

/** Everything a replay can tell. */
function told(replay: Replay): unknown {
  const { now, next, arrivals, exits, outside, capacity, occupied, overtime, reserved, waiting, ready } = replay;
  const people = replay.inside().map((person) => replay.person(person));
  return { now, next, arrivals, exits, outside, capacity, occupied, overtime, reserved, waiting, ready, people };
}
