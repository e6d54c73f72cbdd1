import { KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import { QueueLaws } from "./lawQueues.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Replay } from "./replay.ts";

/** Laws of capacity: nobody takes a place in a full service, and no queue grows beyond its limit. */
export class RoomLaws {
  private readonly policy: { readonly model: LawModel };
  private readonly replay: Replay;
  private readonly report: LawReport;
  /** Person and place of those in a ring of this instant: they may take the place before it is left. */
  private readonly ring = new Map<number, number>();
  private ringTime = -1;
  /** Rules in force. */
  private readonly inForce = new Set<number>();
  private readonly queues: QueueLaws;

  /** `policy` says whose limits hold now. */
  constructor(policy: { readonly model: LawModel }, replay: Replay, report: LawReport) {
    this.policy = policy;
    this.replay = replay;
    this.report = report;
    this.queues = new QueueLaws(policy, replay, report, this.inForce);
  }

  /** Checks a fact before it is applied. */
  before(fact: Fact): void {
    // Who is there at the start is there, whether there is room or not.
    if (this.replay.inCensus) return;
    switch (fact.kind) {
      case KIND.RuleFired:
        this.ruleFired(fact);
        return;
      case KIND.RingExchanged:
        if (fact.time !== this.ringTime) this.ring.clear();
        this.ringTime = fact.time;
        this.ring.set(fact.person, fact.other);
        return;
      case KIND.Assigned:
      case KIND.TransferStarted:
      case KIND.Started:
        this.takesPlace(fact);
        return;
      case KIND.Referred:
        this.joinsQueue(fact);
        return;
      case KIND.UnitsTaken:
        this.takesUnits(fact);
        return;
      case KIND.PlaceReady:
        if (this.replay.held.turning[fact.service] === 0) this.report.about(fact, "no place of it is in turn-round");
        return;
    }
  }

  private takesPlace(fact: Fact): void {
    const { replay } = this;
    const { people } = replay;
    const { service } = fact;
    if (service >= this.policy.model.services.length) return;
    if (people.target[people.slot(fact.person)] === service) return;
    if (fact.time === this.ringTime && this.ring.get(fact.person) === service) return;
    const used = replay.used(service);
    const capacity = replay.capacity[service]!;
    this.queues.takesPlace(fact, capacity - used);
    if (used >= capacity) {
      this.report.about(
        fact,
        `${this.policy.model.services[service]!.name} is full: ${used} of ${capacity} places are taken`,
      );
    }
  }

  private ruleFired({ other, value }: Fact): void {
    if (value === 1) this.inForce.add(other);
    else this.inForce.delete(other);
  }

  /** The queue limit of a service, as rules in force leave it: the last in the list, if several set one. */
  private limitOf(service: number): number {
    const { services, rules = [] } = this.policy.model;
    let limit = services[service]!.queueLimit ?? -1;
    for (const [r, { actions = [] }] of rules.entries()) {
      if (!this.inForce.has(r)) continue;
      for (const action of actions) if (action.service === service) limit = action.limit ?? limit;
    }
    return limit;
  }

  /** Units that come with a place must be free; a stay that goes on may need more than there is. */
  private takesUnits(fact: Fact): void {
    const { replay } = this;
    const { people, held } = replay;
    const { person, service, other, value } = fact;
    const slot = people.slot(person);
    const isNew = other === 1 || people.since[slot] === fact.time;
    const inPlace = other === 1 ? people.target[slot] : people.place[slot];
    if (inPlace !== service) this.report.about(fact, "the person has no place there");
    if (fact.time === this.ringTime && this.ring.get(person) === service) return;
    const own = held.unitsOf(person, other === 1);
    const used = replay.used(service) - own;
    const capacity = replay.capacity[service]!;
    // Units given back when a reservation ends need no room.
    if (isNew && value > own && used + value > capacity) {
      const { name } = this.policy.model.services[service]!;
      this.report.about(fact, `${name} has ${capacity - used} units free, and the person takes ${value}`);
    }
  }

  private joinsQueue(fact: Fact): void {
    const { name } = this.policy.model.services[fact.service]!;
    const queueLimit = this.limitOf(fact.service);
    const waiting = this.replay.waiting[fact.service]!;
    this.queues.joins(fact);
    if (queueLimit >= 0 && waiting >= queueLimit) {
      this.report.about(fact, `${waiting} people wait for ${name}, whose queue is limited to ${queueLimit}`);
    }
  }
}
