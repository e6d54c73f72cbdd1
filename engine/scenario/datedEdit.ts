/** One value that changes on a date, whether a change or a phase of a programme says so. */
import { type Instant, parseInstant, secondsBetween } from "../calendar.ts";
import * as say from "./messages/editing.ts";
import { at, type Report, type Spot } from "./problem.ts";
import { withSource } from "./ramp.ts";
import type { FrameShape } from "./schema/scenario.ts";
import type { OccupantsSpec } from "./spec/hours.ts";
import { child, type Tree } from "./tree.ts";

/** The calendar of a run. */
export interface Calendar {
  readonly start: Instant;
  /** Seconds. */
  readonly warmUp: number;
  readonly length: number;
}

/** One value that changes, with all it needs to be applied. */
export interface DatedEdit {
  readonly path: string;
  readonly value: Tree;
  readonly label: string;
  /** Seconds after start. */
  readonly from: number;
  readonly over: number;
  /** What becomes of the people above a lower number of places; null = they stay. */
  readonly occupants: OccupantsSpec | null;
  /** True where stays under way are worked out anew. */
  readonly everyone: boolean;
  /** The share of the way to the new value that is gone: 1 = all of it. */
  readonly realised: number;
  /** Seconds after start at which the value is again what it was before; null = never. */
  readonly until: number | null;
  readonly spot: Spot;
}

type Change = NonNullable<FrameShape["changes"]>[number];

/** What may be said of every change, whether it stands alone or in a phase of a programme. */
export type ChangeWords = Pick<Change, "over" | "occupants" | "realised" | "until" | "applies-to">;

interface Written {
  readonly item: Tree;
  /** Path of the change and the key its values stand under. */
  readonly path: string;
  readonly key: string;
  /** Seconds after start. */
  readonly from: number;
  readonly label: string;
}

/** The edits of one change, one for each value it sets. */
export function editsOfChange(
  words: ChangeWords,
  set: Change["set"],
  { item, path, key: under, from, label }: Written,
  calendar: Calendar,
  report: Report,
): DatedEdit[] {
  const source = child(item, "source");
  const over = Math.round(words.over?.value ?? 0);
  const until = words.until === undefined ? null : secondsBetween(calendar.start, parseInstant(words.until)!);
  if (until !== null && until <= from + over) report(say.untilTooEarly(at(child(item, "until")!.place, path)));
  return [...set].map(([target, { key, value }]) => ({
    path: target,
    value: source === undefined ? value : withSource(value, source),
    label,
    from,
    over,
    occupants: words.occupants ?? null,
    everyone: words["applies-to"] === "everyone",
    realised: words.realised?.value ?? 1,
    until,
    spot: { place: key, path: `${path}.${under}.${target}` },
  }));
}
