import { describe, expect, test } from "vitest";
import { of, type Told, tellModel } from "../engine/run/told.ts";
import { load } from "./helpers.ts";

const folder = new URL("./", import.meta.url);
const trace = (file: string): Told[] => tellModel(load({ folder, file }));
const hours = (fact: Told): number => fact.seconds / 3600;

describe("O12: hand traces with fixed arrivals and fixed stays, exact", () => {
  test("trace 1: the number present after each change is that of the hand trace", () => {
    let present = 0;
    const changes: [number, number][] = [];
    for (const fact of trace("o12-one-bed.yaml")) {
      if (fact.kind !== "Arrived" && fact.kind !== "Exited") continue;
      present += fact.kind === "Arrived" ? 1 : -1;
      changes.push([hours(fact), present]);
    }
    const by = (x: number, n: number): [number, number] => [x, n];
    expect(changes).toEqual([
      ...[by(1.5, 1), by(1.8, 2), by(3.3, 1), by(4.2, 2), by(5.3, 3), by(5.5, 2), by(5.7, 1), by(5.9, 0)],
      ...[by(6.8, 1), by(7, 0), by(7.1, 1), by(7.3, 0), by(9.5, 1), by(10.6, 2), by(11.3, 1), by(12.1, 2)],
      ...[by(12.4, 3), by(13.5, 2), by(13.7, 1), by(13.9, 0), by(14.8, 1), by(15, 0)],
    ]);
  });

  test("trace 2: refusals, starts, ends and waits are those of the hand trace", () => {
    const facts = trace("o12-short-queue.yaml");
    expect(of(facts, "Refused").map(hours)).toEqual([20, 25, 35, 40, 45]);
    expect(of(facts, "Left").map(hours)).toEqual([26, 47]);
    const completed = of(facts, "Left").map(({ person }) => person);
    const first = (kind: Told["kind"]) =>
      completed.map((person) => hours(of(facts, kind).find((fact) => fact.person === person)!));
    const [arrived, started] = [first("Arrived"), first("Started")];
    expect(started).toEqual([5, 26]);
    expect(started.map((at, i) => at - arrived[i]!)).toEqual([0, 16]);
  });
});
