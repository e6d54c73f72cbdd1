/**
 * A finaliser: spreads every bit of a 32-bit word over all of them, one to one. Two rounds of multiply and shift, with
 * the constants of least bias found by Wellons's hash-prospector.
 */
export function mix(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/**
 * A word of luck of a key's own, made from a word that several keys share: uniform since that word is, and in any test
 * independent of those of other keys. The key enters twice so that two keys do not merely swap their words at another
 * word.
 */
export function mixWithKey(word: number, key: number): number {
  let x = word ^ key;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad) + key;
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
