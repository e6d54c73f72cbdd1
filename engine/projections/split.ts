import type { ModelAsked } from "../compile/model/asked.ts";
import { emptyChunk, type FactChunk } from "../log/chunk.ts";
import { KIND } from "../log/facts.ts";
import { COMES, GOES } from "./passage.ts";

/** A log taken apart by the levels of an attribute: each level has the facts of its people, and all that are of nobody. */
export class Split {
  private readonly levelOf: Int32Array;
  private readonly parts: readonly Part[];
  /** By person: their level now, −1 for none, and the service they are in. */
  private readonly level: number[] = [];
  private readonly at: number[] = [];

  /** @param takes takes the facts of each level, in the order of the levels */
  constructor({ levelOf }: Pick<ModelAsked["by"][number], "levelOf">, takes: readonly ((chunk: FactChunk) => void)[]) {
    this.levelOf = levelOf;
    this.parts = takes.map((take) => new Part(take));
  }

  take(chunk: FactChunk): void {
    const { kind, person, value, service } = chunk;
    for (let i = 0; i < chunk.length; i++) {
      const p = person[i]!;
      if (p < 0) {
        for (const part of this.parts) part.copy(chunk, i);
        continue;
      }
      if (kind[i] === KIND.Arrived) this.level[p] = this.levelOf[value[i]!]!;
      else if (kind[i] === KIND.ConditionChanged) this.change(p, this.levelOf[value[i]!]!, chunk.time[i]!);
      else if (kind[i] === KIND.Started) this.at[p] = service[i]!;
      else if (kind[i] === KIND.Left) this.at[p] = -1;
      this.parts[this.level[p] ?? -1]?.copy(chunk, i);
    }
    for (const part of this.parts) part.flush();
  }

  /** The fold of the old level learns of it first: it has to have come so far before the new one takes the person over. */
  private change(p: number, to: number, t: number): void {
    const from = this.level[p] ?? -1;
    if (from === to || from < 0 || to < 0) return;
    this.level[p] = to;
    const at = this.at[p] ?? -1;
    for (const [level, kind] of [[from, GOES] as const, [to, COMES] as const]) {
      this.parts[level]!.add(kind, p, at, t);
      this.parts[level]!.flush();
    }
  }
}

const ROWS = 8192;

/** Gathers the facts of one level into chunks with numbers of their own. */
class Part {
  private readonly rows = emptyChunk(ROWS);
  private first = 0;
  private length = 0;
  private readonly handOn: (chunk: FactChunk) => void;

  constructor(handOn: (chunk: FactChunk) => void) {
    this.handOn = handOn;
  }

  copy(from: FactChunk, i: number): void {
    const row = this.next();
    const { rows } = this;
    rows.time[row] = from.time[i]!;
    rows.kind[row] = from.kind[i]!;
    rows.person[row] = from.person[i]!;
    rows.service[row] = from.service[i]!;
    rows.other[row] = from.other[i]!;
    rows.value[row] = from.value[i]!;
    rows.cause[row] = from.cause[i]!;
  }

  add(kind: number, person: number, service: number, time: number): void {
    const row = this.next();
    const { rows } = this;
    rows.time[row] = time;
    rows.kind[row] = kind;
    rows.person[row] = person;
    rows.service[row] = service;
    rows.other[row] = -1;
    rows.value[row] = 0;
    rows.cause[row] = -1;
  }

  private next(): number {
    if (this.length === ROWS) this.flush();
    return this.length++;
  }

  flush(): void {
    if (this.length === 0) return;
    const { first, length } = this;
    this.first += length;
    this.length = 0;
    this.handOn({ ...this.rows, first, length });
  }
}
