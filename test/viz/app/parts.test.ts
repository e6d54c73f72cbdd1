import { Subject } from "rxjs";
import { describe, expect, test } from "vitest";
import { knowTimes, select, toggleFollow } from "../../../viz/app/actions.ts";
import { parseAddress, printAddress } from "../../../viz/app/address.ts";
import { addressOf, follow, leadsHere } from "../../../viz/app/link.ts";
import { pace } from "../../../viz/app/pace.ts";
import { drawings } from "../../../viz/app/player.ts";
import { initialState, type World } from "../../../viz/app/state.ts";
import { delayBeside, nextEvent, previousEvent } from "../../../viz/app/steps.ts";
import { shortTitles } from "../../../viz/app/titles.ts";
import { afterEvent, digestSentence, opening } from "../../../viz/app/worldProgress.ts";
import type { Delays } from "../../../viz/log/types.ts";

const about = (digest: string) => ({
  id: "base",
  title: "Today",
  question: null,
  digest,
  engine: "0.1.0",
  seed: "winter",
  replications: 3,
  digests: ["one", "two", ""],
  delayed: [],
  canSimulate: true,
});
const world = (digest = "0f0386b45e"): World => opening(about(digest));
const limits = { last: 1000, reducedMotion: false };

describe("drawing", () => {
  const setUp = (moving: boolean[]) => {
    const [changes, frames] = [new Subject<void>(), new Subject<void>()];
    let drawn = 0;
    drawings(changes, frames, () => moving[drawn++] ?? false).subscribe();
    return { changes, frames, drawn: () => drawn, listens: () => frames.observed };
  };

  test("happens once after a change, and then nothing runs", () => {
    const stage = setUp([false]);
    expect(stage.listens()).toBe(false);
    stage.changes.next();
    for (let i = 0; i < 5; i++) stage.frames.next();
    expect([stage.drawn(), stage.listens()]).toEqual([1, false]);
  });

  test("goes on frame by frame while something moves", () => {
    const stage = setUp([true, true, true, false]);
    stage.changes.next();
    for (let i = 0; i < 9; i++) stage.frames.next();
    expect([stage.drawn(), stage.listens()]).toEqual([4, false]);
  });

  test("happens once for many changes between two frames", () => {
    const stage = setUp([false, false, false]);
    for (let i = 0; i < 5; i++) stage.changes.next();
    stage.frames.next();
    expect(stage.drawn()).toBe(1);
  });
});

describe("the pace of a panel", () => {
  test("is at most four a second in play, at once when it stands or something changed", () => {
    const [own, state, other] = [pace(0.25), {}, {}];
    let shown = 0;
    for (let frame = 0; frame < 60; frame++) if (own.due(state, frame / 60, true)) shown++;
    expect(shown).toBe(4);
    expect(own.due(other, 1, true)).toBe(true);
    expect(own.due(other, 1.01, true)).toBe(false);
    expect(own.due(other, 1.02, false)).toBe(true);
  });
});

describe("steps by event", () => {
  const times = [5, 5, 9, 9, 9, 20];
  const facts = {
    factsIn: (after: number, upTo: number) => ({
      first: times.filter((t) => t <= after).length,
      end: times.filter((t) => t <= upTo).length,
    }),
    fact: (n: number) => ({ time: times[n]! }),
  };

  test("take facts of one second as one event, forward and back", () => {
    const forward: number[] = [];
    for (let t: number | null = 0; t !== null; t = nextEvent(facts, t, 100)) forward.push(t);
    expect(forward).toEqual([0, 5, 9, 20]);
    expect([previousEvent(facts, 20), previousEvent(facts, 9), previousEvent(facts, 5)]).toEqual([9, 5, null]);
  });

  test("go no further than has been read", () => {
    expect(nextEvent(facts, 9, 19)).toBeNull();
  });
});

describe("the delay beside the one that was landed on", () => {
  const column = (...numbers: number[]) => Int32Array.from(numbers);
  const delays: Delays = {
    length: 4,
    time: column(100, 500, 500, 900),
    fact: column(7, 20, 21, 40),
    person: column(1, 2, 3, 4),
    service: column(0, 0, 0, 0),
    wanted: column(1, 1, 1, 1),
    reason: new Uint8Array(4),
    until: column(-1, -1, -1, -1),
  };

  test("may have begun in the same second", () => {
    expect([delayBeside(delays, 20, 560, 1), delayBeside(delays, 21, 560, 1)]).toEqual([2, 3]);
    expect([delayBeside(delays, 21, 560, -1), delayBeside(delays, 20, 560, -1)]).toEqual([1, 0]);
  });

  test("is none before the first and after the last", () => {
    expect([delayBeside(delays, 7, 160, -1), delayBeside(delays, 40, 960, 1)]).toEqual([-1, -1]);
  });

  test("is found by the time where none was landed on, or that of another run", () => {
    for (const landed of [null, 8]) {
      expect([delayBeside(delays, landed, 300, 1), delayBeside(delays, landed, 300, -1)]).toEqual([1, 0]);
    }
  });
});

