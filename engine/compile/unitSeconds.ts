import type { UnitProfile } from "./model/places.ts";
import type { Model } from "./model.ts";

const ONE: UnitProfile = [{ after: 0, units: 1 }];

/** How much of a service a stay takes up, before a run. */
export interface Load {
  /** Units × seconds of a stay of so many seconds, its turn-round included. */
  of(stay: number): number;
}

/** The load of people of a class on a service; `beyond`: seconds of the turn-round. */
export function loadOn({ holding, classes }: Model, service: number, cls: number, beyond: number): Load {
  const { units } = holding;
  const profile = units?.profiles[units.profileOf[service * classes.length + cls]!] ?? ONE;
  return {
    of(stay) {
      const during = profile.reduce((sum, step, i) => {
        const until = Math.min(profile[i + 1]?.after ?? stay, stay);
        return sum + step.units * Math.max(0, until - step.after);
      }, 0);
      return during + beyond * profile.findLast(({ after }) => after <= stay)!.units;
    },
  };
}
