import type { FactChunk } from "../../engine/index.ts";
import { KIND } from "../../engine/index.ts";
import { room } from "./columns.ts";
import type { PeopleFacts } from "./types.ts";

/** The facts of each person, found by counting: how many people there are is known at the end only. */
export class PeopleBuilder {
  private people = 0;
  private keys = new Int32Array(0);
  /** How many facts each person has. */
  private counts = new Int32Array(0);
  private readonly runs: { readonly first: number; readonly person: Int32Array }[] = [];

  /** Takes the people of a chunk. The column is copied: the chunk itself may be handed on. */
  take({ first, length, kind, person, keys }: FactChunk): void {
    const column = person.slice(0, length);
    this.runs.push({ first, person: column });
    let arrival = 0;
    for (let i = 0; i < length; i++) {
      const p = column[i]!;
      if (p < 0) continue;
      if (p >= this.people) this.reach(p);
      this.counts[p]!++;
      if (kind[i] !== KIND.Arrived) continue;
      this.keys[2 * p] = keys[2 * arrival]!;
      this.keys[2 * p + 1] = keys[2 * arrival + 1]!;
      arrival++;
    }
  }

  finish(): PeopleFacts {
    const { people, counts, runs } = this;
    const start = new Int32Array(people + 1);
    for (let p = 0; p < people; p++) start[p + 1] = start[p]! + counts[p]!;
    const facts = new Int32Array(start[people]!);
    const next = start.slice(0, people);
    for (const { first, person } of runs) {
      for (let i = 0; i < person.length; i++) {
        const p = person[i]!;
        if (p >= 0) facts[next[p]!++] = first + i;
      }
    }
    return { start, facts, keys: this.keys.slice(0, 2 * people) };
  }

  private reach(person: number): void {
    this.people = person + 1;
    this.counts = room(this.counts, person, 0);
    this.keys = room(this.keys, 2 * person + 1, 0);
  }
}
