import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Replay } from "./replay.ts";

/**
 * Places that some class of people must leave free for others in a service: with fewer, somebody may wait beside them.
 * Rules may change it: the most that it can be, or with `least` the least.
 */
export function mostKept(model: LawModel, service: number, least = false): number {
  const classes = model.queueing?.admission[service]?.classes ?? [];
  const actions = (model.rules ?? []).flatMap(({ actions: own = [] }) => own);
  const kept = classes.map(({ keepFree }, number) => {
    const set = actions.filter((one) => one.sets === "keep-free" && one.service === service && one.class === number);
    const values = [keepFree, ...set.map(({ to = 0 }) => to)];
    return least ? Math.min(...values) : Math.max(...values);
  });
  return Math.max(0, ...kept);
}

/** Laws of classes at the door of a service: places kept free, and limits of the class. */
export class QueueLaws {
  private readonly policy: { readonly model: LawModel };
  private readonly replay: Replay;
  private readonly report: LawReport;
  /** Rules in force. */
  private readonly inForce: ReadonlySet<number>;

  constructor(policy: { readonly model: LawModel }, replay: Replay, report: LawReport, inForce: ReadonlySet<number>) {
    this.policy = policy;
    this.replay = replay;
    this.report = report;
    this.inForce = inForce;
  }

  /** A person takes one of `free` places; whether the place is in a ring has been asked. */
  takesPlace(fact: Fact, free: number): void {
    const admission = this.policy.model.queueing?.admission[fact.service];
    if (!admission) return;
    const slot = this.replay.people.slot(fact.person);
    // Whoever has left a place in this instant may have waited there or not; the class that asks less is enough.
    const kept = [0, 1].map((inPlace) => this.inForceOf(slot, fact.service, inPlace, "keep-free")!);
    if (free > 0 && free <= Math.min(...kept))
      this.report.about(fact, `${free} places are free, and the person's class must leave ${Math.min(...kept)} free`);
  }

  /** A person joins the queue of a service. */
  joins(fact: Fact): void {
    const inPlace = Number(fact.other >= 0);
    const cls = this.classOf(this.replay.people.slot(fact.person), fact.service, inPlace);
    const limit = this.inForceOf(this.replay.people.slot(fact.person), fact.service, inPlace, "limit");
    if (cls === null || limit === null || limit < 0) return;
    const waiting = this.waitingOf(fact.service, cls);
    if (waiting >= limit) {
      const { name } = this.policy.model.services[fact.service]!;
      this.report.about(fact, `${waiting} of the class ${cls.name} wait for ${name}, limited to ${limit}`);
    }
  }

  /** A number of a person's class, as rules in force leave it: the last in the list, if several set it. */
  private inForceOf(slot: number, service: number, inPlace: number, sets: "limit" | "keep-free"): number | null {
    const cls = this.classOf(slot, service, inPlace);
    if (cls === null) return null;
    const number = this.policy.model.queueing!.admission[service]!.classes.indexOf(cls);
    let value = sets === "limit" ? cls.limit : cls.keepFree;
    for (const [r, { actions = [] }] of (this.policy.model.rules ?? []).entries()) {
      if (!this.inForce.has(r)) continue;
      for (const one of actions)
        if (one.sets === sets && one.service === service && one.class === number) value = one.to ?? value;
    }
    return value;
  }

  private classOf(slot: number, service: number, inPlace: number) {
    const admission = this.policy.model.queueing?.admission[service];
    if (!admission) return null;
    return admission.classes[admission.classOf[this.replay.people.class[slot]! * 2 + inPlace]!]!;
  }

  private waitingOf(service: number, cls: object): number {
    const { people } = this.replay;
    let count = 0;
    for (let slot = 0; slot < people.slots; slot++) {
      if (people.person[slot]! < 0 || !people.waits[slot]?.some((wait) => wait.service === service)) continue;
      if (this.classOf(slot, service, Number(people.place[slot]! >= 0)) === cls) count++;
    }
    return count;
  }
}
