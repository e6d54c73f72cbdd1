import { describe, expect, test } from "vitest";
import type { LogStore } from "../../../viz/log/store.ts";
import { narrate } from "../../../viz/words/narrate.ts";
import type { Row } from "../../engine/log/helpers.ts";
import { AT_HOME, DAY, HOME, HOUR, numberOf, REHAB, TEAM, told, WARD } from "./town.ts";

/** Where everything happens that can be told, at an hour of its own, the least important last. */
const STORY: Row[] = [
  [0, "Arrived", 0, REHAB, 0, 0],
  [0, "Started", 0, REHAB],
  [0, "Arrived", 1, WARD, 0, 0],
  [0, "Started", 1, WARD],
  [0, "Arrived", 2, TEAM, 0, 0],
  [0, "Referred", 2, TEAM, -1, -1],
  [HOUR, "ReadyToLeave", 1, WARD, REHAB, 0],
  [HOUR, "Delayed", 1, WARD, REHAB, 1],
  [2 * HOUR, "GaveUp", 2, TEAM, HOME, 2 * HOUR],
  [2 * HOUR, "Exited", 2, -1, HOME],
  [3 * HOUR, "CapacityChanged", -1, REHAB, -1, 2, -1],
  [4 * HOUR, "RingExchanged", 0, REHAB, REHAB, 1],
  [5 * HOUR, "Referred", 1, REHAB, WARD, 0],
  [5 * HOUR, "Delayed", 1, WARD, REHAB, 4],
  [6 * HOUR, "Left", 0, REHAB, HOME],
  [6 * HOUR, "Exited", 0, REHAB, HOME],
  [6 * HOUR, "Left", 1, WARD, REHAB, 0, 14],
  [6 * HOUR, "Started", 1, REHAB, WARD],
  [7 * HOUR, "Arrived", 3, WARD, 0, 0],
  [7 * HOUR, "Started", 3, WARD],
  [8 * HOUR, "CapacityChanged", -1, TEAM, -1, 0, -1],
];
const store = told(STORY);

/** Kind of the fact told of a step, and the person. */
function toldOf(after: number, upTo: number, of: LogStore = store): [string, number] | null {
  const found = narrate(of, after * HOUR, upTo * HOUR);
  if (found === null) return null;
  return [STORY[found.fact]![1], found.person];
}

describe("what is told of a step", () => {
  test("is the most important of what happened", () => {
    expect(toldOf(0, 8)).toEqual(["Delayed", 1]);
    expect(toldOf(1, 8)).toEqual(["GaveUp", 2]);
    expect(toldOf(2, 8)).toEqual(["CapacityChanged", -1]);
    expect(toldOf(3, 8)).toEqual(["RingExchanged", 0]);
    expect(toldOf(4, 8)).toEqual(["Left", 1]);
    expect(toldOf(4, 5)).toEqual(["Delayed", 1]);
    expect(toldOf(6, 8)).toEqual(["Arrived", 3]);
    expect(toldOf(7, 8)).toEqual(["CapacityChanged", -1]);
  });

  test("is nothing when nothing happened", () => {
    expect(toldOf(8, 9)).toBeNull();
    expect(narrate(store, HOUR, HOUR)).toBeNull();
  });

  test("is the newest of equals", () => {
    const arrivals: Row[] = [1, 2, 3].map((i): Row => [i, "Arrived", i, WARD, 0, 0]);
    expect(narrate(told(arrivals), 0, 2)).toMatchObject({ fact: 1, person: 2 });
    expect(narrate(told(arrivals), 0, 3)).toMatchObject({ fact: 2, person: 3 });
  });

  test("of a delay it is the reason, with when it was, and it can be asked why while the person waits", () => {
    expect(narrate(store, 0, HOUR)).toEqual({
      text: "Person 1 is ready to leave Ward for Rehabilitation: waiting for assessment.",
      when: "Fri 1 Apr, 01:00",
      fact: numberOf(STORY, "Delayed"),
      person: 1,
      service: WARD,
      why: true,
    });
    expect(narrate(store, 0, 6 * HOUR)).toMatchObject({ fact: numberOf(STORY, "Delayed"), why: false });
    expect(narrate(store, 6 * HOUR, 7 * HOUR)).toMatchObject({ why: false });
  });

  test("a start after a wait comes before one without", () => {
    const rows: Row[] = [
      [0, "Arrived", 0, WARD, 0, 0],
      [0, "Referred", 0, WARD, -1, -1],
      [DAY, "Started", 0, WARD],
      [DAY, "Arrived", 1, AT_HOME, 0, 0],
      [DAY, "Started", 1, AT_HOME],
    ];
    expect(narrate(told(rows), 0, DAY)).toMatchObject({ fact: 2 });
  });
});

test("a long step is told by its last facts, and the first delay from the end is enough", () => {
  const many: Row[] = [
    [0, "Arrived", 0, WARD, 0, 0],
    [0, "Started", 0, WARD],
    [1, "ReadyToLeave", 0, WARD, REHAB, 0],
    [1, "Delayed", 0, WARD, REHAB, 1],
  ];
  for (let person = 1; person <= 5000; person++) many.push([person + 1, "Arrived", person, WARD, 0, 0]);
  const long = told(many);
  let looked = 0;
  const watched = new Proxy(long.parts[0]!.chunk.kind, {
    get(columns, row) {
      if (typeof row === "string" && /^\d+$/.test(row)) looked++;
      const value = Reflect.get(columns, row, columns);
      return typeof value === "function" ? value.bind(columns) : value;
    },
  });
  const counting = { ...long.parts[0]!, chunk: { ...long.parts[0]!.chunk, kind: watched } };
  const rows = long.rows.bind(long);
  Object.assign(long, {
    rows: (first: number, end: number) => rows(first, end).map((one) => ({ ...one, part: counting })),
  });
  expect(narrate(long, 0, 5001)).toMatchObject({ person: 5000 });
  expect(looked).toBeGreaterThan(4000);
  expect(looked).toBeLessThan(4200);
  looked = 0;
  expect(narrate(long, 0, 1000)).toMatchObject({ person: 0, fact: 3 });
  expect(looked).toBeLessThan(1100);
});
