/** A queue M/M/c whose number of servers switches between two levels by thresholds: an exact answer by a small chain. */
export interface Switching {
  /** People a day, and the rate a day at which each stay ends. */
  readonly arrivals: number;
  readonly ends: number;
  readonly places: number;
  readonly more: number;
  /** Whether the rule comes into force, and whether it is over, given people in the ward, waiting, and places. */
  readonly begins: (inside: number, waiting: number, places: number) => boolean;
  readonly isOver: (inside: number, waiting: number, places: number) => boolean;
}

export interface Stationary {
  /** Share of time in force. */
  readonly inForce: number;
  readonly waiting: number;
  readonly inside: number;
}

/** Longer queues than this hold less than 1e-9 of the time in the cases tested. */
const LONGEST = 150;
const ENOUGH = 1e-13;

interface Moment {
  readonly inside: number;
  readonly waiting: number;
  readonly on: boolean;
}

/**
 * Stationary means by Gauss–Seidel on the balance equations π(j) Σ q(j,·) = Σ π(i) q(i,j) (Stewart 1994, Introduction to
 * the Numerical Solution of Markov Chains, section 3.2), over the states that can be reached from an empty ward.
 */
export function stationary(system: Switching): Stationary {
  const { states, into, out } = chainOf(system);
  const share = new Float64Array(states.length).fill(1 / states.length);
  for (let change = 1; change > ENOUGH; ) {
    change = 0;
    for (let j = 0; j < states.length; j++) {
      const flow = into[j]!.reduce((sum, { from, rate }) => sum + share[from]! * rate, 0);
      const next = flow / out[j]!;
      change = Math.max(change, Math.abs(next - share[j]!));
      share[j] = next;
    }
    const total = share.reduce((sum, p) => sum + p, 0);
    for (let j = 0; j < states.length; j++) share[j]! /= total;
  }
  const mean = (of: (state: Moment) => number): number => states.reduce((sum, s, i) => sum + of(s) * share[i]!, 0);
  return {
    inForce: mean(({ on }) => Number(on)),
    waiting: mean(({ waiting }) => waiting),
    inside: mean(({ inside }) => inside),
  };
}

function chainOf(system: Switching) {
  const states: Moment[] = [];
  const known = new Map<string, number>();
  const into: { from: number; rate: number }[][] = [];
  const out: number[] = [];
  const number = (state: Moment): number => {
    const key = `${state.inside} ${state.waiting} ${state.on}`;
    const found = known.get(key) ?? states.length;
    if (found === states.length) {
      known.set(key, found);
      states.push(state);
      into.push([]);
      out.push(0);
    }
    return found;
  };
  number({ inside: 0, waiting: 0, on: false });
  for (let i = 0; i < states.length; i++) {
    const { inside, waiting, on } = states[i]!;
    const go = (to: Moment, rate: number): void => {
      const j = number(settled(system, to));
      if (rate === 0 || j === i) return;
      into[j]!.push({ from: i, rate });
      out[i]! += rate;
    };
    if (waiting < LONGEST) go({ inside, waiting: waiting + 1, on }, system.arrivals);
    if (inside > 0) go({ inside: inside - 1, waiting, on }, inside * system.ends);
  }
  return { states, into, out };
}

/** What follows at once: people who wait take free places, and the rule comes into force or is over. */
function settled(system: Switching, state: Moment): Moment {
  const places = system.places + (state.on ? system.more : 0);
  const taken = Math.min(state.waiting, Math.max(0, places - state.inside));
  const { inside, waiting } = { inside: state.inside + taken, waiting: state.waiting - taken };
  const turns = state.on ? system.isOver(inside, waiting, places) : system.begins(inside, waiting, places);
  const now = { inside, waiting, on: state.on };
  return turns ? settled(system, { ...now, on: !state.on }) : now;
}
