import { KIND, KIND_NAMES, type Kind } from "./facts.ts";
import type { Fact } from "./lawReport.ts";

/** What a kind's cause may be: the person's own last fact, own facts of some kinds, others' facts of some kinds. */
interface CauseRule {
  readonly ownLast?: true;
  readonly own?: readonly Kind[];
  /** Facts, of anybody, about this fact's service (or other, where a person leaves for it). */
  readonly freed?: readonly Kind[];
  /** Facts about nobody: a rule, say. */
  readonly by?: readonly Kind[];
  /** May have no cause. */
  readonly none?: true;
  /** Any fact before it. */
  readonly any?: true;
}

const FREED: readonly Kind[] = [
  KIND.Left,
  KIND.CapacityChanged,
  KIND.PlaceReady,
  KIND.StartsRenewed,
  KIND.UnitsTaken,
  KIND.ReservationEnded,
  KIND.PoolFreed,
  KIND.PoolChanged,
];
/** Kinds for which it is the place in other that has been freed. */
const OF_OTHER: readonly number[] = [KIND.Left, KIND.Delayed, KIND.PlaceLent, KIND.MovedOn];
const CHANGES_PLACES: readonly Kind[] = [
  KIND.RuleFired,
  KIND.ShockStarted,
  KIND.ShockEnded,
  KIND.PhaseOpened,
  KIND.PlaceLent,
  KIND.PlaceReturned,
];
/** What the person who closes a ring may have done last: end a stay, a step of preparation, or a wait elsewhere; begin to wait before. */
const CLOSES: readonly Kind[] = [
  KIND.Started,
  KIND.VisitResumed,
  KIND.Displaced,
  KIND.DischargedEarly,
  KIND.Visited,
  KIND.Delayed,
  KIND.Referred,
  KIND.Withdrawn,
  KIND.GaveUp,
  KIND.Diverted,
];

/** The column "cause" of facts.ts in numbers. Arrived has none. */
const CAUSES: { readonly [kind: number]: CauseRule } = {
  [KIND.Referred]: {
    ownLast: true,
    own: [
      KIND.Arrived,
      KIND.Started,
      KIND.Referred,
      KIND.ReadyToLeave,
      KIND.Delayed,
      KIND.Left,
      KIND.GaveUp,
      KIND.Diverted,
      KIND.Returned,
    ],
  },
  [KIND.Assigned]: { ownLast: true, freed: FREED },
  [KIND.Started]: { ownLast: true, freed: FREED },
  [KIND.Visited]: { own: [KIND.Started] },
  [KIND.ReadyToLeave]: { own: [KIND.Started] },
  [KIND.Delayed]: { ownLast: true, own: [KIND.ReadyToLeave, KIND.Delayed, KIND.Referred, KIND.Assigned], freed: FREED },
  [KIND.TransferStarted]: { ownLast: true, own: [KIND.Assigned], freed: FREED },
  [KIND.Left]: { ownLast: true, freed: FREED },
  [KIND.Diverted]: { ownLast: true, by: [KIND.RuleFired] },
  [KIND.GaveUp]: { ownLast: true, own: [KIND.Referred] },
  [KIND.Refused]: { ownLast: true, by: [KIND.RuleFired] },
  [KIND.Returned]: { own: [KIND.Left] },
  [KIND.RingExchanged]: { ownLast: true, freed: CLOSES },
  [KIND.Before]: { ownLast: true },
  [KIND.Exited]: { ownLast: true },
  [KIND.UnitsTaken]: { ownLast: true },
  [KIND.TasksDone]: { ownLast: true },
  [KIND.Withdrawn]: { ownLast: true },
  [KIND.StoodSince]: { ownLast: true },
  [KIND.MovedOn]: { ownLast: true, freed: FREED },
  [KIND.RingFormed]: { ownLast: true },
  [KIND.PoolTaken]: { ownLast: true },
  [KIND.PoolFreed]: { ownLast: true },
  [KIND.PlaceLent]: { ownLast: true, freed: FREED },
  [KIND.PlaceReturned]: { ownLast: true, freed: FREED },
  [KIND.PlaceReady]: { freed: [KIND.Left] },
  [KIND.CapacityChanged]: { none: true, by: CHANGES_PLACES },
  [KIND.DischargedEarly]: { by: [KIND.RuleFired] },
  [KIND.ShockEnded]: { by: [KIND.ShockStarted] },
  [KIND.RuleFired]: { none: true, any: true },
  [KIND.PhaseOpened]: { none: true, any: true },
  [KIND.Ended]: { none: true, any: true },
  [KIND.ConditionChanged]: { ownLast: true },
  [KIND.Joined]: { ownLast: true },
  [KIND.Released]: { ownLast: true },
  [KIND.EffectChanged]: { ownLast: true },
  [KIND.ClockRang]: { ownLast: true },
  [KIND.ReservationEnded]: { own: [KIND.ClockRang] },
  [KIND.StaysChanged]: { none: true, by: [KIND.PhaseOpened] },
  [KIND.VisitStopped]: { none: true, freed: [KIND.CapacityChanged] },
  [KIND.VisitResumed]: { ownLast: true, freed: FREED },
  [KIND.Displaced]: { none: true, freed: [KIND.CapacityChanged] },
};

