import type { PeopleFacts } from "./types.ts";

const EMPTY = -1;

/** Finds people by their key: two words, the same for the same person in every scenario of a pair. */
export class KeyTable {
  private readonly keys: Int32Array;
  /** Open addressing: person by hash, with half of the places free. */
  private readonly places: Int32Array;

  constructor({ keys }: PeopleFacts) {
    this.keys = keys;
    const people = keys.length / 2;
    this.places = new Int32Array(2 ** Math.ceil(Math.log2(2 * people + 2))).fill(EMPTY);
    for (let person = 0; person < people; person++) {
      const first = keys[2 * person]!;
      const second = keys[2 * person + 1]!;
      if (first !== 0 || second !== 0) this.places[this.placeOf(first, second)] = person;
    }
  }

  /** The person with this key, −1 for none. */
  find(first: number, second: number): number {
    return this.places[this.placeOf(first, second)]!;
  }

  /** Where the key is, or would be. */
  private placeOf(first: number, second: number): number {
    const mask = this.places.length - 1;
    let place = mixed(first, second) & mask;
    for (; ; place = (place + 1) & mask) {
      const person = this.places[place]!;
      if (person === EMPTY) return place;
      if (this.keys[2 * person] === first && this.keys[2 * person + 1] === second) return place;
    }
  }
}

/** Second words count up, so a product alone would do; the shift brings the first word down into the low bits. */
function mixed(first: number, second: number): number {
  const product = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return product ^ (product >>> 15);
}
