import { describe, expect, test } from "vitest";
import { luckKey } from "../../../engine/random/keys.ts";
import { prepareRace, type Race, race } from "../../../engine/random/race.ts";
import { threefry } from "../../../engine/random/threefry.ts";
import { expectCounts, expectIndependent, expectWithin, words } from "./chance.ts";

const names = ["home", "reablement", "intermediate-care", "care-home", "hospice", "elsewhere"];
const keysOf = (list: readonly string[]): number[] => list.map(luckKey);
const DECLARED = [0.62, 0.18, 0.12, 0.08];
const KEYS = keysOf(names.slice(0, 4));

function counts(r: Race, n: number, luck: Int32Array): number[] {
  const found = new Array<number>(n).fill(0);
  for (const word of luck) found[race(r, word)]! += 1;
  return found;
}

/** Shares drawn at random, some of them small. */
function randomShares(n: number, luck: Int32Array): number[] {
  const raw = Array.from({ length: n }, (_, i) => (luck[i]! >>> 0) / 2 ** 32).map((u) => u * u + 0.003);
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((x) => x / total);
}

describe("a choice with shares as declared", () => {
  const luck = words(31, 100_000);

  test.each([
    ["one common and three rare", DECLARED],
    ["two alike", [0.5, 0.5]],
    ["very unequal", [0.999, 0.001]],
    ["six alike", [1, 1, 1, 1, 1, 1]],
    ["shares that are relative", [6, 3, 1]],
  ])("gives each alternative its share: %s", (_, shares) => {
    const total = shares.reduce((a, b) => a + b, 0);
    const r = prepareRace(keysOf(names.slice(0, shares.length)), shares, shares);
    expectCounts(
      counts(r, shares.length, luck),
      shares.map((share) => share / total),
    );
  });

  test("does not depend on the order of the list", () => {
    const order = [2, 0, 3, 1];
    const plain = prepareRace(KEYS, DECLARED, DECLARED);
    const turned = prepareRace(
      order.map((i) => KEYS[i]!),
      order.map((i) => DECLARED[i]!),
      order.map((i) => DECLARED[i]!),
    );
    expect(luck.filter((word) => order[race(turned, word)] !== race(plain, word))).toEqual(new Int32Array(0));
  });

  test("keeps the winner when a loser leaves the declaration", () => {
    const all = prepareRace(KEYS, DECLARED, DECLARED);
    const fewer = prepareRace(KEYS.slice(0, 3), DECLARED.slice(0, 3), DECLARED.slice(0, 3));
    const disturbed = luck.filter((word) => race(all, word) < 3 && race(fewer, word) !== race(all, word));
    expect(disturbed).toEqual(new Int32Array(0));
  });

  test("does not depend on the other word of the same draw, which gives the stay", () => {
    const r = prepareRace(KEYS, DECLARED, [0.5, 0.25, 0.17, 0.08]);
    const table = Array.from({ length: 4 }, () => new Array<number>(16).fill(0));
    const out = new Int32Array(2);
    for (let i = 0; i < 100_000; i += 1) {
      threefry(out, 5, 6, i, 7);
      table[race(r, out[1]!)]![out[0]! >>> 28]! += 1;
    }
    expectIndependent(table);
  });

  test("is independent of another choice of the same person", () => {
    const [here, there] = [1, 2];
    const first = prepareRace(KEYS, DECLARED, DECLARED);
    const table = Array.from({ length: 4 }, () => new Array<number>(4).fill(0));
    const out = new Int32Array(2);
    for (let i = 0; i < 100_000; i += 1) {
      threefry(out, 5, 6, i, here);
      const one = race(first, out[1]!);
      threefry(out, 5, 6, i, there);
      table[one]![race(first, out[1]!)]! += 1;
    }
    expectIndependent(table);
  });
});

