import { KIND } from "./facts.ts";
import type { LawModel } from "./lawColumns.ts";
import type { Fact, LawReport } from "./lawReport.ts";
import type { Replay } from "./replay.ts";

/** More than any service can give out. */
const WITHOUT_LIMIT = 0x3fffffff;

/** The law of limited starts: a service gives out no more places in its week or day than it may. */
export class StartLaws {
  private readonly model: LawModel;
  private readonly replay: Replay;
  private readonly report: LawReport;
  /** By service: places it may still give out. */
  private readonly left: Int32Array;
  private readonly used: boolean;
  private ring = new Set<number>();
  private ringTime = -1;

  constructor(model: LawModel, replay: Replay, report: LawReport) {
    this.model = model;
    this.replay = replay;
    this.report = report;
    this.left = Int32Array.from(model.services, ({ starts }) => starts ?? WITHOUT_LIMIT);
    this.used = model.services.some(({ starts }) => starts !== undefined);
  }

  /** True when a service may give out another place now. */
  mayStart(service: number): boolean {
    return this.left[service]! > 0;
  }

  /** Checks a fact before it is applied. */
  before(fact: Fact): void {
    // Who is there at the start began before: that uses up nothing.
    if (!this.used || this.replay.inCensus) return;
    const { kind, service, person, value, time } = fact;
    if (kind === KIND.StartsRenewed) this.left[service] = value;
    else if (kind === KIND.RingExchanged) {
      if (time !== this.ringTime) this.ring = new Set();
      this.ringTime = time;
      this.ring.add(person);
    } else if (kind === KIND.Assigned || kind === KIND.TransferStarted || kind === KIND.Started) this.gives(fact);
  }

  private gives(fact: Fact): void {
    const { service, person, time } = fact;
    const { people } = this.replay;
    if (service >= this.left.length || people.target[people.slot(person)] === service) return;
    const inRing = time === this.ringTime && this.ring.has(person);
    if (this.left[service]!-- <= 0 && !inRing)
      this.report.about(fact, `${this.model.services[service]!.name} has given out all places it may for now`);
  }
}
