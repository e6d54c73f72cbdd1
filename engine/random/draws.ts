import { DOMAIN, type RunKey, runStream } from "./keys.ts";
import { threefry } from "./threefry.ts";

const words = new Int32Array(2);

/**
 * The two words of one draw, to `out`: the run's key, then the person's, then what asks and how often it has asked
 * before. This is the definition; the run keeps the person's stream and calls threefry for the last step alone.
 */
export function drawWords(
  out: Int32Array,
  run: RunKey,
  person0: number,
  person1: number,
  purpose: number,
  occurrence: number,
): void {
  runStream(out, run, DOMAIN.people);
  threefry(out, out[0]!, out[1]!, person0, person1);
  threefry(out, out[0]!, out[1]!, purpose, occurrence);
}

/**
 * The random number that belongs to (seed, replication, person, purpose, occurrence), strictly between 0 and 1.
 * Its values are the odd multiples of 2^−53; its first 32 bits are word 0 of the draw.
 */
export function uniform(run: RunKey, person0: number, person1: number, purpose: number, occurrence: number): number {
  drawWords(words, run, person0, person1, purpose, occurrence);
  return ((words[0]! >>> 0) * 0x100000 + (words[1]! >>> 12) + 0.5) / 0x10000000000000;
}
