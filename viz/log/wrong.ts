import { KIND, KIND_NAMES, type Replay } from "../../engine/index.ts";

/** Facts about nobody that change a service; others of them may be about no service either. */
const OF_A_SERVICE: ReadonlySet<number> = new Set([KIND.CapacityChanged, KIND.PlaceReady, KIND.StartsRenewed]);

/** Numbers of people count up from 0 with their arrivals: a person so far ahead of the facts can be none of them. */
const AHEAD = 65_536;

/**
 * Why the next fact cannot follow from this state; null when it can. Only what the viewer rests on is looked at: that
 * time goes on, that people are where the fact says, that services exist. `checkLaws` of the engine asks for far more.
 * `slot` is that of the person in the replay.
 */
export function wrongWith(
  replay: Replay,
  slot: number,
  t: number,
  kind: number,
  person: number,
  service: number,
): string | null {
  if (t < replay.now) return `its time is ${t} s, and that of the fact before ${replay.now} s`;
  if (OF_A_SERVICE.has(kind)) return wrongService(replay, service);
  if (kind === (1 satisfies typeof KIND.Arrived)) return wrongArrival(replay, person);
  if (person < 0) return null;
  const { people } = replay;
  if (slot < 0) return `${nameOf(kind)} is about person ${person}, who is not in the model`;
  const place = people.place[slot]!;
  switch (kind) {
    case 2 satisfies typeof KIND.Referred:
      return wrongService(replay, service);
    case 4 satisfies typeof KIND.Started:
      return place < 0 ? wrongService(replay, service) : `person ${person} starts in a second place`;
    case 6 satisfies typeof KIND.ReadyToLeave:
      if (people.readySince[slot]! >= 0) return `person ${person} is ready to leave for the second time`;
      return place === service ? null : `person ${person} is ready to leave a place they are not in`;
    case 9 satisfies typeof KIND.Left:
      return place === service ? null : `person ${person} leaves a place they are not in`;
    case 22 satisfies typeof KIND.Exited:
      return place < 0 ? null : `person ${person} leaves the model while in a place`;
  }
  return null;
}

function wrongArrival({ people, next }: Replay, person: number): string | null {
  if (person < 0 || person > next + AHEAD) return `${person} is no person's number`;
  return people.slot(person) < 0 ? null : `person ${person} arrives for the second time`;
}

function wrongService({ occupied }: Replay, service: number): string | null {
  return service >= 0 && service < occupied.length ? null : `there is no service ${service}`;
}

function nameOf(kind: number): string {
  return KIND_NAMES[kind] ?? `a fact of kind ${kind}`;
}
