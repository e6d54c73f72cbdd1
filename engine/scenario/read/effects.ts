/** Shapes → effects. */
import * as say from "../messages/effects.ts";
import { at, type Report } from "../problem.ts";
import type { Place } from "../scenario.ts";
import type { EffectShape } from "../schema/effects.ts";
import type { EffectSpec } from "../spec/people.ts";

/** The effect of a shape; null, with the problem reported, when it is neither of the one kind nor of the other. */
export function effectSpec(name: string, shape: EffectShape, place: Place, report: Report): EffectSpec | null {
  const { while: during = null, from = null, until = null } = shape;
  const spot = at(place, `effects.${name}`);
  if ((during === null) === (from === null)) {
    report(say.whileOrFrom(spot, from !== null));
    return null;
  }
  if (from !== null && until !== null && until <= from) {
    report(say.endsFirst(spot, from, until));
    return null;
  }
  const works = shape["works-for"];
  return {
    name,
    label: shape.label ?? null,
    was: shape.was ?? null,
    while: during,
    from,
    until,
    who: shape.who ?? null,
    on: shape.on,
    factor: shape.factor,
    lag: shape.lag ?? null,
    decay: shape.decay ?? null,
    worksFor: works === "rest" ? null : (works ?? null),
    place,
  };
}