/** Remembers of every fact what the cause of a later one may have to be: 7 bytes a fact. */
export class Causes {
  private kind = new Uint8Array(1024);
  private person = new Int32Array(1024);
  private service = new Int16Array(1024);
  private facts = 0;

  /** Notes the next fact. */
  add(fact: Fact): void {
    if (this.facts === this.kind.length) this.grow();
    this.kind[this.facts] = fact.kind;
    this.person[this.facts] = fact.person;
    this.service[this.facts] = fact.service;
    this.facts++;
  }

  /** What is wrong with the cause of a fact; null when nothing is. `ownLast`: the person's last fact, −1 for none. */
  wrong(fact: Fact, ownLast: number): string | null {
    const { cause } = fact;
    const rule = CAUSES[fact.kind];
    if (rule === undefined) return cause === -1 ? null : `its cause is fact ${cause}, expected none`;
    if (cause === -1) return rule.none ? null : "it has no cause";
    if (cause < 0 || cause >= fact.number) return `its cause is fact ${cause}, which does not come before it`;
    if (rule.any) return null;
    if (rule.ownLast && cause === ownLast) return null;
    const kind = this.kind[cause]! as Kind;
    if (rule.own?.includes(kind) && this.person[cause] === fact.person) return null;
    // A place that was free at the start was freed by nobody.
    if (rule.freed && kind === KIND.Census) return null;
    if (rule.by?.includes(kind)) return null;
    if (rule.freed?.includes(kind) && this.isThere(fact, cause)) return null;
    return `its cause is fact ${cause}, a ${KIND_NAMES[kind] ?? kind} of ${this.whose(cause)}; expected ${told(rule)}`;
  }

  private isThere({ kind, service, other }: Fact, cause: number): boolean {
    if (kind === KIND.RingExchanged) return true;
    // A pool is of all services that need it.
    if (this.kind[cause] === KIND.PoolFreed || this.kind[cause] === KIND.PoolChanged) return true;
    const place = this.service[cause]!;
    return place === (OF_OTHER.includes(kind) ? other : service);
  }

  private whose(cause: number): string {
    const person = this.person[cause]!;
    return person < 0 ? `service ${this.service[cause]}` : `person ${person} at service ${this.service[cause]}`;
  }

  private grow(): void {
    const length = this.kind.length * 2;
    const { kind, person, service } = this;
    this.kind = new Uint8Array(length);
    this.person = new Int32Array(length);
    this.service = new Int16Array(length);
    this.kind.set(kind);
    this.person.set(person);
    this.service.set(service);
  }
}

function told({ ownLast, own, freed, by }: CauseRule): string {
  const parts: string[] = [];
  if (ownLast) parts.push("the person's own last fact");
  if (own) parts.push(`an own ${own.map((kind) => KIND_NAMES[kind]).join(", ")}`);
  if (freed) parts.push(`the ${freed.map((kind) => KIND_NAMES[kind]).join(" or ")} that made room`);
  if (by) parts.push(`a ${by.map((kind) => KIND_NAMES[kind]).join(" or ")}`);
  return parts.join(", or ");
}
