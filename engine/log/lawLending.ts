import { KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import { mostKept } from "./lawQueues.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { StartLaws } from "./lawStarts.ts";
import type { Replay } from "./replay.ts";

/** A place that one service has lent another: for the person's place, and for the one reserved or about to be taken. */
interface Lent {
  here: { readonly service: number; readonly lender: number } | null;
  there: { readonly service: number; readonly lender: number } | null;
}

/**
 * Laws of lent places: only a free one is lent, to a service of the same group that is full; with own-first none that its
 * own people want; it goes back when the person leaves, and where people are repacked as soon as there is another.
 */
export class LendingLaws {
  private readonly policy: { readonly model: LawModel };
  private readonly replay: Replay;
  private readonly report: LawReport;
  private readonly starts: StartLaws;
  private readonly groups: NonNullable<LawModel["holding"]>["sharing"];
  private readonly lent = new Map<number, Lent>();
  /** By service: places borrowed. */
  private readonly borrowed: Int32Array;
  /** People in a ring of this instant, whose places pass on whoever wants them. */
  private readonly ring = new Set<number>();
  private readonly touched = new Set<number>();

  constructor(policy: { readonly model: LawModel }, replay: Replay, report: LawReport, starts: StartLaws) {
    this.policy = policy;
    const { model } = policy;
    this.replay = replay;
    this.report = report;
    this.starts = starts;
    this.groups = model.holding?.sharing ?? [];
    this.borrowed = new Int32Array(model.services.length);
  }

  /** Checks a fact before it is applied, and takes it in. */
  before(fact: Fact): void {
    if (this.groups.length === 0) return;
    const { kind, person, service } = fact;
    if (person >= 0) this.touched.add(person);
    const lent = this.lent.get(person) ?? { here: null, there: null };
    if (kind === KIND.RingExchanged) this.ring.add(person);
    if (kind === KIND.PlaceLent) this.lends(fact, lent);
    else if (kind === KIND.PlaceReturned) this.returns(fact, lent);
    else if (kind === KIND.Started && lent.there?.service === service) {
      lent.here = lent.there;
      lent.there = null;
    } else if (kind === KIND.Exited && (lent.here ?? lent.there) !== null)
      this.report.about(fact, "the person takes a lent place out of the model");
    if (lent.here === null && lent.there === null) this.lent.delete(person);
    else this.lent.set(person, lent);
  }

  private lends(fact: Fact, lent: Lent): void {
    const { person, service, other: lender } = fact;
    const { replay, report } = this;
    const group = this.groups.find(({ services }) => services.includes(service));
    if (!group?.services.includes(lender) || lender === service)
      report.about(fact, "the two do not share their places");
    if (lent.there !== null) report.about(fact, "a place is lent for the person already");
    const own = replay.capacity[service]! - replay.used(service);
    if (own !== 0) report.about(fact, own > 0 ? "there is a place of its own" : "it has more people than places");
    const free = replay.capacity[lender]! - replay.used(lender);
    if (free <= mostKept(this.policy.model, lender, true)) report.about(fact, `the lender has ${free} places free`);
    const waiting = replay.waiting[lender]! - Number(this.waitsFor(person, lender));
    if (group?.ownFirst && waiting > 0 && !this.ring.has(person))
      report.about(fact, `${waiting} people wait for the lender themselves`);
    lent.there = { service, lender };
    this.borrowed[service]!++;
  }

  private waitsFor(person: number, service: number): boolean {
    const { people } = this.replay;
    return people.waits[people.slot(person)]?.some((wait) => wait.service === service) ?? false;
  }

  private returns(fact: Fact, lent: Lent): void {
    const { service, other: lender, value } = fact;
    const which = value >= 2 ? "there" : "here";
    if (lent[which]?.service !== service || lent[which]?.lender !== lender)
      this.report.about(fact, "no such place is lent for the person");
    lent[which] = null;
    this.borrowed[service]!--;
    const isRepacked = value % 2 === 1;
    if (isRepacked && this.replay.used(service) >= this.replay.capacity[service]!)
      this.report.about(fact, "there is no place of its own to move to");
  }

  /** The instant `time` is over. */
  end(time: number): void {
    for (const person of this.touched) this.person(person, time);
    this.touched.clear();
    this.ring.clear();
    for (const group of this.groups) for (const service of group.services) this.service(service, group, time);
  }

  private person(person: number, time: number): void {
    const lent = this.lent.get(person);
    if (lent === undefined) return;
    const { people } = this.replay;
    const slot = people.slot(person);
    const wrong =
      (lent.here !== null && people.place[slot] !== lent.here.service) ||
      (lent.there !== null && people.target[slot] !== lent.there.service);
    if (wrong) this.report.say(`after ${this.report.moment(time)}: person ${person} has a lent place and is not there`);
  }

  private service(service: number, group: LendingLaws["groups"][number], time: number): void {
    const { replay, report } = this;
    const { name } = this.policy.model.services[service]!;
    const free = replay.capacity[service]! - replay.used(service);
    if (group.repack && this.borrowed[service]! > 0 && free > 0)
      report.say(
        `after ${report.moment(time)}: people of ${name} are in lent places, and it has ${free} of its own free`,
      );
    // Nobody borrows who must leave places free for others, nor a service that may have lent more than it has left.
    const mayNot = free < 0 || replay.capacity[service] === 0 || mostKept(this.policy.model, service) > 0;
    if (mayNot || replay.waiting[service] === 0 || !this.starts.mayStart(service)) return;
    if (this.policy.model.services[service]!.needs !== undefined) return;
    const lender = group.services.find((other) => other !== service && this.couldLend(other));
    if (lender !== undefined)
      report.say(
        `after ${report.moment(time)}: people wait for ${name}, and ${this.policy.model.services[lender]!.name} could lend`,
      );
  }

  private couldLend(service: number): boolean {
    const { replay } = this;
    return (
      replay.waiting[service] === 0 &&
      replay.capacity[service]! - replay.used(service) > mostKept(this.policy.model, service)
    );
  }
}
