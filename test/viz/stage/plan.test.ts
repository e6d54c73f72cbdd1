import { describe, expect, test } from "vitest";
import type { LogHeader } from "../../../engine/index.ts";
import { movesIn, SPOT } from "../../../viz/stage/moves.ts";
import { pathBetween } from "../../../viz/stage/paths.ts";
import { nodesByPlace, planOf } from "../../../viz/stage/plan.ts";
import { ABSENT } from "../../../viz/stage/types.ts";
import { thurrockHeaders, thurrockStage } from "./stages.ts";

const headers = thurrockHeaders();
const plan = planOf(headers);
const node = (key: string) => plan.nodes.find((one) => one.key === key)!;
const number = (key: string) => plan.nodes.findIndex((one) => one.key === key);

describe("the plan of a pair", () => {
  test("has the way in, every service of either world once, and the exits that routes lead to", () => {
    const services = new Set(headers.flatMap((header) => header.services.map(({ name }) => name)));
    expect(plan.nodes.map(({ key }) => key).sort()).toEqual(
      ["arrivals", ...services, "home", "care-home", "died"].sort(),
    );
  });

  test("names each place by its number in either world", () => {
    for (const { key, place } of plan.nodes.slice(1)) {
      headers.forEach((header, world) => {
        const names = [...header.services.map(({ name }) => name), ...header.exits];
        expect(place[world] === ABSENT ? -1 : names.indexOf(key)).toBe(place[world] === ABSENT ? -1 : place[world]);
      });
    }
    expect(node("arrivals").place).toEqual([-1, -1]);
    expect(node("bed-or-home").place[0]).toBe(ABSENT);
    expect(nodesByPlace(plan, 1)[node("reablement").place[1]!]).toBe(number("reablement"));
  });

  test("stands on the grid of the scenario, beside arrivals on the left and exits on the right", () => {
    for (const service of headers[0]!.services) {
      expect(node(service.name)).toMatchObject({ column: service.column + 1, row: service.row });
    }
    const last = Math.max(...headers[0]!.services.map(({ column }) => column));
    expect(node("died").column).toBe(last + 2);
    expect(node("arrivals").column).toBe(0);
  });

  test("no two nodes share a place of the grid", () => {
    const taken = plan.nodes.map(({ column, row }) => `${column} ${row}`);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test("has room for the most places there ever are, and remembers those of the first world at the start", () => {
    expect(node("collins-house")).toMatchObject({ cells: 10, reference: 5 });
    expect(node("ic-outside-1")).toMatchObject({ cells: 6, reference: 6 });
    expect(node("dementia-support")).toMatchObject({ cells: 5, reference: 0 });
    expect(node("rapid-response").cells).toBe(3);
    expect(node("at-home").cells).toBe(0);
  });

  test("leads through decisions without a stop", () => {
    const ways = plan.links.filter(({ from, to }) => from === number("acute-ward") && to === number("collins-house"));
    expect(ways.map(({ via }) => via.map((n) => plan.nodes[n]!.key))).toEqual([
      ["intermediate-care"],
      ["intermediate-care", "bed-or-home"],
    ]);
    for (const { from, to } of plan.links) {
      expect([plan.nodes[from]!.glyph, plan.nodes[to]!.glyph]).not.toContain("decision");
    }
  });

  test("leads home through the state that some do not stay in", () => {
    const ways = plan.links.filter(({ from, to }) => from === number("acute-ward") && to === number("home"));
    expect(ways.map(({ via }) => via)).toEqual([[number("at-home")]]);
    const stays = plan.links.filter(({ from, to }) => from === number("acute-ward") && to === number("at-home"));
    expect(stays.map(({ via }) => via)).toEqual([[]]);
  });
});

test("a service that is only in the second world takes the first free row of its column", () => {
  const service = (name: string, row: number) => ({ ...headers[0]!.services[0]!, name, column: 0, row, kind: "state" });
  const header = (services: LogHeader["services"]): LogHeader => ({
    ...headers[0]!,
    services,
    capacityChanges: [],
    routes: [],
    cohorts: [],
  });
  const two = planOf([header([service("a", 0), service("c", 2)]), header([service("b", 0), service("a", 1)])]);
  expect(two.nodes.map(({ key, row }) => `${key} ${row}`)).toEqual(["arrivals 0", "a 0", "b 1", "c 2"]);
});

test("all that people of Thurrock do in a year is on the way of a link", () => {
  const { store, arrangement } = thurrockStage();
  const nodes = nodesByPlace(plan, 1);
  const moves = movesIn(store, 300 * 86_400, 665 * 86_400);
  const lost = new Set<string>();
  for (let row = moves.first; row < moves.end; row++) {
    const from = moves.fromKind[row] === SPOT.outside ? 0 : nodes[moves.fromPlace[row]!]!;
    const to = nodes[moves.toPlace[row]!]!;
    if (from === to || pathBetween(arrangement, from, to).link >= 0) continue;
    lost.add(`${plan.nodes[from]!.key} > ${plan.nodes[to]!.key}`);
  }
  expect([...lost]).toEqual([]);
  expect(moves.end - moves.first).toBeGreaterThan(10_000);
});
