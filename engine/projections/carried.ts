import type { Model } from "../compile/model.ts";
import type { FactChunk } from "../log/chunk.ts";
import { JOINED, KIND, RELEASED } from "../log/facts.ts";
import { COMES, GOES, noPassage, type Passage } from "./passage.ts";
import type { Window } from "./projection.ts";

/** What people belonged to and what had hold of them, within the window. */
export interface CarriedTotals {
  /** By membership: member-seconds (the suspended included), people who joined, people refused. */
  readonly members: Float64Array;
  readonly joins: Float64Array;
  readonly refused: Float64Array;
  /** By effect: person-seconds under it, in part or whole. */
  readonly under: Float64Array;
}

/** The books of memberships and effects: who is in each of them, and for how long people were. */
export class Carried implements CarriedTotals {
  readonly members: Float64Array;
  readonly joins: Float64Array;
  readonly refused: Float64Array;
  readonly under: Float64Array;
  private readonly window: Window;
  private readonly belong: readonly Map<number, number>[];
  private readonly held: readonly Map<number, number>[];
  private readonly passage: Passage<Carried>;

  constructor(model: Model, window: Window, passage: Passage<Carried> = noPassage()) {
    this.passage = passage;
    const memberships = model.people?.memberships ?? [];
    const effects = model.people?.effects ?? [];
    this.window = window;
    this.members = new Float64Array(memberships.length);
    this.joins = new Float64Array(memberships.length);
    this.refused = new Float64Array(memberships.length);
    this.under = new Float64Array(effects.length);
    this.belong = memberships.map(() => new Map());
    this.held = effects.map(() => new Map());
  }

  take(chunk: FactChunk): void {
    if (this.belong.length + this.held.length === 0) return;
    for (let i = 0; i < chunk.length && chunk.time[i]! < this.window.to; i++)
      this.fact(chunk.time[i]!, chunk.kind[i]!, chunk.person[i]!, chunk.other[i]!, chunk.value[i]!);
  }

  private fact(t: number, kind: number, person: number, other: number, value: number): void {
    switch (kind) {
      case KIND.Joined:
        this.joined(t, person, other, value);
        return;
      case KIND.Released:
        if (value === RELEASED.ended) this.end(this.belong, this.members, other, person, t);
        return;
      case KIND.EffectChanged:
        if (value === 0) this.end(this.held, this.under, other, person, t);
        else if (!this.held[other]!.has(person)) this.held[other]!.set(person, t);
        return;
      case KIND.Exited:
        for (const m of this.belong.keys()) this.end(this.belong, this.members, m, person, t);
        for (const e of this.held.keys()) this.end(this.held, this.under, e, person, t);
        return;
      case GOES:
        this.passage.giver = this;
        return;
      case COMES:
        this.receive(this.passage.giver!, person, t);
    }
  }

  private joined(t: number, person: number, membership: number, value: number): void {
    const counts = t >= this.window.from ? 1 : 0;
    if (value === JOINED.refused) this.refused[membership]! += counts;
    if (value !== JOINED.begun) return;
    this.joins[membership]! += counts;
    this.belong[membership]!.set(person, t);
  }

  /** A person is from now on one of these and not of those. */
  private receive(from: Carried, person: number, t: number): void {
    for (const [m, all] of from.belong.entries()) {
      if (all.has(person)) this.belong[m]!.set(person, t);
      from.end(from.belong, from.members, m, person, t);
    }
    for (const [e, all] of from.held.entries()) {
      if (all.has(person)) this.held[e]!.set(person, t);
      from.end(from.held, from.under, e, person, t);
    }
  }

  private end(all: readonly Map<number, number>[], area: Float64Array, which: number, person: number, t: number): void {
    const since = all[which]!.get(person);
    if (since === undefined) return;
    area[which]! += Math.max(0, t - Math.max(since, this.window.from));
    all[which]!.delete(person);
  }

  close(): CarriedTotals {
    const { to } = this.window;
    for (const [m, all] of this.belong.entries())
      for (const person of [...all.keys()]) this.end(this.belong, this.members, m, person, to);
    for (const [e, all] of this.held.entries())
      for (const person of [...all.keys()]) this.end(this.held, this.under, e, person, to);
    return this;
  }
}
