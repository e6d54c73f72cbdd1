import type { ModelEnd } from "../../compile/model/ends.ts";
import type { Model } from "../../compile/model.ts";
import type { FactChunk, FactSink } from "../../log/chunk.ts";
import { KIND } from "../../log/facts.ts";
import { Replay } from "../../log/replay.ts";
import { NEVER } from "../eventList.ts";
import type { Run } from "../run.ts";

/**
 * Says when a run is to end early: at the first instant after the measured start at which its condition comes to hold.
 * A condition that holds already must first cease to. It reads the log, as any reader would, so that a run rebuilt from
 * its log ends at the same instant.
 */
export class Ends implements FactSink {
  /** True when the log tells that the run has ended. */
  isOver = false;
  private readonly end: ModelEnd;
  private readonly measuredFrom: number;
  private readonly clockEnd: number;
  private readonly replay: Replay;
  /** True when the condition did not hold at some time since the measured start. */
  private waits = false;

  constructor(model: Model, end: ModelEnd) {
    this.end = end;
    this.measuredFrom = model.clock.warmUp;
    this.clockEnd = model.clock.end;
    this.replay = new Replay(model);
  }

  /** The judge of a model; null where nothing ends its runs early, so that they are asked nothing. */
  static of(model: Model): Ends | null {
    return model.end === null ? null : new Ends(model, model.end);
  }

  /** Takes the facts of a chunk that are new, up to and including time `until`; the instants between them are over. */
  take({ first, length, time, kind, person, service, other, value }: FactChunk, until = Infinity): void {
    const { replay } = this;
    for (let i = replay.next - first; i < length; i++) {
      const at = time[i]!;
      if (at > until) return;
      if (at > replay.now) this.lookUntil(at);
      if (kind[i] === KIND.Ended) this.isOver = true;
      replay.apply(at, kind[i]!, person[i]!, service[i]!, other[i]!, value[i]!);
    }
  }

  /** When the run ends if nothing more happens before `next` (seconds); −1 when it does not. */
  endsBefore(run: Run, next: number): number {
    if (run.writer.facts > this.replay.next) this.take(run.writer.pending());
    const until = Math.min(next, this.clockEnd);
    this.lookUntil(until);
    const from = this.holdsFrom();
    return this.waits && from < until ? from : -1;
  }

  /** The instant of the last fact is over, and nothing more happens before `next`. */
  private lookUntil(next: number): void {
    const from = this.holdsFrom();
    if (from > this.replay.now && Math.min(from, next) > this.measuredFrom) this.waits = true;
  }

  /** From when on the condition holds, as things stand; NEVER when it does not. */
  private holdsFrom(): number {
    const { end, replay } = this;
    if (end.form === "everyone-gone") {
      const somebody = replay.arrivals === 0 || replay.arrivals > replay.exits;
      return somebody ? NEVER : Math.max(replay.now, end.from);
    }
    const column = end.measure === "census" ? replay.occupied : replay.waiting;
    const people = end.services.reduce((sum, service) => sum + column[service]!, 0);
    const holds =
      end.side === "is" ? people === end.level : end.side === "above" ? people > end.level : people < end.level;
    return holds ? replay.now : NEVER;
  }
}

/** Tells that the run ends at `at`. */
export function endRun(run: Run, at: number): void {
  const last = run.writer.facts - 1;
  const causedBy = at === run.now ? last : -1;
  run.moveTo(at);
  run.emitOfService(KIND.Ended, -1, -1, at - run.model.clock.warmUp, causedBy);
}
