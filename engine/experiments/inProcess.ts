import type { Model } from "../compile/model.ts";
import type { FactSink, Replication, ReplicationAsk } from "../job.ts";
import { askOf, type Executor, type Keep, type Models, modelOf } from "./executor.ts";

/** Events between two looks at the stop flag: some ten milliseconds. */
const SLICE = 20_000;

export interface InProcess {
  /** Events in a slice. */
  readonly slice?: number;
  /** Lets the shell live between slices: signals, the page, progress. */
  readonly breathe?: () => Promise<void>;
  /** Keeps the facts of the jobs that ask for it; without, their results bring them back. */
  readonly keep?: Keep;
}

/** `beginReplication` of job.ts: the shell hands it in. */
export type Begin = (model: Model, ask: ReplicationAsk, sink?: FactSink) => Replication;

/** An executor that simulates in the thread it is called in. Memory does not grow with a run whose facts are kept. */
export function inProcess(models: Models, begin: Begin, { slice = SLICE, breathe, keep }: InProcess = {}): Executor {
  return {
    async run(jobs, each, stop) {
      for (const [number, job] of jobs.entries()) {
        const model = modelOf(models, job);
        for (let replication = job.from; replication < job.to; replication++) {
          const keeper = job.keepLog && keep !== undefined ? await keep(job, replication) : null;
          try {
            const ask = askOf(models, job, replication);
            const going = keeper === null ? begin(model, ask) : begin(model, { ...ask, keepLog: false }, keeper);
            do {
              await breathe?.();
              if (stop.requested) return await keeper?.abandon();
              if (keeper?.isBehind) await keeper.drained();
            } while (going.advance(slice));
            await keeper?.close();
            each(number, going.result());
          } catch (error) {
            await keeper?.abandon();
            throw error;
          }
        }
      }
    },
  };
}
