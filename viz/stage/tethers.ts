import type { StageState } from "../log/stageState.ts";
import type { Sight } from "./flights.ts";
import { spotOf } from "./marked.ts";
import type { Frame, NodeFrame, StageView } from "./types.ts";

/** How many of the longest delays get a tether when asked. */
const LONGEST = 5;

/** Lines from held places to the doors their people wait for: of the person selected, and of the longest delays. */
export function tethersOf(
  sight: Sight,
  state: StageState,
  nodes: readonly (NodeFrame | null)[],
  { selected, longestTethers }: StageView,
): Frame["tethers"] {
  const people = longestTethers ? longestDelays(state) : [];
  if (selected !== null && !people.includes(selected)) people.push(selected);
  return people.flatMap((person) => {
    const wanted = wantedBy(state, person);
    const from = wanted.length === 0 ? null : spotOf(sight.arrangement, nodes, person);
    if (from === null) return [];
    return wanted.flatMap((place) => {
      const to = sight.arrangement.nodes[sight.nodes[place] ?? -1]?.door;
      return to === undefined ? [] : [{ person, from, to }];
    });
  });
}

/** What somebody who is held in a service waits for: the queues they stand in, or the place they are to go to. */
function wantedBy({ replay }: StageState, person: number): number[] {
  const { people } = replay;
  const slot = people.slot(person);
  if (slot < 0 || people.place[slot]! < 0 || people.readySince[slot]! < 0) return [];
  const queues = people.waits[slot]?.map(({ service }) => service) ?? [];
  if (queues.length > 0) return queues;
  const place = people.target[slot]! >= 0 ? people.target[slot]! : people.delayedFor[slot]!;
  return place >= 0 ? [place] : [];
}

/** People with the longest delays, oldest first; those of one second by number. */
function longestDelays({ replay }: StageState): number[] {
  const { person, readySince, slots } = replay.people;
  const found: { person: number; since: number }[] = [];
  for (let slot = 0; slot < slots; slot++) {
    if (person[slot]! >= 0 && readySince[slot]! >= 0) found.push({ person: person[slot]!, since: readySince[slot]! });
  }
  found.sort((a, b) => a.since - b.since || a.person - b.person);
  return found.slice(0, LONGEST).map((one) => one.person);
}
