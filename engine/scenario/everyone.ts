/** `applies-to: everyone`: what of a service's stays a dated change works out anew. */

/** Bits: the length of stays, and the way on from them. */
const REACH = { stays: 1, ways: 2 } as const;

const PATHS: readonly (readonly [RegExp, number])[] = [
  [/^services\.([^.]+)\.(?:length-of-stay|visit)(?:\.|$)/, REACH.stays],
  [/^services\.([^.]+)\.routes\.[^.]+\.share(?:\.|$)/, REACH.ways],
  [/^services\.([^.]+)\.outcomes\.[^.]+\.(?:share|stay)(?:\.|$)/, REACH.stays | REACH.ways],
];

/** What holds of a clock or a move between stages holds for everyone from its date on, whatever is said. */
const ALWAYS = /^(?:clocks|conditions)\./;

/** True where there is a stay under way that a change of this path can reach, or where it reaches everyone anyhow. */
export const canReach = (path: string): boolean => ALWAYS.test(path) || PATHS.some(([pattern]) => pattern.test(path));

/** By service: what is worked out anew when these values change, as bits of REACH. */
export function reachOf(
  edits: readonly { readonly path: string; readonly everyone: boolean }[],
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { path, everyone } of edits) {
    if (!everyone) continue;
    for (const [pattern, bits] of PATHS) {
      const service = pattern.exec(path)?.[1];
      if (service !== undefined) found[service] = (found[service] ?? 0) | bits;
    }
  }
  return found;
}
