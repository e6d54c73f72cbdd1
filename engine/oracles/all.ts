import { blockingOracles } from "./cases/blocking.ts";
import { lossOracles } from "./cases/loss.ts";
import { timeOracles } from "./cases/time.ts";
import { waitingOracles } from "./cases/waiting.ts";
import type { Oracle } from "./oracle.ts";

/** Fixed in advance. A case fails when two of the three disagree with theory. */
export const SEEDS = ["theory-1", "theory-2", "theory-3"] as const;

/** Every question, in the order of its number. */
export function oracles(): readonly Oracle[] {
  const all = [...waitingOracles(), ...lossOracles(), ...blockingOracles(), ...timeOracles()];
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}
