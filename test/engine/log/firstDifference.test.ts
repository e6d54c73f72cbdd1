import { expect, test } from "vitest";
import { firstDifference } from "../../../engine/log/firstDifference.ts";
import { cut, HEADER, log } from "./helpers.ts";

const header = {
  ...HEADER,
  clock: { ...HEADER.clock, start: "2016-04-01", warmUp: 86_400 },
  services: [
    { name: "ward", label: "Ward", kind: "beds", setting: "hospital", atHome: false, capacity: 2, column: 0, row: 0 },
  ],
  exits: ["home"],
};
const facts = log(
  [0, "Arrived", 0, 0],
  [0, "Started", 0, 0, -1, -1],
  [90_000, "Left", 0, 0, 1, 0],
  [90_000, "Exited", 0, 0, 1],
);

test("two logs are the same however they are cut into chunks", () => {
  expect(firstDifference(header, [facts], cut(facts, 1, 3))).toBeNull();
});

test("the first fact that differs is told with its instant, its person and its place", () => {
  const other = { ...facts, service: facts.service.slice() };
  other.service[2] = -1;
  expect(firstDifference(header, [facts], cut(other, 2))).toEqual({
    fact: 2,
    a: "2016-04-01T01:00 Left: person 0, ward (other home, value 0, cause 1)",
    b: "2016-04-01T01:00 Left: person 0, outside (other home, value 0, cause 1)",
  });
});

test("a log that is shorter ends where the other goes on", () => {
  const difference = firstDifference(header, [facts], cut(facts, 3).slice(0, 1));
  expect(difference).toMatchObject({ fact: 3, b: "no fact: the log ends" });
  expect(difference?.a).toMatch(/^2016-04-01T01:00 Exited: person 0/);
});

test("a kind that is in no vocabulary is told by its number", () => {
  const other = { ...facts, kind: facts.kind.slice() };
  other.kind[1] = 250;
  expect(firstDifference(header, [other], [facts])?.a).toContain(" kind 250: person 0, ward (other -1, value -1");
});
