/**
 * What the places (staff, in a team) in force are made of, by service: the number that dates and shifts give, and what
 * rules and shocks add to it or take away. Both follow from the clock and from the rules and shocks in force.
 */
export class PlacesGiven {
  readonly dated: Int32Array;
  readonly added: Int32Array;

  constructor(capacity: readonly number[]) {
    this.dated = Int32Array.from(capacity);
    this.added = new Int32Array(capacity.length);
  }
}
