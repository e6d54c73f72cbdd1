import seedrandom from "seedrandom";
import { mix } from "./mix.ts";
import { threefry } from "./threefry.ts";

/** What every draw of one replication has in common. */
export interface RunKey {
  readonly k0: number;
  readonly k1: number;
  readonly replication: number;
}

/** Domains of luck within a replication: the people, the plane of arrivals, posts of staff, and shocks. */
export const DOMAIN = { people: 1, arrivals: 2, staff: 3, shocks: 45 } as const;

/**
 * The key under which a declared name draws its luck: a 32-bit integer (signed). FNV-1a over the UTF-8 bytes, then a
 * finaliser. Depends on the name alone, so nothing that is added, removed or reordered elsewhere changes it.
 */
export function luckKey(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) {
    const code = character.codePointAt(0)!;
    for (const byte of utf8(code)) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return mix(hash);
}

function utf8(code: number): readonly number[] {
  const last = 0x80 | (code & 63);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), last];
  const third = 0x80 | ((code >> 6) & 63);
  if (code < 0x10000) return [0xe0 | (code >> 12), third, last];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), third, last];
}

/**
 * The key of one replication. The words of the seed become two 32-bit words; the replication, a whole number from 0,
 * is counted beside them, so that any replication can be run alone.
 */
export function runKey(seed: string, replication: number): RunKey {
  const words = seedrandom.alea(seed);
  return { k0: words.int32(), k1: words.int32(), replication };
}

/** Writes the two key words of one domain of one replication to `out`. */
export function runStream(out: Int32Array, run: RunKey, domain: number): void {
  threefry(out, run.k0, run.k1, run.replication, domain);
}
