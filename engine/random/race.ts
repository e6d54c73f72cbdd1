import { EXPONENTIAL } from "./exponential.ts";
import { mix, mixWithKey } from "./mix.ts";
import { lookUp } from "./quantileTable.ts";

/** What a choice among alternatives needs while the run goes on. Positions are those of the caller's lists. */
export interface Race {
  /** The one alternative left, or −1 when there are several. */
  readonly only: number;
  /** The race on declared shares. */
  readonly first: Runners;
  /** For each runner of `first`: how many words in 2^32 leave it; empty when shares are as declared. */
  readonly leave: Float64Array;
  /** The race on gains, for those who leave. */
  readonly second: Runners;
}

interface Runners {
  readonly keys: Int32Array;
  readonly slowness: Float64Array;
  readonly position: Int32Array;
}

/** Shares nearer than this are the same: they differ by rounding alone. */
const SAME = 1e-12;
const LEAVING = 0x5bd1e995;

/**
 * Prepares a choice among alternatives by luck: each runs with an exponential time of its own, divided by its share,
 * and the first home wins. So the order of the list means nothing.
 *
 * A race on the *new* shares would also move people between alternatives whose shares did not change. Therefore the
 * race is run on the shares as declared. If an alternative has lost share since, each of those who chose it leaves
 * with probability lost ÷ declared, by a draw of their own for that alternative (a deeper cut moves a superset of
 * people), and runs a second race among the alternatives that gained, in proportion to their gains. Nobody else moves.
 *
 * @param keys luck key of each alternative, all different
 * @param declared shares in the root scenario, relative; 0 for an alternative that is new. All 0 = as `shares`.
 * @param shares shares now, relative; 0 for one that is closed
 * @throws RangeError when lists differ in length, a share is negative or not finite, or all shares are 0.
 */
export function prepareRace(keys: readonly number[], declared: readonly number[], shares: readonly number[]): Race {
  if (declared.length !== keys.length || shares.length !== keys.length) {
    throw new RangeError("A choice needs one key, one declared share and one share for each alternative.");
  }
  const now = normalise(shares);
  if (now === null) throw new RangeError("A choice needs at least one alternative with a share above 0.");
  const before = normalise(declared) ?? now;
  const first = runners(keys, before);
  const gains = now.map((share, i) => (share - before[i]! > SAME ? share - before[i]! : 0));
  const moves = gains.some((gain) => gain > 0);
  const leave = Float64Array.from(moves ? first.position : [], (i) => leavers(before[i]!, now[i]!));
  return { only: onlyOne(now), first, leave, second: runners(keys, moves ? gains : []) };
}

function normalise(shares: readonly number[]): readonly number[] | null {
  let total = 0;
  for (const share of shares) {
    if (!(share >= 0 && share < Number.POSITIVE_INFINITY))
      throw new RangeError(`A share must be 0 or more, not ${share}.`);
    total += share;
  }
  return total > 0 ? shares.map((share) => share / total) : null;
}

function runners(keys: readonly number[], shares: readonly number[]): Runners {
  const position = shares.flatMap((share, i) => (share > 0 ? [i] : []));
  return {
    keys: Int32Array.from(position, (i) => keys[i]!),
    slowness: Float64Array.from(position, (i) => 1 / shares[i]!),
    position: Int32Array.from(position),
  };
}

function leavers(before: number, now: number): number {
  return before - now > SAME ? Math.round((1 - now / before) * 0x100000000) : 0;
}

function onlyOne(shares: readonly number[]): number {
  const i = shares.findIndex((share) => share > 0);
  return shares.some((share, k) => k > i && share > 0) ? -1 : i;
}

/** The position of the alternative that this word of luck chooses. */
export function race(r: Race, word: number): number {
  if (r.only >= 0) return r.only;
  const { first, leave } = r;
  const i = winner(first, word);
  if (leave.length === 0 || leave[i] === 0) return first.position[i]!;
  const again = mix(word + LEAVING);
  if (mixWithKey(again, first.keys[i]!) >>> 0 >= leave[i]!) return first.position[i]!;
  return r.second.position[winner(r.second, ~again)]!;
}

function winner(r: Runners, word: number): number {
  const { keys, slowness } = r;
  const table = EXPONENTIAL;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < keys.length; i += 1) {
    const time = lookUp(table, mixWithKey(word, keys[i]!)) * slowness[i]!;
    if (time < least) {
      least = time;
      best = i;
    }
  }
  return best;
}
