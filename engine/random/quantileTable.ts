/**
 * A quantile function as a table, read with one word of luck.
 *
 * The top bit of the word says on which side of the median we are; the rest is the distance to the nearer end. That
 * distance is cut into octaves (½ to ¼, ¼ to ⅛, …) and each octave into 64 equal cells, down to 2^−26; the last 64
 * cells, of one word each, reach the end. So the cells get finer just as fast as a tail gets steeper. Within a cell
 * the quantile is a straight line.
 *
 * Accuracy against the exact quantile, for all but three people in a hundred million at either end: within 3e-5 of
 * itself for exponentials, triangulars, and lognormals and gammas with an sd up to the mean; 1e-4 for lognormals with
 * an sd up to five times the mean; for gammas with an sd up to three times the mean 1e-3 of the larger of itself and a
 * thousandth of the mean. Tests hold it to that. The mean is exact. A distribution without end is cut at the quantiles
 * 2^−33 and 1 − 2^−33, which is where the words themselves end.
 *
 * Reading uses + − × and integers only and gives the same bits in every JavaScript engine; so does building, when the
 * quantile function is made of engine/maths. Tables are built once, when a scenario is compiled, and travel with the
 * Model.
 */

/** Cells on one side: 64 of one word each, then 25 octaves of 64. */
const CELLS = 64 * 26;
const NODES = CELLS + 1;
const WORDS = 0x100000000;
/** Most by which a table is scaled to restore its mean; more means that the tail we cut off matters. */
const MOST_SCALING = 0.01;

const CELL_FRACTION = Float64Array.from({ length: 25 }, (_, shift) => 1 / (1 << shift));

/** Words between the end and each node. */
const DISTANCE = Float64Array.from({ length: NODES }, (_, i) => nodeDistance(i));
/** Share of all words in each cell of one side. */
const SHARE = Float64Array.from({ length: CELLS }, (_, i) => (DISTANCE[i + 1]! - DISTANCE[i]!) / WORDS);

/** A quantile function; the second value is one believed to be near. */
export type Quantile = (p: number, near?: number) => number;

/**
 * The value at the centre of the word's cell of 2^−32. Never decreases as the word, read as unsigned, increases:
 * where an end of a cell is at most twice the other their difference is exact, so rounding cannot pass the end; where
 * it is more, the last word of the cell stays far from it.
 */
export function lookUp(table: Float64Array, word: number): number {
  const distance = word ^ (word >> 31);
  const shift = 25 - Math.clz32(distance | 64);
  const cell = distance >>> shift;
  const i = (word >>> 31) * NODES + (shift << 6) + cell;
  const from = table[i]!;
  return from + (table[i + 1]! - from) * ((distance - (cell << shift) + 0.5) * CELL_FRACTION[shift]!);
}

/**
 * The table of a quantile function (of a probability, non-decreasing, never negative), scaled so that its mean is the
 * one declared.
 * @throws RangeError when values are negative or fall, or when what lies beyond 1 − 2^−33 carries more of the mean
 * than scaling can honestly make good.
 */
export function quantileTable(quantile: Quantile, mean: number): Float64Array {
  const table = tabulate(quantile);
  for (let pass = 0; pass < 2; pass += 1) {
    const found = tableMean(table);
    const factor = found === mean ? 1 : mean / found;
    if (!(Math.abs(factor - 1) <= MOST_SCALING)) {
      throw new RangeError(
        "The spread is too wide beside the mean: more than 1% of all time would fall to fewer than one person in " +
          "four thousand million. Give a smaller sd, or a mixture.",
      );
    }
    for (let i = 0; i < table.length; i += 1) table[i]! *= factor;
  }
  return table;
}

/**
 * The table before its mean is restored. Lower half from the end to the median, then upper half from the end to the
 * median.
 * @throws RangeError when values are negative, fall or are not numbers.
 */
export function tabulate(quantile: Quantile): Float64Array {
  const table = new Float64Array(2 * NODES);
  let near: number | undefined;
  for (let k = 0; k < 2 * NODES; k += 1) {
    const i = fromMedian(k);
    // Half a word from the end itself.
    const distance = Math.max(DISTANCE[i % NODES]!, 0.5) / WORDS;
    near = quantile(i < NODES ? distance : 1 - distance, k === NODES ? table[NODES - 1] : near);
    table[i] = near;
  }
  smooth(table);
  return table;
}

/** The order in which nodes are filled: from the median outwards, down and then up, so that neighbours follow. */
function fromMedian(k: number): number {
  return k < NODES ? NODES - 1 - k : 3 * NODES - 1 - k;
}

/** Removes falls of a last digit, which the search for a quantile may leave; refuses others. */
function smooth(table: Float64Array): void {
  let least = 0;
  for (let k = 0; k < 2 * NODES; k += 1) {
    const i = k < NODES ? k : 3 * NODES - 1 - k;
    const value = table[i]!;
    if (!(value >= least - 1e-9 * Math.abs(least) && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError("A quantile function must not fall, and must be finite and not negative.");
    }
    least = Math.max(least, value);
    table[i] = least;
  }
}

/** Words between the end and node i. */
function nodeDistance(i: number): number {
  const shift = Math.max(0, (i >> 6) - 1);
  return (i - (shift << 6)) * 2 ** shift;
}

/** The exact mean of lookUp over all words. */
export function tableMean(table: Float64Array): number {
  let mean = 0;
  for (let side = 0; side < 2 * NODES; side += NODES) {
    for (let i = 0; i < CELLS; i += 1) {
      mean += SHARE[i]! * 0.5 * (table[side + i]! + table[side + i + 1]!);
    }
  }
  return mean;
}

/** Calls with each cell of a table: its share of people and the values at its two ends. */
export function eachCell(table: Float64Array, cell: (share: number, from: number, to: number) => void): void {
  for (let side = 0; side < 2 * NODES; side += NODES) {
    for (let i = 0; i < CELLS; i += 1) {
      cell(SHARE[i]!, table[side + i]!, table[side + i + 1]!);
    }
  }
}