describe("a link to what is on the screen", () => {
  const open = knowTimes({ ...initialState(), worlds: [world(), world("7edbe6227b")] }, 100, 1000);
  const seen = toggleFollow(select({ ...open, shown: 1, grouped: true }, { is: "person", person: 7 }), 9);

  test("leads back to it", () => {
    const address = parseAddress(printAddress(addressOf(seen, 555, false)));
    const there = follow(open, address, 3, limits);
    expect(there).toMatchObject({
      shown: 1,
      grouped: true,
      selection: { is: "person", person: 7 },
      panel: { is: "person", person: 7 },
      followed: [9],
      clock: { from: 555, since: null },
    });
  });

  test("made from another scenario leads to the moment, not to its people", () => {
    const elsewhere = { ...open, worlds: [world("ffffffff00"), world("7edbe6227b")] };
    const address = addressOf(seen, 555, false);
    expect([leadsHere(open, address), leadsHere(elsewhere, address)]).toEqual([true, false]);
    const there = follow(elsewhere, address, 3, limits);
    expect([there.clock.from, there.selection, there.followed]).toEqual([555, null, []]);
  });

  test("without a stretch of time shows the one around its moment", () => {
    const address = { ...parseAddress("v=1&t=9000000"), perSecond: null };
    const year = knowTimes({ ...initialState(), worlds: [world()] }, 100, 20_000_000);
    const { lane, clock } = follow(year, address, 3, limits);
    expect(clock.from).toBe(9_000_000);
    expect(lane.to - lane.from).toBe(year.lane.to - year.lane.from);
    expect(lane.from < 9_000_000 && lane.to > 9_000_000).toBe(true);
  });

  test("to a stretch that stays where it is does not move it", () => {
    const address = parseAddress("v=1&t=900000&z=0-50000-fixed");
    const year = knowTimes({ ...initialState(), worlds: [world()] }, 100, 10_000_000);
    expect(follow(year, address, 3, limits).lane).toEqual({ from: 0, to: 50_000, follow: false });
  });

  test("to a moment after the end leads to the end", () => {
    expect(follow(open, addressOf(seen, 99_999, false), 3, limits).clock.from).toBe(1000);
  });
});

describe("a world as its log comes in", () => {
  test("says what is being done and how far it is", () => {
    const reading = afterEvent(world(), { kind: "progress", done: 1, total: 4, words: "Reading" });
    expect([reading.phase, reading.progress, reading.doing]).toEqual(["loading", 0.25, "Reading"]);
    const trouble = { wrong: "facts are missing", where: "block 3", try: "copy the file again" };
    const damaged = afterEvent(reading, { kind: "damage", problem: trouble });
    expect([damaged.phase, damaged.problems]).toEqual(["loading", [trouble]]);
    expect(afterEvent(damaged, { kind: "failed", problems: [trouble] }).phase).toBe("failed");
  });

  test("complains of a log that is not the recorded one, and only of that", () => {
    const made = (seenDigest: string): World => ({ ...world(), seenDigest });
    expect(digestSentence(made("two"), 1)).toBeNull();
    expect(digestSentence(made("other"), 1)).toContain("Run 2 of Today is not the run that was recorded");
    expect(digestSentence(made(""), 1)).toBeNull();
    expect(digestSentence(made("other"), 2)).toBeNull();
    expect(digestSentence(made("other"), 9)).toBeNull();
  });
});

describe("titles of a pair", () => {
  test("say what they share once", () => {
    expect(shortTitles(["Thurrock care today, spring 2016", "Thurrock care in the borough"])).toEqual({
      subject: "Thurrock care",
      own: ["Today, spring 2016", "In the borough"],
    });
  });

  test("stay whole when they share little, are the same, or stand alone", () => {
    for (const titles of [["A ward", "A clinic"], ["A small ward", "A small ward"], ["One two three"], []]) {
      expect(shortTitles(titles)).toEqual({ subject: "", own: titles });
    }
  });
});
