import { MARK } from "./marks.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Places } from "./places.ts";

/** Where the marks begin that a move may give: above those it must be told for. */
export const GIVES = 16;

/** The books that ask for moves. */
interface Books {
  readonly places: Places;
  readonly outcomes: Outcomes;
}

/** By cell of `places.moves`: marks whose owners' move must be told; above them (see GIVES) marks it may give to anyone. */
export function rulesOfMoves({ places, outcomes }: Books): Int32Array {
  const { olderBy, width, startedAt, leftAt } = places.moves;
  const rules = new Int32Array(olderBy);
  for (let s = 0; s < places.taken.length; s++) {
    for (let place = -1; place < width - 1; place++) {
      const onStart = MARK.holds | MARK.waits | outcomes.startMatters(s, place);
      const visited = places.hasVisits(s) ? MARK.visited : 0;
      const units = places.units.countsIn(s) ? MARK.units : 0;
      const byStart = outcomes.startMarks(s, place) | visited | units;
      rules[startedAt + s * width + place] = onStart | (byStart << GIVES);
      const toWait = place < 0 ? MARK.waits : 0;
      const onLeaving = MARK.ready | MARK.visited | toWait | outcomes.leavingMatters(s, place);
      const byLeaving = outcomes.leavingMarks(s, place) | units | (places.turns(s) ? MARK.turns : 0);
      rules[leftAt + s * width + place] = onLeaving | (byLeaving << GIVES);
    }
  }
  return rules;
}
