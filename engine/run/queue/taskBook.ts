import type { ModelQueueing, ModelTask } from "../../compile/model/queues.ts";

/** The tasks of each service, and by slot when the stay under way ends and which task is done last: planned, not told. */
export class TaskBook {
  readonly ends: number[] = [];
  readonly last: number[] = [];
  private readonly phases: ModelQueueing["tasks"];

  constructor(phases: ModelQueueing["tasks"]) {
    this.phases = phases;
  }

  /** The tasks of a stay in a service that began at a second of the run. */
  of(service: number, began: number): readonly ModelTask[] {
    return (this.phases.findLast(({ from }) => from <= began) ?? this.phases[0]!).of[service]!;
  }
}
