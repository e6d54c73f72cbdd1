import { type Distribution, sample, scaled } from "./distributions.ts";
import { need } from "./laws.ts";
import { meanOf } from "./segments.ts";

const WORDS = 0x100000000;

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
  const words = wordsOf(move.share);
  const mean = now.mean + (words / WORDS) * (move.to.mean - now.mean);
  return { form: "moved", mean, of: now, to: move.to, words };
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
