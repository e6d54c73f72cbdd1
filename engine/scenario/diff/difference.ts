import type { Place } from "../scenario.ts";

/** One side of a difference: what is written there, where, and the source it names (a key of `sources`). */
export interface Side {
  /** A figure as written ("21 nights"), a word, or a whole section as YAML. */
  readonly text: string;
  /** Its 80% range as written, null when it has none. */
  readonly range: string | null;
  readonly source: string | null;
  readonly place: Place;
}

/**
 * One thing in which two scenarios differ. `evidence`: the figure is the same, its range, source or note is not.
 * `renamed`: `was:` names the old one; what else differs inside follows as differences of its own. `dated`: the second
 * changes it on a date; `before` is then what holds until that date.
 */
export interface Difference {
  readonly op: "changed" | "added" | "removed" | "renamed" | "evidence" | "dated";
  /** Dotted path in the second scenario; in the first where it was removed. What a dated change sets, for `dated`. */
  readonly path: string;
  /** The dated change, "2016-10-01 over 26 weeks: beds move into the borough"; null for all else. */
  readonly when: string | null;
  readonly before: Side | null;
  readonly after: Side | null;
  /** The second figure less the first, in the unit of the second; null where they are no figures of one kind. */
  readonly change: { readonly by: number; readonly unit: string; readonly relative: number | null } | null;
}
