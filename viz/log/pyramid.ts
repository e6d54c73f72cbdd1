/** Least and most at doubling widths: entry i of level k is over entries i × 2^k … (i + 1) × 2^k − 1 of level 0. */
export interface Pyramid {
  readonly low: readonly Int32Array[];
  readonly high: readonly Int32Array[];
}

/** Levels above two columns, up to one entry. All levels of a side lie in one buffer, to be handed over as one. */
export function pyramid(low: Int32Array, high: Int32Array): Pyramid {
  return { low: levels(low, fillLow), high: levels(high, fillHigh) };
}

/** The least and the most of entries `from` … `to` − 1; both lie within level 0 and differ. */
export function extremes({ low, high }: Pyramid, from: number, to: number): { low: number; high: number } {
  let least = Infinity;
  let most = -Infinity;
  let left = from;
  let right = to;
  // Upwards through the levels: at each, an end that does not fall on an entry of the next is read by itself.
  for (let level = 0; left < right; level++) {
    const lows = low[level]!;
    const highs = high[level]!;
    if (left % 2 === 1 || right - left === 1) {
      least = Math.min(least, lows[left]!);
      most = Math.max(most, highs[left]!);
      left++;
    }
    if (left < right && right % 2 === 1) {
      right--;
      least = Math.min(least, lows[right]!);
      most = Math.max(most, highs[right]!);
    }
    left = Math.ceil(left / 2);
    right = right >> 1;
  }
  return { low: least, high: most };
}

function levels(bottom: Int32Array, fill: (level: Int32Array, below: Int32Array) => void): Int32Array[] {
  const sizes = [bottom.length];
  while (sizes.at(-1)! > 1) sizes.push((sizes.at(-1)! + 1) >> 1);
  const all = new Int32Array(sizes.reduce((sum, size) => sum + size, 0));
  all.set(bottom);
  let at = 0;
  return sizes.map((size, k) => {
    const level = all.subarray(at, at + size);
    if (k > 0) fill(level, all.subarray(at - sizes[k - 1]!, at));
    at += size;
    return level;
  });
}

// Two loops and no choice handed in: with one loop for both, half of the time of a lane goes into calls.
function fillLow(level: Int32Array, below: Int32Array): void {
  for (let i = 0, j = 0; i < level.length; i++, j += 2) {
    const a = below[j]!;
    const b = j + 1 < below.length ? below[j + 1]! : a;
    level[i] = a < b ? a : b;
  }
}

function fillHigh(level: Int32Array, below: Int32Array): void {
  for (let i = 0, j = 0; i < level.length; i++, j += 2) {
    const a = below[j]!;
    const b = j + 1 < below.length ? below[j + 1]! : a;
    level[i] = a > b ? a : b;
  }
}
