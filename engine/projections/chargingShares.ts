/** Where a unit of delay ends when it is passed on through the places that are wanted, at one state of the system. */

/** What delay can be charged to, of each service. */
export const CHARGE_LINES = [
  "care",
  "assessment",
  "funding",
  "choice",
  "transfer",
  "reserved",
  "turn-round",
  "closed",
  "out-of-hours",
  "free",
  "ring",
] as const;
export type ChargeLine = (typeof CHARGE_LINES)[number];
export const LINES = CHARGE_LINES.length;
export const lineNumber = (line: ChargeLine): number => CHARGE_LINES.indexOf(line);

const RING = lineNumber("ring");

/** Somebody who waits: for places, or for a step that a line stands for. */
export interface Waiter {
  /** The service whose places they fill, −1 for none; and how many. */
  readonly fills: number;
  readonly units: number;
  /** Services in whose queues they stand; empty when they wait for something else. */
  readonly wants: readonly number[];
  /** What that is: service × LINES + line; −1 when they wait for places. */
  readonly step: number;
  /** True where their time is delay: they are ready and have not left a place. Else they wait outside. */
  readonly delayed: boolean;
}

/** Places of one service by what fills them, in units of capacity, but for those filled by waiters: by line. */
export type Filled = (service: number) => Float64Array;

/** Person-seconds a second charged to each service × line: of delay, and of waiting outside. */
export interface Shares {
  readonly delayed: Float64Array;
  readonly outside: Float64Array;
}

/**
 * Shares out one second of everyone's waiting. A wait for several services counts equally for each. The part for one
 * service is shared over its places: what is filled by people who wait themselves goes on through their own waits, the
 * rest stays with its line. That is an absorbing Markov chain on services; its expected visits y solve y = m + Qᵀy
 * (Kemeny and Snell, Finite Markov Chains, 1960, chapter 3). Where places are filled only by people who wait for each
 * other, the chain would go round for ever: that share stays with the line "ring" of the service where it arrives.
 */
export function shareOut(services: number, waiters: readonly Waiter[], filled: Filled): Shares {
  const shares = { delayed: new Float64Array(services * LINES), outside: new Float64Array(services * LINES) };
  const sources = { delayed: new Float64Array(services), outside: new Float64Array(services) };
  for (const { wants, step, delayed } of waiters) {
    const kind = delayed ? "delayed" : "outside";
    if (step >= 0) shares[kind][step]! += 1;
    for (const service of wants) sources[kind][service]! += 1 / wants.length;
  }
  const chain = new Chain(services, waiters, filled);
  for (const kind of ["delayed", "outside"] as const) chain.absorb(sources[kind], shares[kind]);
  return shares;
}

/** The chain among the services that somebody wants, or that those who fill them want. */
class Chain {
  private readonly filled: Filled;
  /** By service: the waiters who fill its places. */
  private readonly waiters: readonly (readonly Waiter[])[];
  private readonly rows = new Map<number, Row>();

  constructor(services: number, waiters: readonly Waiter[], filled: Filled) {
    const lists = Array.from({ length: services }, (): Waiter[] => []);
    for (const waiter of waiters) if (waiter.fills >= 0) lists[waiter.fills]!.push(waiter);
    this.waiters = lists;
    this.filled = filled;
  }

  /** Adds to `lines` where the sources, by service, end. */
  absorb(sources: Float64Array, lines: Float64Array): void {
    const reached = this.reachedFrom(sources);
    if (reached.length === 0) return;
    const ends = this.thatEnd(reached);
    const visits = this.visits(reached, ends, sources);
    for (const [i, service] of reached.entries()) {
      const row = this.row(service);
      if (ends.has(service)) for (const [line, share] of row.stays) lines[line]! += visits[i]! * share;
      else lines[service * LINES + RING]! += visits[i]!;
    }
  }

  private reachedFrom(sources: Float64Array): number[] {
    const reached = [...sources.keys()].filter((service) => sources[service]! > 0);
    const known = new Set(reached);
    for (const service of reached) {
      for (const next of this.row(service).goesOn.keys()) {
        if (!known.has(next)) reached.push(next);
        known.add(next);
      }
    }
    return reached;
  }

  /** Services from which some of what arrives stays with a line in the end. */
  private thatEnd(reached: readonly number[]): Set<number> {
    const ends = new Set(reached.filter((service) => this.row(service).stays.length > 0));
    for (let before = -1; before < ends.size; ) {
      before = ends.size;
      for (const service of reached)
        if ([...this.row(service).goesOn.keys()].some((next) => ends.has(next))) ends.add(service);
    }
    return ends;
  }

  /** Expected visits to each reached service, by elimination with the largest pivot. */
  private visits(reached: readonly number[], ends: ReadonlySet<number>, sources: Float64Array): number[] {
    const place = new Map(reached.map((service, i) => [service, i]));
    const system = reached.map((service, i) => {
      const equation = new Float64Array(reached.length + 1);
      equation[i] = 1;
      equation[reached.length] = sources[service]!;
      return equation;
    });
    for (const [i, service] of reached.entries()) {
      if (!ends.has(service)) continue;
      for (const [next, share] of this.row(service).goesOn) system[place.get(next)!]![i]! -= share;
    }
    return solve(system);
  }

  private row(service: number): Row {
    const known = this.rows.get(service);
    if (known !== undefined) return known;
    const row = rowOf(service, this.filled(service), this.waiters[service]!);
    this.rows.set(service, row);
    return row;
  }
}

/** Where a unit of delay that arrives at a service goes: on to other services, or to lines (service × LINES + line). */
interface Row {
  readonly goesOn: ReadonlyMap<number, number>;
  readonly stays: readonly (readonly [line: number, share: number])[];
}

function rowOf(service: number, filled: Float64Array, waiters: readonly Waiter[]): Row {
  const places = filled.reduce((sum, units) => sum + units, 0) + waiters.reduce((sum, { units }) => sum + units, 0);
  const goesOn = new Map<number, number>();
  const stays = new Map<number, number>();
  const add = (to: Map<number, number>, key: number, share: number): unknown => to.set(key, (to.get(key) ?? 0) + share);
  for (const [line, units] of filled.entries()) if (units > 0) add(stays, service * LINES + line, units / places);
  for (const { wants, step, units } of waiters) {
    if (step >= 0 && units > 0) add(stays, step, units / places);
    for (const next of wants) add(goesOn, next, units / places / wants.length);
  }
  return { goesOn, stays: [...stays] };
}

/** Solves linear equations, each a row of coefficients and the right side. Changes the rows. */
function solve(system: Float64Array[]): number[] {
  const n = system.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(system[row]![column]!) > Math.abs(system[pivot]![column]!)) pivot = row;
    [system[column], system[pivot]] = [system[pivot]!, system[column]!];
    for (let row = 0; row < n; row++) {
      const factor = system[row]![column]! / system[column]![column]!;
      if (row === column || factor === 0) continue;
      for (let k = column; k <= n; k++) system[row]![k]! -= factor * system[column]![k]!;
    }
  }
  return system.map((row, i) => row[n]! / row[i]!);
}
