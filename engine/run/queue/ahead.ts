import type { Run } from "../run.ts";
import { classAt, waitingOf } from "./classes.ts";
import { baulksTo } from "./patience.ts";

/** Counts those referred in this instant who will stand in a queue before the next of them. */
export class Ahead {
  private readonly run: Run;
  private readonly count: Int32Array | null;
  /** The same by class of `admit:`; null where nobody is classed. */
  private readonly byClass: Int32Array | null;

  constructor(run: Run) {
    this.run = run;
    this.count = run.tables.limited === 1 ? new Int32Array(run.tables.services) : null;
    const { admission } = run.tables;
    this.byClass = admission === null ? null : new Int32Array(admission.limit.length);
  }

  /** How many will stand in the queue of a service. */
  of(service: number): number {
    return this.count === null ? 0 : this.count[service]!;
  }

  /** True when the queue of a service has room for a person behind all these. */
  hasRoom(slot: number, service: number): boolean {
    const cls = classAt(this.run, slot, service);
    return queueHasRoom(this.run, service, cls, this.of(service), cls < 0 ? 0 : this.byClass![cls]!);
  }

  /** Adds someone to those queues that have room. False when none has. */
  join(slot: number, wanted: readonly number[]): boolean {
    if (this.count === null) return true;
    let joined = false;
    for (const service of wanted) {
      if (!this.hasRoom(slot, service)) continue;
      if (baulksTo(this.run, slot, service, this.count[service]!) >= 0) continue;
      this.count[service]!++;
      const cls = classAt(this.run, slot, service);
      if (cls >= 0) this.byClass![cls]!++;
      joined = true;
    }
    return joined;
  }
}

/** True when a person may begin to wait for a service now, and does not think the wait too long. */
export function mayWait(run: Run, slot: number, service: number): boolean {
  return queueHasRoom(run, service, classAt(run, slot, service), 0, 0) && baulksTo(run, slot, service, 0) < 0;
}

/** True when one more of a class may wait for a service, with so many ahead who are not in its queue yet. */
function queueHasRoom(run: Run, service: number, cls: number, ahead: number, aheadOfClass: number): boolean {
  const limit = run.state.rules.queueLimit[service]!;
  if (limit >= 0 && run.state.queues.length[service]! + ahead >= limit) return false;
  return cls < 0 || classHasRoom(run, service, cls, aheadOfClass);
}

function classHasRoom(run: Run, service: number, cls: number, ahead: number): boolean {
  const admission = run.tables.admission!;
  const limit = run.state.rules.classLimit![cls]!;
  return limit < 0 || waitingOf(run, admission, service, cls) + ahead < limit;
}
