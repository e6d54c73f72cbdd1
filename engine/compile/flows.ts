import type { CohortSpec, Scenario, ServiceSpec } from "../scenario/scenario.ts";
import { FLAGGED, type MeasuredSpec, shareFlagged } from "../scenario/spec/people.ts";
import type { People } from "./classes.ts";
import { firstName } from "./names.ts";
import { fillRest, openRoutes } from "./shares.ts";

/** Where people go who would accept several services: weights of a route's acceptable places, adding to 1. */
export type Preference = (service: number, route: number) => readonly number[] | null;

/** Everyone gets their first choice. */
export const FIRST_CHOICE: Preference = () => null;

/**
 * Expected visits to each service of a person of one class, from coming until leaving the model: the traffic equations
 * v = e + vP (Jackson 1957), solved by elimination. Nobody is refused or gives up. Infinity where people never leave.
 */
export function expectedVisits(
  services: readonly ServiceSpec[],
  people: People,
  cls: number,
  enters: string,
  preference: Preference = FIRST_CHOICE,
): number[] {
  const number = new Map(services.map((service, i) => [service.name, i]));
  const size = services.length;
  const matrix = services.map((_, i) => Array.from({ length: size + 1 }, (_, j) => Number(i === j)));
  const entry = number.get(enters);
  if (entry !== undefined) matrix[entry]![size] = 1;
  for (const [s, service] of services.entries()) {
    const open = openRoutes(service.routes, people, cls);
    for (const [i, position] of open.at.entries()) {
      const { to } = service.routes[position]!;
      const weights = preference(s, position);
      for (const [k, name] of to.entries()) {
        const weight = weights === null ? Number(k === 0) : weights[k]!;
        const row = matrix[number.get(name) ?? -1];
        if (row !== undefined) row[s] = row[s]! - open.shares[i]! * weight;
      }
    }
  }
  return solve(matrix);
}

/**
 * Share of each class among the people of a cohort: the product of its attribute shares, joint ones as one, measured ones
 * given what people are.
 */
export function classWeights(spec: CohortSpec): number[] {
  const { jointly, measured } = spec;
  const joint = new Map((jointly?.rows ?? []).map(({ levels, share }) => [levels.join(" "), share]));
  let classes: { weight: number; levels: Readonly<Record<string, string>> }[] = [{ weight: 1, levels: {} }];
  for (const [name, shares] of Object.entries(spec.attributes)) {
    const filled = fillRest(Object.values(shares));
    const together = jointly?.attributes.includes(name) === true;
    const tool = measured.find((one) => one.name === name);
    classes = classes.flatMap(({ weight, levels }) =>
      Object.keys(shares).map((level, i) => ({
        weight: weight * (together ? 1 : tool === undefined ? filled[i]! : shareMeasured(tool, levels, level)),
        levels: { ...levels, [name]: level },
      })),
    );
  }
  if (jointly === null) return classes.map(({ weight }) => weight);
  return classes.map(
    ({ weight, levels }) => weight * (joint.get(jointly.attributes.map((name) => levels[name]).join(" ")) ?? 0),
  );
}

/** Share of the people with these levels of whom a tool says this. */
function shareMeasured(tool: MeasuredSpec, levels: Readonly<Record<string, string>>, says: string): number {
  const flagged = shareFlagged(tool, levels[tool.of]!);
  return says === FLAGGED ? flagged : 1 - flagged;
}

/**
 * First arrivals as a share of a cohort's declared total. Below 1 where the total counts people who come back
 * (`includes-returns: true`): solved from the routes of the root scenario, so that variants keep the same people.
 */
export function firstArrivalShare(scenario: Scenario, people: People, cohort: number): number {
  const spec = scenario.phases[0]!.cohorts[cohort]!;
  return spec.arrivals.includesReturns === true ? 1 / visitsToEntry(scenario, people, cohort) : 1;
}

/**
 * How often a person of a cohort comes to its first service in all, the first time included, by the routes of the root
 * scenario: 1 where nobody returns there.
 */
export function visitsToEntry(scenario: Scenario, people: People, cohort: number): number {
  const spec = scenario.phases[0]!.cohorts[cohort]!;
  const root = scenario.declared.cohorts.find((one) => firstName(one) === firstName(spec)) ?? spec;
  const services = scenario.declared.services;
  const entry = services.findIndex((service) => service.name === root.enters[0]);
  return classWeights(spec).reduce((sum, weight, i) => {
    const cls = people.firstClass[cohort]! + i;
    return sum + weight * (expectedVisits(services, people, cls, root.enters[0]!)[entry] ?? 1);
  }, 0);
}

/** Gauss–Jordan elimination with partial pivoting on an n × (n+1) matrix, in place. */
function solve(matrix: number[][]): number[] {
  const n = matrix.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    const head = matrix[column]!;
    if (Math.abs(head[column]!) < 1e-12) return Array<number>(n).fill(Infinity);
    for (let row = 0; row < n; row++) {
      const factor = row === column ? 0 : matrix[row]![column]! / head[column]!;
      if (factor !== 0) for (let k = column; k <= n; k++) matrix[row]![k] = matrix[row]![k]! - factor * head[k]!;
    }
  }
  return matrix.map((row, i) => row[n]! / row[i]!);
}
