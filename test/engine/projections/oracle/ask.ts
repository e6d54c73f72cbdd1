import type { Model } from "../../../../engine/compile/model.ts";
import type { FactChunk } from "../../../../engine/log/chunk.ts";
import type { Window } from "../../../../engine/projections/projection.ts";
import { type Fact, factsOf, type Life, livesOf } from "./lives.ts";

export const DAY = 86_400;

/** What the oracle answers: numerator and denominator of every measure, by id. */
export type Answers = Map<string, readonly [above: number, below: number]>;

/** A log and a window, and the ways to ask them. */
export class Ask {
  readonly model: Model;
  readonly window: Window;
  readonly facts: readonly Fact[];
  readonly lives: readonly Life[];
  readonly years: number;
  readonly answers: Answers = new Map();

  constructor(model: Model, chunks: readonly FactChunk[], window: Window) {
    this.model = model;
    this.window = window;
    this.facts = factsOf(chunks);
    this.lives = livesOf(model, this.facts);
    this.years = (window.to - window.from) / (365.25 * DAY);
  }

  put(id: string, above: number, below = 1): void {
    this.answers.set(id, [above, below]);
  }

  isIn(time: number): boolean {
    return time >= this.window.from && time < this.window.to;
  }

  /** Facts of a kind in the window. */
  count(kind: number, which: (fact: Fact) => boolean = () => true): number {
    return this.facts.filter((fact) => fact.kind === kind && this.isIn(fact.time) && which(fact)).length;
  }

  /** Seconds of an interval inside the window. */
  overlap(from: number, to: number, { from: begin, to: end }: Window = this.window): number {
    return Math.max(0, Math.min(to, end) - Math.max(from, begin));
  }

  mean(area: number): number {
    return area / (this.window.to - this.window.from);
  }

  /** Mean over the window of a level that changes at these instants only. */
  meanLevel(instants: readonly number[], level: (time: number) => number): number {
    const cuts = [this.window.from, ...instants.filter((time) => this.isIn(time)), this.window.to];
    cuts.sort((a, b) => a - b);
    return this.mean(sum(cuts.slice(1), (to, i) => (to === cuts[i] ? 0 : level(cuts[i]!) * (to - cuts[i]!))));
  }

  /** Instants of the daily snapshot in the window. */
  snapshots(): number[] {
    const { weekOffset, snapshotAt } = this.model.clock;
    const found: number[] = [];
    const first = this.window.from;
    const isOne = (t: number): boolean => (t + weekOffset - snapshotAt) % DAY === 0;
    let t = first;
    while (!isOne(t)) t++;
    for (; t < this.window.to; t += DAY) found.push(t);
    return found;
  }
}

export function sum<T>(items: readonly T[], read: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + read(item, index), 0);
}
