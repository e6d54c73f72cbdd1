import { type Distribution, sample, scaled } from "./distributions.ts";
import { need } from "./laws.ts";
import { meanOf } from "./segments.ts";

const WORDS = 0x100000000;
/** Who is moved is settled by a word made of that of the stay. */
const MOVED = 0x6c8e9cf5;

/** What changes in a stay and nothing else: each person keeps their place in the order. Times in seconds. */
export interface Levers {
  /** Factor of every value; 1 = none. */
  readonly scale: number;
  /** Those above a value, or the longest share, have `to` instead (null = that value itself); `share` of them. */
  readonly trim: {
    readonly above: number | null;
    readonly longest: number | null;
    readonly to: number | null;
    readonly share: number;
  } | null;
  /** A share of people has the same quantile of another stay. */
  readonly move: { readonly share: number; readonly to: Distribution } | null;
}

/**
 * A distribution under its levers: scaled, then trimmed, then a share moved.
 * @throws RangeError when a factor is not above 0, a share is none, or a trim would lengthen stays.
 */
export function underLevers(d: Distribution, { scale, trim, move }: Levers): Distribution {
  let now = scaled(d, scale);
  if (trim !== null) now = trimmed(now, trim);
  if (move === null) return now;
  need(move.share >= 0 && move.share <= 1, "The share that is moved must be between 0% and 100%.");
  return mixed([move.to, now], [move.share, 1 - move.share], MOVED);
}

/**
 * Several distributions, each for a share of people, whatever their place in the order.
 * @param shares adding to 1
 * @param key settles who has which; a larger first share takes the same people and more
 */
export function mixed(of: readonly Distribution[], shares: readonly number[], key: number): Distribution {
  let sum = 0;
  const upTo = Float64Array.from(shares, (share) => {
    sum += share;
    return sum;
  });
  upTo[upTo.length - 1] = 1;
  const mean = of.reduce((total, one, i) => total + shares[i]! * one.mean, 0);
  return { form: "mixed", mean, upTo, of, key };
}

const wordsOf = (share: number): number => {
  need(share >= 0 && share <= 1, "A share must be between 0% and 100%.");
  return Math.round(share * WORDS);
};

function trimmed(of: Distribution, { above, longest, to, share }: NonNullable<Levers["trim"]>): Distribution {
  const limit = above ?? sample(of, Math.min(WORDS - 1, Math.floor((1 - longest!) * WORDS)) | 0);
  need(
    to === null || to <= limit,
    "A trim makes stays shorter: to must be at or below the stays above which it trims.",
  );
  const trim = { form: "trimmed" as const, mean: 0, of, above: limit, to: to ?? limit, words: wordsOf(share) };
  return { ...trim, mean: meanOf(trim) };
}
