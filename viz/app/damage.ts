import type { LogStore } from "../log/store.ts";
import type { Stretch } from "../log/stretches.ts";
import { type Clocked, datedClock } from "../words/time.ts";
import type { World } from "./state.ts";

/** Stretches of time that are named one by one. */
const MOST_NAMED = 3;

/** What is wrong with a log that is shown all the same, where, and what of it can be seen; null when nothing is wrong. */
export function damageSentence({ phase, problems, shown, title }: World): string | null {
  const [first, ...more] = problems;
  if (phase === "failed" || first === undefined) return null;
  const others =
    more.length === 0 ? "" : ` ${more.length} more ${more.length === 1 ? "place is" : "places are"} damaged.`;
  const rest = phase === "loading" ? "The rest is being read." : `${shown} Try: ${first.try}.`;
  return `${title}, ${first.where}: ${first.wrong}.${others} ${rest}`;
}

/** When there is something to see in a damaged log, as a sentence. */
export function shownOf({ header, stretches }: Pick<LogStore, "header" | "stretches">): string {
  const gaps = gapsBetween(stretches, header.clock.end);
  const [first] = gaps;
  if (first === undefined) return "All of it is shown all the same.";
  if (gaps.length === 1 && first.to === header.clock.end) {
    return `What can be read is shown: it ends at ${datedClock(header, first.from - 1)}.`;
  }
  const named = gaps.slice(0, MOST_NAMED).map((gap) => gapWords(header, gap));
  if (gaps.length > MOST_NAMED) named.push(`in ${gaps.length - MOST_NAMED} more stretches of time`);
  return `Nothing can be shown ${listed(named)}: what happened then is missing.`;
}

/** The times between 0 and `end` at which the state is not known. */
function gapsBetween(stretches: readonly Stretch[], end: number): Stretch[] {
  const gaps: Stretch[] = [];
  let next = 0;
  for (const { from, to } of stretches) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  return next <= end ? [...gaps, { from: next, to: end }] : gaps;
}

function gapWords(header: Clocked, { from, to }: Stretch): string {
  const [begins, ends] = [datedClock(header, from), datedClock(header, to + 1)];
  if (from === 0) return `before ${ends}`;
  return to >= header.clock.end ? `from ${begins} on` : `from ${begins} to ${ends}`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
