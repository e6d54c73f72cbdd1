import { KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Replay } from "./replay.ts";

/** Laws of visits that stand still: somebody is free when one goes on, and none stands still beside free staff. */
export class VisitLaws {
  private readonly model: LawModel;
  private readonly replay: Replay;
  private readonly report: LawReport;
  private readonly has: boolean;
  /** By person: since when their visit stands still, in seconds. */
  private readonly since = new Map<number, number>();

  constructor(model: LawModel, replay: Replay, report: LawReport) {
    this.model = model;
    this.replay = replay;
    this.report = report;
    this.has = model.services.some(({ atShiftEnd }) => atShiftEnd !== undefined);
  }

  /** Checks a fact before it is applied. */
  before(fact: Fact): void {
    if (fact.kind === KIND.VisitStopped) this.stops(fact);
    else if (fact.kind === KIND.VisitResumed) this.resumes(fact);
  }

  private stops(fact: Fact): void {
    const { name, atShiftEnd } = this.model.services[fact.service]!;
    if (atShiftEnd === undefined) this.report.about(fact, `${name} finishes its visits as overtime`);
    this.since.set(fact.person, fact.time);
  }

  private resumes(fact: Fact): void {
    const { replay } = this;
    const stood = fact.time - (this.since.get(fact.person) ?? fact.time);
    if (fact.value !== stood)
      this.report.about(fact, `it says ${fact.value} seconds; the visit stood still for ${stood}`);
    if (replay.used(fact.service) >= replay.capacity[fact.service]!)
      this.report.about(fact, "none of the staff is free");
  }

  /** The instant `time` is over. */
  end(time: number): void {
    if (!this.has) return;
    for (const [service, { name, units = 1 }] of this.model.services.entries()) {
      const still = this.replay.held.stopped[service]!;
      const [used, capacity] = [this.replay.used(service), this.replay.capacity[service]!];
      if (still === 0 || used + units > capacity) continue;
      this.report.say(
        `after ${this.report.moment(time)}: ${still} visits of ${name} stand still, where ${used} of ${capacity} staff are taken`,
      );
    }
  }
}
