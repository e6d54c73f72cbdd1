/** A run of a sequence: from `first` to `end` − 1. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/**
 * Splits a sequence of sizes into `count` runs, none empty, so that the largest sum is as small as it can be: linear
 * partition by dynamic programming. Null when there are fewer sizes than runs.
 */
export function partition(sizes: readonly number[], count: number): Run[] | null {
  if (sizes.length < count || count < 1) return null;
  const before = [0];
  for (const size of sizes) before.push(before.at(-1)! + size);
  // cost[end]: the largest sum of the best split of the first `end` sizes into as many runs as have been allowed so far.
  let cost = before.map((sum, end) => (end === 0 ? Infinity : sum));
  const cuts: number[][] = [];
  for (let runs = 2; runs <= count; runs++) {
    const next = before.map(() => Infinity);
    const cut = before.map(() => 0);
    for (let end = runs; end <= sizes.length; end++) {
      for (let at = runs - 1; at < end; at++) {
        const largest = Math.max(cost[at]!, before[end]! - before[at]!);
        if (largest < next[end]!) [next[end], cut[end]] = [largest, at];
      }
    }
    cost = next;
    cuts.push(cut);
  }
  const found: Run[] = [];
  let end = sizes.length;
  for (const cut of cuts.reverse()) {
    found.unshift({ first: cut[end]!, end });
    end = cut[end]!;
  }
  return [{ first: 0, end }, ...found];
}
