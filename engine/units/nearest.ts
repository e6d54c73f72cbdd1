/** Near misses: which known word a misspelt one most likely means. */

/** Edit distance (Levenshtein 1966): insertions, deletions, substitutions. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The known word nearest to a misspelt one; null when none is near (more than `within` edits, by default a third of it). */
export function nearest(
  word: string,
  known: Iterable<string>,
  within = Math.max(2, Math.floor(word.length / 3)),
): string | null {
  let best: string | null = null;
  let least = within + 1;
  if (word.length > 80) return null;
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least) continue;
    const distance = editDistance(word, one);
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}
