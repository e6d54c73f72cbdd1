/** The time of the run. */
import * as say from "../messages/meaning.ts";
import { at, type Report } from "../problem.ts";
import { type Branch, child, descend } from "../tree.ts";
import type { Framed } from "./checked.ts";

/** A run counts seconds in 31 bits. */
const LONGEST = 2 ** 31;

export function checkTime({ calendar, frame }: Framed, tree: Branch, report: Report): void {
  const spot = at(descend(tree, "time", "length")!.place, "time.length");
  if (calendar.length <= 0) report(say.lengthNotAboveZero(spot));
  if (calendar.length + calendar.warmUp >= LONGEST) report(say.tooLongARun(spot));
  const hour = frame.measures?.["snapshot-hour"] ?? 0;
  if (hour > 23)
    report(say.badHour(at(child(child(tree, "measures"), "snapshot-hour")!.place, "measures.snapshot-hour"), hour));
}
