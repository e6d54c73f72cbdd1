import { KIND, REASON } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { PoolLaws } from "./lawPools.ts";
import { mostKept } from "./lawQueues.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { StartLaws } from "./lawStarts.ts";
import type { Replay } from "./replay.ts";

/** Laws that hold when nothing more happens at an instant: checked for the people and services it touched. */
export class InstantLaws {
  private readonly policy: { readonly model: LawModel };
  private readonly replay: Replay;
  private readonly report: LawReport;
  private readonly starts: StartLaws;
  private readonly pools: PoolLaws;
  private readonly people = new Set<number>();
  private readonly services = new Set<number>();
  /** Places used before a ring of this instant exchanged them. */
  private readonly usedBefore = new Map<number, number>();

  constructor(
    policy: { readonly model: LawModel },
    replay: Replay,
    report: LawReport,
    starts: StartLaws,
    pools: PoolLaws,
  ) {
    this.pools = pools;
    this.starts = starts;
    this.policy = policy;
    this.replay = replay;
    this.report = report;
  }

  /** Notes a fact that is about to be applied. */
  before({ kind, person, service, other }: Fact): void {
    if (person >= 0) this.people.add(person);
    if (service >= 0 && service < this.policy.model.services.length) this.services.add(service);
    if (kind === KIND.PoolFreed || kind === KIND.PoolChanged) {
      for (const needs of this.pools.wanting(other)) this.services.add(needs);
    }
    if (kind === KIND.RingExchanged && !this.usedBefore.has(other)) {
      this.usedBefore.set(other, this.replay.used(other));
    }
  }

  /** The instant `time` is over. */
  end(time: number): void {
    for (const person of this.people) this.person(person, time);
    for (const person of this.people) this.pools.person(person, time);
    this.pools.end();
    for (const service of this.services) this.service(service, time);
    for (const [service, before] of this.usedBefore) this.ring(service, before, time);
    this.people.clear();
    this.services.clear();
    this.usedBefore.clear();
  }

  private person(person: number, time: number): void {
    const { place, waits, target, readySince, reason, movingSince } = this.replay.people;
    const slot = this.replay.people.slot(person);
    if (slot < 0) return;
    const isWaiting = waits[slot] !== undefined;
    if (place[slot]! < 0 && !isWaiting && target[slot]! < 0) {
      this.say(slot, time, "is nowhere: outside, waiting for nothing and not on the way");
    }
    if (readySince[slot]! >= 0) this.delayed(slot, time, reason[slot]!, isWaiting, movingSince[slot]! >= 0);
  }

  /** Every second between ready and left carries one reason: the earliest unfinished step. */
  private delayed(slot: number, time: number, reason: number, isWaiting: boolean, isMoving: boolean): void {
    if (reason === 0) this.say(slot, time, "is ready to leave, without a reason for the delay");
    if (reason === REASON.noRoom && !isWaiting) {
      this.say(slot, time, "is delayed because there is no room, but waits for no place");
    }
    if ((reason === REASON.outOfHours || reason === REASON.transfer) && isWaiting) {
      this.say(slot, time, "waits for a place, but is delayed for another reason, a later step");
    }
    if ((reason === REASON.transfer) !== isMoving) {
      this.say(slot, time, "is delayed by the transfer but not on the way, or the reverse");
    }
  }

  private service(service: number, time: number): void {
    const { replay } = this;
    const waiting = replay.waiting[service]!;
    const used = replay.used(service);
    const capacity = replay.capacity[service]!;
    const kept = mostKept(this.policy.model, service);
    const { units = 1 } = this.policy.model.services[service]!;
    const hasRoom = used + units <= capacity - kept && this.starts.mayStart(service);
    if (waiting > 0 && hasRoom && this.pools.haveFor(service)) {
      const { name } = this.policy.model.services[service]!;
      this.report.say(
        `after ${this.report.moment(time)} (fact ${replay.next - 1}): ${waiting === 1 ? "1 person waits" : `${waiting} people wait`} for ${name}, where ${used} of ${capacity} places are taken`,
      );
    }
  }

  private ring(service: number, before: number, time: number): void {
    const used = this.replay.used(service);
    if (used > before && used > this.replay.capacity[service]!) {
      const { name } = this.policy.model.services[service]!;
      this.report.say(
        `after ${this.report.moment(time)}: a ring left ${used} places taken in ${name}, ${before} before it`,
      );
    }
  }

  private say(slot: number, time: number, wrong: string): void {
    const { person, lastFact } = this.replay.people;
    this.report.say(`after ${this.report.moment(time)} (fact ${lastFact[slot]}): person ${person[slot]} ${wrong}`);
  }
}
