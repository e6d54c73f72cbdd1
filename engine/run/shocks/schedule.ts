import type { ModelShock } from "../../compile/model/shocks.ts";
import type { Model } from "../../compile/model.ts";
import { sample } from "../../random/distributions.ts";
import { DOMAIN, type RunKey, runStream } from "../../random/keys.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { CannotGoOn } from "../cannotGoOn.ts";

/** One time that a shock is there, in seconds: from ≤ t < until. */
export interface Blow {
  readonly shock: number;
  readonly from: number;
  readonly until: number;
}

/** A shock that comes more often than this in one run is no shock. */
const MOST_BLOWS = 100_000;

/**
 * When the shocks of one replication come: a matter of their own luck alone, so it is known from the start. Each draws
 * by its own name, so that another shock, or another person, changes nothing.
 * @throws CannotGoOn when a shock comes more than MOST_BLOWS times.
 */
export function blowsOf(model: Model, key: RunKey): Blow[] {
  const words = new Int32Array(2);
  runStream(words, key, DOMAIN.shocks);
  const [luck0, luck1] = [words[0]!, words[1]!];
  const drawn = (shock: ModelShock, use: number, distribution: number, nth: number): number => {
    threefry(words, luck0, luck1, purpose(shock.luck, use), nth);
    return Math.max(1, Math.round(sample(model.distributions[distribution]!, words[0]!)));
  };
  return model.shocks.flatMap((shock, number) => {
    const blows: Blow[] = [];
    let until = 0;
    for (let nth = 0; nth === 0 || shock.every >= 0; nth++) {
      const from = shock.every < 0 ? shock.on : until + drawn(shock, USE.shockGap, shock.every, nth);
      if (from >= model.clock.end) break;
      if (nth === MOST_BLOWS) throw tooOften(shock);
      until = from + drawn(shock, USE.shockLasts, shock.lasts, nth);
      blows.push({ shock: number, from, until });
    }
    return blows;
  });
}

const tooOften = ({ name }: ModelShock): CannotGoOn =>
  new CannotGoOn(`the shock ${name} comes more than ${MOST_BLOWS} times`, "a longer every: or lasts:");

/** A beginning or an end of a shock. */
export interface Turn {
  readonly at: number;
  readonly shock: number;
  readonly begins: boolean;
}

/** Beginnings and ends in order; at one instant by name, so that the order of the list does not matter. */
export function turnsOf(model: Model, blows: readonly Blow[]): Turn[] {
  return blows
    .flatMap(({ shock, from, until }): Turn[] => [
      { at: from, shock, begins: true },
      { at: until, shock, begins: false },
    ])
    .filter(({ at }) => at < model.clock.end)
    .sort((a, b) => a.at - b.at || model.shocks[a.shock]!.luck - model.shocks[b.shock]!.luck);
}
