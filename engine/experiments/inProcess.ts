import type { Model } from "../compile/model.ts";
import type { Replication, ReplicationAsk } from "../job.ts";
import { askOf, type Executor, type Models, modelOf } from "./executor.ts";

/** Events between two looks at the stop flag: some ten milliseconds. */
const SLICE = 20_000;

export interface InProcess {
  /** Events in a slice. */
  readonly slice?: number;
  /** Lets the shell live between slices: signals, the page, progress. */
  readonly breathe?: () => Promise<void>;
}

/** `beginReplication` of job.ts: the shell hands it in. */
export type Begin = (model: Model, ask: ReplicationAsk) => Replication;

/** An executor that simulates in the thread it is called in. */
export function inProcess(models: Models, begin: Begin, { slice = SLICE, breathe }: InProcess = {}): Executor {
  return {
    async run(jobs, each, stop) {
      for (const [number, job] of jobs.entries()) {
        const model = modelOf(models, job);
        for (let replication = job.from; replication < job.to; replication++) {
          const going = begin(model, askOf(models, job, replication));
          do {
            await breathe?.();
            if (stop.requested) return;
          } while (going.advance(slice));
          each(number, going.result());
        }
      }
    },
  };
}
