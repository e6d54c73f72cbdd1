/** In which orders the parts of a programme can be taken one after the other. A set of parts is a number with a bit for each. */

/** An order of the parts, by their numbers. */
export interface NamedOrder {
  readonly name: string;
  /** The part brought to the front, of an order that goes by that. */
  readonly first?: number;
  readonly parts: readonly number[];
}

/** True where the base with these parts, and no others, is a scenario. */
export type Stands = (parts: number) => boolean;

/** Parts whose every order is tried. */
export const MOST_FOR_ALL = 4;

/**
 * Parts in steps that can stand one after the other: in the order given, where one that cannot stand yet waits until it
 * can; those that can stand only together are one step.
 * @returns by step the numbers of its parts
 */
export function stepsInOrder(parts: number, stands: Stands): number[][] {
  const steps: number[][] = [];
  let done = 0;
  let left = Array.from({ length: parts }, (_, part) => part);
  while (left.length > 0) {
    const step = nextStep(left, done, stands);
    steps.push(step);
    done |= setOf(step);
    left = left.filter((part) => !step.includes(part));
  }
  return steps;
}

function nextStep(left: readonly number[], done: number, stands: Stands): number[] {
  for (const part of left) if (stands(done | (1 << part))) return [part];
  for (const [i, one] of left.entries()) {
    for (const other of left.slice(i + 1)) if (stands(done | (1 << one) | (1 << other))) return [one, other];
  }
  return [...left];
}

/**
 * The orders tried: all of up to four parts; of more the order given, its reverse, and the order given with each part in
 * turn brought to the front. Those in which some step would be no scenario are left out.
 */
export function ordersOf(parts: number, stands: Stands): { readonly orders: NamedOrder[]; readonly leftOut: number } {
  const given = Array.from({ length: parts }, (_, part) => part);
  const wanted = parts <= MOST_FOR_ALL ? all(given) : some(given);
  const orders = wanted.filter(({ parts: order }) => prefixes(order).every(stands));
  return { orders, leftOut: wanted.length - orders.length };
}

/** The sets that an order passes through, from none to all. */
export function prefixes(order: readonly number[]): number[] {
  const sets = [0];
  for (const part of order) sets.push(sets.at(-1)! | (1 << part));
  return sets;
}

function all(given: readonly number[]): NamedOrder[] {
  return permutations(given).map((parts, i) => ({ name: i === 0 ? "as given" : `order ${i + 1}`, parts }));
}

function some(given: readonly number[]): NamedOrder[] {
  const first = given.slice(1).map((part) => ({
    name: `part ${part + 1} first`,
    first: part,
    parts: [part, ...given.filter((other) => other !== part)],
  }));
  return [{ name: "as given", parts: given }, { name: "reverse", parts: given.toReversed() }, ...first];
}

function permutations(list: readonly number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one) => permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

const setOf = (parts: readonly number[]): number => parts.reduce((set, part) => set | (1 << part), 0);
