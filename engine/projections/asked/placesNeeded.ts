/** Places needed, from how long n people were there, n = 0, 1, … . */

/** The smallest c for which at least c people are there in no more than a share of the time. */
export function placesForTail(seconds: readonly number[], share: number): number {
  const total = sum(seconds);
  let above = total;
  let places = 0;
  while (above > share * total) above -= seconds[places++]!;
  return places;
}

/**
 * The smallest c for which p(n) ÷ (p(0) + … + p(n)) is no more than a share for n = c and all above: what an unlimited
 * distribution, cut off at c, says of how often c places are all taken. For people who come at random this is Erlang's
 * loss formula, whatever the length of stay (insensitivity; Kelly, Reversibility and Stochastic Networks, 1979,
 * chapter 3), and falls as c grows; a run's own distribution need not.
 */
export function placesForLoss(seconds: readonly number[], share: number): number {
  let places = 0;
  let upTo = 0;
  for (const [n, own] of seconds.entries()) {
    upTo += own;
    if (own > share * upTo) places = n + 1;
  }
  return places;
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
