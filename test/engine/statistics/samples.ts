import seedrandom from "seedrandom";

/** Standard normal draws from a seed (Box and Muller). */
export function normals(seed: string): () => number {
  const source = seedrandom.alea(seed);
  return () => Math.sqrt(-2 * Math.log(1 - source.double())) * Math.cos(2 * Math.PI * source.double());
}
