import { KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Replay } from "./replay.ts";

/** Laws of what services share: no more is held than there is, and everyone holds what their service needs and no more. */
export class PoolLaws {
  private readonly model: LawModel;
  private readonly replay: Replay;
  private readonly report: LawReport;
  private readonly names: readonly string[];
  /** People in a ring of this instant, and what was held before it: they bring it about that no more is. */
  private readonly ring = new Set<number>();
  private heldBefore: readonly number[] = [];

  constructor(model: LawModel, replay: Replay, report: LawReport) {
    this.model = model;
    this.replay = replay;
    this.report = report;
    this.names = (model.pools ?? []).map(({ name }) => name);
  }

  /** Checks a fact before it is applied. */
  before(fact: Fact): void {
    const { pools } = this.replay.held;
    if (fact.kind === KIND.Exited) this.exits(fact);
    if (fact.kind === KIND.RingExchanged) {
      if (this.ring.size === 0) this.heldBefore = [...pools.used];
      this.ring.add(fact.person);
    }
    if (fact.kind !== KIND.PoolTaken && fact.kind !== KIND.PoolFreed) return;
    const { person, other: pool, value } = fact;
    const more = value - pools.of(person, pool);
    if (fact.kind === KIND.PoolFreed) {
      if (more >= 0) this.report.about(fact, `the person holds ${pools.of(person, pool)} units already`);
      return;
    }
    if (more <= 0) this.report.about(fact, `the person holds ${pools.of(person, pool)} units already`);
    this.hasPlace(fact);
    const used = pools.used[pool]!;
    const most = Math.max(pools.capacity[pool]!, this.ring.has(person) ? this.heldBefore[pool]! : 0);
    if (!this.replay.inCensus && used + more > most) {
      const free = pools.capacity[pool]! - used;
      this.report.about(fact, `${this.names[pool]} has ${free} units free, and the person takes ${more}`);
    }
  }

  private hasPlace(fact: Fact): void {
    const { people } = this.replay;
    const slot = people.slot(fact.person);
    if (people.place[slot] === fact.service || people.target[slot] === fact.service) return;
    this.report.about(fact, "the person has no place there");
  }

  private exits(fact: Fact): void {
    for (const [pool, name] of this.names.entries()) {
      const units = this.replay.held.pools.of(fact.person, pool);
      if (units > 0) this.report.about(fact, `the person takes ${units} units of ${name} out of the model`);
    }
  }

  /** The instant is over. */
  end(): void {
    this.ring.clear();
  }

  /** The instant `time` is over: a person whom it touched. */
  person(person: number, time: number): void {
    if (this.names.length === 0) return;
    const { people, held } = this.replay;
    const slot = people.slot(person);
    if (slot < 0) return;
    const place = people.place[slot]!;
    const target = people.target[slot]!;
    for (const [pool, name] of this.names.entries()) {
      const units = held.pools.of(person, pool);
      const least = Math.max(this.least(place, pool), this.least(target, pool));
      if (units < least)
        this.report.say(`after ${this.report.moment(time)}: person ${person} holds ${units} of ${name}, not ${least}`);
      if (units > 0 && place < 0 && target < 0)
        this.report.say(`after ${this.report.moment(time)}: person ${person} waits outside with ${units} of ${name}`);
    }
  }

  private least(service: number, pool: number): number {
    return this.model.services[service]?.needs?.find((need) => need.pool === pool)?.least ?? 0;
  }

  /** True when whoever comes to a service finds what they need of pools. */
  haveFor(service: number): boolean {
    const { capacity, used } = this.replay.held.pools;
    return (this.model.services[service]!.needs ?? []).every(({ pool, most }) => most <= capacity[pool]! - used[pool]!);
  }

  /** The services that need a pool. */
  wanting(pool: number): number[] {
    return this.model.services.flatMap(({ needs = [] }, s) => (needs.some((need) => need.pool === pool) ? [s] : []));
  }
}
