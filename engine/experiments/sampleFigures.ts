import { meanOf, sdOf, studentInterval } from "../statistics/interval.ts";
import type { Figures } from "./contract.ts";

/** Mean, spread and Student's interval of one number a replication. */
export function sampleFigures(sample: readonly number[]): Figures {
  const mean = meanOf(sample);
  const sd = sdOf(sample);
  const n = sample.length;
  return { mean, sd, interval: mean === null ? null : studentInterval("mean", mean, sd, n), n };
}