describe("a choice with shares changed since", () => {
  const luck = words(32, 100_000);

  test("gives each alternative its new share", () => {
    for (const now of [
      [0.55, 0.18, 0.19, 0.08],
      [0.5, 0.25, 0.2, 0.05],
      [0.1, 0.2, 0.3, 0.4],
      [0.62, 0.0, 0.12, 0.26],
    ]) {
      const found = counts(prepareRace(KEYS, DECLARED, now), 4, luck);
      for (const [i, share] of now.entries()) {
        expectWithin(found[i]! / luck.length, share, Math.sqrt((share * (1 - share) + 1e-12) / luck.length), `${now}`);
      }
    }
  });

  test("moves nobody on a third alternative when share passes from one to another", () => {
    const some = luck.subarray(0, 2000);
    for (let trial = 0; trial < 150; trial += 1) {
      const random = words(1000 + trial, 12);
      const n = 2 + (trial % 5);
      const declared = randomShares(n, random);
      const giver = (random[10]! >>> 0) % n;
      const taker = (giver + 1 + ((random[11]! >>> 0) % (n - 1))) % n;
      const moved = declared[giver]! * ((random[9]! >>> 0) / 2 ** 32);
      const now = declared.map((share, i) => share + (i === taker ? moved : 0) - (i === giver ? moved : 0));
      const keys = keysOf(names.slice(0, n));
      const before = prepareRace(keys, declared, declared);
      const after = prepareRace(keys, declared, now);
      const wrong: number[][] = [];
      let changed = 0;
      for (const word of some) {
        const [was, is] = [race(before, word), race(after, word)];
        if (was === is) continue;
        if (was !== giver || is !== taker) wrong.push([was, is]);
        changed += 1;
      }
      expect(wrong).toEqual([]);
      // And no more move than must.
      const error = Math.sqrt((moved * (1 - moved) + 1e-6) / some.length);
      expectWithin(changed / some.length, moved, error, `trial ${trial}`);
    }
  });

  test("moves only from alternatives that lost to alternatives that gained", () => {
    for (let trial = 0; trial < 100; trial += 1) {
      const declared = randomShares(6, words(2000 + trial, 6));
      const now = randomShares(6, words(3000 + trial, 6));
      const before = prepareRace(keysOf(names), declared, declared);
      const after = prepareRace(keysOf(names), declared, now);
      for (const word of luck.subarray(0, 1000)) {
        const [was, is] = [race(before, word), race(after, word)];
        if (was === is) continue;
        expect(now[was]!).toBeLessThan(declared[was]!);
        expect(now[is]!).toBeGreaterThan(declared[is]!);
      }
    }
  });

  test("a deeper cut moves those whom a smaller one moved, to the same place, and more", () => {
    const cuts = [0, 0.02, 0.1, 0.3, 0.62].map((cut) =>
      prepareRace(KEYS, DECLARED, [0.62 - cut, 0.18 + cut / 4, 0.12 + (cut * 3) / 4, 0.08]),
    );
    const back = luck.subarray(0, 30_000).filter((word) => {
      const route = cuts.map((r) => race(r, word));
      const first = route.findIndex((place) => place !== route[0]);
      return first >= 0 && new Set(route.slice(first)).size > 1;
    });
    expect(back).toEqual(new Int32Array(0));
  });

  test("a new alternative takes its share from those that gave it, and from nobody else", () => {
    const names5 = keysOf(names.slice(0, 5));
    const before = prepareRace(names5, [...DECLARED, 0], [...DECLARED, 0]);
    const after = prepareRace(names5, [...DECLARED, 0], [0.52, 0.18, 0.12, 0.08, 0.1]);
    const plain = prepareRace(KEYS, DECLARED, DECLARED);
    const taken = new Map<string, number>();
    for (const word of luck) {
      const [was, is] = [race(before, word), race(after, word)];
      if (was !== race(plain, word)) taken.set("disturbed", word);
      if (was !== is) taken.set(`${was} to ${is}`, (taken.get(`${was} to ${is}`) ?? 0) + 1);
    }
    expect([...taken.keys()]).toEqual(["0 to 4"]);
    expectWithin(taken.get("0 to 4")! / luck.length, 0.1, Math.sqrt(0.09 / luck.length));
  });

  test("a closed alternative loses all of its people and the others keep theirs", () => {
    const before = prepareRace(KEYS, DECLARED, DECLARED);
    const after = prepareRace(KEYS, DECLARED, [0.62 / 0.88, 0.18 / 0.88, 0, 0.08 / 0.88]);
    const moved = [0, 0, 0];
    let disturbed = 0;
    for (const word of luck) {
      const [was, is] = [race(before, word), race(after, word)];
      if (was === 2) moved[[0, 1, 3].indexOf(is)]! += 1;
      else if (is !== was) disturbed += 1;
    }
    expect(disturbed).toBe(0);
    expectCounts(
      moved,
      [0.62, 0.18, 0.08].map((share) => share / 0.88),
    );
  });

  test("whether a person leaves does not depend on the stay, nor on where they would go", () => {
    const now = [0.32, 0.33, 0.27, 0.08];
    const before = prepareRace(KEYS, DECLARED, DECLARED);
    const after = prepareRace(KEYS, DECLARED, now);
    const byStay = [new Array<number>(16).fill(0), new Array<number>(16).fill(0), new Array<number>(16).fill(0)];
    const out = new Int32Array(2);
    for (let i = 0; i < 100_000; i += 1) {
      threefry(out, 8, 9, i, 7);
      if (race(before, out[1]!) !== 0) continue;
      byStay[race(after, out[1]!)]![out[0]! >>> 28]! += 1;
    }
    expectIndependent(byStay);
    expectCounts(
      byStay.map((row) => row.reduce((a, b) => a + b, 0)),
      [0.32 / 0.62, 0.15 / 0.62, 0.15 / 0.62],
    );
  });
});

describe("a choice without choice", () => {
  test("is settled at once when one alternative is left, wherever it stands", () => {
    for (const [shares, only] of [
      [[1], 0],
      [[0, 0, 2, 0], 2],
    ] as const) {
      const r = prepareRace(KEYS.slice(0, shares.length), DECLARED.slice(0, shares.length), shares);
      expect(r.only).toBe(only);
      for (const word of words(33, 100)) expect(race(r, word)).toBe(only);
    }
  });

  test("takes the shares as declared when nothing was declared", () => {
    const r = prepareRace(KEYS, [0, 0, 0, 0], DECLARED);
    const plain = prepareRace(KEYS, DECLARED, DECLARED);
    for (const word of words(34, 5000)) expect(race(r, word)).toBe(race(plain, word));
  });

  test("is not disturbed by the rounding of shares", () => {
    const third = [1 / 3, 1 / 3, 1 / 3];
    expect(prepareRace(KEYS.slice(0, 3), third, [0.1 / 0.3, 0.1 / 0.3, 1 - 0.2 / 0.3]).leave.length).toBe(0);
  });

  test("refuses lists of different lengths, negative shares and no share at all", () => {
    expect(() => prepareRace(KEYS, [1], DECLARED)).toThrow("one key, one declared share and one share");
    expect(() => prepareRace(KEYS, DECLARED, [1, -0.1, 0, 0])).toThrow("0 or more");
    expect(() => prepareRace(KEYS, DECLARED, [0, 0, 0, 0])).toThrow("at least one alternative");
  });
});
