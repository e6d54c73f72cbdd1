import { beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../../engine/compile/model.ts";
import { beginReplication, type JobResult } from "../../../engine/job.ts";
import { KIND } from "../../../engine/log/facts.ts";
import { type Daily, daily } from "../../../engine/projections/daily.ts";
import { measuredWindow } from "../../../engine/projections/projection.ts";
import { dailyCsv } from "../../../engine/report/dailyCsv.ts";
import { world } from "../experiments/worlds.ts";

let model: Model;
let run: JobResult;
let found: Daily;

beforeAll(async () => {
  ({ model } = await world("small-overloaded")); // delays and queues on most days
  const going = beginReplication(model, { seed: "daily", replication: 0, keepLog: true });
  while (going.advance(1e6));
  run = going.result();
  const fold = daily.begin(model, measuredWindow(model));
  for (const chunk of run.log!) fold.take(chunk);
  found = fold.end();
});

/** People in, delayed in and waiting for a service just after `at`, counted afresh from the first fact. */
function countedBy(at: number, service: number) {
  const inside = new Set<number>();
  const ready = new Set<number>();
  const waiting = new Set<number>();
  for (const { length, time, kind, person, service: where } of run.log!) {
    for (let i = 0; i < length && time[i]! <= at; i++) {
      const p = person[i]!;
      const here = where[i] === service;
      if (kind[i] === KIND.Started) waiting.delete(p);
      if (kind[i] === KIND.Started && here) inside.add(p);
      if (kind[i] === KIND.ReadyToLeave && here) ready.add(p);
      if (kind[i] === KIND.Referred && here) waiting.add(p);
      if (kind[i] === KIND.Left && here) {
        inside.delete(p);
        ready.delete(p);
      }
    }
  }
  return { people: inside.size, delayed: ready.size, waiting: waiting.size };
}

describe("the daily snapshot", () => {
  test("is taken once on each day of the window", () => {
    expect(found.at).toHaveLength(120);
    expect(found.at[0]).toBe(model.clock.warmUp);
    expect(new Set(found.at.slice(1).map((at, i) => at - found.at[i]!))).toEqual(new Set([86_400]));
  });

  test.each([0, 40, 119])("counts who is where at the snapshot of day %i", (day) => {
    for (const s of [0, 1]) {
      const i = day * found.services + s;
      const { people, delayed, waiting } = countedBy(found.at[day]!, s);
      expect([found.people[i], found.delayed[i], found.waiting[i]]).toEqual([people, delayed, waiting]);
    }
  });

  test("sees delays and queues, so that the test above means something", () => {
    expect(Math.max(...found.delayed)).toBeGreaterThan(0);
    expect(Math.max(...found.waiting)).toBeGreaterThan(0);
  });
});

test("a snapshot is taken after the last fact of its instant", () => {
  const fold = daily.begin(model, measuredWindow(model));
  const at = model.clock.warmUp + 86_400; // the second snapshot
  const column = (...values: number[]): Int32Array => Int32Array.from(values);
  fold.take({
    first: 0,
    length: 2,
    time: column(at, at + 1),
    kind: Uint8Array.from([KIND.Started, KIND.Started]),
    person: column(0, 1),
    service: Int16Array.from([0, 0]),
    other: column(-1, -1),
    value: column(-1, -1),
    cause: column(-1, -1),
    keys: column(),
    arrivals: 0,
  });
  const { people, services } = fold.end();
  expect([0, 1, 2].map((day) => people[day * services])).toEqual([0, 1, 2]);
});

test("daily.csv has a line for each day and service, dated from the start of the scenario", () => {
  const lines = dailyCsv(model, found).trimEnd().split("\n");
  expect(lines[0]).toBe("date,service,people,delayed,waiting,places");
  expect(lines).toHaveLength(1 + 120 * 2);
  expect(lines[1]).toMatch(/^2020-01-06,ward,\d+,\d+,\d+,24$/);
  expect(lines.at(-1)).toMatch(/^2020-05-04,step-down,\d+,\d+,\d+,6$/);
});
