import { EXITS, type ExitName, type Model } from "../compile/model.ts";
import type { Count, Moves } from "./moves.ts";
import { PLACE, placeBits } from "./placeBits.ts";

/** Moves between sorts of places that measures ask for. */
export interface Crossings {
  readonly hasHospitalBeds: boolean;
  /** True when people may leave hospital for reablement or rehabilitation. */
  readonly hasAftercare: boolean;
  /** Starts in hospital beds, other than from hospital beds. */
  admissions(moves: Moves): Count;
  /** Leavers of hospital beds for home, a service at home, or to wait at home. */
  wentHome(moves: Moves): Count;
  /** Moves into a care home, as a service or for good, from anywhere else. */
  intoCareHome(moves: Moves): Count;
  /** People who left the model by an exit. */
  exits(moves: Moves, exit: ExitName): Count;
}

export function crossings(model: Model): Crossings {
  const bits = placeBits(model);
  const numbers = Array.from(bits, (_, at) => at - 1);
  const services = numbers.slice(1, model.services.length + 1);
  const is = (place: number, bit: number): boolean => (bits[place + 1]! & bit) !== 0;
  const beds = services.filter((s) => is(s, PLACE.hospitalBeds));
  const careHomes = services.filter((s) => is(s, PLACE.careHome));
  const notBeds = numbers.filter((place) => !is(place, PLACE.hospitalBeds));
  const notCareHome = numbers.filter((place) => !is(place, PLACE.careHome));
  const homes = numbers.filter((place) => is(place, PLACE.home));
  const exitNumber = (exit: ExitName): number => model.services.length + EXITS.indexOf(exit);
  const exits = (moves: Moves, from: readonly number[], exit: ExitName): Count =>
    total(from, [exitNumber(exit)], (place, out) => moves.exited(place, out));
  return {
    hasHospitalBeds: beds.length > 0,
    hasAftercare: services.some((s) => is(s, PLACE.hospital)) && services.some((s) => is(s, PLACE.aftercare)),
    admissions: (moves) => total(beds, notBeds, (to, from) => moves.started(to, from)),
    wentHome: (moves) => total(beds, homes, (from, to) => moves.left(from, to)),
    intoCareHome(moves) {
      const asService = total(careHomes, notCareHome, (to, from) => moves.started(to, from));
      return add(
        asService,
        exits(
          moves,
          notCareHome.filter((place) => place < model.services.length),
          "care-home",
        ),
      );
    },
    exits: (moves, exit) => exits(moves, [-1, ...services], exit),
  };
}

function total(
  ones: readonly number[],
  others: readonly number[],
  count: (one: number, other: number) => Count,
): Count {
  return ones.flatMap((one) => others.map((other) => count(one, other))).reduce(add, { all: 0, older: 0 });
}

function add(a: Count, b: Count): Count {
  return { all: a.all + b.all, older: a.older + b.older };
}
