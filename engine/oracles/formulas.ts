/** Queueing theory in numbers: what the engine is judged by. Times in any one unit; rates in its inverse. */
import { erlangC } from "../maths/erlang.ts";
import { normalCdf } from "../maths/normal.ts";

/** Long-run figures of a queue before several servers. */
export interface Waiting {
  /** Share who wait. */
  readonly share: number;
  /** Mean wait of everyone, those who do not wait counted as 0. */
  readonly wait: number;
  /** Mean number waiting (Little). */
  readonly queue: number;
  readonly busy: number;
  /** Share who wait longer than a time. */
  readonly over: (time: number) => number;
}

/** M/M/c: exponential stays, first come first served (Erlang 1917). The load, rate × stay, is below the servers. */
export function waiting(servers: number, rate: number, stay: number): Waiting {
  const busy = rate * stay;
  const share = erlangC(servers, busy);
  const spare = (servers - busy) / stay;
  return { share, wait: share / spare, queue: (rate * share) / spare, busy, over: (t) => share * Math.exp(-spare * t) };
}

/** Mean wait before one server with stays of any shape (Pollaczek 1930, Khinchine 1932). */
export function waitBeforeOne(rate: number, mean: number, sd: number): number {
  return (rate * (mean ** 2 + sd ** 2)) / (2 * (1 - rate * mean));
}

/** Mean time in the system by class, most urgent first, one server, exponential stays, no interruption (Cobham 1954). */
export function byPriority(rates: readonly number[], stay: number): number[] {
  const load = rates.map((rate) => rate * stay);
  const upTo = (classes: number): number => load.slice(0, classes).reduce((sum, x) => sum + x, 0);
  const residual = upTo(load.length) * stay;
  return rates.map((_, k) => residual / ((1 - upTo(k)) * (1 - upTo(k + 1))) + stay);
}

/** Long-run chance of each number present, 0 to `most`, when they rise and fall by one (birth and death). */
function presence(up: (n: number) => number, down: (n: number) => number, most: number): number[] {
  const weights = [1];
  for (let n = 1; n <= most; n++) weights.push((weights[n - 1]! * up(n - 1)) / down(n));
  const total = weights.reduce((sum, x) => sum + x, 0);
  return weights.map((x) => x / total);
}

/** Mean of a function of the number present. */
function meanOver(chances: readonly number[], of: (n: number) => number): number {
  return chances.reduce((sum, chance, n) => sum + chance * of(n), 0);
}

/** More people than a queue with patience ever holds. */
const FAR = 400;

/** M/M/c with exponential patience: Erlang A (Palm 1957). */
export function withPatience(servers: number, rate: number, stay: number, patience: number) {
  const waits = (n: number): number => Math.max(0, n - servers);
  const serving = (n: number): number => Math.min(n, servers);
  const chances = presence(
    () => rate,
    (n) => serving(n) / stay + waits(n) / patience,
    FAR,
  );
  const queue = meanOver(chances, waits);
  return { leave: queue / patience / rate, queue, busy: meanOver(chances, serving) };
}

/** A closed population that falls ill at home, each after `away` on average, and queues for so many beds (Palm 1947). */
export function fromFewPeople(members: number, beds: number, away: number, stay: number) {
  const chances = presence(
    (n) => (members - n) / away,
    (n) => Math.min(n, beds) / stay,
    members,
  );
  return {
    busy: meanOver(chances, (n) => Math.min(n, beds)),
    queue: meanOver(chances, (n) => Math.max(0, n - beds)),
    home: meanOver(chances, (n) => members - n),
  };
}

/**
 * People in a day who pass two places in a row with nothing between and an endless queue before them, by their mean
 * stays (Hunt 1956): the first is held until the second is free.
 */
export function throughPair(first: number, second: number): number {
  const [a, b] = [1 / first, 1 / second];
  return (a * b * (a + b)) / (a * a + a * b + b * b);
}

/** Mean delay until the next opening, in the unit of the gaps, for people ready at any moment of a period. */
export function delayUntilOpen(closed: readonly number[], period: number): number {
  return closed.reduce((sum, gap) => sum + gap * gap, 0) / (2 * period);
}

/** Chance that a lognormal stay of this mean and standard deviation lasts longer than a time. */
export function lognormalOver(mean: number, sd: number): (time: number) => number {
  const variance = Math.log1p((sd / mean) ** 2);
  const middle = Math.log(mean) - variance / 2;
  return (time) => (time <= 0 ? 1 : 1 - normalCdf((Math.log(time) - middle) / Math.sqrt(variance)));
}

/**
 * Mean number in unlimited places at a time of a periodic rate: the integral of rate(t − u) × P(stay > u) over u, by the
 * midpoint rule (Eick, Massey and Whitt 1993).
 * @param until a time that next to nobody stays
 */
export function unlimited(
  rate: (time: number) => number,
  over: (time: number) => number,
  { at, step, until }: { readonly at: number; readonly step: number; readonly until: number },
): number {
  let sum = 0;
  for (let u = step / 2; u < until; u += step) sum += rate(at - u) * over(u);
  return sum * step;
}
