import type { Model } from "../../engine/compile/model.ts";
import type { FactChunk, FactSink } from "../../engine/log/chunk.ts";
import { KIND } from "../../engine/log/facts.ts";
import { runKey } from "../../engine/random/keys.ts";
import { start } from "../../engine/run/session.ts";
import type { Estimate } from "./helpers.ts";

/** Counts the people in each service at given instants, straight from Started and Left. */
class AtTimes implements FactSink {
  /** instant × service. */
  private readonly counts: Int32Array;
  private readonly services: number;
  private readonly times: readonly number[];
  /** The first instant at or after the last fact. */
  private next = 0;

  constructor(model: Model, times: readonly number[]) {
    this.services = model.services.length;
    this.times = times;
    this.counts = new Int32Array(times.length * this.services);
  }

  take({ length, time, kind, service }: FactChunk): void {
    for (let i = 0; i < length; i++) {
      while (time[i]! > this.times[this.next]!) this.carryOn();
      if (this.next === this.times.length) return;
      const change = kind[i] === KIND.Started ? 1 : kind[i] === KIND.Left ? -1 : 0;
      if (change === 0) continue;
      this.counts[this.next * this.services + service[i]!]! += change;
    }
  }

  /** The counts of all instants. */
  end(): Int32Array {
    while (this.next < this.times.length) this.carryOn();
    return this.counts;
  }

  /** An instant is over: the next one begins with the same people. */
  private carryOn(): void {
    const { counts, services } = this;
    const to = ++this.next * services;
    if (to < counts.length) counts.set(counts.subarray(to - services, to), to);
  }
}

/**
 * People in a service at each instant (seconds, rising), replication by replication: [instant][replication]. `through`
 * may choose whose facts are counted.
 */
export function peopleAt(
  model: Model,
  seed: string,
  replications: number,
  times: readonly number[],
  through: (sink: FactSink) => FactSink = (sink) => sink,
): (service: string) => number[][] {
  const runs = Array.from({ length: replications }, (_, replication) => {
    const sink = new AtTimes(model, times);
    const session = start(model, runKey(seed, replication), through(sink));
    while (session.advance(1_000_000));
    return sink.end();
  });
  return (name) => {
    const service = model.services.findIndex((one) => one.name === name);
    return times.map((_, k) => runs.map((counts) => counts[k * model.services.length + service]!));
  };
}

/** The mean of a sample and its standard error. */
export function meanOf(sample: readonly number[]): Estimate & { readonly variance: number } {
  const value = sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const variance = sample.reduce((sum, x) => sum + (x - value) ** 2, 0) / (sample.length - 1);
  return { value, error: Math.sqrt(variance / sample.length), variance };
}
