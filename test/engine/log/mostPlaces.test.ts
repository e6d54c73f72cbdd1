import { describe, expect, test } from "vitest";
import { mostPlaces, type PlacesModel } from "../../../engine/log/mostPlaces.ts";

/** A service of ten places for two classes of people, of whom nothing more is said. */
const PLAIN: PlacesModel = {
  services: [{ capacity: 10 }],
  capacityChanges: [],
  worlds: [],
  rules: [],
  census: [],
  classes: [0, 1],
  holding: { units: null, sharing: [] },
  people: null,
};

const most = (model: Partial<PlacesModel>): number => mostPlaces({ ...PLAIN, ...model })[0]!;

const change = (capacity: number, service = 0) => ({ service, capacity });
const rule = (places: number) => ({ actions: [{ form: "places", service: 0, places }] });
const here = (people: number, state = "in-treatment") => ({ service: 0, wants: -1, state, people });

/** What people of the two classes take, step by step. */
const units = (...profiles: number[][]) => ({
  sharing: [],
  units: { profileOf: [0, 1], profiles: profiles.map((steps) => steps.map((taken) => ({ units: taken }))) },
});
const STAGES = { clocks: [{ to: -1 }] };

describe("the most places of a service at once", () => {
  test.each<[string, Partial<PlacesModel>, number]>([
    ["those at the start", {}, 10],
    ["those of the largest dated change", { capacityChanges: [change(14), change(8), change(99, 1)] }, 14],
    ["those of any world of programmes", { worlds: [{ capacity: [11], capacityChanges: [change(17)] }] }, 17],
    ["all that rules add at once, on top", { rules: [rule(4), rule(3)], capacityChanges: [change(12)] }, 19],
    ["nothing less for rules that take places", { rules: [rule(-4)] }, 10],
    ["people there at the start, or with a place kept, if there are more", { census: [here(8), here(5)] }, 13],
    ["each with all the units they may take", { census: [here(6)], holding: units([2], [1]) }, 12],
    ["units that stay or fall need no more places", { holding: units([3, 2, 1], [2]) }, 10],
    ["units that rise do: as many people as fit, each with the most", { holding: units([1, 3, 2], [1]) }, 30],
    ["so do those of people who come to a stage that takes more", { holding: units([1], [2]), people: STAGES }, 20],
    ["no limit at any time is no limit", { capacityChanges: [change(0x3fffffff)], rules: [rule(4)] }, 0x3fffffff],
  ])("%s", (_, model, places) => {
    expect(most(model)).toBe(places);
  });

  test("those that services lend each other are every one's", () => {
    const holding = { units: null, sharing: [{ services: [0, 2] }] };
    expect(mostPlaces({ ...PLAIN, services: [10, 7, 4].map((capacity) => ({ capacity })), holding })).toEqual([
      14, 7, 14,
    ]);
  });

  test("a place kept at the start is one of the service that it is kept in", () => {
    const census = [{ service: 1, wants: 0, state: "assigned", people: 20 }];
    expect(mostPlaces({ ...PLAIN, services: [{ capacity: 10 }, { capacity: 5 }], census })).toEqual([20, 20]);
  });
});
