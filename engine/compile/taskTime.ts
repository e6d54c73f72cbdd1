import { type Distribution, sample } from "../random/distributions.ts";
import type { Model } from "./model.ts";

const POINTS = 2048;
const WORDS = 0x100000000;
const known = new WeakMap<Model, Map<string, number>>();

/**
 * Mean seconds from the start to being ready of stays of one distribution in a service, its tasks done: E[max] over the
 * stay and its tasks, to about one part in a thousand. Points are spread evenly by the sequence R_d (Roberts 2018): the
 * fractions of n ÷ g, n ÷ g², … where g solves g^(d+1) = g + 1.
 */
export function meanUntilReady(model: Model, phase: number, service: number, stay: Distribution): number {
  const tasks = model.queueing.tasks[phase]?.of[service] ?? [];
  if (tasks.length === 0) return stay.mean;
  const key = `${phase} ${service} ${model.distributions.indexOf(stay)}`;
  const found = known.get(model) ?? new Map<string, number>();
  known.set(model, found);
  const mean = found.get(key) ?? meanOf(model, tasks, stay);
  found.set(key, mean);
  return mean;
}

function meanOf(model: Model, tasks: readonly { takes: number; fromStart: boolean }[], stay: Distribution): number {
  const steps = spread(tasks.length + 1);
  let beyond = 0;
  for (let n = 1; n <= POINTS; n++) {
    const word = (i: number): number => Math.floor(((0.5 + n * steps[i]!) % 1) * WORDS) | 0;
    const ends = sample(stay, word(0));
    const ready = tasks.map(
      ({ takes, fromStart }, i) => (fromStart ? 0 : ends) + sample(model.distributions[takes]!, word(i + 1)),
    );
    beyond += Math.max(ends, ...ready) - ends;
  }
  return stay.mean + beyond / POINTS;
}

function spread(dimensions: number): number[] {
  let g = 2;
  for (let i = 0; i < 60; i++) g = (1 + g) ** (1 / (dimensions + 1));
  return Array.from({ length: dimensions }, (_, i) => (1 / g ** (i + 1)) % 1);
}
