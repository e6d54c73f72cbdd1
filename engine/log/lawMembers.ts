import { JOINED, KIND, RELEASED } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";

/** Laws of memberships: nobody joins twice, stops or goes on out of turn, or joins what is full; nobody is refused while there is room. */
export class MemberLaws {
  private readonly capacity: readonly number[];
  private readonly report: LawReport;
  /** By membership: true for a person in force, false for one suspended. */
  private readonly members = new Map<number, Map<number, boolean>>();

  constructor(model: LawModel, report: LawReport) {
    this.capacity = model.people?.memberships.map(({ capacity }) => capacity) ?? [];
    this.report = report;
  }

  /** Checks a fact before it is applied, and takes it in. */
  before(fact: Fact): void {
    const { kind, person, other, value } = fact;
    if (kind === KIND.Exited) for (const all of this.members.values()) all.delete(person);
    if (kind !== KIND.Joined && kind !== KIND.Released) return;
    const all = this.members.get(other) ?? new Map<number, boolean>();
    this.members.set(other, all);
    if (kind === KIND.Joined) this.joined(fact, all);
    else if (all.get(person) === undefined) this.report.about(fact, "the person is no member");
    else if (value === RELEASED.suspended && all.get(person) === false)
      this.report.about(fact, "it is suspended already");
    if (kind === KIND.Released && value === RELEASED.suspended) all.set(person, false);
    else if (kind === KIND.Released) all.delete(person);
  }

  private joined(fact: Fact, all: Map<number, boolean>): void {
    const { person, other, value } = fact;
    const most = this.capacity[other] ?? -1;
    const full = most >= 0 && all.size >= most;
    const standing = all.get(person);
    if (value === JOINED.goesOn && standing !== false) this.report.about(fact, "it was not suspended");
    if (value !== JOINED.goesOn && standing !== undefined) this.report.about(fact, "the person is a member already");
    if (value === JOINED.begun && full) this.report.about(fact, `all ${most} places of the membership are taken`);
    if (value === JOINED.refused && most >= 0 && !full) this.report.about(fact, "the membership is not full");
    if (value !== JOINED.refused) all.set(person, true);
  }
}
