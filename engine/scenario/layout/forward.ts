/** Which ways of a network lead on, and which lead back. */
import type { Network, Way } from "./network.ts";

/** Ways by the service they begin at, and by the one they end at. */
interface Ends {
  readonly out: readonly (readonly Way[])[];
  readonly in: readonly (readonly Way[])[];
}

/** Ways sorted by their ends. */
export function endsOf(size: number, ways: readonly Way[]): Ends {
  const out: Way[][] = Array.from({ length: size }, () => []);
  const into: Way[][] = Array.from({ length: size }, () => []);
  for (const way of ways) {
    out[way.from]!.push(way);
    into[way.to]!.push(way);
  }
  return { out, in: into };
}

/** The ways that lead on, and an order of the services in which all of them lead from earlier to later. */
export interface Forward {
  readonly ways: readonly Way[];
  readonly order: readonly number[];
}

/**
 * Without the ways back, of which there are none where no way goes round. Ways from what a service of first resort leads
 * to are ways back to it. Of the others as few as possible are: the greedy order of Eades, Lin and Smyth (1993), which sets sources left and sinks right
 * and, when all that is left goes round, the service from which most leads on. Here the ones nearest to the entries go
 * first, and homes last, since from home people come back.
 */
export function forwardOf(network: Network): Forward {
  const { out } = endsOf(network.size, network.ways);
  const afterwards = network.firstResort.map((is, service) => (is ? reachedFrom([service], out) : null));
  const onward = network.ways.filter(({ from, to }) => !afterwards[to]?.has(from));
  const order = greedyOrder(network, endsOf(network.size, onward));
  const rank = new Int32Array(network.size);
  for (const [i, service] of order.entries()) rank[service] = i;
  return { ways: onward.filter(({ from, to }) => rank[from]! < rank[to]!), order };
}

function greedyOrder(network: Network, ends: Ends): number[] {
  const out = ends.out.map((ways) => ways.length);
  const into = ends.in.map((ways) => ways.length);
  const distance = distances(network);
  const left: number[] = [];
  const right: number[] = [];
  const rest = new Set(out.keys());
  const take = (service: number, side: number[]): void => {
    side.push(service);
    rest.delete(service);
    for (const { to } of ends.out[service]!) into[to]!--;
    for (const { from } of ends.in[service]!) out[from]!--;
  };
  const goesBefore = (a: number, b: number): boolean => {
    if (network.home[a] !== network.home[b]) return !network.home[a];
    if (distance[a] !== distance[b]) return distance[a]! < distance[b]!;
    return out[a]! - into[a]! > out[b]! - into[b]!;
  };
  while (rest.size > 0) {
    const all = [...rest];
    const sink = all.find((service) => out[service] === 0);
    const source = all.find((service) => into[service] === 0);
    if (sink !== undefined) take(sink, right);
    else if (source !== undefined) take(source, left);
    else
      take(
        all.reduce((best, service) => (goesBefore(service, best) ? service : best)),
        left,
      );
  }
  return [...left, ...right.reverse()];
}

/** Fewest moves from an entry to each service; Infinity where nobody comes. */
function distances({ size, ways, entry }: Network): number[] {
  const entries = entry.flatMap((enters, service) => (enters ? [service] : []));
  const found = reachedFrom(entries, endsOf(size, ways).out);
  return entry.map((_, service) => found.get(service) ?? Infinity);
}

/** The services to which ways lead from these, themselves included, with the fewest moves to each. */
function reachedFrom(begin: readonly number[], out: Ends["out"]): ReadonlyMap<number, number> {
  const moves = new Map(begin.map((service) => [service, 0]));
  for (const [service, move] of moves) {
    for (const { to } of out[service]!) if (!moves.has(to)) moves.set(to, move + 1);
  }
  return moves;
}
