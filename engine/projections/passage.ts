/**
 * Ways of a person from one fold to another, in the middle of whatever they are in: when what they are changes, the fold
 * of those who are it now takes them over as they stand. Nothing starts and nothing ends by it; areas are cut there.
 */

/** Kinds of rows that stand in no log: a person goes from this fold; they come to it. `service` is where they are. */
export const GOES = 200;
export const COMES = 201;

/** Where a book that loses a person says so, so that the one that wins them can take them over. */
export interface Passage<T> {
  giver: T | null;
}

export const noPassage = <T>(): Passage<T> => ({ giver: null });
