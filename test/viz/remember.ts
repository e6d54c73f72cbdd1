/** Enough for the cases of `npm test`; the long run tries others each time, and keeps no more of them. */
const MOST = 64;

/**
 * Makes something of a text once for all who ask: tests with the same seed try the same scenarios, and to run one takes
 * longer than to look at it. Whoever gets it must leave it as it is.
 */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? make(text);
    if (known.size === MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
