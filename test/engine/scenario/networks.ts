import fc from "fast-check";
import { stringify } from "yaml";
import { parseScenario } from "../../../engine/scenario/parse.ts";
import type { Cell, Scenario, Setting } from "../../../engine/scenario/scenario.ts";

/** One file as a scenario. */
export const parse = (text: string, settings: readonly Setting[] = []): Scenario =>
  parseScenario("a.yaml", new Map([["a.yaml", text]]), settings);

/** Cells by name. */
export function cellsOf(scenario: Scenario): Record<string, Cell> {
  return Object.fromEntries(scenario.phases[0]!.services.map(({ name }, i) => [name, scenario.layout[i]!]));
}

/** Columns by name. */
export const columnsOf = (scenario: Scenario): Record<string, number> =>
  Object.fromEntries(Object.entries(cellsOf(scenario)).map(([name, { column }]) => [name, column]));

/** A network by hand: ways on by service, in the order of declaration. */
export interface Drawn {
  readonly ways: Readonly<Record<string, readonly string[]>>;
  readonly enters: readonly string[];
  /** More keys of a service. */
  readonly more?: Readonly<Record<string, object>>;
  readonly layout?: object;
}

/** The network as a scenario: caseloads, and decisions where a name begins with "ask". */
export function written({ ways, enters, more = {}, layout }: Drawn): string {
  const service = (name: string): object => {
    const to = ways[name]!;
    const share = `${Math.floor(90 / Math.max(1, to.length))}%`;
    const kind = name.startsWith("ask")
      ? { kind: "decision" }
      : { kind: "caseload", capacity: 3, "length-of-stay": "2 days" };
    return {
      ...kind,
      routes: [...to.map((one) => ({ to: one, share })), { to: "died", share: "rest" }],
      ...more[name],
    };
  };
  const cohort = (name: string): object => ({ arrivals: { total: "1 per day" }, enters: name });
  return stringify({
    careshift: 1,
    title: "A network",
    time: { start: "2016-04-01", length: "30 days", "warm-up": "none" },
    cohorts: Object.fromEntries(enters.map((name, i) => [`people-${i}`, cohort(name)])),
    services: Object.fromEntries(Object.keys(ways).map((name) => [name, service(name)])),
    ...(layout === undefined ? {} : { layout }),
  });
}

/** Random networks in which no way goes round: ways lead from lower numbers to higher, declared in any order. */
export const acyclic = (most: number): fc.Arbitrary<Drawn> =>
  fc.integer({ min: 1, max: most }).chain((size) =>
    fc
      .record({
        order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
        asks: fc.array(fc.nat(3), { minLength: size, maxLength: size }),
        ways: fc.array(fc.subarray([...Array(size).keys()]), { minLength: size, maxLength: size }),
        enters: fc.shuffledSubarray([...Array(size).keys()], { minLength: 1 }),
      })
      .map(({ order, asks, ways, enters }) => {
        const name = (i: number): string => (asks[i] === 0 ? `ask-${i}` : `care-${i}`);
        const on = (i: number): string[] => ways[i]!.filter((to) => to > i).map(name);
        return { ways: Object.fromEntries(order.map((i) => [name(i), on(i)])), enters: enters.map(name) };
      }),
  );

/** The same, and any ways back but to decisions. */
export const cyclic = (most: number): fc.Arbitrary<Drawn> =>
  acyclic(most).chain((drawn) => {
    const names = Object.keys(drawn.ways);
    return fc
      .array(fc.subarray(names.filter((name) => !name.startsWith("ask"))), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map((back) => {
        const more = (name: string, i: number): string[] =>
          name.startsWith("ask") ? [] : back[i]!.filter((to) => to !== name && !drawn.ways[name]!.includes(to));
        return {
          ...drawn,
          ways: Object.fromEntries(names.map((name, i) => [name, [...drawn.ways[name]!, ...more(name, i)]])),
        };
      });
  });

/** From the door to a ward, rehabilitation and home, and back. */
export const care = {
  ways: { door: ["ward"], ward: ["rehab", "own"], rehab: ["own", "door"], own: ["door"] },
  enters: ["door"],
};
/** What makes "own" a home. */
export const home = { own: { kind: "state", setting: "own-home", capacity: undefined } };
