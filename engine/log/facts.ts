import { BESIDE_STEPS } from "./facts/beside.ts";
import type { FactMeaning } from "./facts/meaning.ts";
import { SERVICES } from "./facts/services.ts";
import { STEPS } from "./facts/steps.ts";
import { TURNS } from "./facts/turns.ts";
import { KIND, type KindName } from "./kinds.ts";

export {
  JOINED,
  KIND,
  KIND_NAMES,
  type Kind,
  type KindName,
  REASON,
  REASON_WORDS,
  RELEASED,
  VOCABULARY,
} from "./kinds.ts";

/**
 * The vocabulary of the log: one table.
 *
 * A fact has seven columns. `time` is in whole seconds since the start of the warm-up, `person` is the number given
 * at Arrived (a label only), `service` and `other` are places: services count from 0, exits follow them, −1 is outside.
 * `cause` is the number of the fact that enabled this one, −1 for none.
 *
 * **A step that takes no time writes nothing of its own.** A person who starts in the instant of referral has no
 * Referred; one who leaves in the instant of being ready has no ReadyToLeave. So every Referred, Assigned,
 * ReadyToLeave, Delayed and TransferStarted in the log stands for time that passed.
 *
 * Numbers are never reused: a stored log keeps its meaning.
 */
export const FACTS: { readonly [K in KindName]: FactMeaning } = {
  ...STEPS,
  ...TURNS,
  ...BESIDE_STEPS,
  ...SERVICES,
};

/** Kinds that are no step of a person: they stand beside the steps, and the person's last fact stays what it was. */
export const BESIDE: ReadonlySet<number> = new Set([
  KIND.UnitsTaken,
  KIND.TasksDone,
  KIND.StoodSince,
  KIND.RingFormed,
  KIND.PoolTaken,
  KIND.PoolFreed,
  KIND.PlaceLent,
  KIND.PlaceReturned,
  KIND.Joined,
  KIND.Released,
  KIND.ConditionChanged,
  KIND.EffectChanged,
]);

/** Kinds of facts about a service and nobody in particular: their person is −1. */
export const ABOUT_NOBODY: ReadonlySet<number> = new Set([
  KIND.CapacityChanged,
  KIND.RuleFired,
  KIND.ShockStarted,
  KIND.ShockEnded,
  KIND.PhaseOpened,
  KIND.StaysChanged,
  KIND.PlaceReady,
  KIND.StartsRenewed,
  KIND.PoolChanged,
  KIND.Census,
  KIND.Ended,
]);
